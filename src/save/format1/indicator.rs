//! One KPI in format 1.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::cell::StoredCell;
use super::moment::{StoredBaseline, StoredMeasured};
use super::trail::{StoredAcknowledgement, StoredActual, StoredNote, StoredReading, read_notes, write_notes};
use super::words::{StoredActualsAre, StoredBasis, StoredBound, StoredDirection, StoredLevelMeaning, StoredMeasure};
use super::{Damage, is_default, read_year, unique};
use crate::cell::Cell;
use crate::fiscal_year::FiscalYear;
use crate::plan::Indicator;

/// One KPI. Years are the keys of its rows.
#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredIndicator {
    id: String,
    #[serde(default, skip_serializing_if = "is_default")]
    group: String,
    #[serde(default, skip_serializing_if = "is_default")]
    name: String,
    #[serde(default, skip_serializing_if = "is_default")]
    unit: String,
    #[serde(default, skip_serializing_if = "is_default")]
    measure: StoredMeasure,
    basis: StoredBasis,
    #[serde(default, skip_serializing_if = "is_default")]
    bound: StoredBound,
    #[serde(default, skip_serializing_if = "is_default")]
    direction: StoredDirection,
    #[serde(default, skip_serializing_if = "is_default")]
    level_meaning: StoredLevelMeaning,
    #[serde(default, skip_serializing_if = "is_default")]
    measured: StoredMeasured,
    #[serde(default, skip_serializing_if = "is_default")]
    responsible: String,
    #[serde(default, skip_serializing_if = "is_default")]
    definition: String,
    #[serde(default, skip_serializing_if = "is_default")]
    source: String,
    #[serde(default, skip_serializing_if = "is_default")]
    baseline: StoredBaseline,
    #[serde(default, skip_serializing_if = "is_default", deserialize_with = "unique::map")]
    targets: BTreeMap<i32, StoredCell>,
    #[serde(default, skip_serializing_if = "is_default")]
    period_target: StoredCell,
    #[serde(default, skip_serializing_if = "is_default", deserialize_with = "unique::map")]
    actuals: BTreeMap<i32, StoredActual>,
    #[serde(default, skip_serializing_if = "is_default")]
    actuals_are: StoredActualsAre,
    #[serde(default, skip_serializing_if = "is_default")]
    stated_total: Option<StoredCell>,
    #[serde(default, skip_serializing_if = "is_default")]
    stated_final_level: Option<StoredCell>,
    #[serde(default, skip_serializing_if = "is_default")]
    notes: Vec<StoredNote>,
    #[serde(default, skip_serializing_if = "is_default")]
    readings: Vec<StoredReading>,
    #[serde(default, skip_serializing_if = "is_default")]
    acknowledged: Vec<StoredAcknowledgement>,
}

impl From<Indicator> for StoredIndicator {
    fn from(kept: Indicator) -> Self {
        Self {
            id: kept.id.to_string(),
            group: kept.group,
            name: kept.name,
            unit: kept.unit,
            measure: kept.measure.into(),
            basis: kept.basis.into(),
            bound: kept.bound.into(),
            direction: kept.direction.into(),
            level_meaning: kept.level_meaning.into(),
            measured: kept.measured.into(),
            responsible: kept.responsible,
            definition: kept.definition,
            source: kept.source,
            baseline: kept.baseline.into(),
            targets: write_row(kept.targets),
            period_target: kept.period_target.into(),
            actuals: write_row(kept.actuals),
            actuals_are: kept.actuals_are.into(),
            stated_total: kept.stated_total.map(Into::into),
            stated_final_level: kept.stated_final_level.map(Into::into),
            notes: write_notes(kept.notes),
            readings: kept.readings.into_iter().map(Into::into).collect(),
            acknowledged: kept.acknowledged.into_iter().map(Into::into).collect(),
        }
    }
}

impl TryFrom<StoredIndicator> for Indicator {
    type Error = Damage;

    fn try_from(stored: StoredIndicator) -> Result<Self, Damage> {
        Ok(Self {
            id: stored.id.parse().map_err(|_| Damage::Id)?,
            group: stored.group,
            name: stored.name,
            unit: stored.unit,
            measure: stored.measure.into(),
            basis: stored.basis.into(),
            bound: stored.bound.into(),
            direction: stored.direction.into(),
            level_meaning: stored.level_meaning.into(),
            measured: stored.measured.into(),
            responsible: stored.responsible,
            definition: stored.definition,
            source: stored.source,
            baseline: stored.baseline.try_into()?,
            targets: read_row(stored.targets)?,
            period_target: stored.period_target.try_into()?,
            actuals: read_row(stored.actuals)?,
            actuals_are: stored.actuals_are.into(),
            stated_total: stored.stated_total.map(Cell::try_from).transpose()?,
            stated_final_level: stored.stated_final_level.map(Cell::try_from).transpose()?,
            notes: read_notes(stored.notes)?,
            readings: stored.readings.into_iter().map(Into::into).collect(),
            acknowledged: stored.acknowledged.into_iter().map(Into::into).collect(),
        })
    }
}

fn write_row<S: From<T>, T>(row: BTreeMap<FiscalYear, T>) -> BTreeMap<i32, S> {
    row.into_iter().map(|(year, kept)| (year.western(), kept.into())).collect()
}

fn read_row<S, T: TryFrom<S, Error = Damage>>(row: BTreeMap<i32, S>) -> Result<BTreeMap<FiscalYear, T>, Damage> {
    row.into_iter().map(|(year, stored)| Ok((read_year(year)?, stored.try_into()?))).collect()
}
