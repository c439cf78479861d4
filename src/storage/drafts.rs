//! Records of activity that were typed into 記録する and not saved, under `keikaku/draft/{id}` of their plan. A telephone ends a page
//! in the background whenever it likes.

use super::stored::{read_records, write_records};
use super::{Store, StoreError};
use crate::plan::ActivityRecord;
use crate::value::PlanId;

/// The storage key of the drafts of a plan.
pub fn draft_key(plan: PlanId) -> String {
    format!("keikaku/draft/{plan}")
}

/// The drafts of a plan; none where their record can't be read.
pub fn drafts(store: &impl Store, plan: PlanId) -> Vec<ActivityRecord> {
    let record = store.read(&draft_key(plan)).ok().flatten();
    record.and_then(|record| read_records(&record).ok()).unwrap_or_default()
}

/// The text that drafts are kept as; blank where there are none.
pub fn write_drafts(drafts: &[ActivityRecord]) -> String {
    if drafts.is_empty() { String::new() } else { write_records(drafts) }
}

/// Keeps the text of the drafts of a plan in the place of that before.
pub fn keep_drafts(store: &impl Store, plan: PlanId, text: &str) -> Result<(), StoreError> {
    let key = draft_key(plan);
    if text.is_empty() { store.remove(&key) } else { store.write(&key, text) }
}
