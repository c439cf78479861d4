//! The record of a plan's file: what the program knows of the file without opening it.

use serde::{Deserialize, Serialize};

use super::json::is_usual;
use super::migrate::RecordKind;
use super::{Refusal, StoredTime, envelope};

/// The knowledge about the file of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileRecord {
    /// The name of the file, if there is a file.
    pub name: Option<String>,
    /// Whether the file is in a folder that the user chose and that the page may write to.
    pub in_folder: bool,
    /// The time at which the file was last saved or read.
    pub at: Option<StoredTime>,
    /// The digest of the file's text at that time.
    pub digest: Option<String>,
    /// The writes of the plan that the store included at that time: only a plan that includes them derives from that
    /// text.
    pub seen: Option<String>,
    /// The day from which the days are counted after which saving a file is due.
    pub since: StoredTime,
}

/// The stored form of the record.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct StoredFile {
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

/// Writes the record of a plan's file as text.
pub fn encode_file(record: &FileRecord) -> String {
    envelope::seal(&StoredFile::from(record.clone()))
}

/// Reads the record of a plan's file from text.
pub fn decode_file(record: &str) -> Result<FileRecord, Refusal> {
    let (record, _): (StoredFile, _) = envelope::open(record, RecordKind::File)?;
    Ok(record.into())
}

impl From<FileRecord> for StoredFile {
    fn from(record: FileRecord) -> Self {
        let FileRecord { name, in_folder, at, digest, seen, since } = record;
        Self { name, in_folder, at: at.map(String::from), digest, seen, since: since.into() }
    }
}

impl From<StoredFile> for FileRecord {
    fn from(record: StoredFile) -> Self {
        let StoredFile { name, in_folder, at, digest, seen, since } = record;
        Self { name, in_folder, at: at.map(StoredTime::from), digest, seen, since: since.into() }
    }
}
