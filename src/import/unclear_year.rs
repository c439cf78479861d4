//! Years that a pasted block or a cell does not say for certain: 30年度 without an era, 2019年 which may be a calendar year. They are asked, with
//! the years that they may be; none is ever taken by itself (IN-011). Of years without era that lie near each other one is asked,
//! from which the others follow.

use crate::columns::{number_without_era, years_from_that_of_the_table, years_without_era};
use crate::value::fiscal_year::{FiscalYear, YearMeaning, year_mentions};
use crate::value::width::key;

/// The first and the last of the years that are offered where a file names none at all.
const OFFERED: std::ops::RangeInclusive<i32> = 2005..=2045;
/// The years that are offered where a file names none at all.
fn offered() -> impl Iterator<Item = FiscalYear> {
    OFFERED.filter_map(FiscalYear::new)
}

/// The number of years within which the number of a year without era is taken to count on from another. Beyond it a new
/// era lies between them as likely as not: 2年度 beside 29年度 is asked by itself.
const SAME_ERA: u32 = 15;

/// A year that is not certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnclearYear {
    /// A number without era: 30年度.
    NoEra(i32),
    /// A calendar year: 2019年.
    Calendar(i32),
    /// A year by the number of years from that of the table: 前年度実績.
    Relative(i32),
}

impl UnclearYear {
    /// The uncertain year in a text; `None` if it names none, or one that is certain.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let mentions = year_mentions(text);
        let [mention] = mentions.as_slice() else {
            return years_from_that_of_the_table(text).map(Self::Relative);
        };
        match mention.meaning {
            YearMeaning::Calendar(year) => Some(Self::Calendar(year)),
            YearMeaning::NoEra => number_without_era(&mention.text).map(Self::NoEra),
            YearMeaning::Of(_) | YearMeaning::Impossible => None,
        }
    }

    /// The uncertain year in a cell of a column of times (目標年度), where a number alone is one: 26.
    pub(crate) fn of_time(text: &str) -> Option<Self> {
        let digits = key(text);
        let is_number = matches!(digits.len(), 1 | 2) && digits.bytes().all(|digit| digit.is_ascii_digit());
        if is_number { digits.parse().ok().filter(|number| *number > 0).map(Self::NoEra) } else { Self::of(text) }
    }

    /// The number of years from an uncertain year to this one, where this one follows from the answer on that.
    pub(crate) fn years_since(self, asked: Self) -> Option<i32> {
        match (self, asked) {
            (Self::Calendar(year), Self::Calendar(asked)) | (Self::Relative(year), Self::Relative(asked)) => {
                Some(year - asked)
            }
            (Self::NoEra(number), Self::NoEra(asked)) => {
                Some(number - asked).filter(|years| years.unsigned_abs() <= SAME_ERA)
            }
            (Self::Calendar(_) | Self::NoEra(_) | Self::Relative(_), _) => None,
        }
    }

    /// The fiscal years that it may be, the most probable first.
    pub(crate) fn choices(self) -> Vec<FiscalYear> {
        match self {
            Self::NoEra(number) => years_without_era(number),
            Self::Calendar(year) => [year, year - 1].into_iter().filter_map(FiscalYear::new).collect(),
            Self::Relative(_) => offered().collect(),
        }
    }
}

/// The number of the one year without era that a text names: 30 of 30年度 and 1 of 元年度; `None` if it names none.
pub(crate) fn number_of_year(text: &str) -> Option<i32> {
    match UnclearYear::of(text)? {
        UnclearYear::NoEra(number) => Some(number),
        UnclearYear::Calendar(_) | UnclearYear::Relative(_) => None,
    }
}
