//! The statements of a document about a KPI besides its figures: rates and marks, and readings from other places.

use serde::{Deserialize, Serialize};

use crate::plan::Basis;
use crate::plan::indicator::{OtherReading, StatedRate};
use crate::storage::json::is_usual;
use crate::storage::words::StoredWord;

/// The stored form of a rate, a mark or a grade as the document states it, with the formula that it names.
#[derive(Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct StatedRateRecord {
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    formula: String,
}

impl From<&StatedRate> for StatedRateRecord {
    fn from(stated: &StatedRate) -> Self {
        let StatedRate { text, formula } = stated.clone();
        Self { text, formula }
    }
}

impl From<StatedRateRecord> for StatedRate {
    fn from(record: StatedRateRecord) -> Self {
        let StatedRateRecord { text, formula } = record;
        Self { text, formula }
    }
}

/// The stored form of a statement about the same KPI in another place of the source document.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OtherReadingRecord {
    place: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    basis: StoredWord<Option<Basis>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    definition: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    project: Option<String>,
}

impl From<&OtherReading> for OtherReadingRecord {
    fn from(reading: &OtherReading) -> Self {
        let OtherReading { place, name, unit, basis, definition, project } = reading.clone();
        Self { place, name, unit, basis: StoredWord(basis), definition, project }
    }
}

impl From<OtherReadingRecord> for OtherReading {
    fn from(record: OtherReadingRecord) -> Self {
        let OtherReadingRecord { place, name, unit, basis, definition, project } = record;
        Self { place, name, unit, basis: basis.0, definition, project }
    }
}
