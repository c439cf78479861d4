//! One KPI. The field names in `targets` and `actuals` are fiscal years.

use litemap::LiteMap;
use serde::{Deserialize, Serialize};

use crate::plan::activity_log::Recorded;
use crate::plan::indicator::{Earlier, StatedRate};
use crate::plan::{
    ActualSource, ActualsAre, Aggregation, Basis, Bound, Direction, Indicator, LevelMeaning, Measure, RateFormula,
};
use crate::storage::Damage;
use crate::storage::json::{distinct, is_usual};
use crate::storage::stored::activity_log::SurveyChoiceRecord;
use crate::storage::stored::cell::CellRecord;
use crate::storage::stored::dates::{BaselineRecord, MeasuredRecord, year_by_name};
use crate::storage::stored::stated::{OtherReadingRecord, StatedRateRecord};
use crate::storage::stored::values::{AcknowledgementRecord, ActualRecord, EarlierRecord, NoteRecord, notes};
use crate::storage::words::StoredWord;
use crate::value::{FiscalYear, IndicatorId, PlanId};

/// The stored form of a KPI. The field names are those of the file.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IndicatorRecord {
    id: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    group: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    unit: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    measure: StoredWord<Measure>,
    basis: StoredWord<Option<Basis>>,
    #[serde(default, skip_serializing_if = "is_usual")]
    bound: StoredWord<Bound>,
    #[serde(default, skip_serializing_if = "is_usual")]
    direction: StoredWord<Option<Direction>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rate_formula: Option<StoredWord<RateFormula>>,
    #[serde(default, skip_serializing_if = "is_usual")]
    level_meaning: StoredWord<LevelMeaning>,
    #[serde(default, skip_serializing_if = "is_usual")]
    measured: MeasuredRecord,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    responsible: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    definition: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    source: String,
    /// The id of the KPI that this KPI is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    part_of: Option<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    baseline: BaselineRecord,
    #[serde(default, deserialize_with = "distinct", skip_serializing_if = "LiteMap::is_empty")]
    targets: LiteMap<String, CellRecord>,
    #[serde(default, skip_serializing_if = "is_usual")]
    period_target: CellRecord,
    /// The targets that were replaced, oldest first.
    #[serde(default, deserialize_with = "distinct", skip_serializing_if = "LiteMap::is_empty")]
    earlier_targets: LiteMap<String, Vec<EarlierRecord>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    earlier_period_targets: Vec<EarlierRecord>,
    #[serde(default, deserialize_with = "distinct", skip_serializing_if = "LiteMap::is_empty")]
    actuals: LiteMap<String, ActualRecord>,
    #[serde(default, skip_serializing_if = "is_usual")]
    actuals_are: StoredWord<ActualsAre>,
    /// The code of the way in which actuals are computed from activity records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    actual_source: Option<String>,
    /// The answers of a survey.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    choices: Vec<SurveyChoiceRecord>,
    /// The fiscal years in which the typed actual counts although there are activity records.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    adopted: Vec<String>,
    /// The KPIs of earlier plans that this KPI continues, each as the id of the plan, a slash and the id of the KPI.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    follows: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stated_total: Option<CellRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stated_final_level: Option<CellRecord>,
    #[serde(default, deserialize_with = "distinct", skip_serializing_if = "LiteMap::is_empty")]
    stated_rates: LiteMap<String, StatedRateRecord>,
    #[serde(default, skip_serializing_if = "is_usual")]
    stated_rate_of_whole: StatedRateRecord,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notes: Vec<NoteRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    readings: Vec<OtherReadingRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    acknowledged: Vec<AcknowledgementRecord>,
}

impl From<&Indicator> for IndicatorRecord {
    fn from(row: &Indicator) -> Self {
        Self {
            id: row.id.to_string(),
            group: row.group.clone(),
            name: row.name.clone(),
            unit: row.unit.clone(),
            measure: StoredWord(row.measure),
            basis: StoredWord(row.basis),
            bound: StoredWord(row.bound),
            direction: StoredWord(row.direction),
            rate_formula: row.rate_formula.map(StoredWord),
            level_meaning: StoredWord(row.level_meaning),
            measured: MeasuredRecord::from(&row.measured),
            responsible: row.responsible.clone(),
            definition: row.definition.clone(),
            source: row.source.clone(),
            part_of: row.part_of.map(|whole| whole.to_string()),
            baseline: BaselineRecord::from(&row.baseline),
            targets: row.targets.iter().map(|(year, cell)| (year.to_string(), cell.into())).collect(),
            period_target: CellRecord::from(&row.period_target),
            earlier_targets: row
                .earlier_targets
                .iter()
                .filter_map(|(year, earlier)| Some(((*year)?.to_string(), earlier.iter().map(Into::into).collect())))
                .collect(),
            earlier_period_targets: row.earlier_targets.get(&None).into_iter().flatten().map(Into::into).collect(),
            actuals: row.actuals.iter().map(|(year, actual)| (year.to_string(), actual.into())).collect(),
            actuals_are: StoredWord(row.actuals_are),
            actual_source: aggregation_of(row.actual_source).map(|aggregation| aggregation.code().to_owned()),
            choices: row.choices.iter().map(Into::into).collect(),
            adopted: row.adopted.iter().map(ToString::to_string).collect(),
            follows: row.follows.iter().map(|(plan, row)| format!("{plan}/{row}")).collect(),
            stated_total: row.stated_total.as_ref().map(Into::into),
            stated_final_level: row.stated_final_level.as_ref().map(Into::into),
            stated_rates: row
                .stated_rates
                .iter()
                .filter_map(|(year, stated)| Some(((*year)?.to_string(), stated.into())))
                .collect(),
            stated_rate_of_whole: row.stated_rates.get(&None).map(Into::into).unwrap_or_default(),
            notes: row.notes.iter().map(|(&(of, year), text)| NoteRecord::new(of, year, text)).collect(),
            readings: row.readings.iter().map(Into::into).collect(),
            acknowledged: row.acknowledged.iter().map(Into::into).collect(),
        }
    }
}

impl TryFrom<IndicatorRecord> for Indicator {
    type Error = Damage;

    fn try_from(record: IndicatorRecord) -> Result<Self, Damage> {
        Ok(Self {
            id: record.id.parse().map_err(|_| Damage::Id)?,
            group: record.group,
            name: record.name,
            unit: record.unit,
            measure: record.measure.0,
            basis: record.basis.0,
            bound: record.bound.0,
            direction: record.direction.0,
            rate_formula: record.rate_formula.map(|StoredWord(formula)| formula),
            level_meaning: record.level_meaning.0,
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
            actuals_are: record.actuals_are.0,
            actual_source: actual_source(record.actual_source.as_deref())?,
            choices: record.choices.into_iter().map(Into::into).collect(),
            adopted: record.adopted.iter().map(|year| year_by_name(year)).collect::<Result<_, _>>()?,
            follows: record.follows.iter().map(|text| predecessor(text).ok_or(Damage::Id)).collect::<Result<_, _>>()?,
            recorded: Recorded::default(),
            stated_total: record.stated_total.map(TryInto::try_into).transpose()?,
            stated_final_level: record.stated_final_level.map(TryInto::try_into).transpose()?,
            stated_rates: stated_rates(record.stated_rates, record.stated_rate_of_whole)?,
            notes: notes(record.notes)?.collect(),
            readings: record.readings.into_iter().map(Into::into).collect(),
            acknowledged: record.acknowledged.into_iter().map(Into::into).collect(),
        })
    }
}

fn aggregation_of(source: ActualSource) -> Option<Aggregation> {
    if let ActualSource::Records(aggregation) = source { Some(aggregation) } else { None }
}

/// The source of actuals, from the code of the way in which records are aggregated; typed without a code.
fn actual_source(code: Option<&str>) -> Result<ActualSource, Damage> {
    let Some(code) = code else { return Ok(ActualSource::Typed) };
    Aggregation::with_code(code).map(ActualSource::Records).ok_or(Damage::Shape)
}

/// A KPI of another plan, by both ids.
fn predecessor(text: &str) -> Option<(PlanId, IndicatorId)> {
    let (plan, row) = text.split_once('/')?;
    plan.parse().ok().zip(row.parse().ok())
}

/// The targets that were replaced; a year without replaced targets has no entry.
fn earlier_targets(
    of_years: LiteMap<String, Vec<EarlierRecord>>,
    of_period: Vec<EarlierRecord>,
) -> Result<LiteMap<Option<FiscalYear>, Vec<Earlier>>, Damage> {
    let mut earlier = LiteMap::new();
    let of_years = of_years.into_iter().map(|(name, records)| Ok((Some(year_by_name(&name)?), records)));
    for of_one in of_years.chain([Ok((None, of_period))]) {
        let (year, records): (_, Vec<EarlierRecord>) = of_one?;
        if !records.is_empty() {
            earlier.insert(year, records.into_iter().map(TryInto::try_into).collect::<Result<_, Damage>>()?);
        }
    }
    Ok(earlier)
}

/// The rates that the document states for the years and for the whole period; blank ones have no entry.
fn stated_rates(
    of_years: LiteMap<String, StatedRateRecord>,
    of_whole: StatedRateRecord,
) -> Result<LiteMap<Option<FiscalYear>, StatedRate>, Damage> {
    let mut stated = LiteMap::from_iter([(None, StatedRate::from(of_whole))]);
    for (name, record) in of_years {
        stated.insert(Some(year_by_name(&name)?), record.into());
    }
    stated.retain(|_, one| *one != StatedRate::default());
    Ok(stated)
}

/// Converts the records by fiscal year; an invalid year name or record is an error.
fn by_year<R, T: TryFrom<R, Error = Damage>>(records: LiteMap<String, R>) -> Result<Vec<(FiscalYear, T)>, Damage> {
    records.into_iter().map(|(name, record)| Ok((year_by_name(&name)?, record.try_into()?))).collect()
}
