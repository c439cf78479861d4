//! Years and days: the years of a plan, the time at which a KPI is measured, and the date of its baseline.

use serde::{Deserialize, Serialize};

use super::cell::CellRecord;
use crate::plan::{Baseline, Measured, YearAxis};
use crate::storage::Damage;
use crate::storage::json::is_usual;
use crate::value::{AsOf, Date, FiscalYear};

/// The fiscal year with a western year number; [`Damage::Years`] if there is none.
pub(super) fn year(western: i32) -> Result<FiscalYear, Damage> {
    FiscalYear::new(western).ok_or(Damage::Years)
}

/// The fiscal year that is the name of a field; only one spelling is accepted.
pub(in crate::storage) fn year_by_name(name: &str) -> Result<FiscalYear, Damage> {
    let year = year(name.parse().map_err(|_| Damage::Shape)?)?;
    if year.to_string() == name { Ok(year) } else { Err(Damage::Shape) }
}

/// A day in the form `"2026-04-01"`. The reader of days that users write is not part of the format.
pub(in crate::storage) fn day(text: &str) -> Result<Date, Damage> {
    text.parse().map_err(|_| Damage::Date)
}

/// The range of years: the first year, and a heading for each year, empty if the document has none.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct YearsRecord {
    first: i32,
    headings: Vec<String>,
}

impl From<&YearAxis> for YearsRecord {
    fn from(years: &YearAxis) -> Self {
        Self { first: years.first().western(), headings: years.iter().map(|(_, heading)| heading.to_owned()).collect() }
    }
}

impl TryFrom<YearsRecord> for YearAxis {
    type Error = Damage;

    fn try_from(record: YearsRecord) -> Result<Self, Damage> {
        Self::new(year(record.first)?, record.headings).ok_or(Damage::Years)
    }
}

/// The time of measurement as `"year_end"`, `"rolling"` or `{"survey":[2017,2022]}`.
#[derive(Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum MeasuredRecord {
    #[default]
    YearEnd,
    Survey(Vec<i32>),
    Rolling,
}

impl From<&Measured> for MeasuredRecord {
    fn from(measured: &Measured) -> Self {
        match measured {
            Measured::YearEnd => Self::YearEnd,
            Measured::Survey { years } => Self::Survey(years.clone()),
            Measured::Rolling => Self::Rolling,
        }
    }
}

impl From<MeasuredRecord> for Measured {
    fn from(measured: MeasuredRecord) -> Self {
        match measured {
            MeasuredRecord::YearEnd => Self::YearEnd,
            MeasuredRecord::Survey(years) => Self::Survey { years },
            MeasuredRecord::Rolling => Self::Rolling,
        }
    }
}

/// The stored form of the baseline.
#[derive(Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BaselineRecord {
    #[serde(default, skip_serializing_if = "is_usual")]
    cell: CellRecord,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    as_of_text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    as_of: Option<AsOfRecord>,
}

impl From<&Baseline> for BaselineRecord {
    fn from(baseline: &Baseline) -> Self {
        let Baseline { cell, as_of_text, as_of } = baseline;
        Self { cell: cell.into(), as_of_text: as_of_text.clone(), as_of: as_of.map(Into::into) }
    }
}

impl TryFrom<BaselineRecord> for Baseline {
    type Error = Damage;

    fn try_from(record: BaselineRecord) -> Result<Self, Damage> {
        let BaselineRecord { cell, as_of_text, as_of } = record;
        Ok(Self { cell: cell.try_into()?, as_of_text, as_of: as_of.map(TryInto::try_into).transpose()? })
    }
}

/// The date of a baseline as `{"fiscal_year":2017}`, `{"calendar_year":2017}` or `{"mean":[2015,2017]}`.
#[derive(Clone, Copy, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum AsOfRecord {
    FiscalYear(i32),
    CalendarYear(i32),
    Mean((i32, i32)),
}

impl From<AsOf> for AsOfRecord {
    fn from(as_of: AsOf) -> Self {
        match as_of {
            AsOf::FiscalYear(year) => Self::FiscalYear(year.western()),
            AsOf::CalendarYear(year) => Self::CalendarYear(year),
            AsOf::Mean(from, to) => Self::Mean((from.western(), to.western())),
        }
    }
}

impl TryFrom<AsOfRecord> for AsOf {
    type Error = Damage;

    fn try_from(as_of: AsOfRecord) -> Result<Self, Damage> {
        Ok(match as_of {
            AsOfRecord::FiscalYear(western) => Self::FiscalYear(year(western)?),
            AsOfRecord::CalendarYear(western) => Self::CalendarYear(western),
            AsOfRecord::Mean((from, to)) => Self::Mean(year(from)?, year(to)?),
        })
    }
}
