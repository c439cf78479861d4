//! What the page knows of a plan's file without opening it, under `keikaku/file/{id}`; and whether it is time to save one.

use crate::storage::{self, FileRecord, Store, plan_key};
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

/// Whether `days` have passed from one local time to another, each `2026-11-20T10:32`.
pub fn is_due(since: &str, now: &str, days: i64) -> Due {
    let (Some(from), Some(to)) = (day_number(since), day_number(now)) else { return Due::CountAgain };
    match to - from {
        ..0 => Due::CountAgain,
        passed if passed >= days => Due::Yes,
        _ => Due::No,
    }
}

/// A day as a number that grows by one each day.
fn day_number(at: &str) -> Option<i64> {
    let date = at.get(..10)?;
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    // Years that begin in March have their leap day at the end.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Some(365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day)
}
