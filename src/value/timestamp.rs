//! Local times: a day and a time of day to the minute, as the clock of the machine showed it.
//!
//! Records and files keep such times to state when something was saved. A time has no time zone: two times are comparable
//! only as far as the clocks that they come from agree. Nothing in this module reads the present time.
//!
//! ```
//! use keikaku::value::timestamp::Timestamp;
//! # fn example() -> Result<(), keikaku::value::timestamp::NotATimestamp> {
//! let saved: Timestamp = "2026-11-20T10:32".parse()?;
//! assert_eq!(saved.date().to_string(), "2026-11-20");
//! assert_eq!(saved.to_string(), "2026-11-20T10:32");
//! assert!(saved < "2026-11-20T10:40".parse()?);
//! # Ok(())
//! # }
//! # assert_eq!(example(), Ok(()));
//! ```

use std::fmt;
use std::str::FromStr;

use crate::value::fiscal_year::Date;

/// The number of minutes in a day.
const DAY: i64 = 24 * 60;

/// A local date and time of day, to the minute. Ordered by time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    date: Date,
    hour: u8,
    minute: u8,
}

impl Timestamp {
    /// This time of this day; `None` if the hour or the minute does not exist.
    pub fn new(date: Date, hour: u8, minute: u8) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self { date, hour, minute })
    }

    /// The day.
    pub fn date(self) -> Date {
        self.date
    }

    /// The hour, 0–23.
    pub fn hour(self) -> u8 {
        self.hour
    }

    /// The minute, 0–59.
    pub fn minute(self) -> u8 {
        self.minute
    }

    /// The minutes between two times, in either order. If a clock was changed between them, the shown times count.
    pub fn minutes_between(self, other: Self) -> u64 {
        let days = self.date.days_since(other.date) * DAY;
        (days + self.minute_of_day() - other.minute_of_day()).unsigned_abs()
    }

    /// The minutes since the day began.
    fn minute_of_day(self) -> i64 {
        i64::from(self.hour) * 60 + i64::from(self.minute)
    }

    /// The time of day with two digits each, `09:05`.
    pub fn time_label(self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }
}

impl From<Date> for Timestamp {
    /// The beginning of the day.
    fn from(date: Date) -> Self {
        Self { date, hour: 0, minute: 0 }
    }
}

/// Prints ISO 8601 to the minute, `2026-11-20T10:32`; the form of files and the store.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}", self.date, self.hour, self.minute)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not a time of the form `2026-11-20T10:32`, or names a day or a time of day that does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a local time of the form 2026-11-20T10:32")]
pub struct NotATimestamp;

/// Reads exactly the printed form and nothing else, so that reading and writing a text gives the same text.
impl FromStr for Timestamp {
    type Err = NotATimestamp;

    fn from_str(text: &str) -> Result<Self, NotATimestamp> {
        let (date, time) = text.split_once('T').ok_or(NotATimestamp)?;
        let (hour, minute) = time.split_once(':').ok_or(NotATimestamp)?;
        let date = date.parse().map_err(|_| NotATimestamp)?;
        Self::new(date, two_digits(hour)?, two_digits(minute)?).ok_or(NotATimestamp)
    }
}

/// The number written with two ASCII digits.
fn two_digits(text: &str) -> Result<u8, NotATimestamp> {
    let is_sound = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_sound).ok_or(NotATimestamp)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Option<Timestamp> {
        text.parse().ok()
    }

    #[test]
    fn a_time_is_printed_as_read() {
        for text in ["2026-11-20T10:32", "1926-12-25T00:00", "2024-02-29T23:59", "2200-12-31T09:05"] {
            assert_eq!(time(text).map(|time| time.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_text_in_any_other_form_is_refused() {
        for text in [
            "",
            "昨日",
            "2026-11-20",
            "2026-11-20T",
            "2026-11-20 10:32",
            "2026-11-20T10:32:05",
            "2026-11-20T10:32Z",
            "2026-11-20T9:05",
            "2026-11-20T+9:05",
            "2026-11-20T24:00",
            "2026-11-20T10:60",
            "2026-02-30T10:32",
            "1900-01-01T00:00",
            " 2026-11-20T10:32",
        ] {
            assert_eq!(text.parse::<Timestamp>(), Err(NotATimestamp), "{text}");
        }
    }

    #[test]
    fn minutes_are_counted_over_days_months_and_leap_years_in_either_direction() {
        let minutes = |one, other| Some(time(one)?.minutes_between(time(other)?));
        for (one, other, expected) in [
            ("2026-11-20T10:32", "2026-11-20T10:32", 0),
            ("2026-11-20T10:32", "2026-11-20T11:00", 28),
            ("2026-12-31T23:59", "2027-01-01T00:00", 1),
            ("2024-02-28T12:00", "2024-03-01T12:00", 2 * 24 * 60),
            ("2026-02-28T12:00", "2026-03-01T11:00", 23 * 60),
        ] {
            assert_eq!((minutes(one, other), minutes(other, one)), (Some(expected), Some(expected)), "{one} {other}");
        }
    }
}
