//! Commands on whole plans: creating, moving to another placement, renaming, and importing from a file.

use std::sync::Arc;

use super::{Rejection, StepKind, StepLabel};
use crate::plan::{
    ActivityLog, ActualSource, Aggregation, Evaluations, Fact, Form, Indicator, MOST_YEARS, Placement, Plan, Workbook,
    YearAxis,
};
use crate::value::fiscal_year;
use crate::value::{AsOf, FiscalYear, IndicatorId, PlanId, width};

/// The origin of a plan that is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The plan was created empty from a form.
    Form,
    /// The plan is one of the samples.
    Sample,
    /// The plan is a copy of another plan in the list.
    Copy,
    /// The plan continues another plan in its next period ([`super::next_period`]).
    NextPeriod,
    /// The plan is kept under a new id because another tab had changed the stored one.
    KeptApart,
    /// The plan was restored from an automatic copy: it replaces the plan of the same id, if there is one.
    PutBack,
}

/// The decision on one plan of a plan file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanResolution {
    /// The plan is added, under its own id if that is free or else under a fresh id that it was given.
    Add(Arc<Plan>),
    /// The plan replaces the plan of the same id in the workbook.
    Replace(Arc<Plan>),
}

impl PlanResolution {
    /// The plan that is added or that replaces another.
    pub fn plan(&self) -> &Arc<Plan> {
        match self {
            Self::Add(plan) | Self::Replace(plan) => plan,
        }
    }
}

/// An empty plan of that form with those years, and with as many rows as the form starts with (`docs/decisions.md` 5);
/// `None` if two rows get the same id.
pub fn blank_plan(
    id: PlanId,
    form: impl Into<Arc<Form>>,
    years: YearAxis,
    fresh_id: impl FnMut() -> IndicatorId,
) -> Option<Plan> {
    let form = form.into();
    let (rows, basis) = (form.table.rows, form.table.basis);
    let mut ids = std::iter::repeat_with(fresh_id);
    let rows = ids.by_ref().take(rows).map(|id| Arc::new(Indicator::new(id, basis))).collect();
    Plan::new(id, form, years).with_indicators(rows)
}

/// The reason why the years of a new plan can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NewYearsError {
    /// The first year is blank, unreadable, or outside the supported range.
    #[error("the first year cannot be read")]
    First,
    /// The number of years is blank or not a whole number from 1 to [`MOST_YEARS`].
    #[error("the number of years cannot be read")]
    Count,
    /// The years would go beyond the supported range.
    #[error("there is no room for so many years from the first one")]
    TooFar,
}

/// The years of a new plan as typed: the first fiscal year in either calendar, and how many there are.
pub fn read_new_years(first: &str, count: &str) -> Result<YearAxis, NewYearsError> {
    let first = fiscal_year::read_fiscal_year(first).map_err(|_| NewYearsError::First)?.year;
    let count = width::trim(&width::fold(count)).parse().ok().filter(|count| (1..=MOST_YEARS).contains(count));
    YearAxis::starting(first, count.ok_or(NewYearsError::Count)?).ok_or(NewYearsError::TooFar)
}

/// The fiscal year of the answer to いつから: a day, a month or a year; `None` if it can't be read.
pub fn since_year(since: &str) -> Option<FiscalYear> {
    match fiscal_year::read_as_of(since)? {
        AsOf::FiscalYear(since) => Some(since),
        AsOf::CalendarYear(since) => FiscalYear::new(since),
        AsOf::Mean(..) => None,
    }
}

/// The answers to the form for a new activity plan (新しい計画, `docs/decisions.md` 5). Each of them may be blank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityAnswers {
    /// The name of the plan.
    pub name: String,
    /// The name of the counted thing, which becomes the name of the plan's first indicator; its actual is the sum of
    /// its records.
    pub counted: String,
    /// The start of the activity as typed: a day, a month or a fiscal year.
    pub since: String,
}

/// A plan of a form that asks questions first (活動計画), with those years and the answers filled in.
pub fn activity_plan(
    id: PlanId,
    form: impl Into<Arc<Form>>,
    answers: &ActivityAnswers,
    years: YearAxis,
    fresh_id: impl FnMut() -> IndicatorId,
) -> Option<Plan> {
    let mut plan = blank_plan(id, form, years, fresh_id)?;
    plan.facts.name.clone_from(&answers.name);
    plan.facts.project_start.clone_from(&answers.since);
    let Some(first) = plan.indicators().first() else { return Some(plan) };
    let mut counted = Indicator { name: answers.counted.clone(), ..Indicator::clone(first) };
    // A thing that is counted as it happens is recorded as it happens.
    if !answers.counted.is_empty() {
        counted.actual_source = ActualSource::Records(Aggregation::Sum);
    }
    Some(plan.with_indicator(Arc::new(counted)))
}

/// The same plan under another id, without its evaluations and records of activity. Its rows keep their ids and still
/// follow the same KPIs of earlier plans (`docs/decisions.md` 20, 87, 102).
pub fn copied(plan: &Plan, id: PlanId) -> Plan {
    let mut copy = plan.clone();
    copy.set_id(id);
    copy.evaluations = Evaluations::default();
    copy.placement = Placement::Active;
    copy.with_log(ActivityLog::default())
}

/// Adds a plan at the end of the list; a plan from an automatic copy replaces the one of the same id in its place.
pub(super) fn add(workbook: &Workbook, plan: &Arc<Plan>, origin: Origin) -> Result<(Workbook, StepLabel), Rejection> {
    if workbook.plan(plan.id).is_some() && origin != Origin::PutBack {
        return Err(Rejection::IdTaken);
    }
    let what = match origin {
        Origin::Form => StepKind::PlanMade,
        Origin::Sample => StepKind::SampleAdded,
        Origin::Copy => StepKind::PlanCopied,
        Origin::NextPeriod => StepKind::PlanContinued,
        Origin::KeptApart => StepKind::PlanKeptApart,
        Origin::PutBack => StepKind::CopyPutBack,
    };
    Ok((workbook.with_plan(Arc::clone(plan)), StepLabel { plan: Some(plan.id), indicator: None, what }))
}

/// Moves a plan to another placement. Returns [`Rejection::NoSuchPlan`] if the workbook does not hold it.
pub(super) fn move_plan(
    workbook: &Workbook,
    id: PlanId,
    placement: Placement,
) -> Result<(Workbook, StepLabel), Rejection> {
    let plan = workbook.plan(id).ok_or(Rejection::NoSuchPlan)?;
    let mut moved = Plan::clone(plan);
    moved.placement = placement;
    let change = StepLabel { plan: Some(id), indicator: None, what: StepKind::PlanMoved(placement) };
    Ok((workbook.with_plan(Arc::new(moved)), change))
}

/// Renames a plan. Returns [`Rejection::NoSuchPlan`] if the workbook does not hold it.
pub(super) fn rename(workbook: &Workbook, id: PlanId, name: &str) -> Result<(Workbook, StepLabel), Rejection> {
    let mut renamed = Plan::clone(workbook.plan(id).ok_or(Rejection::NoSuchPlan)?);
    renamed.facts.set(Fact::Name, name);
    let change = StepLabel { plan: Some(id), indicator: None, what: StepKind::PlanRenamed };
    Ok((workbook.with_plan(Arc::new(renamed)), change))
}

/// Imports plans from a file. Returns [`Rejection::IdTaken`] if the id of a plan to add exists already, and
/// [`Rejection::NoSuchPlan`] if a plan to replace does not exist.
pub(super) fn take(workbook: &Workbook, picks: &[PlanResolution]) -> Result<(Workbook, StepLabel), Rejection> {
    let mut after = workbook.clone();
    for one in picks {
        after = match one {
            PlanResolution::Add(plan) if after.plan(plan.id).is_some() => return Err(Rejection::IdTaken),
            PlanResolution::Replace(plan) if after.plan(plan.id).is_none() => return Err(Rejection::NoSuchPlan),
            PlanResolution::Add(plan) | PlanResolution::Replace(plan) => after.with_plan(Arc::clone(plan)),
        };
    }
    let plan = match picks {
        [pick] => Some(pick.plan().id),
        _ => None,
    };
    Ok((after, StepLabel { plan, indicator: None, what: StepKind::PlansImported(picks.len()) }))
}
