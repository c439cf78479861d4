//! A book as the library delivers it, in JSON: the content and the formatting of each cell, converted here to what a
//! person sees ([`crate::import::seen`]).

mod merge;

use std::collections::BTreeSet;
use std::iter::repeat_with;

use litemap::LiteMap;
use serde::Deserialize;

use crate::import::read::ImportError;
use crate::import::seen::handed::HandedCell;
use crate::import::seen::{SeenCell, SeenSheet};
use merge::Merge;

/// An Excel book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// The sheets in their order.
    pub sheets: Vec<BookSheet>,
}

/// A sheet of a book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BookSheet {
    /// The name on its tab.
    pub name: String,
    /// Whether it is hidden.
    pub is_hidden: bool,
    /// The rows with content, from top to bottom, without the texts in hidden columns.
    pub rows: Vec<BookRow>,
    /// The hidden columns with content, counted from 1. They are not read.
    pub hidden_columns: Vec<usize>,
    /// The formatting of its cells that their texts do not show.
    pub seen: SeenSheet,
}

/// A row of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BookRow {
    /// The number of the row, counted from 1.
    pub line: usize,
    /// Whether it is hidden.
    pub is_hidden: bool,
    /// The texts of its cells as a person sees them, without the blank ones at the end; `None` for a cell that another cell covers.
    pub cells: Vec<Option<String>>,
}

/// A book as delivered, or the reason why the library refused it.
#[derive(Deserialize)]
struct Handed {
    refused: Option<String>,
    #[serde(default)]
    sheets: Vec<HandedSheet>,
}

/// A sheet as delivered.
#[derive(Deserialize)]
struct HandedSheet {
    name: String,
    is_hidden: bool,
    rows: Vec<HandedRow>,
    /// The merged areas, within the area with content.
    #[serde(default)]
    merges: Vec<Merge>,
    /// The hidden columns, counted from 1.
    #[serde(default)]
    hidden_columns: BTreeSet<usize>,
}

/// A row as delivered.
#[derive(Deserialize)]
struct HandedRow {
    line: usize,
    is_hidden: bool,
    cells: Vec<HandedCell>,
}

impl Book {
    /// Reads the JSON that the library delivers. Returns the reason if it refused the book.
    pub fn from_json(json: &str) -> Result<Self, ImportError> {
        let handed: Handed = serde_json::from_str(json).map_err(|_| ImportError::BookUnreadable)?;
        match handed.refused.as_deref() {
            None => Ok(Self { sheets: handed.sheets.into_iter().map(HandedSheet::seen).collect() }),
            Some("too_large") => Err(ImportError::BookTooLarge),
            Some(_) => Err(ImportError::BookUnreadable),
        }
    }
}

impl HandedSheet {
    /// What a person sees of the sheet.
    fn seen(self) -> BookSheet {
        let lines: Vec<usize> = self.rows.iter().map(|row| row.line).collect();
        let longest = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let covered = Merge::covered(&self.merges, &lines, longest);
        let (mut marked, mut hidden_columns) = (LiteMap::new(), BTreeSet::new());
        let mut rows: Vec<BookRow> = Vec::new();
        for (at, row) in self.rows.into_iter().enumerate() {
            let line = row.line;
            let is_covered = |column: usize| covered.get(at * longest + column - 1).is_some_and(|covered| *covered);
            let width = (row.cells.len() + 1..=longest).rfind(|column| is_covered(*column)).unwrap_or(row.cells.len());
            let blank = || HandedCell::Text(String::new());
            let mut cells: Vec<Option<String>> = Vec::with_capacity(width);
            for (cell, column) in row.cells.into_iter().chain(repeat_with(blank)).take(width).zip(1..) {
                let is_covered = is_covered(column);
                let seen = if is_covered { SeenCell::default() } else { cell.seen() };
                if self.hidden_columns.contains(&column) {
                    let has_text = !seen.text.is_empty() || seen.is_marked();
                    hidden_columns.extend(Some(column).filter(|_| has_text));
                    cells.push(Some(String::new()));
                    continue;
                }
                cells.push((!is_covered).then(|| seen.text.clone()));
                if seen.is_marked() {
                    marked.insert((line, column), seen);
                }
            }
            while cells.last().is_some_and(|cell| cell.as_deref() == Some("")) {
                cells.pop();
            }
            if cells.iter().flatten().any(|text| !text.is_empty()) {
                rows.push(BookRow { line, is_hidden: row.is_hidden, cells });
            }
        }
        let seen = SeenSheet { marked, spans: Merge::spans(&self.merges), ..SeenSheet::default() };
        let hidden_columns = hidden_columns.into_iter().collect();
        BookSheet { name: self.name, is_hidden: self.is_hidden, rows, hidden_columns, seen }
    }
}
