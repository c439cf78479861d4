//! Plans as files: what travels, and what is promised.
//!
//! - The **plan file** ([`package`]) holds plans whole and without loss; すべて保存 is the same with all of them.
//! - The **wide file** ([`wide`]) goes to a colleague, who fills it in with a spreadsheet and mails it back. It names the
//!   version that it was made from, so what comes back is merged and not pasted over ([`preview`]).
//! - The **long file** ([`long`]) is for publishing, with its data dictionary ([`datapackage`]). It is not read.
//! - What is **pasted** into the grid, and copied out of it, is a table, too, but one that goes where the hand is
//!   ([`paste`]).
//! - A file changes nothing by being read. It becomes a list of what it would do to the workbook, which is shown
//!   and waits for 取り込む; what is chosen there is applied as one step that can be undone.
//! - A plan is known by its id. One whose id is free is added, an equal one is only counted, and where
//!   the two differ the user chooses: nothing is written over by itself.
//! - What a file does not say is asked ([`asking`]); without an answer nothing in doubt is taken.
//! - What cannot be read is named, with its place, and left as it is. The rest of the file is still offered.

use std::sync::Arc;

use crate::command::PlanPick;
use crate::plan::lineage::Lineages;
use crate::plan::{Plan, Workbook};

pub mod asking;
pub mod columns;
pub mod datapackage;
pub mod encoding;
pub mod guard;
pub mod long;
pub mod merging;
pub mod package;
pub mod paste;
pub mod preview;
pub mod read;
pub mod table;
pub mod wide;
pub mod write;

use package::Package;

/// What one plan of a file means for the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incoming {
    /// Its id is free.
    Add(Arc<Plan>),
    /// The workbook holds it already, down to the last letter.
    Same(Arc<Plan>),
    /// The workbook holds another state of it (そのまま, 置き換え, 別の計画として, or merged: [`merging::offer`]).
    Differs {
        /// The plan in the workbook.
        ours: Arc<Plan>,
        /// The plan in the file.
        theirs: Arc<Plan>,
    },
}

/// Holds a file against the workbook, plan by plan in the file's order.
pub fn compare_with(workbook: &Workbook, package: &Package) -> Vec<Incoming> {
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
pub fn lineages_of(picks: &[PlanPick], file: &Lineages) -> Lineages {
    let mut known = Lineages::new();
    for pick in picks {
        let (PlanPick::Add(plan) | PlanPick::Replace(plan)) = pick;
        if let Some(lineage) = file.get(&plan.id) {
            let is_new = matches!(pick, PlanPick::Add(_));
            known.insert(plan.id, if is_new { lineage.clone() } else { lineage.only_sent() });
        }
    }
    known
}
