//! The index record: the ids of all plans in the order of the list.
//!
//! It has only ids: everything that the list shows of a plan is read from the plan, so that the two cannot contradict
//! each other.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::migrate::RecordKind;
use super::{Damage, Refusal, envelope};
use crate::value::PlanId;

/// The stored form of the index: a list of ids.
#[derive(Deserialize, Serialize)]
#[serde(transparent)]
struct IndexRecord(Vec<String>);

/// Writes the index record from the ids in their order.
pub fn encode_index(order: &[PlanId]) -> String {
    envelope::seal(&IndexRecord(order.iter().map(PlanId::to_string).collect()))
}

/// Reads the index record; an id that occurs twice is an error.
pub fn decode_index(record: &str) -> Result<Vec<PlanId>, Refusal> {
    let IndexRecord(ids) = envelope::open(record, RecordKind::Index)?.0;
    let order: Result<Vec<PlanId>, _> = ids.iter().map(|id| id.parse()).collect();
    let mut seen = BTreeSet::new();
    let order = order.ok().filter(|order| order.iter().all(|id| seen.insert(*id)));
    order.ok_or(Refusal::Damaged(Damage::Id))
}
