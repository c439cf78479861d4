//! How rates are rounded in format 3. What is absent is as usual.

use serde::{Deserialize, Serialize};

use crate::plan::{Decimals, RateRounding, Rounding};
use crate::storage::json::{is_usual, twin};

/// The stored form of the rounding of rates.
#[derive(Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::storage) struct RateRoundingRecordV3 {
    #[serde(skip_serializing_if = "is_usual")]
    way: RoundingV3,
    #[serde(skip_serializing_if = "is_usual")]
    decimals: DecimalsV3,
}

#[derive(Clone, Copy, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum RoundingV3 {
    #[default]
    HalfUp,
    Down,
}
twin! { RoundingV3 of Rounding { HalfUp, Down } }

#[derive(Clone, Copy, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum DecimalsV3 {
    Zero,
    #[default]
    One,
    Two,
}
twin! { DecimalsV3 of Decimals { Zero, One, Two } }

impl From<RateRounding> for RateRoundingRecordV3 {
    fn from(rounding: RateRounding) -> Self {
        let RateRounding { way, decimals } = rounding;
        Self { way: way.into(), decimals: decimals.into() }
    }
}

impl From<RateRoundingRecordV3> for RateRounding {
    fn from(record: RateRoundingRecordV3) -> Self {
        Self { way: record.way.into(), decimals: record.decimals.into() }
    }
}
