//! A cell of a book as the library hands it over: a text, or what it holds with its looks.

use serde::{Deserialize, Deserializer};

use super::{SeenCell, number_format};

/// A cell: its text where it looks as usual, or what it holds with its looks.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum HandedCell {
    /// Its text, which looks as usual.
    Text(String),
    /// What it holds, with its looks.
    Looks(HandedLooks),
}

/// What a cell holds, with its looks.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct HandedLooks {
    /// Its letters, those that look alike together.
    runs: Vec<HandedRun>,
    /// Its number as programs write it.
    number: Option<String>,
    /// The format of its number or text.
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

/// How far above or below the line letters stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shift {
    /// On the line.
    #[default]
    None,
    /// Above it, as the sign of a note: `1,200¹`.
    Raised,
    /// Below it.
    Lowered,
}

/// How letters look, as far as it says whether they are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Look {
    /// Whether a line goes through them.
    pub is_struck: bool,
    /// How far above or below the line they stand.
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

/// Reads a cell as the text that a person sees in it.
pub fn seen_text<'de, D: Deserializer<'de>>(cell: D) -> Result<String, D::Error> {
    HandedCell::deserialize(cell).map(|cell| cell.seen().text)
}
