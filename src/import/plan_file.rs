//! What the plans of a plan file mean for the workbook.
//!
//! A plan is known by its id. One whose id is free is added, an equal one is only counted, and where the two differ the user
//! chooses: nothing is written over by itself.

use std::sync::Arc;

use crate::command::PlanResolution;
use crate::plan::lineage::Lineages;
use crate::plan::{Plan, Workbook};

use crate::storage::plan_file::PlanFile;

/// What one plan of a file means for the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incoming {
    /// Its id is free.
    Add(Arc<Plan>),
    /// The workbook holds it already, down to the last letter.
    Same(Arc<Plan>),
    /// The workbook holds another state of it (そのまま, 置き換え, 別の計画として, or merged: [`offer`](super::plan_merge::offer)).
    Differs {
        /// The plan in the workbook.
        ours: Arc<Plan>,
        /// The plan in the file.
        theirs: Arc<Plan>,
    },
}

/// Holds a file against the workbook, plan by plan in the file's order.
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

/// What is known of the tables of plans that are taken from a file, by what the file knows: all of it for one that is
/// new here; where ours is replaced only what was sent, since undo brings ours back. One that comes under another id
/// starts anew.
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
