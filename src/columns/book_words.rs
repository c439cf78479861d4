//! Signs and words that books write around names, units and figures, as far as they say nothing by themselves.

use crate::value::width::narrow;

/// What separates the words of a text in comparable form.
const BETWEEN: &str = "【】〔〕[]()「」『』<>〈〉《》:・○◎◇□▪▶►■●◆▼※*-―~、。.,/|_";
/// The word for a note, with which marks of notes begin.
const NOTE: char = '注';
/// Signs that a reader takes for a minus.
const MINUS: [char; 6] = ['-', '−', '－', '‐', '△', '▲'];
/// What stands for a zero.
const DASHES: [&str; 7] = ["-", "−", "‐", "―", "–", "—", "ー"];

/// Whether a sign separates the name of a KPI from what else a cell says.
pub fn is_between_words(letter: char) -> bool {
    BETWEEN.contains(letter) || matches!(letter, '①'..='⑳')
}

/// Whether a text behind a name begins as the mark of a note does: ※1, （注2）.
pub fn begins_a_note(text: &str) -> bool {
    text.trim_start_matches('(').starts_with(['※', '*', NOTE])
}

/// Whether a part of the mark of a note is its word or its number.
pub fn is_part_of_note(part: &str) -> bool {
    part.trim_start_matches(NOTE).bytes().all(|letter| letter.is_ascii_digit())
}

/// Whether a sign before a number says that it is negative.
pub fn is_minus(letter: char) -> bool {
    MINUS.contains(&letter)
}

/// Whether a sign around a number is no word: brackets and blanks.
pub fn is_only_look(letter: char) -> bool {
    "() 　".contains(letter)
}

/// Whether a text in comparable form stands for a zero.
pub fn is_dash(text: &str) -> bool {
    DASHES.contains(&text)
}

/// The unit that the words beside a number say: a sign of money is its unit.
pub fn unit_beside_number(words: &str) -> &str {
    if ["¥", "￥", "\\"].contains(&words) { "円" } else { words }
}

/// What stands in the brackets of a caption: 【売上額】; `None` if a text is no caption.
pub fn in_caption(text: &str) -> Option<&str> {
    text.strip_prefix(['【', '〔', '［', '['])?.strip_suffix(['】', '〕', '］', ']'])
}

/// Whether a text in comparable form has to do with units.
pub fn speaks_of_units(text: &str) -> bool {
    text.contains("単位")
}

/// Whether a text has a letter without which it names no year. It is asked of each cell of a book, before anything is read.
pub fn may_name_a_year(text: &str) -> bool {
    text.chars().any(|letter| narrow(letter).is_ascii_digit() || letter == '元')
}
