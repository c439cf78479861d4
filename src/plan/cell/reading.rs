//! Reading a cell: from the text as written to what it means.
//!
//! A number is a sign, digits of any width with separators in groups of three, and what stands behind
//! it ([`super::tail`]). A text that is anything else is a known word, blank, or not read; why it was
//! not read is found in [`super::oddity`]. Every row of the table in `docs/decisions.md`, "How numbers are written", is
//! a case of `tests/it/reading_numbers.rs`.
//!
//! Deliberately absent: blanks inside a number (two cells of a torn table would become one figure),
//! multiplication by 千, 万 and 億, conversion of units.

use crate::value::amount::Amount;
use crate::value::width::{fold, key, narrow, trim};

use super::tail::Tail;
use super::{Bound, State, UnknownReason, oddity};

/// The result of reading a text: its state and what else was found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The meaning of the text.
    pub state: State,
    /// The unit after the number as written, if there is one (the row's own unit too).
    pub unit: Option<String>,
    /// The comparison word after the number (超, 以上, 以下 or 未満), if there is one.
    pub bound: Option<Bound>,
    /// The doubt that the user should check, if there is one.
    pub doubt: Option<Doubt>,
}

/// The reason for which a text could not be read with certainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// `ー1,234`, `–1,234`: a long-vowel mark or an en dash before a number, read as minus and shown (IN-006).
    OddMinus,
    /// `ー` or `〃` alone, `―1,234`: a mark that may be a minus, 該当なし or neither: not read (IN-006).
    OddDash,
    /// `(5)`: a spreadsheet reads −5, people read item 5: not read (IN-006).
    Brackets,
    /// `1,23`, `1.234,5`: separators not in groups of three: not read (IN-007).
    Grouping,
    /// `1E+05`, `4月2日`, `#REF!`, `####`: damaged by a spreadsheet: not read (IN-008).
    Damaged,
    /// `約400`, `400程度`, `数件`: an approximate figure: not read.
    Approximate,
    /// `3万5,691円`: mixed with 万, 億 or 兆: not read, never multiplied.
    Myriads,
    /// A number followed by text that is neither the row's unit nor a known one: not read (IN-009).
    UnknownUnit,
    /// More digits than a cell holds (see [`crate::value::amount`]): not read.
    TooLong,
}

impl Reading {
    /// Reads a text in a row whose unit is `unit`. It never fails; other text becomes [`State::Unread`].
    pub fn of(text: &str, unit: &str) -> Self {
        let text = trim(text);
        match known_word(text) {
            Some(state) => Self { state, ..Self::default() },
            None if oddity::is_damaged(text) => Self::unread(Some(Doubt::Damaged)),
            None => number(text, unit).unwrap_or_else(|| Self::unread(oddity::doubt(text))),
        }
    }

    /// Reads a text that is still being typed: separators count nowhere (`６０，０` is 600) and one at the end or a
    /// trailing point is not looked at. `None` while there is nothing but a sign, a separator or a point: not yet a
    /// figure, so the last one stays.
    pub fn while_typing(text: &str, unit: &str) -> Option<Self> {
        let text = trim(text);
        let figure = Sign::split(text).map_or(text, |(_, unsigned)| unsigned);
        let begun = text.is_empty() || !matches!(figure, "" | "." | "．" | "。" | "," | "，" | "、");
        begun.then(|| Self::of(&without_separators(text), unit))
    }

    fn unread(doubt: Option<Doubt>) -> Self {
        Self { state: State::Unread, doubt, ..Self::default() }
    }
}

/// The state that is written as a single word or dash, with or without a full stop (`docs/decisions.md`,
/// "States of a cell"). `...` is the form of `…` that a keyboard types.
fn known_word(text: &str) -> Option<State> {
    let unknown = |reason| Some(State::Unknown { reason });
    match key(text).trim_end_matches('。') {
        "" if text.is_empty() => Some(State::Blank),
        "-" | "–" | "―" | "─" | "該当なし" | "該当無し" => Some(State::NotApplicable),
        "未把握" | "不明" | "未定" | "算定中" | "..." | "......" => unknown(None),
        "集計中" => unknown(Some(UnknownReason::BeingCounted)),
        "調査中" => unknown(Some(UnknownReason::UnderSurvey)),
        "未公表" => unknown(Some(UnknownReason::Unpublished)),
        "算定不能" => unknown(Some(UnknownReason::Incalculable)),
        _ => None,
    }
}

/// Reads a text that begins with a number; `None` if it does not begin with one.
fn number(text: &str, unit: &str) -> Option<Reading> {
    let (sign, unsigned) = Sign::split(text).unwrap_or((Sign::Plus, text));
    let end = unsigned.find(|letter| !is_figure(letter)).unwrap_or(unsigned.len());
    let (figure, behind) = unsigned.split_at_checked(end)?;
    if !figure.chars().any(|letter| narrow(letter).is_ascii_digit()) {
        return None;
    }
    let tail = Tail::of(behind, unit);
    Some(match amount(sign, &fold(figure)) {
        Err(doubt) => Reading::unread(Some(doubt)),
        Ok(_) if !tail.is_sound(unit) => Reading { unit: tail.stray_unit(), ..Reading::unread(tail.doubt()) },
        Ok(amount) => Reading {
            state: State::Number { amount, certainty: tail.certainty },
            unit: tail.unit(),
            bound: tail.bound,
            doubt: (sign == Sign::OddMinus).then_some(Doubt::OddMinus),
        },
    })
}

/// The sign before a number; an odd minus is a character that is not a minus sign but is read as one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
    OddMinus,
}

impl Sign {
    /// The sign at the beginning and the text after it; `None` if there is no sign.
    fn split(text: &str) -> Option<(Self, &str)> {
        let first = text.chars().next()?;
        let sign = match narrow(first) {
            '+' => Self::Plus,
            '-' | '−' | '‐' | '\u{2011}' | '▲' | '△' => Self::Minus,
            'ー' | 'ｰ' | '–' => Self::OddMinus,
            _ => return None,
        };
        Some((sign, trim(text.get(first.len_utf8()..)?)))
    }
}

/// Whether a character can be part of a number: a digit, a separator or a decimal point of any width.
fn is_figure(letter: char) -> bool {
    matches!(narrow(letter), '0'..='9' | ',' | '.')
}

/// The value of half-width digits with separators, or the doubt for which it can't be read.
fn amount(sign: Sign, figure: &str) -> Result<Amount, Doubt> {
    let (whole, point, places) = match figure.split_once('.') {
        Some((whole, places)) => (whole, ".", places),
        None => (figure, "", ""),
    };
    let places_are_sound = places.chars().all(|digit| digit.is_ascii_digit()) && places.is_empty() == point.is_empty();
    if !is_grouped(whole) || !places_are_sound {
        return Err(Doubt::Grouping);
    }
    let minus = if sign == Sign::Plus { "" } else { "-" };
    let whole = if whole.is_empty() { "0".to_owned() } else { whole.replace(',', "") };
    Amount::from_plain(&format!("{minus}{whole}{point}{places}")).ok_or(Doubt::TooLong)
}

/// Whether the separators, if there are any, form groups of three. `0,123` is not such a number, since the comma is a
/// decimal point in other countries.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let plain = !whole.contains(',');
    plain || (matches!(first.len(), 1..=3) && !first.starts_with('0') && groups.all(|group| group.len() == 3))
}

/// The text without its separators and without a decimal point at its end.
fn without_separators(text: &str) -> String {
    let kept: String = text.chars().filter(|letter| !matches!(letter, ',' | '，' | '、')).collect();
    match kept.strip_suffix(['.', '．', '。']) {
        Some(figure) if figure.ends_with(|last: char| narrow(last).is_ascii_digit()) => figure.to_owned(),
        _ => kept,
    }
}
