//! A book as the library hands it over: sheets of texts, as JSON.

use serde::Deserialize;

use crate::import::read::ImportError;

/// A book of Excel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// The sheets in their order.
    pub sheets: Vec<BookSheet>,
}

/// A sheet of a book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct BookSheet {
    /// The name on its tab.
    pub name: String,
    /// Whether it is hidden.
    pub is_hidden: bool,
    /// The rows in which something stands, from top to bottom.
    pub rows: Vec<BookRow>,
}

/// A row of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct BookRow {
    /// The number of the row, counted from 1.
    pub line: usize,
    /// Whether it is hidden.
    pub is_hidden: bool,
    /// The texts of its cells as a person sees them, without the blank ones at the end; `None` for a cell that another one
    /// covers.
    pub cells: Vec<Option<String>>,
}

/// A book, or why it is not read.
#[derive(Deserialize)]
struct Handed {
    refused: Option<String>,
    #[serde(default)]
    sheets: Vec<BookSheet>,
}

impl Book {
    /// Reads what the library hands over. Returns the reason if it refused the book.
    pub fn from_json(json: &str) -> Result<Self, ImportError> {
        let handed: Handed = serde_json::from_str(json).map_err(|_| ImportError::BookUnreadable)?;
        match handed.refused.as_deref() {
            None => Ok(Self { sheets: handed.sheets }),
            Some("too_large") => Err(ImportError::BookTooLarge),
            Some(_) => Err(ImportError::BookUnreadable),
        }
    }
}
