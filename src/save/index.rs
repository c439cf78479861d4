//! The index record: which plans there are, in the order of the list.
//!
//! Only ids: everything that the list shows of a plan is read from the plan, so the two cannot drift apart.

use std::collections::HashSet;

use super::stored::Stored;
use super::{Damage, Refusal, envelope, migrate};
use crate::id::PlanId;

/// Writes the index record.
pub fn encode_index(order: &[PlanId]) -> String {
    envelope::seal(&order.to_vec().write())
}

/// Reads the index record. An id that is there twice refuses it.
pub fn decode_index(record: &str) -> Result<Vec<PlanId>, Refusal> {
    let body = envelope::open(record, &migrate::INDEX)?;
    let order: Vec<PlanId> = Stored::read(&body).map_err(Refusal::Damaged)?;
    let mut seen = HashSet::new();
    let differ = order.iter().all(|id| seen.insert(*id));
    differ.then_some(order).ok_or(Refusal::Damaged(Damage::Id))
}
