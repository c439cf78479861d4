//! What is said of a KPI.

use super::value;
use crate::checks::Code;
use crate::plan::cell::Bound;
use crate::plan::indicator::Basis;
use crate::value::amount::Amount;
use crate::value::fiscal_year::{AsOf, FiscalYear};

/// Of a KPI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KpiDetail {
    /// KPI-001.
    NoName,
    /// KPI-002.
    NoUnit,
    /// KPI-003.
    UnitUnsaid,
    /// KPI-004: the cell carries another unit.
    OtherUnit {
        /// The cell's.
        written: String,
        /// The row's, or what most cells carry.
        usual: String,
    },
    /// KPI-004: the cell carries none.
    WithoutUnit {
        /// What most cells carry.
        usual: String,
    },
    /// KPI-005.
    Unreadable {
        /// What is written.
        text: String,
    },
    /// KPI-005: a number, but compared in another way than the row is (`decisions.md` 12).
    OtherBound {
        /// What is written.
        text: String,
        /// How the row is compared.
        bound: Bound,
    },
    /// KPI-006: a number where no project is.
    NumberOutsideProject {
        /// The number.
        amount: Amount,
    },
    /// KPI-006: `-` where the project runs.
    NoneWithinProject,
    /// KPI-007.
    UnusedWithNumber {
        /// The first number of the row.
        amount: Amount,
    },
    /// KPI-008.
    SameName {
        /// The name as written in this row.
        name: String,
        /// The number, from 1, of the first row that has it.
        first: usize,
    },
    /// KPI-009.
    NoBaseline,
    /// KPI-010: a level as written.
    ShareOutOfRange {
        /// In percent.
        level: Amount,
    },
    /// KPI-010: a level that increments lead to.
    SharesAddUpOutOfRange {
        /// In percent.
        level: Amount,
    },
    /// KPI-011: by この目標値は.
    ShareAsTotal,
    /// KPI-011: by another place of the document.
    ShareReadAsTotal {
        /// Where the document says so.
        place: String,
    },
    /// KPI-012.
    OtherPeriods {
        /// When the baseline was taken.
        as_of: AsOf,
        /// The same as written.
        as_of_text: String,
        /// What the target stands for.
        basis: Basis,
        /// The first and the last year of the project.
        years: (FiscalYear, FiscalYear),
    },
    /// KPI-013: of levels.
    NoBetter {
        /// The value to begin with.
        baseline: Amount,
        /// The last target.
        target: Amount,
    },
    /// KPI-013: of increments.
    NoGain {
        /// Their sum.
        total: Amount,
    },
    /// KPI-014.
    LastSurvey {
        /// The survey's year, western.
        survey: i32,
        /// The final year.
        last: FiscalYear,
    },
}

impl KpiDetail {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::NoName => Code::Kpi001,
            Self::NoUnit => Code::Kpi002,
            Self::UnitUnsaid => Code::Kpi003,
            Self::OtherUnit { .. } | Self::WithoutUnit { .. } => Code::Kpi004,
            Self::Unreadable { .. } | Self::OtherBound { .. } => Code::Kpi005,
            Self::NumberOutsideProject { .. } | Self::NoneWithinProject => Code::Kpi006,
            Self::UnusedWithNumber { .. } => Code::Kpi007,
            Self::SameName { .. } => Code::Kpi008,
            Self::NoBaseline => Code::Kpi009,
            Self::ShareOutOfRange { .. } | Self::SharesAddUpOutOfRange { .. } => Code::Kpi010,
            Self::ShareAsTotal | Self::ShareReadAsTotal { .. } => Code::Kpi011,
            Self::OtherPeriods { .. } => Code::Kpi012,
            Self::NoBetter { .. } | Self::NoGain { .. } => Code::Kpi013,
            Self::LastSurvey { .. } => Code::Kpi014,
        }
    }

    /// What a silencing was given for; nothing where the thing itself is what is silenced.
    pub(super) fn figures(&self) -> Vec<String> {
        match self {
            Self::NoName
            | Self::NoUnit
            | Self::UnitUnsaid
            | Self::NoneWithinProject
            | Self::NoBaseline
            | Self::ShareAsTotal => Vec::new(),
            Self::OtherUnit { written, usual } => vec![written.clone(), usual.clone()],
            Self::WithoutUnit { usual } => vec![usual.clone()],
            Self::Unreadable { text } | Self::OtherBound { text, .. } => vec![text.clone()],
            Self::NumberOutsideProject { amount } | Self::UnusedWithNumber { amount } => vec![value(*amount)],
            Self::SameName { name, first } => vec![name.clone(), first.to_string()],
            Self::ShareOutOfRange { level } | Self::SharesAddUpOutOfRange { level } => vec![value(*level)],
            Self::ShareReadAsTotal { place } => vec![place.clone()],
            Self::OtherPeriods { as_of, basis, years, .. } => {
                vec![taken(*as_of), stands_for(*basis).to_owned(), years.0.to_string(), years.1.to_string()]
            }
            Self::NoBetter { baseline, target } => vec![value(*baseline), value(*target)],
            Self::NoGain { total } => vec![value(*total)],
            Self::LastSurvey { survey, last } => vec![survey.to_string(), last.to_string()],
        }
    }
}

fn taken(as_of: AsOf) -> String {
    match as_of {
        AsOf::FiscalYear(year) => format!("fy{year}"),
        AsOf::CalendarYear(year) => year.to_string(),
        AsOf::Mean(first, last) => format!("fy{first}-{last}"),
    }
}

fn stands_for(basis: Basis) -> &'static str {
    match basis {
        Basis::Increment => "increment",
        Basis::Level => "level",
        Basis::PeriodTotal => "period_total",
        Basis::PeriodAverage => "period_average",
    }
}
