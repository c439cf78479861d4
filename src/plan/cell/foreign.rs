//! A figure in another unit than that of its row: what it would be in the row's, for the user to say so.
//!
//! Between units of one kind that differ by a power of ten (円, 千円, 百万円, 億円; 人, 千人, 万人; ‰, %, 割) a figure can be converted,
//! exactly. Between any others it can only be said that the figure is in the row's unit after all. Neither is ever done by
//! itself; what was done is kept in the cell's note.
//!
//! ```
//! use keikaku::plan::cell::ForeignFigure;
//! let figure = ForeignFigure::from_text("3億円", "百万円").ok_or("it is in another unit")?;
//! assert_eq!((figure.converted.as_deref(), figure.as_rows.as_str()), (Some("300"), "3"));
//! assert_eq!(ForeignFigure::from_text("80%", "人").ok_or("it is in another unit")?.converted, None);
//! # Ok::<(), &str>(())
//! ```

use crate::value::Amount;
use crate::value::width::{is_space, trim};

use super::scale::power_at;
use super::shown::Around;
use super::units::{comparable_unit, is_known, is_same_unit};
use super::{Reading, ReadingDoubt, State};

/// A figure in another unit than that of its row, with what it may be in the row's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignFigure {
    /// The unit beside the figure, as written.
    pub written: String,
    /// The text of the figure as if its unit were the row's: 3 of `3億円`.
    pub as_rows: String,
    /// The text of the figure converted into the row's unit: 300 of `3億円` in a row of 百万円; `None` between units of
    /// which nobody knows how many of one make the other, and where the digits do not fit into a cell.
    pub converted: Option<String>,
}

/// The answer to the question what a figure in another unit is in that of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitAnswer {
    /// It is converted.
    Converted,
    /// The unit beside it is wrong: it is in the row's.
    AsRows,
}

impl ForeignFigure {
    /// The figure in a text that stands in a row of that unit; `None` if the text is none or is in the row's unit.
    pub fn from_text(text: &str, unit: &str) -> Option<Self> {
        let read = Reading::from_text(text, unit);
        let written = read.unit.filter(|_| read.doubt == Some(ReadingDoubt::OtherUnit))?;
        let own = Reading::from_text(text, &written);
        let State::Number { amount, .. } = own.state else { return None };
        let text_of = |amount: Amount| own.with_amount(amount, &written).filter(|text| is_number_in(text, unit));
        let converted = converted(amount, &written, unit).and_then(text_of);
        Some(Self { as_rows: text_of(amount)?, converted, written })
    }

    /// The text of the figure in the row's unit by that answer; `None` where it cannot be converted.
    pub fn by(&self, answer: UnitAnswer) -> Option<&str> {
        match answer {
            UnitAnswer::Converted => self.converted.as_deref(),
            UnitAnswer::AsRows => Some(&self.as_rows),
        }
    }

    /// What is kept in the note of the cell, in the words of a plan: the text that stood there, and what was made of it.
    pub fn note(&self, text: &str, unit: &str, answer: UnitAnswer) -> Option<String> {
        let (text, unit, figure) = (trim(text), trim(unit), self.by(answer)?);
        Some(match answer {
            UnitAnswer::Converted => format!("「{text}」を{figure}{unit}に換算"),
            UnitAnswer::AsRows => format!("「{text}」を{figure}{unit}として読み取り"),
        })
    }
}

/// A note with a sentence behind what it says already.
pub fn with_note(note: &str, sentence: &str) -> String {
    match note {
        "" => sentence.to_owned(),
        note if note.contains(sentence) => note.to_owned(),
        note => format!("{note}。{sentence}"),
    }
}

impl Reading {
    /// The text with another amount and without its unit, but with all else that was read beside it; `None` of no number.
    fn with_amount(&self, amount: Amount, unit: &str) -> Option<String> {
        let State::Number { certainty, .. } = self.state else { return None };
        let time = self.as_of.as_ref().map(|time| format!("（{}）", time.text)).unwrap_or_default();
        Some(Around::from_reading(self, certainty, unit).put_around(&amount.grouped()) + &time)
    }
}

fn is_number_in(text: &str, unit: &str) -> bool {
    matches!(Reading::from_text(text, unit).state, State::Number { .. })
}

/// Whether a figure in one of these units can be written in the other: 千人 and 人.
pub fn are_of_one_kind(one: &str, other: &str) -> bool {
    let bases = UnitScale::from_unit(one).zip(UnitScale::from_unit(other));
    is_same_unit(one, other) || bases.is_some_and(|(one, other)| one.base == other.base)
}

/// The amount of one unit in another; `None` if they do not differ by a power of ten alone.
fn converted(amount: Amount, from: &str, into: &str) -> Option<Amount> {
    let (from, into) = (UnitScale::from_unit(from)?, UnitScale::from_unit(into)?);
    if from.base != into.base {
        return None;
    }
    match from.power.checked_sub(into.power) {
        Some(power) => amount.shifted(power),
        None => amount.shifted_down(into.power - from.power),
    }
}

/// Shares as powers of ten of the smallest of them: 4割 is 40%.
const TENTHS: [(&str, u32); 3] = [("‰", 0), ("%", 1), ("割", 2)];

/// A known unit as a power of ten of a smaller one: 百万円 is the sixth of 円.
struct UnitScale {
    power: u32,
    base: String,
}

impl UnitScale {
    fn from_unit(unit: &str) -> Option<Self> {
        let unit = comparable_unit(unit);
        if let Some((_, power)) = TENTHS.iter().find(|(share, _)| *share == unit) {
            return Some(Self { power: *power, base: String::new() });
        }
        let (power, base) = power_at(&unit);
        let base = comparable_unit(base.trim_start_matches(is_space));
        is_known(&base).then_some(Self { power, base })
    }
}
