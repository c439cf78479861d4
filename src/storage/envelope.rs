//! What every record has in common: its format, who wrote it, and a digest of its body.
//!
//! The digest finds damage, not forgery: it is FNV-1a over the body's bytes as they stand in the record.

use std::borrow::Cow;
use std::fmt;
use std::hash::Hasher;

use fnv::FnvHasher;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::json::{raw, read, write};
use super::migrate::{self, Step};
use super::version_vector::VersionVector;
use super::{Damage, FORMAT, Refusal};
use crate::value::timestamp::Timestamp;

const NO_RECORD: Refusal = Refusal::Damaged(Damage::NotARecord);

/// A record around a body of any kind. Its shape is the same in every format so far.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct EnvelopeRecordV1<'a> {
    format: u32,
    app: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    saved: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seen: Option<String>,
    digest: String,
    /// The very text that the digest was made of.
    #[serde(borrow)]
    body: &'a RawValue,
}

/// What is read first of a record, as the rest of a newer one may be anything.
#[derive(Deserialize)]
struct FormatRecord {
    format: u64,
}

/// The digest of a text: equal texts have equal digests, and a changed one hardly ever the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Digest(u64);

/// Digests any stored text, to tell whether it is still what was last read or written.
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

/// What a record says of its writing. The digest is of the body alone, so that nothing of this makes another content of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// When it was written. `None`, too, where the record holds a text that is no time: a record is never written again with
    /// the time that it held, so that the text need not be kept.
    pub saved: Option<Timestamp>,
    /// Which writes the state includes.
    pub seen: VersionVector,
}

/// Writes a record around a body.
pub(super) fn seal(body: &impl Serialize) -> String {
    seal_at(body, &Stamp::default())
}

/// Writes a record around a body, with its stamp.
pub(super) fn seal_at(body: &impl Serialize, stamp: &Stamp) -> String {
    let body = raw(write(body));
    write(&EnvelopeRecordV1 {
        format: FORMAT,
        app: Cow::Borrowed(env!("CARGO_PKG_VERSION")),
        saved: stamp.saved.map(|saved| saved.to_string()),
        seen: Some(stamp.seen.to_string()).filter(|seen| !seen.is_empty()),
        digest: digest(body.get()).to_string(),
        body: &body,
    })
}

/// The format of a record, if it says so.
pub(super) fn format(record: &str) -> Option<u64> {
    read(record).ok().map(|FormatRecord { format }| format)
}

/// The body of a record, taken up to the present format if it is of an older one, and its stamp.
pub(super) fn open<T: DeserializeOwned>(record: &str, steps: &[Step]) -> Result<(T, Stamp), Refusal> {
    read::<&RawValue>(record).map_err(|_| Refusal::Damaged(Damage::NotJson))?;
    let format = format(record).ok_or(NO_RECORD)?;
    if format > u64::from(FORMAT) {
        return Err(Refusal::TooNew { format });
    }
    let EnvelopeRecordV1 { saved, seen, digest: stated, body, .. } = read(record).map_err(|_| NO_RECORD)?;
    if stated != digest(body.get()).to_string() {
        return Err(Refusal::Damaged(Damage::Altered));
    }
    let body = migrate::climb(body.get(), format, steps)?;
    let twin = read::<T>(&body).map_err(|_| Refusal::Damaged(Damage::Shape))?;
    let saved = saved.and_then(|saved| saved.parse().ok());
    Ok((twin, Stamp { saved, seen: seen.map(VersionVector::from).unwrap_or_default() }))
}
