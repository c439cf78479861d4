//! The record of the file that a plan has: what the page knows of it without opening anything else.

use serde::{Deserialize, Serialize};

use super::json::is_usual;
use super::{Refusal, StoredTime, envelope, migrate};

/// What is known of the file of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileRecord {
    /// Its name, once there is one.
    pub name: Option<String>,
    /// Whether it is a file that the page may write to, which was chosen in a folder.
    pub in_folder: bool,
    /// When it was saved or read last.
    pub at: Option<StoredTime>,
    /// The digest of its text as it was then.
    pub digest: Option<String>,
    /// Which writes of the plan the store had then: only a plan that includes them comes from that text.
    pub seen: Option<String>,
    /// From when the days are counted after which it is time to save a file.
    pub since: StoredTime,
}

/// The record as it lies in the store.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct FileRecordV1 {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    in_folder: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    digest: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seen: Option<String>,
    since: String,
}

/// Writes the record of a plan's file.
pub fn encode_file(record: &FileRecord) -> String {
    envelope::seal(&FileRecordV1::from(record.clone()))
}

/// Reads the record of a plan's file.
pub fn decode_file(record: &str) -> Result<FileRecord, Refusal> {
    let (record, _): (FileRecordV1, _) = envelope::open(record, &migrate::FILE)?;
    Ok(record.into())
}

impl From<FileRecord> for FileRecordV1 {
    fn from(record: FileRecord) -> Self {
        let FileRecord { name, in_folder, at, digest, seen, since } = record;
        Self { name, in_folder, at: at.map(String::from), digest, seen, since: since.into() }
    }
}

impl From<FileRecordV1> for FileRecord {
    fn from(record: FileRecordV1) -> Self {
        let FileRecordV1 { name, in_folder, at, digest, seen, since } = record;
        Self { name, in_folder, at: at.map(StoredTime::from), digest, seen, since: since.into() }
    }
}
