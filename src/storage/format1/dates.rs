//! Years and days in format 1: when a KPI is measured and when its baseline was taken.

use serde::{Deserialize, Serialize};

use super::cell::CellRecordV1;
use crate::plan::indicator::{Baseline, Measured};
use crate::storage::Damage;
use crate::storage::json::is_usual;
use crate::value::fiscal_year::{AsOf, Date, FiscalYear};

/// The fiscal year of a western year number, or [`Damage::Years`].
pub(in crate::storage) fn year(western: i32) -> Result<FiscalYear, Damage> {
    FiscalYear::new(western).ok_or(Damage::Years)
}

/// A fiscal year as the name of a field, which is spelled in one way only.
pub(in crate::storage) fn year_by_name(name: &str) -> Result<FiscalYear, Damage> {
    let year = year(name.parse().map_err(|_| Damage::Shape)?)?;
    if year.to_string() == name { Ok(year) } else { Err(Damage::Shape) }
}

/// A day, `"2026-04-01"`: the reader of days that people write is no part of the format.
pub(in crate::storage) fn day(text: &str) -> Result<Date, Damage> {
    text.parse().map_err(|_| Damage::Date)
}

/// The time of measurement as `"year_end"`, `"rolling"` or `{"survey":[2017,2022]}`.
#[derive(Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::storage) enum MeasuredV1 {
    #[default]
    YearEnd,
    Survey(Vec<i32>),
    Rolling,
}

impl From<&Measured> for MeasuredV1 {
    fn from(measured: &Measured) -> Self {
        match measured {
            Measured::YearEnd => Self::YearEnd,
            Measured::Survey { years } => Self::Survey(years.clone()),
            Measured::Rolling => Self::Rolling,
        }
    }
}

impl From<MeasuredV1> for Measured {
    fn from(measured: MeasuredV1) -> Self {
        match measured {
            MeasuredV1::YearEnd => Self::YearEnd,
            MeasuredV1::Survey(years) => Self::Survey { years },
            MeasuredV1::Rolling => Self::Rolling,
        }
    }
}

/// The stored form of the baseline.
#[derive(Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(in crate::storage) struct BaselineRecordV1 {
    #[serde(default, skip_serializing_if = "is_usual")]
    pub(in crate::storage) cell: CellRecordV1,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    as_of_text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    as_of: Option<AsOfV1>,
}

impl BaselineRecordV1 {
    /// Whether the value is a mean of several years.
    pub(in crate::storage) fn is_mean(&self) -> bool {
        matches!(self.as_of, Some(AsOfV1::Mean(_)))
    }
}

impl From<&Baseline> for BaselineRecordV1 {
    fn from(baseline: &Baseline) -> Self {
        let Baseline { cell, as_of_text, as_of } = baseline;
        Self { cell: cell.into(), as_of_text: as_of_text.clone(), as_of: as_of.map(Into::into) }
    }
}

impl TryFrom<BaselineRecordV1> for Baseline {
    type Error = Damage;

    fn try_from(record: BaselineRecordV1) -> Result<Self, Damage> {
        let BaselineRecordV1 { cell, as_of_text, as_of } = record;
        Ok(Self { cell: cell.try_into()?, as_of_text, as_of: as_of.map(TryInto::try_into).transpose()? })
    }
}

/// The date of a baseline as `{"fiscal_year":2017}`, `{"calendar_year":2017}` or `{"mean":[2015,2017]}`.
#[derive(Clone, Copy, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum AsOfV1 {
    FiscalYear(i32),
    CalendarYear(i32),
    Mean((i32, i32)),
}

impl From<AsOf> for AsOfV1 {
    fn from(as_of: AsOf) -> Self {
        match as_of {
            AsOf::FiscalYear(year) => Self::FiscalYear(year.western()),
            AsOf::CalendarYear(year) => Self::CalendarYear(year),
            AsOf::Mean(from, to) => Self::Mean((from.western(), to.western())),
        }
    }
}

impl TryFrom<AsOfV1> for AsOf {
    type Error = Damage;

    fn try_from(as_of: AsOfV1) -> Result<Self, Damage> {
        Ok(match as_of {
            AsOfV1::FiscalYear(western) => Self::FiscalYear(year(western)?),
            AsOfV1::CalendarYear(western) => Self::CalendarYear(western),
            AsOfV1::Mean((from, to)) => Self::Mean(year(from)?, year(to)?),
        })
    }
}
