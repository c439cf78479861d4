//! Two states of a plan made one: what comes in a plan file or from another tab, and a step taken back over it.

use std::sync::Arc;

use super::Rejection;
use super::taking::{Manner, with_picks};
use crate::merge::{Base, Pick, Plans, merge_plans, taken_back};
use crate::plan::Plan;

/// The plan with what is taken of another state of it, as it stands there.
pub(crate) fn with(plan: &Plan, picks: &[Pick]) -> Result<Plan, Rejection> {
    with_picks(plan, picks, Manner::AsTheyStand)
}

/// How a step is taken back, or done again, in a plan that was changed elsewhere since (`decisions.md` 15).
///
/// A session that has none refuses that ([`Rejection::ChangedElsewhere`]); it is handed over by whatever brings another
/// tab's changes in ([`crate::session::Session::set_merging`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Merging;

impl Merging {
    /// The rule: a merge in which the step's fields win.
    pub fn new() -> Self {
        Self
    }

    /// `now` with what the step between `from` and `to` did turned back.
    #[expect(clippy::unused_self, reason = "only who has the rule may merge")]
    pub(crate) fn put_back(self, from: &Plan, now: &Plan, to: &Plan) -> Result<Arc<Plan>, Rejection> {
        let differences = merge_plans(Plans { base: Base::Plan(from), ours: now, theirs: to });
        let after = with(now, &taken_back(&differences, now))?;
        // Nothing of the step is left to be taken back: saying that it was would be wrong.
        if after == *now { Err(Rejection::ChangedElsewhere) } else { Ok(Arc::new(after)) }
    }
}
