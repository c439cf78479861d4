//! What a person sees in a cell of a book or of a table on the clipboard: one definition for both.
//!
//! A cell is more than its letters. Revised text is struck out and left in place (見え消し), note signs are raised behind a figure, a
//! number format adds words behind a number, and some cells are hidden. The library or the page describes the formatting of a
//! cell as runs of letters with the same look ([`SeenCell::of_runs`]) or as a number with its format ([`number_format`]). What
//! remains after struck-out letters and signs are removed is the text that is read ([`SeenCell`]). A cell from which something
//! was removed is marked, and its figure counts only after a question.
//!
//! ```
//! use keikaku::import::seen::{Look, SeenCell};
//!
//! let struck = Look { is_struck: true, ..Look::default() };
//! let seen = SeenCell::of_runs([("100", struck), ("120", Look::default())]);
//! assert_eq!((seen.text.as_str(), seen.struck), ("120", vec!["100".to_owned()]));
//! ```

use std::collections::BTreeSet;

use litemap::LiteMap;

use crate::value::width::{narrow, trim};

mod decimal;
pub mod figure;
pub mod handed;
pub mod number_format;

pub use handed::{Look, Shift};

/// What a person sees in a cell, and what was removed from its letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenCell {
    /// The text that counts.
    pub text: String,
    /// The struck-out texts, which do not count.
    pub struck: Vec<String>,
    /// The note signs above or below the line, which are not part of a figure or of a name.
    pub signs: Vec<String>,
}

impl SeenCell {
    /// The cell made of these runs of letters.
    pub fn of_runs<'a>(runs: impl IntoIterator<Item = (&'a str, Look)>) -> Self {
        let mut seen = Self::default();
        let mut before = Look::default();
        for (text, look) in runs.into_iter().filter(|(text, _)| !text.is_empty()) {
            let goes_on = look == before;
            if look.is_struck {
                add(&mut seen.struck, text, goes_on);
            } else if look.shift == Shift::None || is_of_word(&seen.text, text, look.shift) {
                seen.add_letters(text);
            } else {
                add(&mut seen.signs, text, goes_on);
            }
            before = look;
        }
        for texts in [&mut seen.struck, &mut seen.signs] {
            texts.retain(|text| !trim(text).is_empty());
        }
        seen
    }

    /// Whether something was removed from its letters.
    pub fn is_marked(&self) -> bool {
        !self.struck.is_empty() || !self.signs.is_empty()
    }

    /// Adds letters on the line. Unicode's small digits behind a figure are note signs, as raised digits are.
    fn add_letters(&mut self, text: &str) {
        for letter in text.chars() {
            match small_digit(letter) {
                Some(digit) if self.text.ends_with(|before: char| narrow(before).is_ascii_digit()) => {
                    self.signs.push(digit.to_string());
                }
                _ => self.text.push(letter),
            }
        }
    }
}

/// Appends letters to the last text if both look alike, and otherwise adds them as a new text.
fn add(texts: &mut Vec<String>, text: &str, goes_on: bool) {
    match texts.last_mut().filter(|_| goes_on) {
        Some(last) => last.push_str(text),
        None => texts.push(text.to_owned()),
    }
}

/// Whether letters off the line are part of the word before them: the power of a metre (m²), the numbers of a formula (CO₂).
fn is_of_word(before: &str, text: &str, shift: Shift) -> bool {
    let is_number = trim(text).chars().all(|letter| letter.is_ascii_digit()) && !trim(text).is_empty();
    is_number
        && match shift {
            Shift::Raised => before.ends_with(|letter: char| narrow(letter) == 'm') && matches!(trim(text), "2" | "3"),
            Shift::Lowered => before.ends_with(|letter: char| letter.is_ascii_alphabetic()),
            Shift::None => true,
        }
}

/// The digit that a superscript or subscript letter represents: `¹` is 1.
fn small_digit(letter: char) -> Option<char> {
    let digits = ["⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉"];
    let place = digits.iter().find_map(|digits| digits.chars().position(|digit| digit == letter))?;
    char::from_digit(u32::try_from(place).ok()?, 10)
}

/// The formatting of the cells of a sheet that their texts do not show, by line and column, counted from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenSheet {
    /// The cells from whose letters something was removed.
    pub marked: LiteMap<(usize, usize), SeenCell>,
    /// The last line and column of each merged area, by its first line and column.
    pub spans: LiteMap<(usize, usize), (usize, usize)>,
    /// The hidden lines that the user is asked about.
    pub hidden_lines: BTreeSet<usize>,
}

impl SeenSheet {
    /// Whether the texts of the sheet are all that a person sees.
    pub fn is_plain(&self) -> bool {
        self.marked.is_empty() && self.spans.is_empty() && self.hidden_lines.is_empty()
    }

    /// Whether something was removed from the letters of the cell, or the cell covers other columns.
    pub fn is_altered(&self, at: (usize, usize)) -> bool {
        let is_merged = || self.spans.get(&at).is_some_and(|(_, right)| *right > at.1);
        self.marked.contains_key(&at) || is_merged()
    }

    /// Whether the cell at `first` covers the cell at `other`.
    pub fn covers(&self, first: (usize, usize), other: (usize, usize)) -> bool {
        let (line, column) = first;
        let area = self.spans.get(&first);
        first != other
            && area.is_some_and(|(bottom, right)| {
                (line..=*bottom).contains(&other.0) && (column..=*right).contains(&other.1)
            })
    }
}
