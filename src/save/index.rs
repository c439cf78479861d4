//! The index record: which plans there are, in the order of the list.
//!
//! Only ids: everything that the list shows of a plan is read from the plan, so the two cannot drift apart.

use super::stored::Stored;
use super::{Damage, Refusal, envelope, migrate};
use crate::id::PlanId;

/// Writes the index record.
pub fn encode_index(order: &[PlanId]) -> String {
    envelope::seal(&order.to_vec().write())
}

/// Reads the index record. An id that is there twice refuses it.
pub fn decode_index(record: &str) -> Result<Vec<PlanId>, Refusal> {
    let (body, _) = envelope::open(record, &migrate::INDEX)?;
    let order: Vec<PlanId> = Stored::read(&body).map_err(Refusal::Damaged)?;
    let differ = order.iter().enumerate().all(|(at, id)| !order.iter().take(at).any(|earlier| earlier == id));
    differ.then_some(order).ok_or(Refusal::Damaged(Damage::Id))
}
