//! The result of reading a table file: where its figures go, what is asked, and which figures have no place.

use keikaku::import::encoding::Cp932;
use keikaku::import::read::ImportError;
use serde::Serialize;

/// The result of reading a table file.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// The reason if the file is refused; `None` if it is read.
    pub(crate) refused: Option<ImportError>,
    pub(crate) placed: Vec<Placed>,
    /// The open questions.
    pub(crate) questions: Vec<Asked>,
    pub(crate) not_placed: Vec<NotPlaced>,
}

/// A figure with its place in the plan.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Placed {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) name: String,
    pub(crate) unit: String,
    /// `baseline`, `target:2024`, `actual:2024`, `period` or `rate:2024`.
    pub(crate) place: String,
    pub(crate) state: &'static str,
    /// The number with its written decimal places.
    pub(crate) value: Option<String>,
    pub(crate) text: String,
}

/// An open question.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Asked {
    pub(crate) id: String,
    pub(crate) code: &'static str,
    pub(crate) about: String,
    pub(crate) choices: Vec<String>,
    /// The lines and columns of the figures that wait for the answer.
    pub(crate) cells: Vec<(usize, usize)>,
}

/// A figure that has no place.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NotPlaced {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) text: String,
}

/// CP932, decoded by a library. Encoding is not supported.
pub(crate) struct Cp932OfLibrary;

impl Cp932 for Cp932OfLibrary {
    fn decode(&self, bytes: &[u8]) -> Option<String> {
        let text = encoding_rs::SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes)?;
        Some(text.into_owned())
    }
}
