//! What is said of a year or a date.

use crate::checks::Code;
use crate::value::fiscal_year::{Date, FiscalYear};

/// Of a year or a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YearDetail {
    /// YEAR-001.
    UnreadableHeading {
        /// What is written.
        text: String,
    },
    /// YEAR-002.
    OutOfOrder {
        /// The year of a column.
        before: FiscalYear,
        /// The year of the one behind it.
        after: FiscalYear,
    },
    /// YEAR-003.
    PastItsEra {
        /// What is written.
        text: String,
        /// What it is read as.
        read: ReadAs,
    },
    /// YEAR-004.
    OtherPosition {
        /// The year of the column.
        year: FiscalYear,
        /// The number that is written.
        nth: u32,
        /// The column's place, from 1.
        column: usize,
    },
    /// YEAR-005.
    NoColumns {
        /// The first year without a column.
        first: FiscalYear,
        /// The last of them.
        last: FiscalYear,
    },
    /// YEAR-006.
    Impossible {
        /// What is written.
        text: String,
    },
    /// YEAR-007.
    CalendarYear {
        /// What is written; blank where only the year is known.
        text: String,
        /// The year.
        year: i32,
    },
}

/// What an era year stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadAs {
    /// A fiscal year.
    Year(FiscalYear),
    /// A day.
    Day(Date),
}

impl YearDetail {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::UnreadableHeading { .. } => Code::Year001,
            Self::OutOfOrder { .. } => Code::Year002,
            Self::PastItsEra { .. } => Code::Year003,
            Self::OtherPosition { .. } => Code::Year004,
            Self::NoColumns { .. } => Code::Year005,
            Self::Impossible { .. } => Code::Year006,
            Self::CalendarYear { .. } => Code::Year007,
        }
    }

    /// What a silencing was given for.
    pub(super) fn figures(&self) -> Vec<String> {
        match self {
            Self::UnreadableHeading { text } | Self::PastItsEra { text, .. } | Self::Impossible { text } => {
                vec![text.clone()]
            }
            Self::OutOfOrder { before, after } => vec![before.to_string(), after.to_string()],
            Self::OtherPosition { year, nth, column } => vec![year.to_string(), nth.to_string(), column.to_string()],
            Self::NoColumns { first, last } => vec![first.to_string(), last.to_string()],
            Self::CalendarYear { text, year } => vec![text.clone(), year.to_string()],
        }
    }
}
