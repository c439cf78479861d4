//! Signs and words that workbooks write around names, units and figures and that have no meaning of their own.

use crate::value::width::narrow;

/// The signs that separate the words of a text in comparable form.
const BETWEEN: &str = "【】〔〕[]()「」『』<>〈〉《》:・○◎◇□▪▶►■●◆▼※*-―~、。.,/|_";
/// The word for a note, with which note marks may begin.
const NOTE: char = '注';
/// Signs that are read as a minus.
const MINUS: [char; 6] = ['-', '−', '－', '‐', '△', '▲'];
/// Texts that mean zero.
const DASHES: [&str; 7] = ["-", "−", "‐", "―", "–", "—", "ー"];

/// Whether a sign separates the name of a KPI from other texts of a cell.
pub fn is_between_words(letter: char) -> bool {
    BETWEEN.contains(letter) || matches!(letter, '①'..='⑳')
}

/// Whether a text behind a name begins like a note mark: ※1, （注2）.
pub fn begins_a_note(text: &str) -> bool {
    text.trim_start_matches('(').starts_with(['※', '*', NOTE])
}

/// Whether a part of a note mark is its word or its number.
pub fn is_part_of_note(part: &str) -> bool {
    part.trim_start_matches(NOTE).bytes().all(|letter| letter.is_ascii_digit())
}

/// Whether a sign before a number makes it negative.
pub fn is_minus(letter: char) -> bool {
    MINUS.contains(&letter)
}

/// Whether a sign around a number is only decoration: brackets and blanks.
pub fn is_only_look(letter: char) -> bool {
    "() 　".contains(letter)
}

/// Whether a text in comparable form means zero.
pub fn is_dash(text: &str) -> bool {
    DASHES.contains(&text)
}

/// The unit that the words beside a number name: a currency sign means its currency.
pub fn unit_beside_number(words: &str) -> &str {
    if ["¥", "￥", "\\"].contains(&words) { "円" } else { words }
}

/// The contents of the brackets of a caption: 【売上額】; `None` if a text is no caption.
pub fn in_caption(text: &str) -> Option<&str> {
    text.strip_prefix(['【', '〔', '［', '['])?.strip_suffix(['】', '〕', '］', ']'])
}

/// Whether a text in comparable form is about units.
pub fn speaks_of_units(text: &str) -> bool {
    text.contains("単位")
}

/// Whether a text has a digit or 元, without which it names no year. It is called for each cell of a book before anything is read.
pub fn may_name_a_year(text: &str) -> bool {
    text.chars().any(|letter| narrow(letter).is_ascii_digit() || letter == '元')
}
