//! The text after the number in a cell: a unit, a comparison (超, 以上), a certainty (速報, 見込), an approximation (程度), a time
//! (26年度), how the number was counted (延べ), and marks of notes (※1, 注).
//!
//! The parts are taken from the end, in any order, each kind once, with or without brackets and blanks. [`super::units`]
//! decides what may be a unit; the unit is reported, never converted. With any other text the cell is not read.

use crate::value::fiscal_year::{FigureTime, read_figure_time};
use crate::value::width::{is_space, key, trim};

use super::certainty::CERTAINTIES;
use super::reading::{Counted, ReadingDoubt};
use super::units::{is_known, is_same_unit, is_unit_like};
use super::{Bound, Certainty};

/// Words for the comparison with the number.
const BOUNDS: &[(&str, Bound)] = &[
    ("以上", Bound::AtLeast),
    ("超", Bound::Above),
    ("以下", Bound::AtMost),
    ("以内", Bound::AtMost),
    ("未満", Bound::Below),
];

/// Words after a number that make it an approximate one.
const ABOUT: &[&str] = &["程度", "前後", "ほど", "くらい", "ぐらい", "余り", "余", "弱", "強"];

/// Brackets after a number that may contain one of these words or a time.
const BRACKETS: &[(char, char)] = &[('(', ')'), ('（', '）'), ('[', ']'), ('［', '］'), ('〔', '〕'), ('【', '】')];

/// The parts of the text after a number.
#[derive(Default)]
pub(super) struct Tail<'a> {
    unit: &'a str,
    pub(super) bound: Option<Bound>,
    pub(super) certainty: Option<Certainty>,
    pub(super) about: Option<&'static str>,
    pub(super) as_of: Option<FigureTime>,
    pub(super) counted: Option<Counted>,
}

/// One of the parts at the end of a text.
enum TailPart {
    Bound(Bound),
    Certainty(Certainty),
    About(&'static str),
    AsOf(FigureTime),
    /// A certainty with a time before it in the same brackets: （R4速報値）.
    CertaintyAsOf(Certainty, FigureTime),
    Counted(Counted),
    /// A mark of a note or a full stop.
    Mark,
}

impl<'a> Tail<'a> {
    /// Splits the text after the number into its parts. The row's unit is not split, even if it ends in one of these words.
    pub(super) fn split(behind: &'a str, row: &str) -> Self {
        let mut tail = Self { unit: trim(behind), ..Self::default() };
        while !tail.unit.is_empty() && !is_rows(tail.unit, row) {
            let Some((rest, part)) = last_part(tail.unit) else { break };
            if !tail.takes(part) {
                break;
            }
            tail.unit = rest;
        }
        tail
    }

    /// Stores a part; `false` if a part of its kind was stored before.
    fn takes(&mut self, part: TailPart) -> bool {
        match part {
            TailPart::Bound(bound) => is_first(&mut self.bound, bound),
            TailPart::Certainty(certainty) => is_first(&mut self.certainty, certainty),
            TailPart::About(word) => is_first(&mut self.about, word),
            TailPart::AsOf(time) => is_first(&mut self.as_of, time),
            TailPart::Counted(counted) => is_first(&mut self.counted, counted),
            TailPart::CertaintyAsOf(certainty, time) => {
                is_first(&mut self.certainty, certainty) && is_first(&mut self.as_of, time)
            }
            TailPart::Mark => true,
        }
    }

    /// Whether the remaining text is empty, the row's unit, a known unit, or a word that can be the unit of a row that
    /// has none.
    pub(super) fn is_sound(&self, row: &str) -> bool {
        self.unit.is_empty()
            || is_same_unit(self.unit, row)
            || is_known(self.unit)
            || (trim(row).is_empty() && is_unit_like(self.unit))
    }

    /// Whether the remaining text is an unknown word in a row without a unit.
    pub(super) fn takes_unit_for_row(&self, row: &str) -> bool {
        !self.unit.is_empty() && trim(row).is_empty()
    }

    /// The remaining text, which is the unit if it is sound.
    pub(super) fn rest(&self) -> &'a str {
        self.unit
    }

    /// The unit as written; `None` if there is none.
    pub(super) fn unit(&self) -> Option<String> {
        (!self.unit.is_empty()).then(|| self.unit.to_owned())
    }

    /// The text in the position of the unit, if it can be an unknown unit; `None` otherwise.
    pub(super) fn stray_unit(&self) -> Option<String> {
        self.unit().filter(|_| self.doubt() == Some(ReadingDoubt::UnknownUnit))
    }

    /// The reason why the remaining text can't be read; `None` if none is known.
    pub(super) fn doubt(&self) -> Option<ReadingDoubt> {
        let unit = key(self.unit);
        let mut letters = unit.chars();
        let first = letters.next()?;
        let digit_follows = letters.next().is_some_and(|letter| letter.is_ascii_digit());
        if unit.contains(['万', '億', '兆']) || "十百千".contains(first) {
            Some(ReadingDoubt::Myriads)
        } else if "、。・'’".contains(first) && digit_follows {
            Some(ReadingDoubt::Grouping)
        } else {
            (first.is_alphabetic() || "%‰°℃$¥".contains(first)).then_some(ReadingDoubt::UnknownUnit)
        }
    }
}

/// Whether a text is the row's unit. A word such as 見込 in brackets is a part of the tail, even if the row's unit is that word.
fn is_rows(text: &str, row: &str) -> bool {
    is_same_unit(text, row) && (key(text) == key(row) || bracketed(text).is_none())
}

/// Stores the first value of its kind; `false` for a second one.
fn is_first<T>(kept: &mut Option<T>, found: T) -> bool {
    let is_first = kept.is_none();
    kept.get_or_insert(found);
    is_first
}

/// The text without the word for the certainty of its number, which may be followed by 以上, a time and the like.
pub(super) fn without_certainty(text: &str) -> String {
    let text = trim(text);
    let mut rest = text;
    while let Some((before, part)) = last_part(rest) {
        if matches!(part, TailPart::Certainty(_)) {
            return before.to_owned() + text.get(rest.len()..).unwrap_or_default();
        }
        rest = before;
    }
    text.to_owned()
}

/// The last part of a text and the text before it; `None` if it ends in no known part.
fn last_part(text: &str) -> Option<(&str, TailPart)> {
    let (rest, part) =
        bracketed(text).or_else(|| bare(text)).or_else(|| behind_a_blank(text)).or_else(|| mark(text))?;
    Some((trim(rest), part))
}

/// A part in brackets.
fn bracketed(text: &str) -> Option<(&str, TailPart)> {
    let (open, close) =
        BRACKETS.iter().find(|(_, close)| text.ends_with(*close) || close_of_other_width(text, *close))?;
    let inner = text.strip_suffix(*close).or_else(|| text.strip_suffix(other_width(*close)))?;
    let at = inner.rfind([*open, other_width(*open)])?;
    let (before, inner) = inner.split_at_checked(at)?;
    let inner = trim(inner.strip_prefix([*open, other_width(*open)])?);
    let word = bare(inner).filter(|(before, _)| trim(before).is_empty()).map(|(_, part)| part);
    let way = without_duration(inner);
    let counted =
        || Counted::WORDS.iter().find(|(word, _)| *word == way).map(|(_, counted)| TailPart::Counted(*counted));
    let as_of = || read_figure_time(inner).map(TailPart::AsOf);
    let part = word.or_else(counted).or_else(|| certainty_as_of(inner)).or_else(as_of).or_else(|| note(inner))?;
    Some((before, part))
}

/// The text without a number of years at its beginning: 累計 of 「5年間の累計」.
fn without_duration(text: &str) -> &str {
    let behind = text.trim_start_matches(is_digit);
    let years = ["年間", "か年", "ヶ年", "ヵ年", "カ年", "箇年"].iter().find_map(|years| behind.strip_prefix(years));
    match years.filter(|_| behind.len() < text.len()) {
        Some(rest) => rest.strip_prefix("の").unwrap_or(rest),
        None => text,
    }
}

/// Whether the text ends in that bracket in the other width, since people mix widths.
fn close_of_other_width(text: &str, close: char) -> bool {
    text.ends_with(other_width(close))
}

/// The round bracket of the other width; any other bracket unchanged.
fn other_width(bracket: char) -> char {
    match bracket {
        '(' => '（',
        ')' => '）',
        '（' => '(',
        '）' => ')',
        other => other,
    }
}

/// A time followed by a certainty: R4速報値.
fn certainty_as_of(inner: &str) -> Option<TailPart> {
    let (rest, certainty) = ending(inner, CERTAINTIES)?;
    read_figure_time(trim(rest)).map(|time| TailPart::CertaintyAsOf(certainty, time))
}

/// A word that needs no brackets, and the text before it.
fn bare(text: &str) -> Option<(&str, TailPart)> {
    ending(text, CERTAINTIES)
        .map(|(rest, certainty)| (rest, TailPart::Certainty(certainty)))
        .or_else(|| ending(text, BOUNDS).map(|(rest, bound)| (rest, TailPart::Bound(bound))))
        .or_else(|| ABOUT.iter().find_map(|word| Some((text.strip_suffix(word)?, TailPart::About(word)))))
}

/// The meaning of the longest of the words in which a text ends, and the text before that word.
fn ending<'a, T: Copy>(text: &'a str, words: &[(&str, T)]) -> Option<(&'a str, T)> {
    let fitting = words.iter().filter_map(|(word, meaning)| Some((text.strip_suffix(word)?, *meaning)));
    fitting.min_by_key(|(rest, _)| rest.len())
}

/// A time without brackets, which follows a blank or the figure itself.
fn behind_a_blank(text: &str) -> Option<(&str, TailPart)> {
    let blanks = text.char_indices().filter(|(_, letter)| is_space(*letter)).map(|(at, _)| at);
    [0].into_iter().chain(blanks).find_map(|at| {
        let (before, time) = text.split_at_checked(at)?;
        Some((before, TailPart::AsOf(read_figure_time(trim(time))?)))
    })
}

/// A full stop or the mark of a note at the end: ※, ※1, *2, 注1, 注）, or a small raised number directly after the figure.
fn mark(text: &str) -> Option<(&str, TailPart)> {
    let is_raised = |letter: char| matches!(letter, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '⁽' | '⁾');
    if !text.is_empty() && text.chars().all(is_raised) {
        return Some(("", TailPart::Mark));
    }
    let rest = text.strip_suffix('。').or_else(|| {
        let is_open = text.contains(['(', '（']);
        let unclosed = if is_open { text } else { text.strip_suffix([')', '）']).unwrap_or(text) };
        let unnumbered = without_number_of_note(trim(unclosed))?;
        unnumbered.strip_suffix(MARKS).or_else(|| unnumbered.strip_suffix(NOTE))
    });
    rest.map(|rest| (rest, TailPart::Mark))
}

/// The mark of a note in brackets: （注1）, (※), （注1、2）; `[1]` is not one.
fn note(inner: &str) -> Option<TailPart> {
    let is_of_note = inner.starts_with(MARKS) || inner.starts_with(NOTE);
    let bare = without_number_of_note(inner).filter(|_| is_of_note)?;
    bare.chars().nth(1).is_none().then_some(TailPart::Mark)
}

/// The text without the numbers of notes at its end, 1 or 1、2; `None` if a number is too long for a note.
fn without_number_of_note(text: &str) -> Option<&str> {
    let rest = text.trim_end_matches(|letter| is_digit(letter) || matches!(letter, ',' | '，' | '、' | '・'));
    let numbers = text.get(rest.len()..)?.split(|letter| !is_digit(letter));
    numbers.into_iter().all(|number| number.chars().count() <= LONGEST_NUMBER_OF_NOTE).then(|| trim(rest))
}

/// The signs that mark a note, and the word for one.
const MARKS: [char; 3] = ['※', '*', '＊'];
const NOTE: char = '注';
/// The greatest number of digits in the number of a note: a longer number is a figure.
const LONGEST_NUMBER_OF_NOTE: usize = 2;

fn is_digit(letter: char) -> bool {
    matches!(letter, '0'..='9' | '０'..='９')
}
