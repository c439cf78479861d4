//! Approved states of a plan, what happens to them, and the comparison table (新旧対照表).

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up has failed")]

mod approvals;
mod comparison;
mod comparison_words;
mod merged;
mod reasons;
mod room;
mod units;

use keikaku::command::{ApprovalNotes, PlanCommand};
use keikaku::plan::Procedure;
use keikaku::value::id::ApprovalId;

use crate::support::Hand;

/// Records the plan as approved, with an id of that number.
#[track_caller]
fn record(hand: &mut Hand, id: u64) -> ApprovalId {
    let id = ApprovalId::from_bits(id);
    let notes = ApprovalNotes {
        procedure: Some(Procedure::AmendmentApproval),
        approved_on: "平成30年3月30日".to_owned(),
        ..ApprovalNotes::default()
    };
    hand.table(PlanCommand::RecordApproval { id, notes }).unwrap();
    id
}
