//! Several values in one cell: `100(120)`, `10 → 20`, `5～10`, `A:10 B:20`, `達成(120)`; and one value after a word that may
//! make it another figure than that of the row: `男性81.5年`.
//!
//! They are never read as one number. Each value that can be read alone is offered to the user as a choice.

use crate::value::fiscal_year::{read_figure_time, year_mentions};
use crate::value::width::{is_space, narrow, trim};

use super::reading::{Reading, ReadingDoubt, alone};
use super::units::{is_of_rates, is_same_unit};

/// The longest text that is searched for values, in characters: longer texts are sentences.
const LONGEST: usize = 60;

/// The longest word before a value, in characters.
const LONGEST_LABEL: usize = 12;

/// Marks between values. A blank separates values as well, if another figure follows.
const BETWEEN: &[char] = &[
    '→', '⇒', '➡', '←', '～', '~', '〜', '/', '／', '|', '｜', '、', ';', '；', '\n', '(', ')', '（', '）', '[', ']',
    '［', '］',
];

/// The marks of [`BETWEEN`] between values that are the ends of a span or a change, or belong to different things.
const NOT_BESIDE: &[char] = &['→', '⇒', '➡', '←', '～', '~', '〜', '/', '／', '|', '｜'];

/// Verdicts before a figure in brackets.
const VERDICTS: &[&str] = &["達成", "未達成", "未達", "概ね達成", "一部達成"];

/// Words after which a number is a year, or the number of a plan or an item.
const NUMBERED: &[&str] = &["第", "平成", "令和", "昭和", "指標", "目標", "No", "№", "①", "②"];

/// The values in a cell, each as written; empty unless there are several, or one with a remark, a verdict or a word before it.
pub(super) fn values(text: &str, unit: &str) -> Vec<String> {
    let has_digit = text.contains(|letter| narrow(letter).is_ascii_digit());
    if !has_digit || text.chars().nth(LONGEST).is_some() || read_figure_time(text).is_some() {
        return Vec::new();
    }
    let pieces = pieces(text);
    let found: Vec<&str> = pieces.iter().filter_map(|piece| value(piece, unit)).collect();
    let remark = || found.first().and_then(|first| text.strip_prefix(first));
    let begins = || remark().is_some_and(|behind| trim(behind).starts_with(['(', '（', '[', '［']));
    let is_judged = || VERDICTS.contains(pieces.first().unwrap_or(&""));
    let is_several = pieces.len() > 1 && (found.len() > 1 || found.len() == 1 && (begins() || is_judged()));
    if is_several || is_named(&pieces, &found, unit) {
        found.into_iter().map(str::to_owned).collect()
    } else {
        Vec::new()
    }
}

/// The figure before a remark in brackets that contains another figure: 16分 of 「16分（5分短縮）」; `None` for any other text.
pub fn before_remark(text: &str) -> Option<String> {
    let read = Reading::from_text(text, "");
    // A time or the mark of a note in brackets is not a remark on the figure: 240（R5.9末）.
    let first = read.candidates.into_iter().next().filter(|_| read.doubt == Some(ReadingDoubt::SeveralValues))?;
    let remark = trim(trim(text).strip_prefix(&first)?).strip_prefix(['(', '（', '[', '［'])?;
    // If another value follows, the brackets are not a remark: 12団体（R4）、13団体（R5）.
    let (_, behind) = remark.split_once([')', '）', ']', '］'])?;
    trim(behind).is_empty().then_some(first)
}

/// The figure that the row means among several figures in a text: the only one in its unit, or else the first. `None` if
/// the figures are not simply side by side: with a remark in brackets, a span, a change, figures of several years, or
/// figures that begin with a word.
pub fn one_of_several(text: &str, unit: &str) -> Option<String> {
    let Reading { doubt, candidates, .. } = Reading::from_text(text, "");
    let (first, rest) = candidates.split_first().filter(|_| doubt == Some(ReadingDoubt::SeveralValues))?;
    let is_beside = !text.contains(NOT_BESIDE) && year_mentions(text).len() < 2;
    let is_plain = is_beside && !rest.is_empty() && trim(text).starts_with(&**first) && before_remark(text).is_none();
    let is_of_row =
        |value: &&String| alone(value, unit).and_then(|read| read.unit).is_some_and(|own| is_same_unit(&own, unit));
    let mut of_row = candidates.iter().filter(is_of_row);
    let only = of_row.next().filter(|_| of_row.next().is_none());
    is_plain.then(|| only.unwrap_or(first).clone())
}

/// Whether a text is a verdict followed by a figure with its unit in brackets, which is not a rate: 達成（120件）.
pub fn is_judged(text: &str) -> bool {
    let read = behind_verdict(text).and_then(|figure| alone(figure, ""));
    read.and_then(|read| read.unit).is_some_and(|unit| !is_of_rates(&unit))
}

/// The figure in brackets after a verdict, 「達成（120件）」; `None` for any other text, and if the figure may be the rate that
/// the verdict is about: in a unit of rates, or not in the row's unit.
pub(super) fn judged(text: &str, unit: &str) -> Option<Reading> {
    let read = alone(behind_verdict(text)?, unit)?;
    let is_of_row = |written: &String| is_same_unit(written, unit) && !is_of_rates(written);
    read.unit.as_ref().is_some_and(is_of_row).then_some(read)
}

fn behind_verdict(text: &str) -> Option<&str> {
    let behind = VERDICTS.iter().find_map(|verdict| trim(text).strip_prefix(verdict))?;
    trim(behind).strip_prefix(['(', '（', '[', '［'])?.strip_suffix([')', '）', ']', '］'])
}

/// Whether the only value has a unit and follows a word in the first piece, and all other pieces are times.
fn is_named(pieces: &[&str], found: &[&str], unit: &str) -> bool {
    let ([first, rest @ ..], [value]) = (pieces, found) else { return false };
    let has_unit = || alone(value, unit).is_some_and(|read| read.unit.is_some());
    first != value && first.ends_with(value) && rest.iter().all(|piece| read_figure_time(piece).is_some()) && has_unit()
}

/// The pieces between the marks. A blank ends a piece only if the piece has a figure and another one follows: `10 万人 20 万人`.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    for part in text.split(BETWEEN).map(trim).filter(|part| !part.is_empty()) {
        let (mut from, mut has_figure) = (0, false);
        for (at, letter) in part.char_indices() {
            let begins = narrow(letter).is_ascii_digit() || Reading::is_sign(letter);
            let follows_blank = part.get(..at).is_some_and(|before| before.ends_with(is_space));
            let word_ends = part.get(at..).is_some_and(|rest| rest.split(is_space).next().is_some_and(has_digit));
            if follows_blank && has_figure && (begins || word_ends) {
                pieces.push(trim(part.get(from..at).unwrap_or_default()));
                (from, has_figure) = (at, false);
            }
            has_figure |= narrow(letter).is_ascii_digit();
        }
        pieces.push(trim(part.get(from..).unwrap_or_default()));
    }
    pieces
}

fn has_digit(text: &str) -> bool {
    text.contains(|letter| narrow(letter).is_ascii_digit())
}

/// The value in a piece, without the word before it; `None` if there is none, or if it is a time.
fn value<'a>(piece: &'a str, unit: &str) -> Option<&'a str> {
    if read_figure_time(piece).is_some() {
        return None;
    }
    if alone(piece, unit).is_some() {
        return Some(piece);
    }
    // R5：10人 is the value of that year.
    let of_year = piece.split_once([':', '：']).filter(|(time, _)| read_figure_time(time).is_some());
    if let Some((_, figure)) = of_year.map(|(time, figure)| (time, trim(figure))) {
        return alone(figure, unit).is_some().then_some(figure);
    }
    let at = piece.find(|letter| narrow(letter).is_ascii_digit() || Reading::is_sign(letter))?;
    let (label, figure) = piece.split_at_checked(at)?;
    let label = trim(label);
    let name = label.trim_end_matches([':', '：']);
    let is_told = name.len() < label.len() || !name.ends_with(|letter: char| letter.is_ascii_alphanumeric());
    let is_name = is_told && !NUMBERED.iter().any(|word| name.ends_with(word)) && name.chars().count() <= LONGEST_LABEL;
    (is_name && !name.is_empty() && read_figure_time(figure).is_none() && alone(figure, unit).is_some())
        .then_some(figure)
}
