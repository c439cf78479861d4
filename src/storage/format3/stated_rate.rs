//! What a document itself says of how far a target is met, in format 3.

use serde::{Deserialize, Serialize};

use crate::plan::indicator::StatedRate;

/// The stored form of a rate, a mark or a grade as the document states it, with the formula that it names.
#[derive(Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::storage) struct StatedRateRecordV3 {
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    formula: String,
}

impl From<&StatedRate> for StatedRateRecordV3 {
    fn from(stated: &StatedRate) -> Self {
        let StatedRate { text, formula } = stated.clone();
        Self { text, formula }
    }
}

impl From<StatedRateRecordV3> for StatedRate {
    fn from(record: StatedRateRecordV3) -> Self {
        let StatedRateRecordV3 { text, formula } = record;
        Self { text, formula }
    }
}
