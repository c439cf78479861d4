//! A copy of a plan's record that was laid aside: the record alone, as it stood in the store, or around it the occasion
//! on which it was taken.
//!
//! The record inside keeps the very text that its digest was made of, and its own format; so a copy is read like any
//! record, and nothing that is loaded first knows of occasions.

use super::json;
use super::stored::{Object, words};
use super::{Damage, Refusal};

/// On which occasion a copy was taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Occasion {
    /// A tab wrote over it for the first time, or for the first time on that day.
    #[default]
    Session,
    /// A file was about to be taken in.
    Import,
    /// What another state of the plan has otherwise was about to be merged in, as somebody decided.
    Merge,
    /// Another tab's changes were about to be brought in by themselves.
    Tab,
    /// A copy was about to be put in its place.
    Restore,
}

words! {
    Occasion usually "session" {
        Session = "session",
        Import = "import",
        Merge = "merge",
        Tab = "tab",
        Restore = "restore",
    }
}

/// Writes a copy of that record.
pub fn encode_copy(record: &str, occasion: Occasion) -> String {
    let mut copy = Object::default().must("occasion", &occasion).end();
    // A record is JSON already.
    copy.pop();
    format!("{copy},\"record\":{record}}}")
}

/// The record in a copy, and on which occasion it was taken.
pub fn decode_copy(copy: &str) -> Result<(Occasion, &str), Refusal> {
    let level = json::read(copy).map_err(|_| Refusal::Damaged(Damage::NotJson))?;
    let mut fields = level.fields().ok_or(Refusal::Damaged(Damage::NotARecord))?;
    match fields.take("record") {
        None => Ok((Occasion::Session, copy)),
        Some(record) => {
            let occasion = fields.usual("occasion").map_err(Refusal::Damaged)?;
            fields.end((occasion, record)).map_err(Refusal::Damaged)
        }
    }
}

/// What a record says of itself, whether or not it can be opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marking {
    /// When it was kept.
    pub saved: Option<String>,
    /// The digest of its body: records that say the same have the same.
    pub digest: Option<String>,
}

/// What a record says of itself.
pub fn marking(record: &str) -> Marking {
    let mut fields = json::read(record).ok().and_then(json::Json::fields).unwrap_or_default();
    let mut text = |name: &str| fields.take(name).and_then(json::text);
    Marking { saved: text("saved"), digest: text("digest") }
}
