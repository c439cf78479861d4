//! The parts that all records have in common: the format, the writer, and a digest of the body.
//!
//! The digest detects damage, not forgery: it is FNV-1a over the body's bytes as they are in the record.

use std::borrow::Cow;
use std::fmt;
use std::hash::Hasher;

use fnv::FnvHasher;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::json::{raw, read, write};
use super::migrate::{self, RecordKind};
use super::version_vector::VersionVector;
use super::{Damage, FORMAT, Refusal};
use crate::value::Timestamp;

const NO_RECORD: Refusal = Refusal::Damaged(Damage::NotARecord);

/// The stored form of a record around a body of any kind.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct EnvelopeRecord<'a> {
    format: u32,
    app: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    saved: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seen: Option<String>,
    digest: String,
    /// The exact text from which the digest was computed.
    #[serde(borrow)]
    body: &'a RawValue,
}

/// The field that is read first, since the rest of a newer record is not known.
#[derive(Deserialize)]
struct FormatRecord {
    format: u64,
}

/// The digest of a text: equal texts have equal digests, and different texts almost never do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Digest(u64);

/// The digest of a stored text, by which later changes of the text are detected.
pub fn digest(text: &str) -> Digest {
    let mut hasher = FnvHasher::default();
    hasher.write(text.as_bytes());
    Digest(hasher.finish())
}

/// Prints 16 hexadecimal digits.
impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// The information in a record about its writing. It is not part of the digest, so that it does not change the content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// The time at which the record was written. `None` also if the record has a text that is not a time; that text is
    /// not needed, since every write sets a new time.
    pub saved: Option<Timestamp>,
    /// The writes that the state includes.
    pub seen: VersionVector,
}

/// Writes a record around a body.
pub(super) fn seal(body: &impl Serialize) -> String {
    seal_at(body, &Stamp::default())
}

/// Writes a record around a body, with its stamp.
pub(super) fn seal_at(body: &impl Serialize, stamp: &Stamp) -> String {
    let body = raw(write(body));
    write(&EnvelopeRecord {
        format: FORMAT,
        app: Cow::Borrowed(env!("CARGO_PKG_VERSION")),
        saved: stamp.saved.map(|saved| saved.to_string()),
        seen: Some(stamp.seen.to_string()).filter(|seen| !seen.is_empty()),
        digest: digest(body.get()).to_string(),
        body: &body,
    })
}

/// Reads the body of a record, and its stamp.
pub(super) fn open<T: DeserializeOwned>(record: &str, kind: RecordKind) -> Result<(T, Stamp), Refusal> {
    let (body, stamp) = opened(record, kind)?;
    let twin = read::<T>(&body).map_err(|_| Refusal::Damaged(Damage::Shape))?;
    Ok((twin, stamp))
}

/// The text of a record's body, converted to the present format, and the stamp of the record.
fn opened(record: &str, kind: RecordKind) -> Result<(Cow<'_, str>, Stamp), Refusal> {
    read::<&RawValue>(record).map_err(|_| Refusal::Damaged(Damage::NotJson))?;
    let FormatRecord { format } = read(record).map_err(|_| NO_RECORD)?;
    let steps = migrate::steps_from(format)?;
    let EnvelopeRecord { saved, seen, digest: stated, body, .. } = read(record).map_err(|_| NO_RECORD)?;
    if stated != digest(body.get()).to_string() {
        return Err(Refusal::Damaged(Damage::Altered));
    }
    let body = migrate::climb(body.get(), kind, steps).map_err(Refusal::Damaged)?;
    let saved = saved.and_then(|saved| saved.parse().ok());
    Ok((body, Stamp { saved, seen: seen.map(VersionVector::from).unwrap_or_default() }))
}
