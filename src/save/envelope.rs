//! What every record has in common: its format, who wrote it, and a digest of its body.
//!
//! The digest finds damage, not forgery: it is FNV-1a over the body's bytes as they stand in the record.

use std::borrow::Cow;
use std::fmt;
use std::hash::Hasher;

use fnv::FnvHasher;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::migrate::{self, Step};
use super::{Damage, FORMAT, Refusal};

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

/// The one field that every format, ours and those to come, has in the same place.
#[derive(Deserialize)]
struct Head {
    format: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope<'a> {
    format: u32,
    #[serde(rename = "app")]
    _app: Cow<'a, str>,
    digest: Cow<'a, str>,
    #[serde(borrow)]
    body: &'a RawValue,
}

/// Writes a record around a body.
///
/// The twins hold nothing that JSON cannot, so writing them never fails (a property of the tests);
/// were it otherwise the record would be empty, and found damaged when it is read back after the write.
pub(super) fn seal(body: &impl Serialize) -> String {
    let Ok(body) = serde_json::to_string(body) else { return String::new() };
    let (app, digest) = (env!("CARGO_PKG_VERSION"), digest(&body));
    format!(r#"{{"format":{FORMAT},"app":"{app}","digest":"{digest}","body":{body}}}"#)
}

/// Reads the body of a record, taking it up to the present format if it is of an older one.
pub(super) fn open<T: DeserializeOwned>(record: &str, steps: &[Step]) -> Result<T, Refusal> {
    let head: Head = read(record, Damage::NotARecord)?;
    if head.format > u64::from(FORMAT) {
        return Err(Refusal::TooNew { format: head.format });
    }
    let envelope: Envelope<'_> = read(record, Damage::NotARecord)?;
    let body = envelope.body.get();
    if *envelope.digest != digest(body).to_string() {
        return Err(Refusal::Damaged(Damage::Altered));
    }
    if envelope.format == FORMAT {
        return read(body, Damage::Shape);
    }
    let body = migrate::climb(read(body, Damage::Shape)?, envelope.format, steps)?;
    serde_json::from_value(body).map_err(|_| Refusal::Damaged(Damage::Shape))
}

/// Reads JSON; `unfit` is what to call JSON of another kind.
fn read<'a, T: Deserialize<'a>>(text: &'a str, unfit: Damage) -> Result<T, Refusal> {
    serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Data => Refusal::Damaged(unfit),
        Category::Io | Category::Syntax | Category::Eof => Refusal::Damaged(Damage::NotJson),
    })
}
