//! The meaning of the plans of a plan file for the workbook.
//!
//! A plan is known by its id. One whose id is free is added, an equal one is only counted, and where the two differ the
//! user chooses: nothing is written over by itself.

use std::sync::Arc;

use crate::plan::{Plan, Workbook};

use crate::storage::plan_file::PlanFile;

/// The relation of one plan of a file to the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incoming {
    /// The workbook has no plan of that id, so the plan can be added.
    Add(Arc<Plan>),
    /// The workbook has exactly the same plan already.
    Same(Arc<Plan>),
    /// The workbook holds another state of it (そのまま, 置き換え, 別の計画として, or merged: [`offer`](super::plan_merge::offer)).
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
