//! What another place of a document says of a KPI, in format 5.

use serde::{Deserialize, Serialize};

use crate::plan::indicator::OtherReading;
use crate::storage::format1::choices::BasisV1;

/// The stored form of a statement about the same KPI in another place of the source document.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(in crate::storage) struct OtherReadingRecordV5 {
    place: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    basis: Option<BasisV1>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    definition: Option<String>,
    /// Written since format 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    project: Option<String>,
}

impl OtherReadingRecordV5 {
    /// Whether the formats before have no place for it.
    pub(super) fn is_of_format_5(&self) -> bool {
        self.project.is_some()
    }
}

impl From<&OtherReading> for OtherReadingRecordV5 {
    fn from(reading: &OtherReading) -> Self {
        let OtherReading { place, name, unit, basis, definition, project } = reading.clone();
        Self { place, name, unit, basis: basis.map(Into::into), definition, project }
    }
}

impl From<OtherReadingRecordV5> for OtherReading {
    fn from(record: OtherReadingRecordV5) -> Self {
        let OtherReadingRecordV5 { place, name, unit, basis, definition, project } = record;
        Self { place, name, unit, basis: basis.map(Into::into), definition, project }
    }
}
