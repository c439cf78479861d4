//! A cell of a book as the library hands it over: a text, or what it holds with its looks.

use serde::{Deserialize, Deserializer};

use super::{Look, Run, SeenCell, Shift, number_format};

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
    look: HandedLook,
}

/// Letters of a cell that look alike.
#[derive(Debug, Deserialize)]
struct HandedRun {
    text: String,
    #[serde(default, flatten)]
    look: HandedLook,
}

/// How letters look.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default)]
struct HandedLook {
    is_struck: bool,
    is_raised: bool,
    is_lowered: bool,
}

impl From<HandedLook> for Look {
    fn from(HandedLook { is_struck, is_raised, is_lowered }: HandedLook) -> Self {
        let shift = match (is_raised, is_lowered) {
            (true, _) => Shift::Raised,
            (false, true) => Shift::Lowered,
            (false, false) => Shift::None,
        };
        Self { is_struck, shift }
    }
}

impl HandedCell {
    /// What a person sees of the cell.
    pub fn seen(&self) -> SeenCell {
        let HandedLooks { runs, number, format, look } = match self {
            Self::Text(text) => return SeenCell::of_runs([Run::new(text, Look::default())]),
            Self::Looks(looks) => looks,
        };
        if let Some(number) = number {
            return SeenCell::of_runs([Run::new(&number_format::shown_number(number, format), (*look).into())]);
        }
        let seen = SeenCell::of_runs(runs.iter().map(|run| Run::new(&run.text, run.look.into())));
        SeenCell { text: number_format::shown_text(&seen.text, format), ..seen }
    }
}

/// Reads a cell as the text that a person sees in it.
pub fn seen_text<'de, D: Deserializer<'de>>(cell: D) -> Result<String, D::Error> {
    HandedCell::deserialize(cell).map(|cell| cell.seen().text)
}
