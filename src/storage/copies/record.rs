//! The stored copy of a plan's record: either the record alone, as it was in the store, or an object with the record
//! and the occasion on which the copy was made.
//!
//! The record inside keeps its own format and the exact text from which its digest was computed. A copy is therefore
//! read like any record, and the code that opens records knows nothing of occasions.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::storage::json::{read, write};
use crate::storage::words::{StoredWord, words};
use crate::storage::{Damage, Refusal};
use crate::value::Timestamp;

/// The occasion on which a copy was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Occasion {
    /// A tab wrote over the record for the first time, or for the first time on that day.
    #[default]
    Session,
    /// A file was about to be imported.
    Import,
    /// Changes of another state of the plan that the user chose were about to be merged.
    Merge,
    /// Changes of another tab were about to be merged automatically.
    Tab,
    /// A copy was about to replace the plan.
    Restore,
}

/// The stored form of a copy with its occasion.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct CopyRecord<'a> {
    #[serde(default)]
    occasion: StoredWord<Occasion>,
    #[serde(borrow)]
    record: &'a RawValue,
}

words! {
    Occasion, usually Session { Session: "session", Import: "import", Merge: "merge", Tab: "tab", Restore: "restore" }
}

/// The field that distinguishes a copy with its occasion from a record alone.
#[derive(Deserialize)]
struct CopyHead<'a> {
    #[serde(borrow, default)]
    record: Option<&'a RawValue>,
}

/// Writes a copy of that record. A text that is not JSON can't be embedded and is itself the copy.
pub fn encode_copy(record: &str, occasion: Occasion) -> String {
    match read(record) {
        Ok(record) => write(&CopyRecord { occasion: StoredWord(occasion), record }),
        Err(_) => record.to_owned(),
    }
}

/// Reads a copy: the occasion on which it was made, and its record.
pub fn decode_copy(copy: &str) -> Result<(Occasion, &str), Refusal> {
    read::<&RawValue>(copy).map_err(|_| Refusal::Damaged(Damage::NotJson))?;
    let head: CopyHead<'_> = read(copy).map_err(|_| Refusal::Damaged(Damage::NotARecord))?;
    if head.record.is_none() {
        return Ok((Occasion::Session, copy));
    }
    let CopyRecord { occasion, record } = read(copy).map_err(|_| Refusal::Damaged(Damage::Shape))?;
    Ok((occasion.0, record.get()))
}

/// The properties that a record states about itself, whether or not it can be opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marking {
    /// The time at which the record was stored, if it states one.
    pub saved: Option<Timestamp>,
    /// The digest of the body; records of equal content have equal digests.
    pub digest: Option<String>,
}

/// The fields of a record of any format from which a [`Marking`] is read.
#[derive(Default, Deserialize)]
#[serde(default)]
struct MarkingRecord<'a> {
    #[serde(borrow)]
    saved: Option<&'a RawValue>,
    #[serde(borrow)]
    digest: Option<&'a RawValue>,
}

/// Reads the properties that a record states about itself.
pub fn marking(record: &str) -> Marking {
    let MarkingRecord { saved, digest } = read(record).unwrap_or_default();
    let text = |field: Option<&RawValue>| field.and_then(|field| read::<String>(field.get()).ok());
    Marking { saved: text(saved).and_then(|saved| saved.parse().ok()), digest: text(digest) }
}
