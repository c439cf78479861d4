//! The index record: which plans there are, in the order of the list.
//!
//! Only ids: everything that the list shows of a plan is read from the plan, so the two cannot drift apart.

use std::collections::HashSet;

use super::{Damage, Refusal, envelope, migrate};
use crate::id::PlanId;

/// Writes the index record.
pub fn encode_index(order: &[PlanId]) -> String {
    let words: Vec<String> = order.iter().map(PlanId::to_string).collect();
    envelope::seal(&words)
}

/// Reads the index record. An id that is there twice refuses it.
pub fn decode_index(record: &str) -> Result<Vec<PlanId>, Refusal> {
    let words: Vec<String> = envelope::open(record, &migrate::INDEX)?;
    let mut seen = HashSet::new();
    let fresh = |word: &String| word.parse().ok().filter(|id| seen.insert(*id));
    words.iter().map(fresh).collect::<Option<_>>().ok_or(Refusal::Damaged(Damage::Id))
}
