//! The guard against formulas: a spreadsheet must show what we write, never carry it out.
//!
//! A text that begins like a formula gets one `'` in front, in every file and on the clipboard, and loses it on return.
//! It begins so also behind what a program may drop or pass over before it looks at a field (white space, letters that
//! nobody sees), and with the full-width letters that spreadsheets in Japan take for the half-width ones.
//!
//! Taking off what was put on gives the text back whatever it was: `unguard(guard(text))` is `text`, a property of the
//! tests. What was guarded by an older, narrower rule is read as it was then, as long as no letter ever leaves these lists.

use crate::plan::cell::{Cell, State};
use crate::value::width;

/// Letters by which a formula begins, in all their widths. The minus sign U+2212 is among them since CP932 has the
/// full-width one in its place.
const FORMULA: [char; 13] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−'];

/// Letters by which a text begins that is guarded whatever follows. The guard itself is one, so that a text that begins
/// with it keeps it.
const ALWAYS: [char; 4] = ['\t', '\r', '\n', '\''];

/// The text as it is written: with one `'` in front where it needs it. A lone `-`, which is 該当なし, needs none.
pub fn guard(text: &str) -> String {
    let is_dash = matches!(text, "-" | "－" | "−");
    if !is_dash && begins_like_a_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text of a cell as it is written: by [`guard`], unless it is a figure. The unit of the row says nothing here, since it
/// may be any text.
pub fn guard_cell(text: &str) -> String {
    let is_figure = matches!(Cell::read(text, "").state, State::Number { .. });
    if is_figure { text.to_owned() } else { guard(text) }
}

/// A paragraph for the clipboard: by [`guard`], but for an entry of a list whose mark is a dash and which has nothing by
/// which a formula does anything. A text processor shows the guard.
pub fn guard_paragraph(text: &str) -> String {
    let is_list = text.trim_start().starts_with(['-', '－', '−', '﹣']) && !text.contains(['(', '|', '!', '=']);
    if is_list { text.to_owned() } else { guard(text) }
}

/// The text without the guard of [`guard`]; `None` if it has no guard.
pub fn unguarded(text: &str) -> Option<&str> {
    text.strip_prefix('\'').filter(|rest| begins_like_a_formula(rest))
}

/// The text without the guard of [`guard`]; unchanged if it has no guard.
pub fn unguard(text: &str) -> &str {
    unguarded(text).unwrap_or(text)
}

fn begins_like_a_formula(text: &str) -> bool {
    text.starts_with(ALWAYS) || text.trim_start_matches(is_unseen).starts_with(FORMULA)
}

/// Whether a program may drop that letter or pass over it at the beginning of a field: white space, control characters,
/// what Unicode calls default-ignorable, and the two that are no letters at all.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || width::is_space(letter)
        || matches!(letter, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}')
        || matches!(letter, '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(letter, '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}')
        || matches!(letter, '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{1BCA0}'..='\u{1BCA3}')
        || matches!(letter, '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}
