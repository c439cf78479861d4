//! Two states of a whole plan as changes that a person decides: that of a plan file, and that of another tab.

use super::Changes;
use super::changes::Here;
use crate::exchange::merging::Merge;
use crate::merge::Difference;
use crate::plan::Plan;

/// What merging a plan of a plan file would do.
pub fn of_merge(merge: &Merge) -> Changes {
    list(&merge.ours, &merge.theirs, merge.base_is_known, &merge.differences)
}

/// What this tab and another have both changed in a plan, each otherwise. All else is merged without a question.
pub fn of_conflicts<'a>(ours: &Plan, theirs: &Plan, conflicts: impl IntoIterator<Item = &'a Difference>) -> Changes {
    list(ours, theirs, true, conflicts)
}

fn list<'a>(
    ours: &Plan,
    theirs: &Plan,
    base_is_known: bool,
    differences: impl IntoIterator<Item = &'a Difference>,
) -> Changes {
    let here = Here::new(ours, theirs.indicators(), base_is_known, None);
    let mut changes = Vec::new();
    for difference in differences {
        here.add(difference.clone(), &mut changes);
    }
    Changes::of(changes)
}
