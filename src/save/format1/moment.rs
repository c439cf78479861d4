//! When a KPI is measured and when its baseline was taken, in format 1.

use serde::{Deserialize, Serialize};

use super::cell::StoredCell;
use super::{Damage, is_default, read_year};
use crate::fiscal_year::AsOf;
use crate::plan::indicator::{Baseline, Measured};

/// `"year_end"`, `"rolling"` or `{"survey":[2017,2022]}`.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum StoredMeasured {
    #[default]
    YearEnd,
    Survey(Vec<i32>),
    Rolling,
}

/// The value before the project starts.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct StoredBaseline {
    #[serde(skip_serializing_if = "is_default")]
    cell: StoredCell,
    #[serde(skip_serializing_if = "is_default")]
    as_of_text: String,
    #[serde(skip_serializing_if = "is_default")]
    as_of: Option<StoredAsOf>,
}

/// `{"fiscal_year":2017}`, `{"calendar_year":2017}` or `{"mean":[2015,2017]}`.
#[derive(PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum StoredAsOf {
    FiscalYear(i32),
    CalendarYear(i32),
    Mean(i32, i32),
}

impl From<Measured> for StoredMeasured {
    fn from(kept: Measured) -> Self {
        match kept {
            Measured::YearEnd => Self::YearEnd,
            Measured::Survey { years } => Self::Survey(years),
            Measured::Rolling => Self::Rolling,
        }
    }
}

impl From<StoredMeasured> for Measured {
    fn from(stored: StoredMeasured) -> Self {
        match stored {
            StoredMeasured::YearEnd => Self::YearEnd,
            StoredMeasured::Survey(years) => Self::Survey { years },
            StoredMeasured::Rolling => Self::Rolling,
        }
    }
}

impl From<Baseline> for StoredBaseline {
    fn from(Baseline { cell, as_of_text, as_of }: Baseline) -> Self {
        Self { cell: cell.into(), as_of_text, as_of: as_of.map(Into::into) }
    }
}

impl TryFrom<StoredBaseline> for Baseline {
    type Error = Damage;

    fn try_from(StoredBaseline { cell, as_of_text, as_of }: StoredBaseline) -> Result<Self, Damage> {
        Ok(Self { cell: cell.try_into()?, as_of_text, as_of: as_of.map(TryInto::try_into).transpose()? })
    }
}

impl From<AsOf> for StoredAsOf {
    fn from(kept: AsOf) -> Self {
        match kept {
            AsOf::FiscalYear(year) => Self::FiscalYear(year.western()),
            AsOf::CalendarYear(year) => Self::CalendarYear(year),
            AsOf::Mean(from, to) => Self::Mean(from.western(), to.western()),
        }
    }
}

impl TryFrom<StoredAsOf> for AsOf {
    type Error = Damage;

    fn try_from(stored: StoredAsOf) -> Result<Self, Damage> {
        Ok(match stored {
            StoredAsOf::FiscalYear(year) => Self::FiscalYear(read_year(year)?),
            StoredAsOf::CalendarYear(year) => Self::CalendarYear(year),
            StoredAsOf::Mean(from, to) => Self::Mean(read_year(from)?, read_year(to)?),
        })
    }
}
