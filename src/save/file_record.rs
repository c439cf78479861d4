//! The record of the file that a plan has: what the page knows of it without opening anything else.

use super::stored::{Stored, record};
use super::{Refusal, envelope, migrate};

/// What is known of the file of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileRecord {
    /// Its name, once there is one.
    pub name: Option<String>,
    /// Whether it is a file that the page may write to, which was chosen in a folder.
    pub in_folder: bool,
    /// When it was saved or read last, `2026-11-20T10:32`.
    pub at: Option<String>,
    /// The digest of its text as it was then.
    pub digest: Option<String>,
    /// Which writes of the plan the store had then: only a plan that includes them comes from that text.
    pub seen: Option<String>,
    /// From when the days are counted after which it is time to save a file.
    pub since: String,
}

record! {
    FileRecord {
        name: optional "name",
        in_folder: usual "in_folder",
        at: optional "at",
        digest: optional "digest",
        seen: optional "seen",
        since: must "since",
    }
}

/// Writes the record of a plan's file.
pub fn encode_file(record: &FileRecord) -> String {
    envelope::seal(&record.write())
}

/// Reads the record of a plan's file.
pub fn decode_file(record: &str) -> Result<FileRecord, Refusal> {
    let (body, _) = envelope::open(record, &migrate::FILE)?;
    Stored::read(&body).map_err(Refusal::Damaged)
}
