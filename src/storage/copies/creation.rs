//! Copies before a command: the present state of a plan, before a file or a tab is merged into it or a copy replaces
//! it.

use super::slots::newest;
use super::write_copy;
use crate::plan::Plan;
use crate::storage::{self, Occasion, Stamp, Store, StoreError};
use crate::value::Timestamp;

/// Stores a copy of the plan as it is now and returns its number. `None` if the newest copy has the same content, or if
/// changes of another tab are about to be merged and the newest copy was made for that reason in the same hour, since
/// two tabs may write in turn.
pub fn create_copy(store: &impl Store, plan: &Plan, occasion: Occasion) -> Result<Option<u32>, StoreError> {
    let now = store.now();
    if let Some(newest) = newest(store, plan.id)? {
        let hour = |time: Timestamp| (time.date(), time.hour());
        let is_same = newest.content.as_ref().is_ok_and(|content| **content == *plan);
        let is_recent = newest.occasion == occasion && newest.saved.map(hour) == now.map(hour);
        if is_same || (occasion == Occasion::Tab && is_recent) {
            return Ok(None);
        }
    }
    let record = storage::encode_plan_at(plan, &Stamp { saved: now, ..Stamp::default() });
    write_copy(store, plan.id, &storage::encode_copy(&record, occasion)).map(Some)
}
