//! Merging three ways: what the other side changed since the base, held against what we changed since then.
//!
//! | base → ours | base → theirs | here |
//! |---|---|---|
//! | same | changed | [`Standing::Theirs`]: theirs |
//! | changed | same | nothing: ours |
//! | changed | changed, to the same value | nothing |
//! | changed | changed, to another value | [`Standing::Conflict`] |
//! | same | KPI deleted | [`Standing::Offered`] |
//! | deleted | same, or deleted | nothing |
//! | KPI deleted on one side | changed on the other | [`Standing::Conflict`] |
//! | – | KPI added | [`Standing::Theirs`] |
//! | KPI added | added with the same id | blanks are filled from either side, a conflict where both have values |
//!
//! The unit is the single field, attributes and notes too, and equal means equal in meaning. The result is ours with
//! the picks of what stands as theirs; conflicts keep ours until the user chooses, and a KPI is removed only
//! when the user says so. So far the KPI table is merged; whole plans widen [`Field`] and nothing else.
//!
//! Where several answers were made from one base, those applied before are handed in: what they said is no change any
//! more, and a third value in a field that one of them filled is a conflict, whatever stands there now.

use std::sync::Arc;

use crate::fiscal_year::FiscalYear;
use crate::id::{ById, IndicatorId};
use crate::plan::Indicator;
use crate::plan::lineage::KpiTable;

mod field;
mod order;

pub use field::{Field, Setting, fields};
pub(crate) use order::reordered;

/// One thing to take into a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// A field of a KPI.
    Set(IndicatorId, Setting),
    /// A whole KPI.
    Add {
        /// The KPI.
        row: Arc<Indicator>,
        /// Behind which others it stands, the nearest first; at the end where none of them is there.
        behind: Vec<IndicatorId>,
    },
    /// A KPI goes.
    Remove(IndicatorId),
    /// A column for a year that holds nothing yet.
    AddYear(FiscalYear),
    /// The KPIs in another order; those that are not named keep their place behind the one before them.
    Order(Vec<IndicatorId>),
}

/// How a difference stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Only they changed it: it is in the result.
    Theirs,
    /// Only the user can say so: a removal.
    Offered,
    /// Both changed it, each otherwise: ours is kept.
    Conflict,
}

/// Something that they have otherwise than we, because they changed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What taking it does to ours.
    pub pick: Pick,
    /// What the field held in the base, where it is a field and the base had its KPI.
    pub base: Option<Setting>,
    /// What the field holds here, where it is a field.
    pub ours: Option<Setting>,
    /// How it stands.
    pub standing: Standing,
}

/// The tables that are merged.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'a> {
    /// What both sides come from. Without one, ours: then every difference stands as theirs.
    pub base: &'a KpiTable,
    /// Ours.
    pub ours: &'a KpiTable,
    /// Theirs.
    pub theirs: &'a KpiTable,
    /// Other tables made from the same base that were taken in before.
    pub answers: &'a [KpiTable],
}

/// Holds theirs against ours. The years come first, then the KPIs in their order, then what they removed, then the order.
pub fn merge(sides: Sides<'_>) -> Vec<Difference> {
    let merger = Merger::new(sides);
    let mut differences = Vec::new();
    merger.years(&mut differences);
    let mut before = Before::default();
    for row in &sides.theirs.rows {
        merger.row(row, &before, &mut differences);
        before.pass(row.id, merger.ours.get(row.id).is_some());
    }
    for row in &sides.ours.rows {
        differences.extend(merger.removed(row));
    }
    differences.extend(order::merge(sides));
    differences
}

/// What stands before a row in theirs.
#[derive(Default)]
struct Before {
    passed: Vec<IndicatorId>,
    ours: Option<IndicatorId>,
}

impl Before {
    /// Added KPIs that may be unchosen before a row loses its place.
    const ADDED: usize = 8;

    fn pass(&mut self, id: IndicatorId, is_ours: bool) {
        self.passed.push(id);
        self.ours = if is_ours { Some(id) } else { self.ours };
    }

    /// The nearest rows before it, and the nearest of them that we have.
    fn nearest(&self) -> Vec<IndicatorId> {
        self.passed.iter().rev().take(Self::ADDED).copied().chain(self.ours).collect()
    }
}

/// The rows of a table by their ids.
struct Rows<'a> {
    rows: &'a [Arc<Indicator>],
    places: ById,
}

impl<'a> Rows<'a> {
    fn of(table: &'a KpiTable) -> Self {
        Self { rows: &table.rows, places: ById::places(table.rows.iter().map(|row| row.id)) }
    }

    fn get(&self, id: IndicatorId) -> Option<&'a Arc<Indicator>> {
        self.rows.get(self.places.get(id)?)
    }
}

struct Merger<'a> {
    sides: Sides<'a>,
    base: Rows<'a>,
    ours: Rows<'a>,
    theirs: Rows<'a>,
    answers: Vec<Rows<'a>>,
    /// Every field that a KPI of any side has.
    fields: Vec<Field>,
}

impl<'a> Merger<'a> {
    fn new(sides: Sides<'a>) -> Self {
        let mut years = sides.base.years.clone();
        for year in sides.ours.years.iter().chain(&sides.theirs.years) {
            if let Err(place) = years.binary_search(year) {
                years.insert(place, *year);
            }
        }
        Self {
            sides,
            base: Rows::of(sides.base),
            ours: Rows::of(sides.ours),
            theirs: Rows::of(sides.theirs),
            answers: sides.answers.iter().map(Rows::of).collect(),
            fields: fields(&years),
        }
    }

    /// Years that only they have.
    fn years(&self, differences: &mut Vec<Difference>) {
        let Sides { base, ours, theirs, answers } = self.sides;
        for year in &theirs.years {
            let has = |table: &KpiTable| table.years.contains(year);
            if !has(base) && !has(ours) && !answers.iter().any(has) {
                differences.push(Difference::of(Pick::AddYear(*year), Standing::Theirs));
            }
        }
    }

    /// What they say of one KPI.
    fn row(&self, theirs: &Arc<Indicator>, before: &Before, differences: &mut Vec<Difference>) {
        let base = self.base.get(theirs.id);
        match (base, self.ours.get(theirs.id)) {
            (_, Some(ours)) => {
                for field in &self.fields {
                    differences.extend(self.field(*field, base.map(|base| &**base), ours, theirs));
                }
            }
            (Some(base), None) if self.same(base, theirs) => {}
            (_, None) => differences.extend(self.absent(base.is_some(), theirs, before)),
        }
    }

    /// A field of a KPI that both have.
    fn field(
        &self,
        field: Field,
        base: Option<&Indicator>,
        ours: &Indicator,
        theirs: &Indicator,
    ) -> Option<Difference> {
        if base.is_none() && field.names_the_same(ours, theirs) {
            return None;
        }
        let is_new = |row: &Indicator| base.map_or(!field.is_blank(row), |base| !field.is_same(base, row));
        if !is_new(theirs) || field.is_same(ours, theirs) {
            return None;
        }
        let answers = || self.answers.iter().filter_map(|answer| answer.get(theirs.id));
        if answers().any(|answer| field.is_same(answer, theirs)) {
            return None;
        }
        let touched = is_new(ours) || answers().any(|answer| is_new(answer)) || self.year_is_gone(field);
        Some(Difference {
            pick: Pick::Set(theirs.id, field.of(theirs)),
            base: base.map(|base| field.of(base)),
            ours: Some(field.of(ours)),
            standing: if touched { Standing::Conflict } else { Standing::Theirs },
        })
    }

    /// Whether we removed the year of that field since the base.
    fn year_is_gone(&self, field: Field) -> bool {
        let gone = |year| self.sides.base.years.contains(&year) && !self.sides.ours.years.contains(&year);
        field.year().is_some_and(gone)
    }

    /// A KPI that they have and we have not: added by them, or changed by them and deleted by us.
    fn absent(&self, was_in_base: bool, theirs: &Arc<Indicator>, before: &Before) -> Option<Difference> {
        let answers = || self.answers.iter().filter_map(|answer| answer.get(theirs.id));
        if answers().any(|answer| self.same(answer, theirs)) {
            return None;
        }
        let pick = Pick::Add { row: Arc::clone(theirs), behind: before.nearest() };
        let settled = was_in_base || answers().next().is_some();
        Some(Difference::of(pick, if settled { Standing::Conflict } else { Standing::Theirs }))
    }

    /// A KPI of ours that they deleted.
    fn removed(&self, ours: &Arc<Indicator>) -> Option<Difference> {
        let base = self.base.get(ours.id)?;
        let was_said = self.answers.iter().any(|answer| answer.get(ours.id).is_none());
        if self.theirs.get(ours.id).is_some() || was_said {
            return None;
        }
        let standing = if self.same(base, ours) { Standing::Offered } else { Standing::Conflict };
        Some(Difference::of(Pick::Remove(ours.id), standing))
    }

    /// Whether two states of a KPI mean the same.
    fn same(&self, one: &Arc<Indicator>, other: &Arc<Indicator>) -> bool {
        Arc::ptr_eq(one, other) || self.fields.iter().all(|field| field.is_same(one, other))
    }
}

impl Difference {
    fn of(pick: Pick, standing: Standing) -> Self {
        Self { pick, base: None, ours: None, standing }
    }
}
