//! The comparison of the plans in a plan file with the workbook.
//!
//! A plan is identified by its id. A plan with a new id is added, an equal plan is only counted, and where the two
//! differ the user chooses: nothing is overwritten automatically.

use std::sync::Arc;

use crate::plan::{Plan, Workbook};

use crate::storage::plan_file::PlanFile;

/// The relation of one plan of a file to the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incoming {
    /// The workbook has no plan with this id, so the plan can be added.
    Add(Arc<Plan>),
    /// The workbook has exactly the same plan already.
    Same(Arc<Plan>),
    /// The workbook has another state of the plan (そのまま, 置き換え, 別の計画として, or merged:
    /// [`offer`](super::plan_merge::offer)).
    Differs {
        /// The plan in the workbook.
        ours: Arc<Plan>,
        /// The plan in the file.
        theirs: Arc<Plan>,
    },
}

/// Compares a file with the workbook, plan by plan in the file's order.
pub fn compare_with(workbook: &Workbook, package: &PlanFile) -> Vec<Incoming> {
    let incoming = |theirs: &Arc<Plan>| match workbook.plan(theirs.id) {
        None => Incoming::Add(theirs.clone()),
        Some(ours) if ours == theirs => Incoming::Same(ours.clone()),
        Some(ours) => Incoming::Differs { ours: ours.clone(), theirs: theirs.clone() },
    };
    package.plans.iter().map(incoming).collect()
}
