//! The index record: which plans there are, in the order of the list.
//!
//! Only ids: everything that the list shows of a plan is read from the plan, so the two cannot drift apart.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Damage, Refusal, envelope, migrate};
use crate::value::id::PlanId;

/// The ids as a list.
#[derive(Deserialize, Serialize)]
#[serde(transparent)]
struct IndexRecordV1(Vec<String>);

/// Writes the index record.
pub fn encode_index(order: &[PlanId]) -> String {
    envelope::seal(&IndexRecordV1(order.iter().map(PlanId::to_string).collect()))
}

/// Reads the index record. An id that is there twice refuses it.
pub fn decode_index(record: &str) -> Result<Vec<PlanId>, Refusal> {
    let IndexRecordV1(ids) = envelope::open(record, &migrate::INDEX)?.0;
    let order: Result<Vec<PlanId>, _> = ids.iter().map(|id| id.parse()).collect();
    let mut seen = BTreeSet::new();
    let order = order.ok().filter(|order| order.iter().all(|id| seen.insert(*id)));
    order.ok_or(Refusal::Damaged(Damage::Id))
}
