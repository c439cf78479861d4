//! A book of somebody else's as the library hands it over, as JSON.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

use crate::import::seen::handed::seen_text;

/// The number of bytes of the largest book that is read.
pub const LARGEST_BOOK: u32 = 20_000_000;

/// A book with its sheets in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormBook {
    /// The sheets, the hidden ones too.
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
    /// Whether it has rows or columns beyond those that are here.
    pub is_cut: bool,
    /// The widths of the columns in pixels; `None` for the usual one, 0 for a hidden column.
    pub widths: Vec<Option<u32>>,
    /// The rows from the first one on.
    pub rows: Vec<FormRow>,
}

/// A row of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct FormRow {
    /// Whether it is hidden.
    pub is_hidden: bool,
    /// The cells of the columns from the first one on.
    pub cells: Vec<FormCell>,
}

/// A cell of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct FormCell {
    /// What a person sees in it.
    #[serde(deserialize_with = "seen_text")]
    pub text: String,
    /// The number that it holds, in plain digits where it is neither huge nor tiny; empty for anything else.
    pub number: String,
    /// What it holds.
    pub held: Held,
    /// Whether it is locked in a protected sheet.
    pub is_locked: bool,
    /// Whether it belongs to a merged area of which it is not the first cell.
    pub is_covered: bool,
    /// The rows and columns of the merged area whose first cell it is.
    pub span: Option<Area>,
    /// What its format makes of a number.
    pub format: Format,
    /// The format itself as spreadsheets write it (`#,##0"百万円"`); empty for the usual one.
    pub code: String,
    /// Its colour, `#rrggbb`, if it says one itself.
    pub fill: Option<String>,
}

/// The number of rows and of columns of a merged area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Area(pub u32, pub u32);

/// What a cell holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// Nothing.
    #[default]
    Blank,
    /// A number.
    Number,
    /// A text, or a word of the spreadsheet.
    Text,
    /// A formula, or the result of one that stands in another cell.
    Formula,
}

/// What the format of a cell makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// It shows the number itself.
    #[default]
    Plain,
    /// It shows a hundred times the number, with a percent sign.
    Percent,
    /// It shows thousands or millions of the number.
    Scaled,
    /// It shows a date or a time.
    Date,
    /// It shows a power of ten or a fraction.
    Other,
}

/// What of a book hides a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HiddenBy {
    /// Its sheet.
    Sheet,
    /// Its row.
    Row,
    /// Its column.
    Column,
}

/// Why a book is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookRefusal {
    /// It is too large, or would be once it is unpacked.
    TooLarge,
    /// It is no book of this kind, or is encrypted or damaged.
    Unreadable,
}

/// The place of a cell in its sheet, counted from 1. It is written as in spreadsheets: `B5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellReference {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

/// A book, or why it is not read.
#[derive(Deserialize)]
struct BookResponse {
    refused: Option<String>,
    #[serde(default)]
    sheets: Vec<FormSheet>,
}

impl FormBook {
    /// Reads what the library hands over. Returns the reason if it refused the book.
    pub fn from_json(json: &str) -> Result<Self, BookRefusal> {
        let handed: BookResponse = serde_json::from_str(json).map_err(|_| BookRefusal::Unreadable)?;
        match handed.refused.as_deref() {
            None => Ok(Self { sheets: handed.sheets }),
            Some("too_large") => Err(BookRefusal::TooLarge),
            Some(_) => Err(BookRefusal::Unreadable),
        }
    }

    /// The sheet of that name.
    pub fn sheet(&self, name: &str) -> Option<&FormSheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }
}

impl FormSheet {
    /// The cell at a place; `None` where nothing is known of one.
    pub fn cell(&self, place: CellReference) -> Option<&FormCell> {
        let index = |number: u32| usize::try_from(number).ok()?.checked_sub(1);
        self.rows.get(index(place.row)?)?.cells.get(index(place.column)?)
    }

    /// The words that lead to a cell, the nearest first: the texts beside it on the left, and those above it.
    pub fn heads(&self, place: CellReference) -> (Vec<&str>, Vec<&str>) {
        let text = |row, column| {
            let cell = self.cell(CellReference { row, column }).filter(|cell| cell.held == Held::Text)?;
            Some(cell.text.as_str())
        };
        // Beside a head that is merged downwards, and below one that is merged across, the text stands in its first cell.
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

    /// What is drawn at a place of a row that is shown: the place of the cell, the cell, and how many shown rows it takes.
    /// `None` if a cell before covers it. Of a merged area whose first rows are hidden the cell is drawn in the first row
    /// that is shown.
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

    /// Why a cell is not seen, if it is hidden: a merged area is seen as long as one of its rows and columns is.
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

/// Reads what [`fmt::Display`] writes and nothing else.
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
