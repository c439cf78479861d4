//! Detection of texts that are not a number, with the reason that is shown to the user.
//!
//! The families come from what spreadsheets make of cells (`docs/domain.md`, "What spreadsheets do to cells") and from
//! how officials write figures that are not exact. No text is ever repaired; it stays, and the user is asked about it.

use crate::value::width::{fold, trim};

use super::lead::ABOUT;
use super::reading::ReadingDoubt;
use super::units::is_known;

/// The English month abbreviations that spreadsheets write in dates.
const MONTHS: &[&str] = &["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Shapes of dates, in which every run of digits is `9` and every month's name is `M`.
const DATES: &[&str] = &["9月9日", "9年9月9日", "9/9/9", "9-9-9", "9-M", "M-9", "9-M-9"];

/// Whether a spreadsheet turned the text into a date, an error, a row of `#` or scientific notation.
pub(super) fn is_damaged(text: &str) -> bool {
    let text: String = fold(text).split_whitespace().collect();
    is_error(&text) || is_scientific(&text) || is_date(&text)
}

/// The reason for which a text that does not begin with a number can't be read; `None` if it is not known.
pub(super) fn doubt(text: &str) -> Option<ReadingDoubt> {
    if is_odd_dash(text) {
        Some(ReadingDoubt::OddDash)
    } else if is_bracketed(text) {
        Some(ReadingDoubt::Brackets)
    } else {
        is_a_few(text).then_some(ReadingDoubt::AFew)
    }
}

/// Whether the text is a spreadsheet error: `#REF!`, `#DIV/0!`, `#N/A` … or `####`, but not `#1`, which is an item.
fn is_error(text: &str) -> bool {
    let name = text.strip_prefix('#').unwrap_or_default();
    name.starts_with(|letter: char| letter == '#' || letter.is_ascii_uppercase())
}

/// Whether the text is a number in scientific notation: `1E+05`.
fn is_scientific(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    let unsigned = |part: &str| part.trim_start_matches(['+', '-']).to_owned();
    text.split_once(['E', 'e']).is_some_and(|(mantissa, power)| digits(&unsigned(mantissa)) && digits(&unsigned(power)))
}

/// Whether the text has the shape of a date. Those that spreadsheets write begin with a digit or a month, as no name does.
fn is_date(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_alphanumeric()) && DATES.contains(&shape(text).as_str())
}

/// The text in which every run of digits is replaced by `9` and every month's name by `M`.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    for letter in text.chars().map(|letter| if letter.is_ascii_digit() { '9' } else { letter }) {
        if letter != '9' || !shape.ends_with('9') {
            shape.push(letter);
        }
    }
    MONTHS.iter().fold(shape, |shape, month| shape.replace(month, "M"))
}

/// Whether the text is `ー` or `〃` alone, or a number after a dash that is not a minus sign.
fn is_odd_dash(text: &str) -> bool {
    let behind = text.strip_prefix(['ー', 'ｰ', '〃', '―', '—', '─']).map(trim);
    behind.is_some_and(|rest| rest.is_empty() || begins_with_digit(rest))
}

/// Whether the text is a number in brackets: `(5)`, `（▲5）`.
fn is_bracketed(text: &str) -> bool {
    let text = fold(text);
    let inner = text.strip_prefix('(').filter(|inner| inner.contains(')')).unwrap_or_default();
    begins_with_digit(trim(inner.trim_start_matches(['+', '-', '−', '‐', '▲', '△'])))
}

/// Whether the text is a word for a few: `数十件`, `約数件`.
fn is_a_few(text: &str) -> bool {
    let text = ABOUT.iter().find_map(|about| text.strip_prefix(about)).map_or(text, trim);
    let several = text.strip_prefix('数').map(trim).unwrap_or_default();
    several.starts_with(['十', '百', '千', '万', '億']) || is_known(several)
}

fn begins_with_digit(text: &str) -> bool {
    fold(text).starts_with(|letter: char| letter.is_ascii_digit())
}
