//! The merge of two states of a plan: the import of a plan from a file or another tab, and undoing a step in a plan
//! that was changed elsewhere since.

use super::Rejection;
use super::applied_picks::{self, SettingMode};
use crate::merge::{Base, Plans, Resolution, merge_plans, taken_back, taken_by_itself};
use crate::plan::Plan;

/// The plan with the picks of another state of it, each field set exactly as that state has it.
pub(crate) fn with_picks(plan: &Plan, picks: &[Resolution]) -> Result<Plan, Rejection> {
    applied_picks::with_picks(plan, picks, SettingMode::AsTheyStand)
}

/// `now` without the changes of the step between `from` and `to`, in a plan that was changed elsewhere since
/// (`docs/decisions.md` 15): a merge in which the step's fields win. It is refused if none of the step's changes is
/// left to undo, because reporting it as undone would be wrong.
pub(crate) fn put_back(from: &Plan, now: &Plan, to: &Plan) -> Result<Plan, Rejection> {
    if let Some(after) = put_back_as_listed(from, now, to) {
        return Ok(after);
    }
    let differences = merge_plans(Plans { base: Base::Plan(from), ours: now, theirs: to });
    let after = with_picks(now, &taken_back(&differences, now))?;
    if after == *now { Err(Rejection::ChangedElsewhere) } else { Ok(after) }
}

/// `now` without the changes of a step from `to` to `from`, except where they were changed again.
pub(crate) fn taken_out(from: &Plan, now: &Plan, to: &Plan) -> Plan {
    let differences = merge_plans(Plans { base: Base::Plan(from), ours: now, theirs: to });
    with_picks(now, &taken_by_itself(&differences)).unwrap_or_else(|_| now.clone())
}

/// `to` exactly, but with the name and the placement of `now` if the step did not change them; `None` if anything else
/// has changed since. The list changes only these two fields of a plan, so that steps of the plan can be undone under
/// steps of the list without merging the whole plan.
fn put_back_as_listed(from: &Plan, now: &Plan, to: &Plan) -> Option<Plan> {
    let mut unlisted = now.clone();
    (unlisted.facts.name, unlisted.placement) = (from.facts.name.clone(), from.placement);
    if unlisted != *from {
        return None;
    }
    let mut after = to.clone();
    if to.facts.name == from.facts.name {
        after.facts.name.clone_from(&now.facts.name);
    }
    if to.placement == from.placement {
        after.placement = now.placement;
    }
    Some(after)
}
