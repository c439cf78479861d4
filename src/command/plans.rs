//! Commands on whole plans: making one, shelving it, taking some in from a file.

use std::sync::Arc;

use super::{Change, Rejection, What};
use crate::plan::{Form, Indicator, Plan, Shelf, Workbook, YearAxis};
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
pub enum PlanPick {
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
pub struct Answers {
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
    answers: &Answers,
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
    (copy.id, copy.shelf) = (id, Shelf::Desk);
    copy
}

/// Puts a plan at the end of the list, or one of a copy where it was.
pub(super) fn add(workbook: &Workbook, plan: &Arc<Plan>, origin: Origin) -> Result<(Workbook, Change), Rejection> {
    if workbook.plan(plan.id).is_some() && origin != Origin::PutBack {
        return Err(Rejection::IdTaken);
    }
    let what = match origin {
        Origin::Form => What::PlanMade,
        Origin::Sample => What::SampleTaken,
        Origin::Copy => What::PlanCopied,
        Origin::KeptApart => What::PlanKeptApart,
        Origin::PutBack => What::CopyPutBack,
    };
    Ok((workbook.with_plan(Arc::clone(plan)), Change { plan: Some(plan.id), indicator: None, what }))
}

/// Puts a plan on another shelf.
pub(super) fn shelve(workbook: &Workbook, id: PlanId, shelf: Shelf) -> Result<(Workbook, Change), Rejection> {
    let plan = workbook.plan(id).ok_or(Rejection::NoSuchPlan)?;
    let mut moved = Plan::clone(plan);
    moved.shelf = shelf;
    let change = Change { plan: Some(id), indicator: None, what: What::PlanShelved(shelf) };
    Ok((workbook.with_plan(Arc::new(moved)), change))
}

/// Takes plans in from a file.
pub(super) fn take(workbook: &Workbook, picks: &[PlanPick]) -> Result<(Workbook, Change), Rejection> {
    let mut after = workbook.clone();
    for one in picks {
        after = match one {
            PlanPick::Add(plan) if after.plan(plan.id).is_some() => return Err(Rejection::IdTaken),
            PlanPick::Replace(plan) if after.plan(plan.id).is_none() => return Err(Rejection::NoSuchPlan),
            PlanPick::Add(plan) | PlanPick::Replace(plan) => after.with_plan(Arc::clone(plan)),
        };
    }
    let plan = match picks {
        [PlanPick::Add(plan) | PlanPick::Replace(plan)] => Some(plan.id),
        _ => None,
    };
    Ok((after, Change { plan, indicator: None, what: What::PlansTaken(picks.len()) }))
}
