//! The rounding of rates. Absent fields have their defaults.

use serde::{Deserialize, Serialize};

use crate::plan::{Decimals, RateRounding, Rounding};
use crate::storage::json::is_usual;
use crate::storage::words::StoredWord;

/// The stored form of the rounding of rates.
#[derive(Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RateRoundingRecord {
    #[serde(skip_serializing_if = "is_usual")]
    way: StoredWord<Rounding>,
    #[serde(skip_serializing_if = "is_usual")]
    decimals: StoredWord<Decimals>,
}

impl From<RateRounding> for RateRoundingRecord {
    fn from(rounding: RateRounding) -> Self {
        let RateRounding { way, decimals } = rounding;
        Self { way: StoredWord(way), decimals: StoredWord(decimals) }
    }
}

impl From<RateRoundingRecord> for RateRounding {
    fn from(record: RateRoundingRecord) -> Self {
        Self { way: record.way.0, decimals: record.decimals.0 }
    }
}
