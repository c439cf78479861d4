//! A form book as the library delivers it, in JSON.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

use crate::import::seen::handed::seen_text;

/// The size in bytes of the largest book that is read.
pub const LARGEST_BOOK: u32 = 20_000_000;

/// A book with its sheets in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormBook {
    /// The sheets, including hidden ones.
    pub sheets: Vec<FormSheet>,
}

/// A sheet of the book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct FormSheet {
    /// The name on its tab.
    pub name: String,
    /// Whether it is hidden.
    pub is_hidden: bool,
    /// Whether its locked cells are protected.
    pub is_protected: bool,
    /// Whether it has more rows or columns than are listed here.
    pub is_cut: bool,
    /// The widths of the columns in pixels; `None` for the default width, 0 for a hidden column.
    pub widths: Vec<Option<u32>>,
    /// The rows, beginning with row 1.
    pub rows: Vec<FormRow>,
}

/// A row of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct FormRow {
    /// Whether it is hidden.
    pub is_hidden: bool,
    /// The cells of the row, beginning with column 1.
    pub cells: Vec<FormCell>,
}

/// A cell of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct FormCell {
    /// The text that a person sees in it.
    #[serde(deserialize_with = "seen_text")]
    pub text: String,
    /// Its number in plain digits, unless it is huge or tiny; empty for any other content.
    pub number: String,
    /// The kind of its content.
    pub held: Held,
    /// Whether it is locked and its sheet is protected.
    pub is_locked: bool,
    /// Whether a merged area covers it, so that it is not the area's first cell.
    pub is_covered: bool,
    /// The size of the merged area whose first cell it is.
    pub span: Option<Area>,
    /// How its format displays a number.
    pub format: Format,
    /// The format itself as spreadsheets write it (`#,##0"百万円"`); empty for the default format.
    pub code: String,
    /// Its own fill colour, `#rrggbb`, if it has one.
    pub fill: Option<String>,
}

/// The number of rows and of columns of a merged area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Area(pub u32, pub u32);

/// The kind of content of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// Nothing.
    #[default]
    Blank,
    /// A number.
    Number,
    /// A text, a truth value or an error value.
    Text,
    /// A formula, or a cell that belongs to the formula of another cell.
    Formula,
}

/// How the format of a cell displays a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// The number itself.
    #[default]
    Plain,
    /// A hundred times the number, with a percent sign.
    Percent,
    /// Thousands or millions of the number.
    Scaled,
    /// A date or a time.
    Date,
    /// A power of ten or a fraction.
    Other,
}

/// The part of a book that hides a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HiddenBy {
    /// Its sheet.
    Sheet,
    /// Its row.
    Row,
    /// Its column.
    Column,
}

/// The reason why a book is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookRefusal {
    /// It is too large, or would be after unpacking.
    TooLarge,
    /// It is not a book of this kind, or it is encrypted or damaged.
    Unreadable,
}

/// The position of a cell in its sheet, counted from 1. It is written as in spreadsheets: `B5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellReference {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

/// A book, or the reason why the library refused it.
#[derive(Deserialize)]
struct BookResponse {
    refused: Option<String>,
    #[serde(default)]
    sheets: Vec<FormSheet>,
}

impl FormBook {
    /// Reads the JSON that the library delivers. Returns the reason if it refused the book.
    pub fn from_json(json: &str) -> Result<Self, BookRefusal> {
        let handed: BookResponse = serde_json::from_str(json).map_err(|_| BookRefusal::Unreadable)?;
        match handed.refused.as_deref() {
            None => Ok(Self { sheets: handed.sheets }),
            Some("too_large") => Err(BookRefusal::TooLarge),
            Some(_) => Err(BookRefusal::Unreadable),
        }
    }

    /// The sheet with this name.
    pub fn sheet(&self, name: &str) -> Option<&FormSheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }
}

impl FormSheet {
    /// The cell at a place; `None` if it is outside of the listed rows and cells.
    pub fn cell(&self, place: CellReference) -> Option<&FormCell> {
        let index = |number: u32| usize::try_from(number).ok()?.checked_sub(1);
        self.rows.get(index(place.row)?)?.cells.get(index(place.column)?)
    }

    /// The headings that lead to a cell, the nearest first: the texts to its left, and the texts above it.
    pub fn heads(&self, place: CellReference) -> (Vec<&str>, Vec<&str>) {
        let text = |row, column| {
            let cell = self.cell(CellReference { row, column }).filter(|cell| cell.held == Held::Text)?;
            Some(cell.text.as_str())
        };
        // The text of a merged heading is in the first cell of its area, above or to the left of the row or column searched.
        let beside = |column| {
            let first = (1..=place.row).rev().find(|row| !self.is_covered(CellReference { row: *row, column }))?;
            let reaches = |cell: &FormCell| cell.span.map_or(1, |Area(rows, _)| rows) > place.row - first;
            self.cell(CellReference { row: first, column }).filter(|cell| reaches(cell))?;
            text(first, column)
        };
        let over = |row| {
            let first =
                (1..=place.column).rev().find(|column| !self.is_covered(CellReference { row, column: *column }))?;
            let reaches = |cell: &FormCell| cell.span.map_or(1, |Area(_, columns)| columns) > place.column - first;
            self.cell(CellReference { row, column: first }).filter(|cell| reaches(cell))?;
            text(row, first)
        };
        let beside = (1..place.column).rev().filter_map(beside).collect();
        (beside, (1..place.row).rev().filter_map(over).collect())
    }

    /// The cell that is drawn at a place in a visible row: its own place, the cell, and the number of visible rows that it
    /// takes. `None` if a merged area to the left or above covers the place. A merged cell whose first rows are hidden is
    /// drawn in its first visible row.
    pub fn drawn(&self, place: CellReference) -> Option<(CellReference, &FormCell, usize)> {
        let row_at = |row: u32| self.rows.get(usize::try_from(row).ok()?.checked_sub(1)?);
        let is_hidden = |row: u32| row_at(row).is_some_and(|row| row.is_hidden);
        let is_first = |row: &u32| !self.is_covered(CellReference { row: *row, ..place }) || !is_hidden(row - 1);
        let first = CellReference { row: (1..=place.row).rev().find(is_first)?, ..place };
        let cell = self.cell(first).filter(|cell| !cell.is_covered)?;
        let end = first.row.saturating_add(cell.span.map_or(1, |Area(rows, _)| rows));
        let shown = (place.row..end).map_while(row_at).filter(|row| !row.is_hidden).count();
        (shown > 0).then_some((first, cell, shown))
    }

    /// What hides a cell; `None` if it is visible. A merged area is visible as long as one of its rows and one of its columns is.
    pub fn hidden(&self, place: CellReference) -> Option<HiddenBy> {
        let Area(rows, columns) = self.cell(place).and_then(|cell| cell.span).unwrap_or(Area(1, 1));
        let index = |number: u32| usize::try_from(number).ok()?.checked_sub(1);
        let is_row_hidden = |row| index(row).and_then(|at| self.rows.get(at)).is_some_and(|row| row.is_hidden);
        let is_column_hidden =
            |column| index(column).and_then(|at| self.widths.get(at)).is_some_and(|one| *one == Some(0));
        let mut in_rows = place.row..place.row.saturating_add(rows);
        let mut in_columns = place.column..place.column.saturating_add(columns);
        if self.is_hidden {
            Some(HiddenBy::Sheet)
        } else if in_rows.all(is_row_hidden) {
            Some(HiddenBy::Row)
        } else {
            in_columns.all(is_column_hidden).then_some(HiddenBy::Column)
        }
    }

    fn is_covered(&self, place: CellReference) -> bool {
        self.cell(place).is_some_and(|cell| cell.is_covered)
    }
}

impl fmt::Display for CellReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column;
        while rest > 0 {
            letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
            rest = (rest - 1) / 26;
        }
        let letters: String = letters.into_iter().rev().collect();
        write!(f, "{letters}{}", self.row)
    }
}

/// The last row and the last column of a sheet.
const LAST: CellReference = CellReference { row: 1_048_576, column: 16_384 };

/// Accepts exactly what [`fmt::Display`] writes.
impl FromStr for CellReference {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let digits = text.find(|letter: char| letter.is_ascii_digit()).ok_or(())?;
        let (letters, row) = text.split_at_checked(digits).ok_or(())?;
        if letters.len() > 3 || !letters.bytes().all(|letter| letter.is_ascii_uppercase()) {
            return Err(());
        }
        let column = letters.bytes().fold(0, |sum, letter| 26 * sum + u32::from(letter - b'A') + 1);
        let place = Self { row: row.parse().map_err(|_| ())?, column };
        let exists = (1..=LAST.row).contains(&place.row) && (1..=LAST.column).contains(&column);
        if exists && place.to_string() == text { Ok(place) } else { Err(()) }
    }
}
