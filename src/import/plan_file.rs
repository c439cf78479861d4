//! The meaning of the plans of a plan file for the workbook.
//!
//! A plan is known by its id. One whose id is free is added, an equal one is only counted, and where the two differ the
//! user chooses: nothing is written over by itself.

use std::sync::Arc;

use crate::command::PlanResolution;
use crate::plan::lineage::Lineages;
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
    package.plans.iter().map(|theirs| incoming(workbook.plan(theirs.id), theirs)).collect()
}

fn incoming(ours: Option<&Arc<Plan>>, theirs: &Arc<Plan>) -> Incoming {
    match ours {
        None => Incoming::Add(theirs.clone()),
        Some(ours) if ours == theirs => Incoming::Same(ours.clone()),
        Some(ours) => Incoming::Differs { ours: ours.clone(), theirs: theirs.clone() },
    }
}

/// The lineages of plans that are imported from a file, by what the file knows: all of it for a plan that is new here;
/// only the tables that were sent where ours is replaced, since undo restores ours. A plan that is imported under
/// another id starts without a lineage.
pub fn lineages_of(picks: &[PlanResolution], file: &Lineages) -> Lineages {
    let mut known = Lineages::new();
    for pick in picks {
        let (PlanResolution::Add(plan) | PlanResolution::Replace(plan)) = pick;
        if let Some(lineage) = file.get(&plan.id) {
            let is_new = matches!(pick, PlanResolution::Add(_));
            known.insert(plan.id, if is_new { lineage.clone() } else { lineage.only_sent() });
        }
    }
    known
}
