//! The guard against formulas: a spreadsheet must show what we write, never carry it out.
//!
//! A text that begins like a formula gets one `'` in front, in every file and on the clipboard, and loses it on return.
//! It begins so also behind what a program may drop or pass over before it looks at a field (white space, letters that
//! nobody sees), and with the full-width letters that spreadsheets in Japan take for the half-width ones.
//!
//! Taking off what was put on gives the text back whatever it was: `unguard(guard(text))` is `text`, a property of the
//! tests. What was guarded by an older, narrower rule is read as it was then, as long as no letter ever leaves these lists.

use crate::plan::cell::{Cell, State};
use crate::value::width::{self, is_unseen};

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

/// A paragraph of prose for a text processor: guarded only where it could do anything in a spreadsheet, since a text
/// processor shows the guard. Prose begins with a dash, ＋ or @ of a list or a word; what a formula of that beginning needs is a
/// `=`, a `|`, a `!` or a bracket behind the name of a function.
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
