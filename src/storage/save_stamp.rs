//! The stamp of a plan file that is saved repeatedly: the time and the author of the last save, and the saves that it includes.
//!
//! Each save has an id that is made from the written text and from all saves before it. A file therefore shows whether
//! it contains somebody's save: an older copy that was put back does not name the saves that came after it.

use serde::{Deserialize, Serialize};

use super::{Damage, envelope, json};
use crate::value::Timestamp;

/// The largest number of saves that a file names; the oldest is dropped first. A user whose last state is older than
/// that must decide every difference.
pub const MOST_SAVES: usize = 500;

/// The time and the author of a save of a file, and the ids of the saves that the file includes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SaveStamp {
    /// The time of the save. Also `None` if the file has a text that is no time: each save makes a new stamp, so the
    /// text is never written again.
    pub at: Option<Timestamp>,
    /// The name that the user entered, if any.
    pub by: Option<String>,
    /// The ids of the saves in their order; the last one is the save of this file.
    pub saves: Vec<String>,
}

/// The stored form of the stamp.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct SaveStampRecord {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    saves: Vec<String>,
}

impl SaveStamp {
    /// The stamp of a save of that record, following the saves `before`.
    pub fn new(record: &str, at: Option<Timestamp>, by: Option<String>, before: &[String]) -> Self {
        let id = envelope::digest(&format!("{record}{}", before.concat())).to_string();
        let mut saves = before.to_vec();
        saves.push(id);
        let over = saves.len().saturating_sub(MOST_SAVES);
        Self { at, by, saves: saves.split_off(over) }
    }
}

/// Writes a stamp as JSON.
pub fn encode_save_stamp(mark: &SaveStamp) -> String {
    let SaveStamp { at, by, saves } = mark.clone();
    json::write(&SaveStampRecord { at: at.map(|at| at.to_string()), by, saves })
}

/// Reads a stamp from JSON.
pub fn decode_save_stamp(json: &str) -> Result<SaveStamp, Damage> {
    let SaveStampRecord { at, by, saves } = json::read(json).map_err(|_| Damage::Shape)?;
    Ok(SaveStamp { at: at.and_then(|at| at.parse().ok()), by, saves })
}
