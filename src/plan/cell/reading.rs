//! Reads the text of a cell as written and finds its meaning.
//!
//! A number is a sign and digits of any width with separators in groups of three, with text before it ([`super::lead`])
//! and after it ([`super::tail`]); [`super::scale`] handles 万 and 億 inside it. Any other text is a known word, blank, or
//! not read; [`super::oddity`] finds the reason, and [`super::several`] finds several values. Every row of the table in
//! `docs/domain.md`, "How numbers are written", is a case of `tests/it/reading_numbers.rs`.
//!
//! A figure in another unit than the row's is not read either ([`ReadingDoubt::OtherUnit`]); [`super::foreign`] finds
//! what it could be in the row's unit, and the user decides.
//!
//! Deliberately absent: blanks inside a number (two cells of a torn table would become one figure).

use crate::value::emphasis::without_emphasis;
use crate::value::fiscal_year::FigureTime;
use crate::value::width::{fold, narrow, trim};
use crate::value::{Amount, AsOf, FiscalYear};

use super::lead::{LeadingText, without_yen};
use super::scale::scaled;
use super::tail::Tail;
use super::units::{is_known, is_same_unit};
use super::{Bound, Certainty, State, oddity, several, words};

/// The result of reading a text: its state and what else was found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The meaning of the text.
    pub state: State,
    /// The unit after the number as written, even if it is the row's own; `None` if there is none.
    pub unit: Option<String>,
    /// The comparison word after the number (超, 以上, 以下, 以内 or 未満), if there is one.
    pub bound: Option<Bound>,
    /// The word that makes the number an approximate one (約, 程度), if there is one.
    pub about: Option<&'static str>,
    /// The time of the figure as written beside it (26年度), if there is one.
    pub as_of: Option<FigureTime>,
    /// The word that states how the figure was counted (延べ, 累計), if there is one.
    pub counted: Option<Counted>,
    /// The doubt that the user should check, if there is one.
    pub doubt: Option<ReadingDoubt>,
    /// The values among which the user may choose, each as written; empty unless the doubt is [`ReadingDoubt::SeveralValues`].
    pub candidates: Vec<String>,
}

/// How a figure was counted, according to the word beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// 延べ: the same person or thing may be counted several times.
    Gross,
    /// 年間: in one year.
    Yearly,
    /// 計, 合計: a sum of parts.
    Sum,
    /// 累計: a sum over years up to now.
    Running,
}

impl Counted {
    /// The words before a number, or in brackets after one. A word that begins with another word of the list comes before it.
    pub(super) const WORDS: &[(&str, Self)] = &[
        ("延べ人数", Self::Gross),
        ("延べ数", Self::Gross),
        ("延べ", Self::Gross),
        ("のべ", Self::Gross),
        ("延", Self::Gross),
        ("年間", Self::Yearly),
        ("累計", Self::Running),
        ("累積", Self::Running),
        ("通算", Self::Running),
        ("合計", Self::Sum),
        ("総計", Self::Sum),
        ("計", Self::Sum),
    ];
}

/// The reason for which a text could not be read with certainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingDoubt {
    /// `ー1,234`, `–1,234`: a long-vowel mark or an en dash before a number, read as minus and shown (IN-006).
    OddMinus,
    /// `100（26年度）`: the number is read, but its time has no era and no century (IN-011).
    YearWithoutEra,
    /// `100（2019年）`: the number is read, but a calendar year need not be the fiscal year (IN-011).
    CalendarYear,
    /// `累計100`: the number is read, but it may cover more than one year.
    Running,
    /// `約400`, `400程度`: the number is read, but it is approximate.
    Approximate,
    /// `ー` or `〃` alone, `―1,234`: a mark that may be a minus, 該当なし or neither: not read (IN-006).
    OddDash,
    /// `(5)`: a spreadsheet reads −5, people read item 5: not read (IN-006).
    Brackets,
    /// `1,23`, `1.234,5`: separators not in groups of three: not read (IN-007).
    Grouping,
    /// `1E+05`, `4月2日`, `#REF!`, `####`: damaged by a spreadsheet: not read (IN-008).
    Damaged,
    /// `数件`, `数十`: a word for a few, which is not a figure: not read.
    AFew,
    /// `100(120)`, `10 → 20`, `達成(120)`: several values, or one with a remark or after a word: not read; the user is asked.
    SeveralValues,
    /// `3万` in a row of 千円: 万, 億 or 兆 with an unclear meaning: not read, never multiplied.
    Myriads,
    /// A number followed by text that is neither the row's unit nor a known one: not read (IN-009).
    UnknownUnit,
    /// `3億円` in a row of 百万円, `80%` in a row of 人: a number in a known unit other than the row's: not read until the user
    /// decides what it is in the row's unit (IN-009).
    OtherUnit,
    /// More digits than a cell holds (see [`crate::value::amount`]): not read (IN-116).
    TooLong,
}

impl ReadingDoubt {
    /// The stable code of the doubt (`IN-006` and so on), for tests and support mails.
    pub fn code(self) -> &'static str {
        match self {
            Self::OddMinus | Self::OddDash | Self::Brackets => "IN-006",
            Self::Grouping => "IN-007",
            Self::Damaged => "IN-008",
            Self::UnknownUnit | Self::OtherUnit => "IN-009",
            Self::YearWithoutEra | Self::CalendarYear => "IN-011",
            Self::Approximate | Self::AFew => "IN-114",
            Self::Myriads => "IN-115",
            Self::TooLong => "IN-116",
            Self::Running => "IN-119",
            Self::SeveralValues => "IN-120",
        }
    }
}

/// The longest text that is read as a figure, in characters, including the text before and after the number.
const LONGEST: usize = 200;

impl Reading {
    /// Reads a text in a row whose unit is `unit`. It never fails; other text becomes [`State::Unread`].
    pub fn from_text(text: &str, unit: &str) -> Self {
        let text = if is_plain(text) { text } else { without_emphasis(text) };
        if is_plain(text) {
            return plain(text).or_else(|| number(text, unit)).unwrap_or_else(|| Self::unread(None));
        }
        // Sentences are recognized by their length, before the text is tested for words and figures.
        if text.chars().nth(LONGEST).is_some() {
            return Self::unread(None);
        }
        match words::state(text, unit) {
            Some(state) => Self { state, ..Self::default() },
            None if oddity::is_damaged(text) => Self::unread(Some(ReadingDoubt::Damaged)),
            None => figure(text, unit).in_unit(unit),
        }
    }

    /// The reading for a row of that unit: a number in another unit is not read, and is not one of several values to choose from.
    fn in_unit(mut self, unit: &str) -> Self {
        let is_foreign = |own: &str| !trim(unit).is_empty() && !is_same_unit(own, unit);
        self.candidates.retain(|candidate| Self::from_text(candidate, unit).is_number());
        if self.is_number() && self.unit.as_deref().is_some_and(is_foreign) {
            return Self { state: State::Unread, doubt: Some(ReadingDoubt::OtherUnit), ..self };
        }
        self
    }

    /// Reads a text that is still being typed: separators are ignored anywhere (`６０，０` is 600), and so is a point at the
    /// end. `None` while the text is only a sign, a separator or a point: this is not yet a figure, so the last one
    /// stays.
    pub fn while_typing(text: &str, unit: &str) -> Option<Self> {
        let text = trim(text);
        let figure = LeadingSign::split(text).map_or(text, |(_, unsigned)| unsigned);
        let begun = text.is_empty() || !matches!(figure, "" | "." | "．" | "。" | "," | "，" | "、");
        begun.then(|| Self::from_text(&without_separators(text), unit))
    }

    /// The fiscal year beside the figure, if it certainly differs from the year of the cell; `None` otherwise.
    pub fn other_year(&self, of_cell: Option<FiscalYear>) -> Option<FiscalYear> {
        match self.as_of.as_ref()?.when? {
            AsOf::FiscalYear(year) => of_cell.filter(|of_cell| *of_cell != year).map(|_| year),
            AsOf::CalendarYear(_) | AsOf::Mean(..) => None,
        }
    }

    /// Whether a character can be the sign of a number.
    pub(super) fn is_sign(letter: char) -> bool {
        LeadingSign::from_letter(letter).is_some()
    }

    fn unread(doubt: Option<ReadingDoubt>) -> Self {
        Self { state: State::Unread, doubt, ..Self::default() }
    }

    fn is_number(&self) -> bool {
        matches!(self.state, State::Number { .. })
    }

    /// Adds the doubt that follows from the words beside a number, unless it has one already.
    fn doubted(self) -> Self {
        let of_time = match self.as_of.as_ref().map(|time| time.when) {
            Some(None) => Some(ReadingDoubt::YearWithoutEra),
            Some(Some(AsOf::CalendarYear(_))) => Some(ReadingDoubt::CalendarYear),
            _ => None,
        };
        let running = (self.counted == Some(Counted::Running)).then_some(ReadingDoubt::Running);
        let doubt = self.doubt.or(of_time).or(running).or(self.about.map(|_| ReadingDoubt::Approximate));
        Self { doubt, ..self }
    }
}

/// Whether the text has only half-width digits, separators and points, as most cells do.
fn is_plain(text: &str) -> bool {
    let is_figure = |letter: u8| matches!(letter, b'0'..=b'9' | b',' | b'.');
    text.bytes().all(is_figure) && text.bytes().any(|letter| letter.is_ascii_digit())
}

/// Reads a plain text if it is one number; `None` if its separators and points are not those of a number.
fn plain(text: &str) -> Option<Reading> {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let amount = unsigned_amount(text).ok().filter(|_| text.starts_with(is_digit) && text.ends_with(is_digit))?;
    Some(Reading { state: State::Number { amount, certainty: Certainty::Final }, ..Reading::default() })
}

/// Reads a text that is not a known word: a number, a number after other text, several values, or none of these.
fn figure(text: &str, unit: &str) -> Reading {
    let direct = number(text, unit);
    if let Some(read) = direct.as_ref().filter(|read| read.is_number()).cloned().or_else(|| led(text, unit)) {
        return read.doubted();
    }
    if let Some(read) = several::judged(text, unit) {
        return read.doubted();
    }
    let refused = direct.unwrap_or_else(|| Reading::unread(oddity::doubt(text)));
    if !matches!(refused.doubt, None | Some(ReadingDoubt::UnknownUnit | ReadingDoubt::Myriads)) {
        return refused;
    }
    match several::values(text, unit) {
        candidates if candidates.is_empty() => refused,
        candidates => Reading { candidates, ..Reading::unread(Some(ReadingDoubt::SeveralValues)) },
    }
}

/// The number in a text that contains nothing else, without a time beside it; `None` if there is none.
pub(super) fn alone(text: &str, unit: &str) -> Option<Reading> {
    let text = trim(text);
    let direct = number(text, unit).filter(Reading::is_number);
    direct.or_else(|| led(text, unit)).filter(|read| read.as_of.is_none())
}

/// Reads a number that has text before it.
fn led(text: &str, unit: &str) -> Option<Reading> {
    let lead = LeadingText::split(text)?;
    let read = number(lead.figure, unit).filter(Reading::is_number)?;
    let is_twice = lead.counted.is_some() && read.counted.is_some() || lead.as_of.is_some() && read.as_of.is_some();
    let (about, counted) = (lead.about.or(read.about), lead.counted.or(read.counted));
    (!is_twice).then(|| Reading { about, counted, as_of: lead.as_of.or(read.as_of.clone()), ..read })
}

/// Reads a text that begins with a number; `None` if it does not begin with one.
fn number(text: &str, unit: &str) -> Option<Reading> {
    let (sign, unsigned, is_yen) = LeadingSign::before_figure(text);
    let (figure, behind) = unsigned.split_at_checked(figure_end(unsigned))?;
    if !figure.chars().any(|letter| narrow(letter).is_ascii_digit()) {
        return None;
    }
    let behind = if is_yen { without_final_dash(behind) } else { behind };
    // 78.9年 cannot be a date.
    if unit.is_empty() && trim(behind) == YEARS && figure.contains(['.', '．']) {
        return number(text, YEARS).map(|read| Reading { unit: Some(YEARS.to_owned()), ..read });
    }
    let tail = Tail::split(behind, unit);
    let amount = match unsigned_amount(&fold(figure)) {
        Err(doubt) => return Some(Reading::unread(Some(doubt))),
        Ok(amount) => amount,
    };
    let may_take_unit = || is_known(tail.rest()) || !is_year_or_code(figure) || !tail.takes_unit_for_row(unit);
    if tail.is_sound(unit) && (tail.rest().is_empty() || may_take_unit()) {
        let written = tail.unit().or_else(|| is_yen.then(|| "円".to_owned()));
        return Some(sign.given(amount, tail, written));
    }
    match scaled(unsigned, unit).filter(|_| !is_yen) {
        Some(scaled) => Some(sign.given(scaled.amount, scaled.tail, scaled.unit)),
        None => Some(Reading { unit: tail.stray_unit(), ..Reading::unread(tail.doubt()) }),
    }
}

/// The unit of a duration; after a number without decimals it may make the number a date.
const YEARS: &str = "年";

/// Whether digits before an unknown word may be a year or a code: `2020東京`, `03東京`.
fn is_year_or_code(figure: &str) -> bool {
    let figure = fold(figure);
    let is_year = figure.len() == 4 && (figure.starts_with("19") || figure.starts_with("20"));
    is_year && !figure.contains(['.', ',']) || figure.starts_with('0') && !figure.starts_with("0.") && figure != "0"
}

/// The text without the dash that closes an amount of money: `¥1,000-`.
fn without_final_dash(behind: &str) -> &str {
    behind.strip_suffix(['-', '－', '―', 'ー']).unwrap_or(behind)
}

/// The sign before a number; an odd minus is a character that is not a minus sign but is read as one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum LeadingSign {
    Plus,
    Minus,
    OddMinus,
    /// ±, which is accepted only before 0.
    PlusMinus,
}

impl LeadingSign {
    /// The sign at the beginning and the text after it; `None` if there is no sign.
    pub(super) fn split(text: &str) -> Option<(Self, &str)> {
        let first = text.chars().next()?;
        Some((Self::from_letter(first)?, trim(text.get(first.len_utf8()..)?)))
    }

    fn from_letter(letter: char) -> Option<Self> {
        Some(match narrow(letter) {
            '+' => Self::Plus,
            '-' | '−' | '‐' | '\u{2011}' | '▲' | '△' => Self::Minus,
            'ー' | 'ｰ' | '–' => Self::OddMinus,
            '±' => Self::PlusMinus,
            _ => return None,
        })
    }

    /// The sign of a number, the text after it, and whether there is a currency sign before or after the sign: `▲¥5`, `¥-5`.
    fn before_figure(text: &str) -> (Self, &str, bool) {
        let (sign, unsigned) = Self::split(text).map_or((None, text), |(sign, rest)| (Some(sign), rest));
        let Some(unpaid) = without_yen(unsigned) else { return (sign.unwrap_or(Self::Plus), unsigned, false) };
        let (behind, unsigned) = Self::split(unpaid).filter(|_| sign.is_none()).unwrap_or((Self::Plus, unpaid));
        (sign.unwrap_or(behind), unsigned, true)
    }

    /// The reading of a number with this sign and this tail.
    fn given(self, amount: Amount, tail: Tail<'_>, unit: Option<String>) -> Reading {
        if self == Self::PlusMinus && !amount.is_zero() {
            return Reading::unread(None);
        }
        let amount = if matches!(self, Self::Minus | Self::OddMinus) { -amount } else { amount };
        let read = Reading {
            state: State::Number { amount, certainty: tail.certainty.unwrap_or_default() },
            unit,
            bound: tail.bound,
            about: tail.about,
            as_of: tail.as_of,
            counted: tail.counted,
            doubt: (self == Self::OddMinus).then_some(ReadingDoubt::OddMinus),
            candidates: Vec::new(),
        };
        read.doubted()
    }
}

/// The length in bytes of the digits, separators and points at the beginning of a text.
pub(super) fn figure_end(text: &str) -> usize {
    text.find(|letter| !is_figure(letter)).unwrap_or(text.len())
}

/// Whether a character can be part of a number: a digit, a separator or a decimal point of any width.
fn is_figure(letter: char) -> bool {
    matches!(narrow(letter), '0'..='9' | ',' | '.')
}

/// The value of half-width digits with separators, or the doubt if they can't be read.
pub(super) fn unsigned_amount(figure: &str) -> Result<Amount, ReadingDoubt> {
    let (whole, point, places) = match figure.split_once('.') {
        Some((whole, places)) => (whole, ".", places),
        None => (figure, "", ""),
    };
    let places_are_sound = places.chars().all(|digit| digit.is_ascii_digit()) && places.is_empty() == point.is_empty();
    if !is_grouped(whole) || !places_are_sound {
        return Err(ReadingDoubt::Grouping);
    }
    let amount = match whole {
        "" => Amount::from_plain(&format!("0{point}{places}")),
        _ if whole.contains(',') => Amount::from_plain(&figure.replace(',', "")),
        _ => Amount::from_plain(figure),
    };
    amount.ok_or(ReadingDoubt::TooLong)
}

/// Whether the separators, if there are any, form groups of three. `0,123` is not such a number, since the comma may be a
/// decimal point, as in other countries.
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
