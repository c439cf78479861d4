//! The merge of the years: columns that are added or removed at the ends.

use super::field::IndicatorField;
use super::rows::Merger;
use super::stated::decide;
use super::whole::PlanField;
use super::{Base, DiffStatus, Difference, FieldValue, Plans, Resolution};
use crate::plan::{Indicator, KpiTable, Plan};
use crate::value::FiscalYear;

impl Merger<'_> {
    /// Adds the differences for the years that only they have and, for whole plans, for headings and for the years that
    /// they removed.
    pub(super) fn years(&self, differences: &mut Vec<Difference>) {
        let theirs = self.sides.theirs;
        for year in &theirs.years {
            let has = |table: &KpiTable| table.years.contains(year);
            if !has(self.sides.base) && !has(self.sides.ours) && !self.sides.answers.iter().any(has) {
                let status = if self.is_barred(*year) { DiffStatus::Conflict } else { DiffStatus::Theirs };
                differences.push(Difference::new(Resolution::AddYear(*year), status));
            }
        }
        let Some(plans) = self.plans else { return };
        for year in &theirs.years {
            differences.extend(self.heading(plans, *year));
        }
        for year in &self.sides.ours.years {
            if !theirs.years.contains(year) {
                differences.extend(self.removed_year(plans, *year));
            }
        }
    }

    /// Whether the year can only be added together with a year that we removed since the base: it is that year or lies
    /// beyond it, and the years of a plan have no gaps.
    pub(super) fn is_barred(&self, year: FiscalYear) -> bool {
        let ours = &self.sides.ours.years;
        let is_gone = |one: &FiscalYear| !ours.contains(one);
        let (Some(first), Some(last)) = (ours.first(), ours.last()) else { return false };
        self.sides.base.years.iter().filter(|one| is_gone(one)).any(|gone| {
            let before = year <= *gone && gone < first;
            let behind = last < gone && *gone <= year;
            before || behind
        })
    }

    /// Whether they removed the year with its content since the base. A table file without a column says nothing about
    /// its year.
    pub(super) fn took_away(&self, year: FiscalYear) -> bool {
        let has = |table: &KpiTable| table.years.contains(&year);
        self.plans.is_some() && has(self.sides.base) && has(self.sides.ours) && !has(self.sides.theirs)
    }

    /// The difference in the heading of a year that they have; a conflict if the year can only be added together with a
    /// year that we removed.
    fn heading(&self, plans: Plans<'_>, year: FiscalYear) -> Option<Difference> {
        let field = PlanField::Heading(year);
        let base = match plans.base {
            Base::Plan(base) => base.years.contains(year).then(|| field.setting(base)),
            Base::Table(_) | Base::Sheets(_) | Base::Unknown => None,
        };
        let (ours, theirs) = (field.setting(plans.ours), field.setting(plans.theirs));
        let is_gone = base.is_some() && !plans.ours.years.contains(year);
        if is_gone && base.as_ref().is_some_and(|base| base.means(&theirs)) {
            return None;
        }
        let (status, said) = decide(base.as_ref(), &ours, &theirs, self.counts())?;
        let status = if self.is_barred(year) { DiffStatus::Conflict } else { status };
        let (base, ours) = (base.map(FieldValue::OfPlan), Some(FieldValue::OfPlan(ours)));
        Some(Difference { base, ours, ..Difference::new(Resolution::SetPlan(said), status) })
    }

    /// The difference for a year of ours that they do not have because they removed it; `None` if we added it.
    fn removed_year(&self, plans: Plans<'_>, year: FiscalYear) -> Option<Difference> {
        let is_known = self.sides.base.years.contains(&year);
        if !is_known && !plans.base.knows_no_kpi() {
            return None;
        }
        let untouched = self.sides.ours.rows.iter().all(|row| {
            let base = self.base.get(row.id).filter(|_| is_known).map(|base| &**base);
            self.fields.iter().filter(|field| field.year() == Some(year)).all(|field| is_untouched(*field, base, row))
        });
        let heading = |plan: &Plan| PlanField::Heading(year).setting(plan);
        let ours = heading(plans.ours);
        let same_heading = match plans.base {
            Base::Plan(base) => heading(base).means(&ours),
            Base::Table(_) => true,
            Base::Sheets(_) | Base::Unknown => ours.is_blank(),
        };
        let is_free = untouched && same_heading && !self.is_needed(year);
        let status = if is_free { DiffStatus::Offered } else { DiffStatus::Conflict };
        Some(Difference::new(Resolution::RemoveYear(year), status))
    }

    /// Whether a year that they removed is still needed: we added a year beyond it, or no year would be left.
    fn is_needed(&self, year: FiscalYear) -> bool {
        let (base, ours, theirs) = (self.sides.base, self.sides.ours, self.sides.theirs);
        let (Some(first), Some(last)) = (base.years.first(), base.years.last()) else { return false };
        let (Some(their_first), Some(their_last)) = (theirs.years.first(), theirs.years.last()) else { return true };
        let is_beyond = |one: &FiscalYear| (one < first && year < *their_first) || (last < one && *their_last < year);
        let stays = |one: &FiscalYear| ours.years.contains(one) || !self.is_barred(*one);
        ours.years.iter().any(is_beyond) || !theirs.years.iter().any(stays)
    }
}

/// Whether the field is the same as in the base, or is blank where the base is not known.
fn is_untouched(field: IndicatorField, base: Option<&Indicator>, ours: &Indicator) -> bool {
    base.map_or_else(|| field.is_blank(ours), |base| field.is_same(base, ours))
}
