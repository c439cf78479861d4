//! What the page knows of a plan's file without opening it, under `keikaku/file/{id}`; and whether it is time to save one.

use crate::storage::{self, FileRecord, Store, plan_key};
use crate::value::fiscal_year::Date;
use crate::value::id::PlanId;

/// Begins the key of every record of a plan's file.
pub const FILE_PREFIX: &str = "keikaku/file/";

/// Where the record of the plan's file stands.
pub fn file_key(id: PlanId) -> String {
    format!("{FILE_PREFIX}{id}")
}

/// What is known of the plan's file; nothing where it cannot be read: then the file is to be chosen again.
pub fn file_of(store: &impl Store, id: PlanId) -> Option<FileRecord> {
    storage::decode_file(&store.read(&file_key(id)).ok()??).ok()
}

/// Remembers what is known of the plan's file. Where the store refuses, the file is to be chosen again after a reload, which
/// costs nobody's work.
pub fn note_file(store: &impl Store, id: PlanId, record: &FileRecord) {
    let _ = store.write(&file_key(id), &storage::encode_file(record));
}

/// Takes away what is known of files of plans that are no more. Which they were.
pub fn forget_files_of_gone(store: &impl Store) -> Vec<PlanId> {
    let keys = store.keys(FILE_PREFIX).unwrap_or_default();
    let ids = keys.iter().filter_map(|key| key.strip_prefix(FILE_PREFIX)?.parse::<PlanId>().ok());
    let gone: Vec<PlanId> = ids.filter(|id| store.read(&plan_key(*id)) == Ok(None)).collect();
    for id in &gone {
        // What can't be removed now is removed when it is looked at next.
        let _ = store.remove(&file_key(*id));
    }
    gone
}

/// Whether it is time to save a plan as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Not yet.
    No,
    /// It is.
    Yes,
    /// The clock stood later when it was counted from than it does now: it is counted from now on.
    CountAgain,
}

/// Whether `days` have passed from one day to another; the time of day does not count.
pub fn is_due(since: Date, today: Date, days: i64) -> Due {
    match today.days_since(since) {
        ..0 => Due::CountAgain,
        passed if passed >= days => Due::Yes,
        _ => Due::No,
    }
}
