//! Import of Excel books.
//!
//! A library delivers the content and the formatting of the cells (`web/read-book.js`); `record` turns them into what a person
//! sees, and this module decides what each sheet is. In an **answer book**, recognised by its headings and its hidden sheet, each
//! sheet to fill in becomes the table of a returned file (`answers`), so that the same merge and review handle it. In **any other
//! book** the visible sheets are foreign tables.

use std::sync::Arc;

use super::encoding::Encoding;
use super::read::{self, ImportError, TableFile};
use super::reading::{Cut, SheetGrid};
use super::seen::{SeenCell, SeenSheet};
use super::text_table::{TextRow, TextTable};

mod answers;
mod record;

pub use record::{Book, BookRow, BookSheet};

/// The content of a book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BookTables {
    /// The tables, one for each sheet that is read, with its name.
    pub tables: Vec<TableFile>,
    /// The parts of the book that are not read, and its hidden rows and marked cells.
    pub left_out: LeftOut,
}

/// The parts of a book that are not read, with the hidden rows and marked cells that are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// The names of the hidden sheets that are not read.
    pub hidden: Vec<String>,
    /// The names of the sheets of an answer book that have nothing to fill in.
    pub others: Vec<String>,
    /// The hidden rows of an answer book, which are read: the name of the sheet and the lines, counted from 1.
    pub hidden_rows: Vec<(String, Vec<usize>)>,
    /// The hidden columns, which are not read: the name of the sheet and the columns, counted from 1.
    pub hidden_columns: Vec<(String, Vec<usize>)>,
    /// The cells from whose letters something was removed: the name of the sheet and the cells with their lines, counted from 1.
    pub marked: Vec<(String, Vec<(usize, SeenCell)>)>,
}

/// The tables of the sheets of a book. Returns the reason if nothing of it can be read.
pub fn tables(book: &Book) -> Result<BookTables, ImportError> {
    let answers = answers::tables(book);
    let is_answer_book = !answers.is_empty();
    let mut found = BookTables::default();
    for sheet in &book.sheets {
        let answer = answers.iter().find(|(name, _)| *name == sheet.name).map(|(_, table)| table.clone());
        match answer {
            Some(table) => {
                note(&mut found.left_out.hidden_rows, sheet, hidden_lines(sheet).collect());
                found.take(sheet, table, None, answers::seen(sheet));
            }
            None if sheet.rows.is_empty() || answers::is_ours(sheet) => {}
            None if sheet.is_hidden => found.left_out.hidden.push(sheet.name.clone()),
            None if is_answer_book => found.left_out.others.push(sheet.name.clone()),
            None => {
                let rows = sheet.rows.iter().map(text_row).collect();
                let seen = SeenSheet { hidden_lines: hidden_lines(sheet).collect(), ..sheet.seen.clone() };
                let rows = TextTable { rows, seen: seen.clone(), ..TextTable::default() };
                let grid = (!read::is_ours(&rows)).then(|| Arc::new(SheetGrid::from_table(&rows, Cut::Book)));
                rows.rows.iter().try_for_each(|row| read::is_bounded(row))?;
                found.take(sheet, rows, grid, seen);
            }
        }
    }
    if found.tables.is_empty() { Err(ImportError::NoHeader) } else { Ok(found) }
}

/// The table of an answer sheet that was saved as text; any other table unchanged.
pub fn answers_in(file: TableFile) -> TableFile {
    let sheet = |rows: &[Arc<TextRow>]| BookSheet {
        rows: rows.iter().map(|row| book_row(row)).collect(),
        ..BookSheet::default()
    };
    // Most files are not answer sheets, which their first rows already show.
    let first = file.sheet.rows.get(..answers::HEAD).unwrap_or(&file.sheet.rows);
    if !answers::has_heads(&sheet(first)) {
        return file;
    }
    let table = answers::of_sheet(&sheet(&file.sheet.rows)).unwrap_or_default();
    TableFile { sheet: table, grid: None, ..file }
}

impl BookTables {
    fn take(&mut self, sheet: &BookSheet, table: TextTable, grid: Option<Arc<SheetGrid>>, seen: SeenSheet) {
        let marked = sheet.seen.marked.iter().map(|((line, _), seen)| (*line, seen.clone())).collect();
        note(&mut self.left_out.marked, sheet, marked);
        note(&mut self.left_out.hidden_columns, sheet, sheet.hidden_columns.clone());
        let table = TextTable { seen, ..table };
        self.tables.push(TableFile { sheet: table, encoding: Encoding::Book, name: sheet.name.clone(), grid });
    }
}

/// Adds a list of findings in a sheet, unless it is empty.
fn note<T>(notes: &mut Vec<(String, Vec<T>)>, sheet: &BookSheet, found: Vec<T>) {
    if !found.is_empty() {
        notes.push((sheet.name.clone(), found));
    }
}

fn hidden_lines(sheet: &BookSheet) -> impl Iterator<Item = usize> {
    sheet.rows.iter().filter(|row| row.is_hidden).map(|row| row.line)
}

fn text_row(row: &BookRow) -> Arc<TextRow> {
    Arc::new(TextRow::new(row.line, row.cells.iter().map(|cell| cell.as_deref().unwrap_or_default())))
}

fn book_row(row: &TextRow) -> BookRow {
    let cells = row.fields().map(|field| Some(field.to_owned())).collect();
    BookRow { line: row.line, is_hidden: false, cells }
}
