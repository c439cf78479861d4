//! Merging three ways: what the other side changed since the base, held against what we changed since then.
//!
//! | base → ours | base → theirs | here |
//! |---|---|---|
//! | same | changed | [`DiffStatus::Theirs`]: theirs |
//! | changed | same | nothing: ours |
//! | changed | changed, to the same value | nothing |
//! | changed | changed, to another value | [`DiffStatus::Conflict`] |
//! | same | KPI or year removed | [`DiffStatus::Offered`] |
//! | deleted | same, or deleted | nothing |
//! | KPI or year removed on one side | changed on the other | [`DiffStatus::Conflict`] |
//! | – | KPI or year added | [`DiffStatus::Theirs`] |
//! | KPI added | added with the same id | blanks are filled from either side, a conflict where both have values |
//! | KPI added | added with the same name and unit | added, and [`DiffStatus::Offered`] as one ([`Resolution::Join`]) |
//!
//! The unit is the single field, attributes and notes too, and equal means equal in meaning. The result is ours with
//! the picks of what stands as theirs; conflicts keep ours until the user chooses: ours, theirs, or a third value
//! ([`Setting::typed`]), which is a pick like theirs.
//!
//! There is one engine for all that is merged, and two things to state: a **table** of a file states the fields that
//! travel, and what is absent in it is no statement ([`merge`]); a **plan** states everything, to the letter
//! ([`merge_plans`]): its own fields, its years with their headings, and of each KPI what stays with the plan, too. A
//! change in how something is written counts there where nobody changed what it means.
//!
//! Where several answers were made from one base, those applied before are handed in: what they said is no change any
//! more, and a third value in a field that one of them filled is a conflict, whatever stands there now.

use std::sync::Arc;

use crate::plan::lineage::KpiTable;
use crate::plan::{Indicator, Plan};
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::IndicatorId;

mod field;
mod following;
mod join;
mod kept;
mod order;
mod own;
mod put;
pub mod review;
mod rows;
mod settle;
mod stated;
mod whole;
mod years;

pub use field::{IndicatorField, Setting, fields};
pub use kept::{Kept, KeptField};
pub(crate) use order::reordered;
pub(crate) use rows::years_in;
pub use settle::{open_conflicts, taken_back, taken_by_itself};
pub use whole::{PlanField, PlanSetting};

use rows::Merger;
use stated::Stated;

/// One thing to take into a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// A field of a KPI.
    Set(IndicatorId, Setting),
    /// A field of the plan itself.
    SetPlan(PlanSetting),
    /// A whole KPI.
    Add {
        /// The KPI.
        row: Arc<Indicator>,
        /// Behind which others it stands, the nearest first; at the end where none of them is there.
        behind: Vec<IndicatorId>,
    },
    /// A KPI of theirs and one that we added are one: it goes into ours, and is not added, whatever else is chosen.
    Join {
        /// Theirs.
        row: Arc<Indicator>,
        /// Ours.
        into: IndicatorId,
        /// What of theirs goes into ours: what fills a blank, and each conflict that is decided otherwise than ours.
        settings: Vec<Setting>,
    },
    /// A KPI goes.
    Remove(IndicatorId),
    /// A column for a year that holds nothing yet.
    AddYear(FiscalYear),
    /// A year goes, with all that stands in it.
    RemoveYear(FiscalYear),
    /// The KPIs in another order; those that are not named keep their place behind the one before them.
    Order(Vec<IndicatorId>),
}

/// How a difference stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffStatus {
    /// Only they changed it: it is in the result.
    Theirs,
    /// Only the user can say so: a removal, or that two KPIs are one.
    Offered,
    /// Both changed it, each otherwise: ours is kept.
    Conflict,
}

/// What stands in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// In one of a KPI.
    OfKpi(Setting),
    /// In one of the plan itself.
    OfPlan(PlanSetting),
}

impl Value {
    /// Whether nothing stands in it; of choices one always does.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::OfKpi(setting) => Stated::is_blank(setting),
            Self::OfPlan(setting) => Stated::is_blank(setting),
        }
    }
}

/// Something that they have otherwise than we, because they changed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What taking it does to ours.
    pub pick: Resolution,
    /// What the field held in the base, where it is a field and the base had its KPI.
    pub base: Option<Value>,
    /// What the field holds here, where it is a field.
    pub ours: Option<Value>,
    /// How it stands.
    pub standing: DiffStatus,
    /// Of two KPIs that are offered as one, how their fields stand to ours: what stands as theirs is in the pick already,
    /// a conflict comes to it when it is decided.
    pub within: Vec<Self>,
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
    /// Other tables made from the same base that were imported before.
    pub answers: &'a [KpiTable],
}

/// The plans that are merged: two states of one plan.
#[derive(Clone, Copy, Debug)]
pub struct Plans<'a> {
    /// What both sides come from.
    pub base: Base<'a>,
    /// Ours.
    pub ours: &'a Plan,
    /// Theirs.
    pub theirs: &'a Plan,
}

/// What is known of the plan that both sides come from.
#[derive(Clone, Copy, Debug)]
pub enum Base<'a> {
    /// All of it.
    Plan(&'a Plan),
    /// Its table. Of all that does not travel nothing is known.
    Table(&'a KpiTable),
    /// Nothing: what stands on one side only is taken, or stays; where the sides differ it is a conflict, and what only
    /// we have is offered to be removed.
    Unknown,
}

/// Holds theirs against ours. The years come first, then the KPIs in their order, then what they removed, then the order.
pub fn merge(sides: Sides<'_>) -> Vec<Difference> {
    Merger::new(sides, None).differences()
}

/// Holds their plan against ours: first the plan's own fields, then as [`merge`] does.
pub fn merge_plans(plans: Plans<'_>) -> Vec<Difference> {
    let [ours, theirs] = [plans.ours, plans.theirs].map(KpiTable::of);
    let base = match plans.base {
        Base::Plan(base) => KpiTable::of(base),
        Base::Table(base) => base.clone(),
        Base::Unknown => KpiTable::default(),
    };
    let mut differences = own::merge(plans);
    let sides = Sides { base: &base, ours: &ours, theirs: &theirs, answers: &[] };
    differences.extend(Merger::new(sides, Some(plans)).differences());
    differences
}

impl Value {
    /// What stands in a field of a KPI, if it is one.
    pub fn of_kpi(self) -> Option<Setting> {
        match self {
            Self::OfKpi(setting) => Some(setting),
            Self::OfPlan(_) => None,
        }
    }
}

impl Difference {
    fn of(pick: Resolution, standing: DiffStatus) -> Self {
        Self { pick, base: None, ours: None, standing, within: Vec::new() }
    }
}
