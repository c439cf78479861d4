//! 年度: fiscal years, dates and their era names.
//!
//! A fiscal year runs from 1 April to 31 March and is named by the year of its April. 平成 years after
//! April 2019 were valid when they were written and are converted (平成33年度 is 2021年度); a year without
//! era or century is never guessed (`docs/domain.md`, "How years are written").
//!
//! All bounds are defined here: 昭和 is the first era, 2200 the last year. Nothing in this module
//! reads the present day.
//!
//! ```
//! use keikaku::value::fiscal_year::{FiscalYear, YearError, read_date, read_fiscal_year};
//! assert_eq!(read_fiscal_year("平成29年度 増加分 (1年目)").map(|read| read.year.western()), Ok(2017));
//! assert_eq!(read_date("平成30年3月30日").map(|read| read.date.fiscal_year().western()), Ok(2017));
//! assert_eq!(read_fiscal_year("30年度"), Err(YearError::Ambiguous));
//! assert_eq!(FiscalYear::new(2019).map(FiscalYear::era_label).as_deref(), Some("令和元年度"));
//! ```

use std::fmt;
use std::str::FromStr;

mod era;
mod figure_time;
mod listing;
mod mention;
mod named_day;
mod outcome;
mod reading;
mod times;
mod tokens;

use era::Era;

pub use figure_time::{FigureTime, read_figure_time};
pub use listing::{YearMeaning, YearMention, is_year_mention, year_mentions};
pub use named_day::{NamedDay, day_on_paper, day_spelled_out, read_named_day};
pub use outcome::{DateReading, YearError, YearReading};
pub use reading::{AsOf, Start, read_as_of, read_date, read_fiscal_year, read_month, read_nth, read_start};
pub use times::{Time, TimeMention, ends_of_spans, names_calendar_year, time_mentions, year_behind, year_of_era};

/// A fiscal year by its western number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalYear(i32);

impl FiscalYear {
    /// The earliest and the latest year that can be named.
    const BOUNDS: std::ops::RangeInclusive<i32> = 1926..=2200;

    /// The fiscal year with this number; `None` outside 1926–2200.
    pub fn new(western: i32) -> Option<Self> {
        Self::BOUNDS.contains(&western).then_some(Self(western))
    }

    /// Its western number.
    pub fn western(self) -> i32 {
        self.0
    }

    /// The year this many years later (earlier if negative); `None` outside the bounds.
    pub fn plus(self, years: i32) -> Option<Self> {
        self.0.checked_add(years).and_then(Self::new)
    }

    /// `2022年度`.
    pub fn western_label(self) -> String {
        format!("{}年度", self.0)
    }

    /// `令和4年度`. The year in which 令和 began is 令和元年度 as a whole; some bodies kept 平成31年度, which is
    /// read as the same year.
    pub fn era_label(self) -> String {
        format!("{}年度", Era::of_fiscal_year(self.0).year(self.0))
    }

    /// `R4`, for narrow column headings.
    pub fn short_era_label(self) -> String {
        Era::of_fiscal_year(self.0).short_year(self.0)
    }
}

/// Prints the western number, `2022`.
impl fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A day of the calendar, from the first day of 昭和 (1926-12-25) to the end of 2200.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// The first supported day, for a clock that is set outside of the supported days.
    pub const FIRST: Self = Self { year: 1926, month: 12, day: 25 };

    /// The day with these numbers; `None` if it does not exist or is outside the bounds.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let date = Self { year, month, day };
        let exists = (1..=days_in(year, month)).contains(&day);
        (exists && date >= Era::Showa.first_day() && FiscalYear::BOUNDS.contains(&year)).then_some(date)
    }

    /// The western year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1–12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1–31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The last day of this month; `None` if the month does not exist or is outside the bounds.
    pub fn end_of_month(year: i32, month: u8) -> Option<Self> {
        Self::new(year, month, days_in(year, month))
    }

    /// The following day, or the same day at the end of the bounds.
    #[must_use]
    pub fn next(self) -> Self {
        let in_month = Self::new(self.year, self.month, self.day + 1);
        let in_year = || Self::new(self.year, self.month + 1, 1);
        in_month.or_else(in_year).or_else(|| Self::new(self.year + 1, 1, 1)).unwrap_or(self)
    }

    /// The preceding day, or the same day at the beginning of the bounds.
    #[must_use]
    pub fn previous(self) -> Self {
        let in_year = || Self::end_of_month(self.year, self.month - 1);
        let in_month = Self::new(self.year, self.month, self.day - 1);
        in_month.or_else(in_year).or_else(|| Self::new(self.year - 1, 12, 31)).unwrap_or(self)
    }

    /// The fiscal year of the day: the calendar year from April on, the preceding year until March.
    pub fn fiscal_year(self) -> FiscalYear {
        FiscalYear(if self.month >= 4 { self.year } else { self.year - 1 })
    }

    /// The days from an earlier day to this one; negative if the other day is later.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.number() - earlier.number()
    }

    /// The day of the week, from 0 for Sunday to 6 for Saturday.
    pub fn weekday(self) -> usize {
        // The day with the number 5 is a Sunday.
        usize::try_from((self.number() + 2).rem_euclid(7)).unwrap_or_default()
    }

    /// A number that grows by one each day.
    fn number(self) -> i64 {
        // Years that begin in March have their leap day at the end.
        let (year, month) = if self.month > 2 { (self.year, self.month - 3) } else { (self.year - 1, self.month + 9) };
        let (year, month) = (i64::from(year), i64::from(month));
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i64::from(self.day)
    }

    /// `2021年3月31日`.
    pub fn western_label(self) -> String {
        format!("{}年{}月{}日", self.year, self.month, self.day)
    }

    /// `令和3年3月31日`, in the era of that day: the form on paper.
    pub fn era_label(self) -> String {
        format!("{}年{}月{}日", Era::of_day(self).year(self.year), self.month, self.day)
    }
}

/// The number of days in this month of the Gregorian calendar; 0 for a month that does not exist.
fn days_in(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Prints ISO 8601, `2018-03-30`; the form of files and the store.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Reads only the western number; [`read_fiscal_year`] reads the forms that people write.
impl FromStr for FiscalYear {
    type Err = YearError;

    fn from_str(text: &str) -> Result<Self, YearError> {
        Self::new(text.parse().map_err(|_| YearError::Unreadable)?).ok_or(YearError::Impossible)
    }
}

/// Reads only ISO 8601; [`read_date`] reads the forms that people write.
impl FromStr for Date {
    type Err = YearError;

    fn from_str(text: &str) -> Result<Self, YearError> {
        let mut parts = text.splitn(3, '-');
        let mut part = |digits: usize| {
            let part = parts.next().unwrap_or_default();
            let sound = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<u16>().ok().filter(|_| sound).ok_or(YearError::Unreadable)
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        let narrow = |number: u16| u8::try_from(number).map_err(|_| YearError::Impossible);
        Self::new(i32::from(year), narrow(month)?, narrow(day)?).ok_or(YearError::Impossible)
    }
}
