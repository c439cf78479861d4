//! A time in a record that is read, changed in another field and written again.
//!
//! Writing such a record must not lose a text only because this version cannot read it. A text that is no time is
//! therefore kept and written again unchanged.

use crate::value::Timestamp;

/// A time as a record contains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoredTime {
    /// A valid time.
    At(Timestamp),
    /// A text that is not a time, unchanged; empty if no time was recorded.
    Other(String),
}

impl StoredTime {
    /// The time; `None` if the text is not one.
    pub fn timestamp(&self) -> Option<Timestamp> {
        match self {
            Self::At(time) => Some(*time),
            Self::Other(_) => None,
        }
    }
}

impl Default for StoredTime {
    fn default() -> Self {
        Self::Other(String::new())
    }
}

impl From<Timestamp> for StoredTime {
    fn from(time: Timestamp) -> Self {
        Self::At(time)
    }
}

impl From<String> for StoredTime {
    fn from(text: String) -> Self {
        text.parse().map_or(Self::Other(text), Self::At)
    }
}

impl From<StoredTime> for String {
    fn from(time: StoredTime) -> Self {
        match time {
            StoredTime::At(time) => time.to_string(),
            StoredTime::Other(text) => text,
        }
    }
}
