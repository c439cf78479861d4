//! One KPI in format 1. Fiscal years are the names in `targets` and `actuals`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::cell::CellRecordV1;
use super::choices::{ActualsAreV1, BasisV1, BoundV1, DirectionV1, LevelMeaningV1, MeasureV1};
use super::dates::{BaselineRecordV1, MeasuredV1};
use super::values::{AcknowledgementRecordV1, ActualRecordV1, NoteRecordV1, OtherReadingRecordV1};
use crate::storage::json::distinct;

/// One KPI of a plan. The names of its fields are those of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::storage) struct IndicatorRecordV1 {
    pub(in crate::storage) id: String,
    #[serde(default)]
    pub(in crate::storage) group: String,
    #[serde(default)]
    pub(in crate::storage) name: String,
    #[serde(default)]
    pub(in crate::storage) unit: String,
    #[serde(default)]
    pub(in crate::storage) measure: MeasureV1,
    pub(in crate::storage) basis: BasisV1,
    #[serde(default)]
    pub(in crate::storage) bound: BoundV1,
    #[serde(default)]
    pub(in crate::storage) direction: DirectionV1,
    #[serde(default)]
    pub(in crate::storage) level_meaning: LevelMeaningV1,
    #[serde(default)]
    pub(in crate::storage) measured: MeasuredV1,
    #[serde(default)]
    pub(in crate::storage) responsible: String,
    #[serde(default)]
    pub(in crate::storage) definition: String,
    #[serde(default)]
    pub(in crate::storage) source: String,
    #[serde(default)]
    pub(in crate::storage) baseline: BaselineRecordV1,
    #[serde(default, deserialize_with = "distinct")]
    pub(in crate::storage) targets: BTreeMap<String, CellRecordV1>,
    #[serde(default)]
    pub(in crate::storage) period_target: CellRecordV1,
    #[serde(default, deserialize_with = "distinct")]
    pub(in crate::storage) actuals: BTreeMap<String, ActualRecordV1>,
    #[serde(default)]
    pub(in crate::storage) actuals_are: ActualsAreV1,
    #[serde(default)]
    pub(in crate::storage) stated_total: Option<CellRecordV1>,
    #[serde(default)]
    pub(in crate::storage) stated_final_level: Option<CellRecordV1>,
    #[serde(default)]
    pub(in crate::storage) notes: Vec<NoteRecordV1>,
    #[serde(default)]
    pub(in crate::storage) readings: Vec<OtherReadingRecordV1>,
    #[serde(default)]
    pub(in crate::storage) acknowledged: Vec<AcknowledgementRecordV1>,
}
