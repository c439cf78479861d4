//! Two states of a whole plan as changes that a person decides: that of a plan file, and that of another tab.

use super::changes::Here;
use super::{Changes, Decision, Kind};
use crate::exchange::merging::Merge;
use crate::merge::Difference;
use crate::plan::Plan;

/// What merging a plan of a plan file would do.
pub fn of_merge(merge: &Merge) -> Changes {
    let here = Here::new(&merge.ours, merge.theirs.indicators(), merge.base_is_known, None);
    let mut changes = Vec::new();
    for difference in &merge.differences {
        let at = changes.len();
        here.add(difference.clone(), &mut changes);
        if let Some(change) = changes.get_mut(at).filter(|change| change.kind != Kind::Conflict) {
            change.decision = if merge.is_proposed(difference) { Decision::Theirs } else { Decision::Ours };
        }
    }
    Changes::of(changes)
}

/// What this tab and another have both changed in a plan, each otherwise. All else is merged without a question.
pub fn of_conflicts<'a>(ours: &Plan, theirs: &Plan, conflicts: impl Iterator<Item = &'a Difference>) -> Changes {
    let here = Here::new(ours, theirs.indicators(), true, None);
    let mut changes = Vec::new();
    for difference in conflicts {
        here.add(difference.clone(), &mut changes);
    }
    Changes::of(changes)
}
