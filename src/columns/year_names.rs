//! Years that are names of rows: 平成28年, 29年, H30, 2018年度.

use std::fmt;

use crate::value::width::key;

/// What may stand before the number of a year and behind it.
const ERAS: [&str; 7] = ["", "平成", "令和", "昭和", "H", "R", "S"];
const BEHIND: [&str; 4] = ["", "年", "年度", "年度末"];
/// The word for the first year of an era.
const FIRST: &str = "元";

/// A year by its parts, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearName {
    era: String,
    number: i32,
    behind: String,
}

impl YearName {
    /// Reads a text that is a year; `None` for any other. A number alone is one only where it is western.
    pub fn read(text: &str) -> Option<Self> {
        let text = key(text).replace(FIRST, "1");
        let start = text.find(|letter: char| letter.is_ascii_digit())?;
        let (era, rest) = text.split_at_checked(start)?;
        let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
        let (number, behind) = rest.split_at_checked(end)?;
        let number: i32 = number.parse().ok()?;
        let is_known = ERAS.contains(&era) && BEHIND.contains(&behind);
        let is_number = era.is_empty() && behind.is_empty() && !(1900..2100).contains(&number);
        (is_known && !is_number).then(|| Self { era: era.to_owned(), number, behind: behind.to_owned() })
    }

    /// The same year on the row below that one, whose era it may leave out; `None` if it does not follow it. Years of which both
    /// are western or of one era may lie apart (2015年, 2020年).
    #[must_use]
    pub fn below(self, before: &Self) -> Option<Self> {
        let is_next = self.number == before.number + 1 && (self.era.is_empty() || self.era == before.era);
        let is_western = |year: &Self| (1900..2100).contains(&year.number);
        let is_whole = !self.era.is_empty() && self.era == before.era || is_western(&self) && is_western(before);
        let is_later = is_whole && self.number > before.number && self.behind == before.behind;
        let is_of_new_era = self.number == 1 && !self.era.is_empty() && self.era != before.era;
        if is_next || is_later { Some(Self { era: before.era.clone(), ..self }) } else { is_of_new_era.then_some(self) }
    }
}

impl fmt::Display for YearName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.era, self.number, self.behind)
    }
}
