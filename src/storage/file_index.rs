//! The stored knowledge about a plan's file, under `keikaku/file/{id}`, and the check whether a save is due.

use crate::storage::{self, FileRecord, Store, plan_key};
use crate::value::{Date, PlanId};

/// The prefix of the key of every record of a plan's file.
pub const FILE_PREFIX: &str = "keikaku/file/";

/// The storage key of the record of the plan's file.
pub fn file_key(id: PlanId) -> String {
    format!("{FILE_PREFIX}{id}")
}

/// The stored knowledge about the plan's file; `None` if there is no readable record, so that the user must choose the
/// file again.
pub fn file_of(store: &impl Store, id: PlanId) -> Option<FileRecord> {
    storage::decode_file(&store.read(&file_key(id)).ok()??).ok()
}

/// Stores the knowledge about the plan's file. If the store refuses, the user must choose the file again after a
/// reload, but no work is lost.
pub fn note_file(store: &impl Store, id: PlanId, record: &FileRecord) {
    let _ = store.write(&file_key(id), &storage::encode_file(record));
}

/// Removes the file records of plans that no longer exist and returns the ids of those plans.
pub fn forget_files_of_gone(store: &impl Store) -> Vec<PlanId> {
    let keys = store.keys(FILE_PREFIX).unwrap_or_default();
    let ids = keys.iter().filter_map(|key| key.strip_prefix(FILE_PREFIX)?.parse::<PlanId>().ok());
    let gone: Vec<PlanId> = ids.filter(|id| store.read(&plan_key(*id)) == Ok(None)).collect();
    for id in &gone {
        // A record that can't be removed now is removed at the next call.
        let _ = store.remove(&file_key(*id));
    }
    gone
}

/// Whether saving a plan as a file is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Saving is not due yet.
    No,
    /// Saving is due.
    Yes,
    /// The start date is later than today: the clock was changed, and the days must be counted from today.
    CountAgain,
}

/// Whether `days` days have passed from `since` to `today`; the time of day is ignored.
pub fn is_due(since: Date, today: Date, days: i64) -> Due {
    match today.days_since(since) {
        ..0 => Due::CountAgain,
        passed if passed >= days => Due::Yes,
        _ => Due::No,
    }
}
