//! The comparison of the KPIs of the sides, field by field.

use std::cell::OnceCell;
use std::sync::Arc;

use super::field::{IndicatorField, fields, fields_that_stay};
use super::namesakes::Namesakes;
use super::rows_by_id::RowsById;
use super::stated::{Counts, decide};
use super::{Base, DiffStatus, Difference, FieldValue, Plans, Resolution, Sides, order};
use crate::plan::indicator::StatedRate;
use crate::plan::{Actual, Cell, Indicator, KpiTable};
use crate::value::{FiscalYear, IndicatorId};

/// The sides of a merge with the indexes of their KPIs.
pub(super) struct Merger<'a> {
    pub(super) sides: Sides<'a>,
    /// The whole plans that are merged; `None` for tables.
    pub(super) plans: Option<Plans<'a>>,
    pub(super) base: RowsById<'a>,
    pub(super) ours: RowsById<'a>,
    pub(super) theirs: RowsById<'a>,
    answers: Vec<RowsById<'a>>,
    /// Every field that a KPI of any side has; the fields that table files hold come first.
    pub(super) fields: Vec<IndicatorField>,
    /// The number of fields at the beginning of `fields` that table files hold.
    travelling: usize,
    /// The KPIs with equal names that both sides added; computed on first use.
    pub(super) namesakes: OnceCell<Namesakes<'a>>,
}

impl<'a> Merger<'a> {
    /// A merger of these sides. With whole plans it also compares the fields that no table file holds.
    pub(super) fn new(sides: Sides<'a>, plans: Option<Plans<'a>>) -> Self {
        let years = years_of(sides, plans.is_some());
        let mut all = fields(&years);
        let travelling = all.len();
        if plans.is_some() {
            all.extend(fields_that_stay(&years));
        }
        Self {
            sides,
            plans,
            base: RowsById::from_table(sides.base),
            ours: RowsById::from_table(sides.ours),
            theirs: RowsById::from_table(sides.theirs),
            answers: sides.answers.iter().map(RowsById::from_table).collect(),
            fields: all,
            travelling,
            namesakes: OnceCell::new(),
        }
    }

    /// All differences that their side made.
    pub(super) fn differences(&self) -> Vec<Difference> {
        let mut differences = Vec::new();
        self.years(&mut differences);
        let mut before = Before::default();
        for row in &self.sides.theirs.rows {
            self.row(row, &before, &mut differences);
            before.pass(row.id, self.ours.get(row.id).is_some());
        }
        for row in &self.sides.ours.rows {
            differences.extend(self.removed(row));
        }
        differences.extend(order::merge(self.sides));
        differences
    }

    /// Adds the differences that they made in one KPI.
    fn row(&self, theirs: &Arc<Indicator>, before: &Before, differences: &mut Vec<Difference>) {
        let base = self.base.get(theirs.id);
        match (base, self.ours.get(theirs.id)) {
            (_, Some(ours)) if ours == theirs => {}
            (_, Some(ours)) => differences.extend(self.fields_of(base.map(|base| &**base), ours, theirs)),
            (Some(base), None) if self.same(base, theirs, self.sides.theirs) => {}
            (_, None) => {
                let added = self.absent(base.is_some(), theirs, before);
                let may_be_one = added.as_ref().is_some_and(|added| added.status == DiffStatus::Theirs);
                differences.extend(added);
                differences.extend(self.one_of_ours(theirs).filter(|_| may_be_one));
            }
        }
    }

    /// The differences that they made in the fields of a KPI.
    pub(super) fn fields_of(&self, base: Option<&Indicator>, ours: &Indicator, theirs: &Indicator) -> Vec<Difference> {
        let mut differences = Vec::new();
        for (place, field) in self.fields.iter().enumerate() {
            let is_known = place < self.travelling || !self.knows_a_table_only();
            differences.extend(self.field(*field, base.filter(|_| is_known), ours, theirs));
        }
        self.let_total_follow(base, ours, theirs, &mut differences);
        differences
    }

    fn knows_a_table_only(&self) -> bool {
        matches!(self.plans, Some(Plans { base: Base::Table(_), .. }))
    }

    /// The difference in one field of a KPI that both sides have; `None` if there is nothing to take.
    fn field(
        &self,
        field: IndicatorField,
        base: Option<&Indicator>,
        ours: &Indicator,
        theirs: &Indicator,
    ) -> Option<Difference> {
        if (base.is_none() && field.names_the_same(ours, theirs))
            || field.year().is_some_and(|year| self.took_away(year))
        {
            return None;
        }
        let base_says = base.map(|base| field.setting(base));
        let ours_says = field.setting(ours);
        let (status, said) = decide(base_says.as_ref(), &ours_says, &field.setting(theirs), self.counts())?;
        // A file without a year says nothing about it.
        let has_year = |answer: &KpiTable| field.year().is_none_or(|year| answer.years.contains(&year));
        let answers = || self.sides.answers.iter().zip(&self.answers).filter(|(answer, _)| has_year(answer));
        let answers = || answers().filter_map(|(_, answer)| answer.get(theirs.id));
        if answers().any(|answer| field.is_same(answer, theirs)) {
            return None;
        }
        let is_new = |row: &Indicator| base.map_or(!field.is_blank(row), |base| !field.is_same(base, row));
        let touched = answers().any(|answer| is_new(answer)) || self.year_is_barred(field);
        let status = if touched { DiffStatus::Conflict } else { status };
        let (base, ours) = (base_says.map(FieldValue::OfKpi), Some(FieldValue::OfKpi(ours_says)));
        Some(Difference { base, ours, ..Difference::new(Resolution::Set(theirs.id, said), status) })
    }

    /// What counts as a change: any change of spelling between whole plans, only a change of meaning for a table.
    pub(super) fn counts(&self) -> Counts {
        if self.plans.is_some() { Counts::Letters } else { Counts::Meaning }
    }

    /// Whether the year of that field can only be added together with a year that we removed since the base.
    fn year_is_barred(&self, field: IndicatorField) -> bool {
        field.year().is_some_and(|year| self.is_barred(year))
    }

    /// The difference for a KPI that only they have: they added it, or they changed it and we removed it.
    fn absent(&self, was_in_base: bool, theirs: &Arc<Indicator>, before: &Before) -> Option<Difference> {
        let answers = || self.answers.iter().filter_map(|answer| answer.get(theirs.id));
        if answers().any(|answer| self.same(answer, theirs, self.sides.theirs)) {
            return None;
        }
        let pick = Resolution::Add { row: without_empty_entries(theirs), behind: before.nearest() };
        let settled = was_in_base || answers().next().is_some() || self.needs_a_barred_year(theirs);
        Some(Difference::new(pick, if settled { DiffStatus::Conflict } else { DiffStatus::Theirs }))
    }

    /// Whether the KPI has content in a year that can only be added together with a year that we removed since the base.
    fn needs_a_barred_year(&self, theirs: &Indicator) -> bool {
        let stands_there = |field: &IndicatorField| self.year_is_barred(*field) && !field.is_blank(theirs);
        self.plans.is_some() && self.fields.iter().any(stands_there)
    }

    /// The difference for a KPI of ours that they removed or, without any base, that they do not have.
    fn removed(&self, ours: &Arc<Indicator>) -> Option<Difference> {
        let base = self.base.get(ours.id);
        let was_said = self.answers.iter().any(|answer| answer.get(ours.id).is_none());
        if self.theirs.get(ours.id).is_some() || was_said {
            return None;
        }
        let status = match base {
            Some(base) if !self.same(base, ours, self.sides.ours) => DiffStatus::Conflict,
            Some(_) => DiffStatus::Offered,
            None if self.plans.is_some_and(|plans| plans.base.knows_no_kpi()) => DiffStatus::Offered,
            None => return None,
        };
        Some(Difference::new(Resolution::Remove(ours.id), status))
    }

    /// Whether two states of a KPI mean the same, as far as the base is known. The content of a year that `side`
    /// removed does not count.
    fn same(&self, one: &Arc<Indicator>, other: &Arc<Indicator>, side: &KpiTable) -> bool {
        let known = if self.knows_a_table_only() { self.travelling } else { self.fields.len() };
        let went = |year| self.plans.is_some() && self.sides.base.years.contains(&year) && !side.years.contains(&year);
        let counts = |field: &&IndicatorField| !field.year().is_some_and(went);
        one == other || self.fields.iter().take(known).filter(counts).all(|field| field.is_same(one, other))
    }
}

/// Every fiscal year that may have content. Cells of whole plans are included even where the table has no column for
/// them.
fn years_of(sides: Sides<'_>, whole: bool) -> Vec<FiscalYear> {
    let mut years = sides.base.years.clone();
    let mut note = |year: FiscalYear| {
        if let Err(place) = years.binary_search(&year) {
            years.insert(place, year);
        }
    };
    for table in [sides.base, sides.ours, sides.theirs] {
        table.years.iter().copied().for_each(&mut note);
        for row in table.rows.iter().filter(|_| whole) {
            years_in(row).for_each(&mut note);
        }
    }
    years
}

/// The fiscal years for which a KPI has cells, replaced targets, stated rates or notes; a year may be returned more than once.
pub(crate) fn years_in(row: &Indicator) -> impl Iterator<Item = FiscalYear> {
    let cells = row.targets.keys().chain(row.actuals.keys()).copied();
    let earlier = row.earlier_targets.keys().chain(row.stated_rates.keys()).filter_map(|year| *year);
    cells.chain(earlier).chain(row.notes.keys().filter_map(|(_, year)| *year))
}

/// The KPI without empty entries, which would add their years to a plan that removed those years.
fn without_empty_entries(row: &Arc<Indicator>) -> Arc<Indicator> {
    let is_empty = |cell: &Cell| cell.is_blank() && cell.text.is_empty();
    let has_no_parts =
        |actual: &Actual| actual.parts.as_ref().is_none_or(|(above, below)| is_empty(above) && is_empty(below));
    let is_empty_actual = |actual: &Actual| is_empty(&actual.cell) && actual.earlier.is_empty() && has_no_parts(actual);
    let is_unsaid = |rate: &StatedRate| rate.text.is_empty() && rate.formula.is_empty();
    let has_empty = row.targets.values().any(is_empty)
        || row.actuals.values().any(is_empty_actual)
        || row.stated_rates.values().any(is_unsaid)
        || row.earlier_targets.values().any(Vec::is_empty)
        || row.notes.values().any(String::is_empty);
    if !has_empty {
        return Arc::clone(row);
    }
    let mut row = Indicator::clone(row);
    row.targets.retain(|_, cell| !is_empty(cell));
    row.actuals.retain(|_, actual| !is_empty_actual(actual));
    row.stated_rates.retain(|_, rate| !is_unsaid(rate));
    row.earlier_targets.retain(|_, earlier| !earlier.is_empty());
    row.notes.retain(|_, note| !note.is_empty());
    Arc::new(row)
}

/// The KPIs before a row on their side.
#[derive(Default)]
struct Before {
    passed: Vec<IndicatorId>,
    ours: Option<IndicatorId>,
}

impl Before {
    /// How many of the KPIs before a row are recorded as its place, since added KPIs among them may be left out.
    const ADDED: usize = 8;

    fn pass(&mut self, id: IndicatorId, is_ours: bool) {
        self.passed.push(id);
        self.ours = if is_ours { Some(id) } else { self.ours };
    }

    /// The ids of the nearest KPIs before the row, then the id of the nearest KPI that we have, too.
    fn nearest(&self) -> Vec<IndicatorId> {
        self.passed.iter().rev().take(Self::ADDED).copied().chain(self.ours).collect()
    }
}
