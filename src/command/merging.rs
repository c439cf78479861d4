//! Merging of two states of a plan: the import of a plan from a file or another tab, and the undoing of a step in a
//! plan that was changed elsewhere since.

use super::Rejection;
use super::applied_picks::{self, SettingMode};
use crate::merge::{Base, Plans, Resolution, merge_plans, taken_back, taken_by_itself};
use crate::plan::Plan;

/// The plan with the picks of another state of it, each field set exactly as that state has it.
pub(crate) fn with_picks(plan: &Plan, picks: &[Resolution]) -> Result<Plan, Rejection> {
    applied_picks::with_picks(plan, picks, SettingMode::AsTheyStand)
}

/// `now` with what the step between `from` and `to` did turned back, in a plan that was changed elsewhere since
/// (`docs/decisions.md` 15): a merge in which the step's fields win. It is refused where nothing of the step is left to
/// be taken back, since saying that it was would be wrong.
pub(crate) fn put_back(from: &Plan, now: &Plan, to: &Plan) -> Result<Plan, Rejection> {
    if let Some(after) = put_back_as_listed(from, now, to) {
        return Ok(after);
    }
    let differences = merge_plans(Plans { base: Base::Plan(from), ours: now, theirs: to });
    let after = with_picks(now, &taken_back(&differences, now))?;
    if after == *now { Err(Rejection::ChangedElsewhere) } else { Ok(after) }
}

/// `now` without what a step between `to` and `from` did, as far as it is in `now`: where something else has taken its
/// place, that stays.
pub(crate) fn taken_out(from: &Plan, now: &Plan, to: &Plan) -> Plan {
    let differences = merge_plans(Plans { base: Base::Plan(from), ours: now, theirs: to });
    with_picks(now, &taken_by_itself(&differences)).unwrap_or_else(|_| now.clone())
}

/// `to` exactly, but with the name and the placement of `now` where the step did not change them; `None` if anything
/// else has changed since. These two are what the list changes of a plan, so that steps of the plan are taken back
/// under steps of the list without a merge of all that is in it.
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
