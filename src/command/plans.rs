//! Commands on whole plans: making one, shelving it, taking some in from a file.

use std::sync::Arc;

use super::{Rejection, StepKind, StepLabel};
use crate::plan::{Form, Indicator, Placement, Plan, Workbook, YearAxis};
use crate::value::fiscal_year::{self, AsOf, FiscalYear};
use crate::value::id::{IndicatorId, PlanId};

/// Where a new plan comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// From a form, empty.
    Form,
    /// From one of the samples.
    Sample,
    /// From another plan of the list.
    Copy,
    /// From a plan that another tab had changed in the store.
    KeptApart,
    /// From an automatic copy: it takes the place of the plan with its id, if there is one.
    PutBack,
}

/// What becomes of one plan of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanResolution {
    /// Its id is free: it is added under it (or under the fresh id that it was given).
    Add(Arc<Plan>),
    /// It takes the place of the plan with its id.
    Replace(Arc<Plan>),
}

/// An empty plan of that form that begins in that year, with as many rows as the form starts
/// with (`decisions.md` 5); `None` if the year leaves no room for the form's years.
pub fn blank_plan(id: PlanId, form: Form, year: FiscalYear, fresh_id: impl FnMut() -> IndicatorId) -> Option<Plan> {
    let (years, rows) = form.first_size();
    let mut ids = std::iter::repeat_with(fresh_id);
    let rows = ids.by_ref().take(rows).map(|id| Arc::new(Indicator::new(id, form.default_basis()))).collect();
    Plan::new(id, form, YearAxis::starting(year, years)?).with_indicators(rows)
}

/// What 新しい計画 asks for an activity plan (`decisions.md` 5). All of it may stay blank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityAnswers {
    /// What the plan is called.
    pub name: String,
    /// What is counted: the name of its first indicator.
    pub counted: String,
    /// Since when: a day, a month or a fiscal year.
    pub since: String,
}

/// An activity plan with the answers in it. Its years begin with the one since when there is something to count, where
/// that reads and leaves room; else with `year`.
pub fn activity_plan(
    id: PlanId,
    answers: &ActivityAnswers,
    year: FiscalYear,
    mut fresh_id: impl FnMut() -> IndicatorId,
) -> Option<Plan> {
    let since = match fiscal_year::read_as_of(&answers.since) {
        Some(AsOf::FiscalYear(since)) => Some(since),
        Some(AsOf::CalendarYear(since)) => FiscalYear::new(since),
        Some(AsOf::Mean(..)) | None => None,
    };
    let from = |year| blank_plan(id, Form::Activity, year, &mut fresh_id);
    let mut plan = [since, Some(year)].into_iter().flatten().find_map(from)?;
    plan.facts.name.clone_from(&answers.name);
    plan.facts.project_start.clone_from(&answers.since);
    let Some(first) = plan.indicators().first() else { return Some(plan) };
    let counted = Indicator { name: answers.counted.clone(), ..Indicator::clone(first) };
    Some(plan.with_indicator(Arc::new(counted)))
}

/// The same plan under another id; its rows keep theirs (`decisions.md` 20).
pub fn copied(plan: &Plan, id: PlanId) -> Plan {
    let mut copy = plan.clone();
    (copy.id, copy.placement) = (id, Placement::Active);
    copy
}

/// Puts a plan at the end of the list, or one of a copy where it was.
pub(super) fn add(workbook: &Workbook, plan: &Arc<Plan>, origin: Origin) -> Result<(Workbook, StepLabel), Rejection> {
    if workbook.plan(plan.id).is_some() && origin != Origin::PutBack {
        return Err(Rejection::IdTaken);
    }
    let what = match origin {
        Origin::Form => StepKind::PlanMade,
        Origin::Sample => StepKind::SampleAdded,
        Origin::Copy => StepKind::PlanCopied,
        Origin::KeptApart => StepKind::PlanKeptApart,
        Origin::PutBack => StepKind::CopyPutBack,
    };
    Ok((workbook.with_plan(Arc::clone(plan)), StepLabel { plan: Some(plan.id), indicator: None, what }))
}

/// Puts a plan on another shelf.
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

/// Takes plans in from a file.
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
        [PlanResolution::Add(plan) | PlanResolution::Replace(plan)] => Some(plan.id),
        _ => None,
    };
    Ok((after, StepLabel { plan, indicator: None, what: StepKind::PlansImported(picks.len()) }))
}
