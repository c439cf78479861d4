//! Activity records that were typed into 記録する and not saved, stored under `keikaku/draft/{id}` with the id of their
//! plan. They are stored because a telephone may end a background page at any time.

use super::stored::{read_records, write_records};
use super::{Store, StoreError};
use crate::plan::ActivityRecord;
use crate::value::PlanId;

/// The storage key of the drafts of a plan.
pub fn draft_key(plan: PlanId) -> String {
    format!("keikaku/draft/{plan}")
}

/// The drafts of a plan; empty if there is no readable record.
pub fn drafts(store: &impl Store, plan: PlanId) -> Vec<ActivityRecord> {
    let record = store.read(&draft_key(plan)).ok().flatten();
    record.and_then(|record| read_records(&record).ok()).unwrap_or_default()
}

/// The text in which drafts are stored; empty if there are no drafts.
pub fn write_drafts(drafts: &[ActivityRecord]) -> String {
    if drafts.is_empty() { String::new() } else { write_records(drafts) }
}

/// Replaces the stored drafts of a plan by this text; an empty text removes them.
pub fn keep_drafts(store: &impl Store, plan: PlanId, text: &str) -> Result<(), StoreError> {
    let key = draft_key(plan);
    if text.is_empty() { store.remove(&key) } else { store.write(&key, text) }
}
