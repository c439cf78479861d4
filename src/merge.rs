//! The three-way merge: what the other side changed since the base, compared with what we changed since then.
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
//! The unit of the merge is a single field; attributes and notes are fields, too. Values are equal if their meaning is
//! equal. The result is our side with the picks of all [`DiffStatus::Theirs`] differences. A conflict keeps our value
//! until the user chooses ours, theirs or a third value ([`Setting::typed`]).
//!
//! The texts of the document are merged paragraph by paragraph. Changes of different paragraphs are both taken. A text is a
//! conflict only if both sides changed the same paragraph; the user decides it as a whole or passage by passage ([`Passages`]).
//!
//! One engine merges two kinds of input. A **table** from a file states only the fields that table files hold; a field
//! that is absent from it counts as unchanged ([`merge`]). A **plan** states everything exactly ([`merge_plans`]): its
//! own fields, its years with their headings, and the fields of each KPI that no table file holds. Between plans, a
//! changed spelling is taken where nobody changed the meaning.
//!
//! Where several answers were made from one base, the answers that were applied before are passed in
//! [`Sides::answers`]. A value that such an answer already had no longer counts as a change. If an answer filled a
//! field, a third value for it is a conflict, whatever the field holds now.

use std::sync::Arc;

use crate::plan::{ActivityRecord, Indicator, KpiTable, Plan};
use crate::value::{FiscalYear, IndicatorId};

mod field;
mod following;
mod join;
mod namesakes;
mod order;
mod own;
mod paragraphs;
mod plan_only;
mod put;
pub mod review;
mod rows;
mod rows_by_id;
mod settle;
mod stated;
mod texts;
mod whole;
mod years;

pub use field::{IndicatorField, Setting, fields};
pub(crate) use order::reordered;
pub use paragraphs::{Passage, PassageChoice, Passages};
pub use plan_only::{PlanOnlyField, PlanOnlySetting};
pub(crate) use rows::years_in;
pub(crate) use rows_by_id::RowsById;
pub use settle::{open_conflicts, taken_back, taken_by_itself};
pub use texts::merge_texts;
pub use whole::{PlanField, PlanSetting};

use rows::Merger;
use stated::Stated;

/// One change to make in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// Sets a field of the indicator with this id.
    Set(IndicatorId, Setting),
    /// Sets a field of the plan itself.
    SetPlan(PlanSetting),
    /// Adds a whole indicator.
    Add {
        /// The indicator to add.
        row: Arc<Indicator>,
        /// The ids of the indicators before it, the nearest first. It is added behind the first of them that exists, or
        /// at the end.
        behind: Vec<IndicatorId>,
    },
    /// Joins an indicator of theirs with one that we added: its values are set in ours, and it is not added, whatever
    /// else is chosen.
    Join {
        /// The indicator as it is on their side.
        row: Arc<Indicator>,
        /// The id of the indicator on our side.
        into: IndicatorId,
        /// The settings of theirs to put into ours: those that fill a blank, and each conflict that is not decided for ours.
        settings: Vec<Setting>,
    },
    /// Removes the indicator with this id.
    Remove(IndicatorId),
    /// Adds an empty column for this fiscal year.
    AddYear(FiscalYear),
    /// Removes this fiscal year with its cells and notes.
    RemoveYear(FiscalYear),
    /// Sorts the indicators into this order; an indicator that is not listed keeps its place behind the one before it.
    Order(Vec<IndicatorId>),
}

/// Whether a difference is taken without a question to the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffStatus {
    /// Only they changed it, so their value is taken.
    Theirs,
    /// Only the user can decide it: a removal, or that two indicators are the same.
    Offered,
    /// Both sides changed it to different values, and ours is kept until the user decides.
    Conflict,
}

/// A field together with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// The content of a field of an indicator.
    OfKpi(Setting),
    /// The content of a field of the plan itself.
    OfPlan(PlanSetting),
}

impl FieldValue {
    /// Whether both have the same meaning, however the two are written.
    pub(crate) fn means(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::OfKpi(one), Self::OfKpi(other)) => Stated::means(one, other),
            (Self::OfPlan(one), Self::OfPlan(other)) => Stated::means(one, other),
            _ => false,
        }
    }

    /// The activity record in this field; `None` for any other field, and for a record that does not exist or was removed.
    pub fn record(&self) -> Option<&ActivityRecord> {
        match self {
            Self::OfPlan(PlanSetting::Record(_, record)) => record.as_deref().filter(|record| !record.is_removed()),
            _ => None,
        }
    }

    /// Whether the field is blank; a choice never is.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::OfKpi(setting) => Stated::is_blank(setting),
            Self::OfPlan(setting) => Stated::is_blank(setting),
        }
    }
}

/// A place where their side differs from ours because they changed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The change to make in ours if theirs is taken.
    pub pick: Resolution,
    /// The content of the field in the base; `None` if the difference concerns no field or the base has no such indicator.
    pub base: Option<FieldValue>,
    /// The content of the field on our side; `None` if the difference concerns no field.
    pub ours: Option<FieldValue>,
    /// Whether theirs is taken, offered or in conflict with ours.
    pub status: DiffStatus,
    /// For two indicators that are offered as one, the differences of their fields. Those with [`DiffStatus::Theirs`]
    /// are already in the pick; a conflict is added to it once it is decided.
    pub within: Vec<Self>,
}

/// The tables that are merged.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'a> {
    /// The table that both sides started from. Without one, callers pass ours, so that every difference counts as theirs.
    pub base: &'a KpiTable,
    /// The table as it is here.
    pub ours: &'a KpiTable,
    /// The table as the other side has it.
    pub theirs: &'a KpiTable,
    /// Other tables that were made from the same base and were imported before.
    pub answers: &'a [KpiTable],
}

/// The two states of one plan that are merged.
#[derive(Clone, Copy, Debug)]
pub struct Plans<'a> {
    /// What is known of the state that both sides started from.
    pub base: Base<'a>,
    /// The plan as it is here.
    pub ours: &'a Plan,
    /// The plan as the other side has it.
    pub theirs: &'a Plan,
}

/// What is known of the plan that both sides started from.
#[derive(Clone, Copy, Debug)]
pub enum Base<'a> {
    /// The whole plan is known.
    Plan(&'a Plan),
    /// Only its table is known. Nothing is known of the fields that no table holds.
    Table(&'a KpiTable),
    /// Only the texts of 効果検証 sheets in this table are known; everything else is unknown, as with [`Self::Unknown`].
    Sheets(&'a KpiTable),
    /// Nothing is known. What only one side has is taken or kept, different values are a conflict, and the removal of
    /// what only we have is offered.
    Unknown,
}

impl Base<'_> {
    /// Whether nothing is known of the KPIs and the years.
    fn knows_no_kpi(self) -> bool {
        matches!(self, Self::Sheets(_) | Self::Unknown)
    }
}

/// Compares their table with ours and the base. The result lists the years first, then the indicators in their order,
/// then what they removed, then the order of the indicators.
pub fn merge(sides: Sides<'_>) -> Vec<Difference> {
    Merger::new(sides, None).differences()
}

/// Compares their plan with ours and the base: first the plan's own fields, then the rest as [`merge`] does.
pub fn merge_plans(plans: Plans<'_>) -> Vec<Difference> {
    let [ours, theirs] = [plans.ours, plans.theirs].map(KpiTable::of_typed);
    let base = match plans.base {
        Base::Plan(base) => KpiTable::of_typed(base),
        Base::Table(base) => base.clone(),
        Base::Sheets(_) | Base::Unknown => KpiTable::default(),
    };
    let mut differences = own::merge(plans);
    let sides = Sides { base: &base, ours: &ours, theirs: &theirs, answers: &[] };
    differences.extend(Merger::new(sides, Some(plans)).differences());
    differences
}

impl Difference {
    fn new(pick: Resolution, status: DiffStatus) -> Self {
        Self { pick, base: None, ours: None, status, within: Vec::new() }
    }
}
