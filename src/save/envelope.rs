//! What every record has in common: its format, who wrote it, and a digest of its body.
//!
//! The digest finds damage, not forgery: it is FNV-1a over the body's bytes as they stand in the record.

use std::borrow::Cow;
use std::fmt;
use std::hash::Hasher;

use fnv::FnvHasher;

use super::json::{self, Fields};
use super::migrate::{self, Step};
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

/// Writes a record around a body.
pub(super) fn seal(body: &str) -> String {
    seal_at(body, None)
}

/// Writes a record around a body, with the local time at which that was. The digest is of the body alone.
pub(super) fn seal_at(body: &str, saved: Option<&str>) -> String {
    let (app, digest) = (env!("CARGO_PKG_VERSION"), digest(body));
    let saved = saved.map(|saved| format!(r#""saved":{},"#, json::quoted(saved))).unwrap_or_default();
    format!(r#"{{"format":{FORMAT},"app":"{app}",{saved}"digest":"{digest}","body":{body}}}"#)
}

/// When the record says that it was written.
pub(super) fn saved_at(record: &str) -> Option<String> {
    let record = json::read(record).ok()?;
    json::text(record.fields()?.take("saved")?)
}

/// The body of a record, taken up to the present format if it is of an older one.
pub(super) fn open<'a>(record: &'a str, steps: &[Step]) -> Result<Cow<'a, str>, Refusal> {
    let record = json::read(record).map_err(|_| Refusal::Damaged(Damage::NotJson))?;
    let mut fields = record.fields().ok_or(NO_RECORD)?;
    // first of all, as the rest of a newer record may be anything
    let format = fields.take("format").and_then(|number| number.parse().ok()).ok_or(NO_RECORD)?;
    if format > u64::from(FORMAT) {
        return Err(Refusal::TooNew { format });
    }
    let (stated, body) = digest_and_body(fields).map_err(|_| NO_RECORD)?;
    if stated != digest(body).to_string() {
        return Err(Refusal::Damaged(Damage::Altered));
    }
    migrate::climb(body, format, steps)
}

fn digest_and_body(mut fields: Fields<'_>) -> Result<(String, &str), Damage> {
    let _: String = fields.must("app")?;
    let _: Option<String> = fields.optional("saved")?;
    let digest = fields.must("digest")?;
    let body = fields.take("body").ok_or(Damage::Shape)?;
    fields.end((digest, body))
}
