//! The settings of judgement (判定). Absent fields have their defaults.

use serde::{Deserialize, Serialize};

use crate::plan::Judging;
use crate::plan::judging::Threshold;
use crate::storage::Damage;

/// The stored form of the settings of judgement of a plan.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct JudgingRecord {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    met: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    on_track: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    below: String,
    /// In whole percent, from 1 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on_track_from: Option<u8>,
}

impl JudgingRecord {
    /// The record of the settings; `None` if all of them are defaults.
    pub(super) fn from_judging(judging: &Judging) -> Option<Self> {
        let Judging { met, on_track, below, on_track_from } = judging.clone();
        let usual = Judging::default();
        (*judging != usual).then(|| Self {
            met,
            on_track,
            below,
            on_track_from: (on_track_from != usual.on_track_from).then(|| on_track_from.percent()),
        })
    }
}

impl TryFrom<JudgingRecord> for Judging {
    type Error = Damage;

    fn try_from(record: JudgingRecord) -> Result<Self, Damage> {
        let JudgingRecord { met, on_track, below, on_track_from } = record;
        let threshold = |percent| Threshold::new(percent).ok_or(Damage::Shape);
        let on_track_from = on_track_from.map(threshold).transpose()?.unwrap_or_default();
        Ok(Self { met, on_track, below, on_track_from })
    }
}
