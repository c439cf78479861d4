//! A figure in another unit than that of its row, and what it could be in the row's unit. The user decides which it is.
//!
//! Between units of one kind that differ by a power of ten (円, 千円, 百万円, 億円; 人, 千人, 万人; ‰, %, 割) a figure can be converted
//! exactly. Between any other units the user can only state that the figure is in the row's unit after all. Neither is
//! done automatically, and the decision is kept in the cell's note.
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
use super::{Cell, Reading, ReadingDoubt, State};

/// A figure in another unit than that of its row, with its possible texts in the row's unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignFigure {
    /// The unit beside the figure, as written.
    pub written: String,
    /// The text of the figure as if its unit were the row's: 3 of `3億円`.
    pub as_rows: String,
    /// The text of the figure converted into the row's unit: 300 of `3億円` in a row of 百万円; `None` between units without a
    /// known factor, and if the digits do not fit into a cell.
    pub converted: Option<String>,
}

/// The user's answer to the question what a figure in another unit is in the unit of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitAnswer {
    /// The figure is converted.
    Converted,
    /// The unit beside the figure is wrong: the figure is in the row's unit.
    AsRows,
}

impl ForeignFigure {
    /// The figure in a text of a row with that unit; `None` if the text is not a figure or is in the row's unit.
    pub fn from_text(text: &str, unit: &str) -> Option<Self> {
        let read = Reading::from_text(text, unit);
        let written = read.unit.filter(|_| read.doubt == Some(ReadingDoubt::OtherUnit))?;
        let own = Reading::from_text(text, &written);
        let State::Number { amount, .. } = own.state else { return None };
        let text_of = |amount: Amount| own.with_amount(amount, &written).filter(|text| is_number_in(text, unit));
        let converted = converted(amount, &written, unit).and_then(text_of);
        Some(Self { as_rows: text_of(amount)?, converted, written })
    }

    /// The text of the figure in the row's unit by that answer; `None` if it cannot be converted.
    pub fn by(&self, answer: UnitAnswer) -> Option<&str> {
        match answer {
            UnitAnswer::Converted => self.converted.as_deref(),
            UnitAnswer::AsRows => Some(&self.as_rows),
        }
    }

    /// The sentence for the cell's note, in Japanese: the original text, and what was made of it. `None` if the figure
    /// cannot be converted.
    pub fn note(&self, text: &str, unit: &str, answer: UnitAnswer) -> Option<String> {
        let (text, unit, figure) = (trim(text), trim(unit), self.by(answer)?);
        Some(match answer {
            UnitAnswer::Converted => format!("「{text}」を{figure}{unit}に換算"),
            UnitAnswer::AsRows => format!("「{text}」を{figure}{unit}として読み取り"),
        })
    }
}

/// The note with a sentence added at its end, unless it has the sentence already.
pub fn with_note(note: &str, sentence: &str) -> String {
    match note {
        "" => sentence.to_owned(),
        note if note.contains(sentence) => note.to_owned(),
        note => format!("{note}。{sentence}"),
    }
}

impl Reading {
    /// The text with another amount and without its unit, but with everything else that was read beside it; `None` if it
    /// is not a number.
    fn with_amount(&self, amount: Amount, unit: &str) -> Option<String> {
        let State::Number { certainty, .. } = self.state else { return None };
        let time = self.as_of.as_ref().map(|time| format!("（{}）", time.text)).unwrap_or_default();
        Some(Around::from_reading(self, certainty, unit).put_around(&amount.grouped()) + &time)
    }
}

impl Cell {
    /// The cell of a row whose unit changes to one that differs by a power of ten: the same figure in the new unit, with
    /// everything that is written beside it. A text without a figure stays as it is, and so does a figure with a unit of its
    /// own. A figure whose digits do not fit keeps the old unit beside it, so that it is not read in the new one.
    #[must_use]
    pub fn converted(&self, from: &str, into: &str) -> Self {
        let own = Reading::from_text(&self.written(), from);
        let is_of_row = own.unit.as_ref().is_none_or(|unit| is_same_unit(unit, from));
        let Some(amount) = self.amount().filter(|_| is_of_row) else { return self.clone() };
        let text = converted(amount, from, into).and_then(|amount| own.with_amount(amount, from));
        Self::read(&text.unwrap_or_else(|| format!("{}{}", self.text, trim(from))), into)
    }
}

fn is_number_in(text: &str, unit: &str) -> bool {
    matches!(Reading::from_text(text, unit).state, State::Number { .. })
}

/// Whether two units differ at most by a power of ten, so that figures can be converted: 千人 and 人.
pub fn are_of_one_kind(one: &str, other: &str) -> bool {
    let bases = UnitScale::from_unit(one).zip(UnitScale::from_unit(other));
    is_same_unit(one, other) || bases.is_some_and(|(one, other)| one.base == other.base)
}

/// Whether two units are of one kind and differ by a power of ten: 千人 and 人, but not 人 and 名.
pub fn differ_by_power(one: &str, other: &str) -> bool {
    are_of_one_kind(one, other) && !is_same_unit(one, other)
}

/// Converts an amount from one unit into another; `None` if the units do not differ by a power of ten alone.
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

/// The units of shares as powers of ten of the smallest one: 4割 is 40%.
const TENTHS: [(&str, u32); 3] = [("‰", 0), ("%", 1), ("割", 2)];

/// A known unit as a power of ten of a smaller unit: 百万円 is 10⁶ 円.
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
