//! The marks between an earlier figure and a later one.

/// Marks from the earlier figure to the later one.
pub const FORWARD: [&str; 7] = ["→", "⇒", "➡", "⇨", "⟶", "->", "=>"];
/// The mark of an earlier figure that stands behind the later one.
pub const BACK: char = '←';

/// Whether a word is nothing but such a mark.
pub fn is_arrow(word: &str) -> bool {
    FORWARD.contains(&word) || word.chars().eq([BACK])
}
