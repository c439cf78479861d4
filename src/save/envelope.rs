//! What every record has in common: its format, who wrote it, and a digest of its body.
//!
//! The digest finds damage, not forgery: it is FNV-1a over the body's bytes as they stand in the record.

use std::borrow::Cow;
use std::fmt;
use std::hash::Hasher;

use fnv::FnvHasher;

use super::json::{self, Fields};
use super::migrate::{self, Step};
use super::seen::Seen;
use super::{Damage, FORMAT, Refusal};

const NO_RECORD: Refusal = Refusal::Damaged(Damage::NotARecord);

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
    /// The local time, `2026-11-20T10:32`.
    pub saved: Option<String>,
    /// Which writes the state includes.
    pub seen: Seen,
}

/// Writes a record around a body.
pub(super) fn seal(body: &str) -> String {
    seal_at(body, &Stamp::default())
}

/// Writes a record around a body, with its stamp.
pub(super) fn seal_at(body: &str, stamp: &Stamp) -> String {
    let (app, digest) = (env!("CARGO_PKG_VERSION"), digest(body));
    let optional = |name: &str, text: &str| match text {
        "" => String::new(),
        text => format!(r#""{name}":{},"#, json::quoted(text)),
    };
    let saved = optional("saved", stamp.saved.as_deref().unwrap_or_default());
    let seen = optional("seen", &stamp.seen.to_string());
    format!(r#"{{"format":{FORMAT},"app":"{app}",{saved}{seen}"digest":"{digest}","body":{body}}}"#)
}

/// The format of a record, if it says so.
pub(super) fn format(record: &str) -> Option<u64> {
    json::read(record).ok()?.fields()?.take("format")?.parse().ok()
}

/// The body of a record, taken up to the present format if it is of an older one, and its stamp.
pub(super) fn open<'a>(record: &'a str, steps: &[Step]) -> Result<(Cow<'a, str>, Stamp), Refusal> {
    let record = json::read(record).map_err(|_| Refusal::Damaged(Damage::NotJson))?;
    let mut fields = record.fields().ok_or(NO_RECORD)?;
    // first of all, as the rest of a newer record may be anything
    let format = fields.take("format").and_then(|number| number.parse().ok()).ok_or(NO_RECORD)?;
    if format > u64::from(FORMAT) {
        return Err(Refusal::TooNew { format });
    }
    let (stated, body, stamp) = parts(fields).map_err(|_| NO_RECORD)?;
    if stated != digest(body).to_string() {
        return Err(Refusal::Damaged(Damage::Altered));
    }
    Ok((migrate::climb(body, format, steps)?, stamp))
}

/// The digest that it states, its body and its stamp.
fn parts(mut fields: Fields<'_>) -> Result<(String, &str, Stamp), Damage> {
    let _: String = fields.must("app")?;
    let saved = fields.optional("saved")?;
    let seen = fields.optional("seen")?.map(|seen: String| Seen::from(seen)).unwrap_or_default();
    let digest = fields.must("digest")?;
    let body = fields.take("body").ok_or(Damage::Shape)?;
    fields.end((digest, body, Stamp { saved, seen }))
}
