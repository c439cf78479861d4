//! A cell of a book as the library delivers it: plain text, or its content with its formatting.

use serde::{Deserialize, Deserializer};

use super::{SeenCell, number_format};

/// A cell: its text if it has no special formatting, otherwise its content with its formatting.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum HandedCell {
    /// The text of a cell without special formatting.
    Text(String),
    /// The content with its formatting.
    Looks(HandedLooks),
}

/// The content of a cell with its formatting.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct HandedLooks {
    /// Its letters, in runs that look alike.
    runs: Vec<HandedRun>,
    /// Its number as programs write it.
    number: Option<String>,
    /// The number format of its number or text.
    format: String,
    /// The look of its number.
    #[serde(flatten)]
    look: Look,
}

/// Letters of a cell that look alike.
#[derive(Debug, Deserialize)]
struct HandedRun {
    text: String,
    #[serde(default, flatten)]
    look: Look,
}

/// The position of letters relative to the line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shift {
    /// On the line.
    #[default]
    None,
    /// Above the line, as the sign of a note: `1,200¹`.
    Raised,
    /// Below the line.
    Lowered,
}

/// The formatting of letters, as far as it decides whether they are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Look {
    /// Whether the letters are struck out.
    pub is_struck: bool,
    /// The position of the letters relative to the line.
    pub shift: Shift,
}

impl HandedCell {
    /// What a person sees of the cell.
    pub fn seen(&self) -> SeenCell {
        let HandedLooks { runs, number, format, look } = match self {
            Self::Text(text) => return SeenCell::of_runs([(text.as_str(), Look::default())]),
            Self::Looks(looks) => looks,
        };
        if let Some(number) = number {
            return SeenCell::of_runs([(number_format::shown_number(number, format).as_str(), *look)]);
        }
        let seen = SeenCell::of_runs(runs.iter().map(|run| (run.text.as_str(), run.look)));
        SeenCell { text: number_format::shown_text(&seen.text, format), ..seen }
    }
}

/// Deserializes a cell as the text that a person sees in it.
pub fn seen_text<'de, D: Deserializer<'de>>(cell: D) -> Result<String, D::Error> {
    HandedCell::deserialize(cell).map(|cell| cell.seen().text)
}
