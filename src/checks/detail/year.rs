//! The subjects of findings about a year or a date.

use crate::checks::Code;
use crate::value::{Date, FiscalYear};

/// The subject of a finding about a year or a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YearDetail {
    /// YEAR-001: a heading names no fiscal year.
    UnreadableHeading {
        /// The text of the heading.
        text: String,
    },
    /// YEAR-002: the year columns are repeated or leave out a year.
    OutOfOrder {
        /// The fiscal year of a column.
        before: FiscalYear,
        /// The fiscal year of the next column.
        after: FiscalYear,
    },
    /// YEAR-003: a year is written in an era that had ended by then.
    PastItsEra {
        /// The text as written.
        text: String,
        /// The date or year that the text means.
        read: ReadAs,
    },
    /// YEAR-004: the number of the project year in a heading is not that of the column.
    OtherPosition {
        /// The fiscal year of the column.
        year: FiscalYear,
        /// The number that the heading states.
        nth: u32,
        /// The position of the column, counted from 1.
        column: usize,
    },
    /// YEAR-005: years of the project have no column.
    NoColumns {
        /// The first year without a column.
        first: FiscalYear,
        /// The last year without a column.
        last: FiscalYear,
    },
    /// YEAR-006: a date or an era year does not exist, or differs from the western year beside it.
    Impossible {
        /// The text as written.
        text: String,
    },
    /// YEAR-007: a value belongs to a calendar year although the columns are fiscal years.
    CalendarYear {
        /// The text as written; blank if only the year is known.
        text: String,
        /// The calendar year in the western calendar.
        year: i32,
    },
}

/// The meaning of a text with an era year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadAs {
    /// A fiscal year.
    Year(FiscalYear),
    /// A date.
    Day(Date),
}

impl YearDetail {
    /// The code of the finding with this subject.
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

    /// The figures for which the finding is silenced.
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
