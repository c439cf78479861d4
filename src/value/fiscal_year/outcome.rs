//! The results of reading a year or a date, and the errors.

use super::{Date, FiscalYear};

/// The result of reading a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateReading {
    /// The day.
    pub date: Date,
    /// Whether it was written in an era that had ended by that day (平成33年3月31日; YEAR-003).
    pub past_its_era: bool,
}

/// The result of reading a fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearReading {
    /// The year.
    pub year: FiscalYear,
    /// Whether it was written in an era that had ended by that year (from 平成32年度; YEAR-003).
    pub past_its_era: bool,
    /// The number of the project year beside it (2年目), to be compared with the column (YEAR-004).
    pub nth: Option<u32>,
}

/// The reason why a year or a date could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum YearError {
    /// The text has no year or date, or several.
    #[error("no year or date, or several")]
    Unreadable,
    /// 30年度, 5/3/31: no era and no century; the user is asked (IN-011).
    #[error("no era and no century")]
    Ambiguous,
    /// 昭和65年, 2月30日: no such day or era year (YEAR-006).
    #[error("no such day or era year")]
    Impossible,
    /// 平成30年度（2019年度）: era year and western year disagree (YEAR-006).
    #[error("era year and western year disagree")]
    Disagreeing,
}

impl DateReading {
    /// This reading, if the other reading has the same day.
    pub(super) fn agreeing_with(self, other: Self) -> Option<Self> {
        let past_its_era = self.past_its_era || other.past_its_era;
        (self.date == other.date).then_some(Self { past_its_era, ..self })
    }
}
