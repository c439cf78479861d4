//! The guard against formulas: a spreadsheet must show what we write and never execute it.
//!
//! A text that begins like a formula gets one `'` in front, in every file and on the clipboard, and loses it on return. This includes a
//! formula behind characters that a program may skip at the beginning of a field (white space, invisible characters), and the full-width
//! signs that spreadsheets in Japan treat like the half-width ones.
//!
//! Guarding is reversible for any text: `unguard(guard(text))` is `text`, a property of the tests. A text guarded by an older, narrower
//! rule is still read correctly, as long as no sign is ever removed from these lists.

use crate::plan::cell::{Cell, State};
use crate::value::width::{self, is_unseen};

/// Signs with which a formula begins, in all widths. The minus sign U+2212 is included, since CP932 replaces it with the full-width one.
const FORMULA: [char; 13] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '−'];

/// A text that begins with one of these is always guarded. The guard itself is included, so that a text that begins with it keeps it.
const ALWAYS: [char; 4] = ['\t', '\r', '\n', '\''];

/// The text as it is written: with one `'` in front if it needs the guard. A lone `-`, which means 該当なし, needs none.
pub fn guard(text: &str) -> String {
    let is_dash = matches!(text, "-" | "－" | "−");
    if !is_dash && begins_like_a_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text of a cell as it is written: with [`guard`], unless it is a figure. The unit of the row is not used here, since it may be any
/// text.
pub fn guard_cell(text: &str) -> String {
    let is_figure = matches!(Cell::read(text, "").state, State::Number { .. });
    if is_figure { text.to_owned() } else { guard(text) }
}

/// A paragraph of prose for a text processor. It is guarded only if a spreadsheet could execute it, since a text processor shows the guard.
/// Prose may begin with a dash, ＋ or @ of a list or a word; to have an effect, such a formula needs a `=`, a `|`, a `!` or a bracket behind
/// the name of a function.
pub fn guard_paragraph(text: &str) -> String {
    let folded = width::fold(text);
    let bare = folded.trim_start_matches(is_unseen);
    let calls = |(at, _): (usize, &str)| {
        bare.get(..at).is_some_and(|before| before.ends_with(|last: char| last.is_ascii_alphanumeric()))
    };
    let does_something = bare.starts_with('=') || bare.contains(['=', '|', '!']) || bare.match_indices('(').any(calls);
    if bare.starts_with(FORMULA) && does_something { format!("'{text}") } else { text.to_owned() }
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
