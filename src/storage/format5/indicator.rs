//! One KPI in format 5, which is one of format 3 but for what other places say of its project. Fiscal years are the names in `targets` and `actuals`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::plan::Indicator;
use crate::plan::indicator::{Basis, Direction, Earlier, StatedRate};
use crate::storage::Damage;
use crate::storage::format1::cell::CellRecordV1;
use crate::storage::format1::choices::{ActualsAreV1, BoundV1, LevelMeaningV1, MeasureV1};
use crate::storage::format1::dates::{BaselineRecordV1, MeasuredV1, year_by_name};
use crate::storage::format1::values::{AcknowledgementRecordV1, ActualRecordV1, EarlierRecordV1, NoteRecordV1, notes};
use crate::storage::format2::RateFormulaV2;
use crate::storage::format3::stated_rate::StatedRateRecordV3;
use crate::storage::format5::other_reading::OtherReadingRecordV5;
use crate::storage::json::{distinct, is_usual, twin};
use crate::value::fiscal_year::FiscalYear;

/// What one target figure stands for, or that nobody has chosen it.
#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::storage) enum BasisV3 {
    Unset,
    Increment,
    Level,
    PeriodTotal,
    PeriodAverage,
}

/// The direction that is aimed at, or that nobody has chosen it.
#[derive(Clone, Copy, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::storage) enum DirectionV3 {
    Unset,
    #[default]
    Up,
    Down,
    Keep,
}
twin! { BasisV3 of Unset or Basis { Increment, Level, PeriodTotal, PeriodAverage } }
twin! { DirectionV3 of Unset or Direction { Up, Down, Keep } }

/// One KPI of a plan. The names of its fields are those of the file.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(in crate::storage) struct IndicatorRecordV5 {
    id: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    group: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    unit: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub(in crate::storage) measure: MeasureV1,
    pub(in crate::storage) basis: BasisV3,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub(in crate::storage) bound: BoundV1,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub(in crate::storage) direction: DirectionV3,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::storage) rate_formula: Option<RateFormulaV2>,
    #[serde(default, skip_serializing_if = "is_usual")]
    level_meaning: LevelMeaningV1,
    #[serde(default, skip_serializing_if = "is_usual")]
    measured: MeasuredV1,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    responsible: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    definition: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    source: String,
    /// The id of the KPI of which this one is a part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    part_of: Option<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    pub(in crate::storage) baseline: BaselineRecordV1,
    #[serde(default, deserialize_with = "distinct", skip_serializing_if = "BTreeMap::is_empty")]
    pub(in crate::storage) targets: BTreeMap<String, CellRecordV1>,
    #[serde(default, skip_serializing_if = "is_usual")]
    period_target: CellRecordV1,
    /// The targets that were replaced, oldest first.
    #[serde(default, deserialize_with = "distinct", skip_serializing_if = "BTreeMap::is_empty")]
    earlier_targets: BTreeMap<String, Vec<EarlierRecordV1>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    earlier_period_targets: Vec<EarlierRecordV1>,
    #[serde(default, deserialize_with = "distinct", skip_serializing_if = "BTreeMap::is_empty")]
    pub(in crate::storage) actuals: BTreeMap<String, ActualRecordV1>,
    #[serde(default, skip_serializing_if = "is_usual")]
    actuals_are: ActualsAreV1,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stated_total: Option<CellRecordV1>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stated_final_level: Option<CellRecordV1>,
    #[serde(default, deserialize_with = "distinct", skip_serializing_if = "BTreeMap::is_empty")]
    stated_rates: BTreeMap<String, StatedRateRecordV3>,
    #[serde(default, skip_serializing_if = "is_usual")]
    stated_rate_of_whole: StatedRateRecordV3,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notes: Vec<NoteRecordV1>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    readings: Vec<OtherReadingRecordV5>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    acknowledged: Vec<AcknowledgementRecordV1>,
}

impl IndicatorRecordV5 {
    /// Whether the KPI has what no format before this one had: a choice that is unset, or a field of this format.
    pub(in crate::storage) fn is_of_format_3(&self) -> bool {
        matches!(self.basis, BasisV3::Unset)
            || self.direction == DirectionV3::Unset
            || !self.earlier_targets.is_empty()
            || !self.earlier_period_targets.is_empty()
            || self.part_of.is_some()
            || !self.stated_rates.is_empty()
            || self.stated_rate_of_whole != StatedRateRecordV3::default()
    }

    /// Whether it has what the formats before format 5 have no place for.
    pub(in crate::storage) fn is_of_format_5(&self) -> bool {
        self.readings.iter().any(OtherReadingRecordV5::is_of_format_5)
    }
}

impl From<&Indicator> for IndicatorRecordV5 {
    fn from(row: &Indicator) -> Self {
        Self {
            id: row.id.to_string(),
            group: row.group.clone(),
            name: row.name.clone(),
            unit: row.unit.clone(),
            measure: row.measure.into(),
            basis: row.basis.into(),
            bound: row.bound.into(),
            direction: row.direction.into(),
            rate_formula: row.rate_formula.map(Into::into),
            level_meaning: row.level_meaning.into(),
            measured: MeasuredV1::from(&row.measured),
            responsible: row.responsible.clone(),
            definition: row.definition.clone(),
            source: row.source.clone(),
            part_of: row.part_of.map(|whole| whole.to_string()),
            baseline: BaselineRecordV1::from(&row.baseline),
            targets: row.targets.iter().map(|(year, cell)| (year.to_string(), cell.into())).collect(),
            period_target: CellRecordV1::from(&row.period_target),
            earlier_targets: row
                .earlier_targets
                .iter()
                .filter_map(|(year, earlier)| Some(((*year)?.to_string(), earlier.iter().map(Into::into).collect())))
                .collect(),
            earlier_period_targets: row.earlier_targets.get(&None).into_iter().flatten().map(Into::into).collect(),
            actuals: row.actuals.iter().map(|(year, actual)| (year.to_string(), actual.into())).collect(),
            actuals_are: row.actuals_are.into(),
            stated_total: row.stated_total.as_ref().map(Into::into),
            stated_final_level: row.stated_final_level.as_ref().map(Into::into),
            stated_rates: row
                .stated_rates
                .iter()
                .filter_map(|(year, stated)| Some(((*year)?.to_string(), stated.into())))
                .collect(),
            stated_rate_of_whole: row.stated_rates.get(&None).map(Into::into).unwrap_or_default(),
            notes: row.notes.iter().map(|(&(of, year), text)| NoteRecordV1::of(of, year, text)).collect(),
            readings: row.readings.iter().map(Into::into).collect(),
            acknowledged: row.acknowledged.iter().map(Into::into).collect(),
        }
    }
}

impl TryFrom<IndicatorRecordV5> for Indicator {
    type Error = Damage;

    fn try_from(record: IndicatorRecordV5) -> Result<Self, Damage> {
        Ok(Self {
            id: record.id.parse().map_err(|_| Damage::Id)?,
            group: record.group,
            name: record.name,
            unit: record.unit,
            measure: record.measure.into(),
            basis: record.basis.into(),
            bound: record.bound.into(),
            direction: record.direction.into(),
            rate_formula: record.rate_formula.map(Into::into),
            level_meaning: record.level_meaning.into(),
            measured: record.measured.into(),
            responsible: record.responsible,
            definition: record.definition,
            source: record.source,
            part_of: record.part_of.map(|whole| whole.parse().map_err(|_| Damage::Id)).transpose()?,
            baseline: record.baseline.try_into()?,
            targets: by_year(record.targets)?.into_iter().collect(),
            period_target: record.period_target.try_into()?,
            earlier_targets: earlier_targets(record.earlier_targets, record.earlier_period_targets)?,
            actuals: by_year(record.actuals)?.into_iter().collect(),
            actuals_are: record.actuals_are.into(),
            stated_total: record.stated_total.map(TryInto::try_into).transpose()?,
            stated_final_level: record.stated_final_level.map(TryInto::try_into).transpose()?,
            stated_rates: stated_rates(record.stated_rates, record.stated_rate_of_whole)?,
            notes: notes(record.notes)?.collect(),
            readings: record.readings.into_iter().map(Into::into).collect(),
            acknowledged: record.acknowledged.into_iter().map(Into::into).collect(),
        })
    }
}

/// The targets that were replaced; a year without any has no entry.
fn earlier_targets(
    of_years: BTreeMap<String, Vec<EarlierRecordV1>>,
    of_period: Vec<EarlierRecordV1>,
) -> Result<BTreeMap<Option<FiscalYear>, Vec<Earlier>>, Damage> {
    let mut earlier = BTreeMap::new();
    let of_years = of_years.into_iter().map(|(name, records)| Ok((Some(year_by_name(&name)?), records)));
    for of_one in of_years.chain([Ok((None, of_period))]) {
        let (year, records): (_, Vec<EarlierRecordV1>) = of_one?;
        if !records.is_empty() {
            earlier.insert(year, records.into_iter().map(TryInto::try_into).collect::<Result<_, Damage>>()?);
        }
    }
    Ok(earlier)
}

/// What the document says of the years and of the whole; what says nothing has no entry.
fn stated_rates(
    of_years: BTreeMap<String, StatedRateRecordV3>,
    of_whole: StatedRateRecordV3,
) -> Result<BTreeMap<Option<FiscalYear>, StatedRate>, Damage> {
    let mut stated = BTreeMap::from_iter([(None, StatedRate::from(of_whole))]);
    for (name, record) in of_years {
        stated.insert(Some(year_by_name(&name)?), record.into());
    }
    stated.retain(|_, one| *one != StatedRate::default());
    Ok(stated)
}

/// Converts the records by fiscal year, whose names are years; an invalid name or record is an error.
fn by_year<R, T: TryFrom<R, Error = Damage>>(records: BTreeMap<String, R>) -> Result<Vec<(FiscalYear, T)>, Damage> {
    records.into_iter().map(|(name, record)| Ok((year_by_name(&name)?, record.try_into()?))).collect()
}
