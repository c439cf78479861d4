//! Reading of a table file from its bytes to its rows.

use std::sync::Arc;

pub use super::import_error::ImportError;

use crate::columns::activity_table;
use crate::columns::evaluation::are_heads;
use crate::columns::guard::unguard;
use crate::columns::{Long, heads_ours};
use crate::import::encoding::{self, Cp932, Decoded, Encoding};
use crate::import::reading::{self, Cut, SheetGrid};
use crate::import::text_table::{Delimiter, TextRow, TextRows, TextTable, delimiter};
use crate::plan::MOST_LETTERS;

/// The headings that identify a long file.
const OF_THE_LONG_FILE: [Long; 2] = [Long::State, Long::Raw];
/// The number of rows that are searched for the headings of a table that this program wrote.
const HEAD: usize = 10;
/// The largest number of columns of a table: far more than the thirty years of a plan need, side by side or not. Blank columns
/// behind the last column with content are not counted.
pub const MOST_COLUMNS: usize = 1_000;

/// The longest text, in bytes, that may be a printed page ([`reading::grid_of_text`]). A longer text is cut at its delimiter.
const LONGEST_PAGE: usize = 1_000_000;

/// A table file that was read. [`crate::import::preview`] interprets its rows, with the user's answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFile {
    /// The rows of the file.
    pub sheet: TextTable,
    /// The encoding of the file's bytes.
    pub encoding: Encoding,
    /// The name of the file or of the sheet; empty if it has none. A plan that is made from the file gets this name if no line of
    /// the table is a title.
    pub name: String,
    /// The cells of a foreign table as they are in the file; `None` for a table that this program wrote.
    pub grid: Option<Arc<SheetGrid>>,
}

/// A table file that is read slice by slice: between two slices the page shows the progress and reacts to the button that stops
/// it. To stop, drop the reader; nothing has changed.
#[derive(Debug)]
pub struct Reader {
    encoding: Encoding,
    delimiter: Delimiter,
    /// The text of a file that is short enough to be a printed page.
    page: Option<String>,
    rows: TextRows<String>,
    /// The rows read so far, all within the bounds.
    sheet: TextTable,
}

impl Reader {
    /// Starts to read these bytes. Returns the reason if they are not text in a known encoding. For files larger than
    /// [`encoding::large`] allows, the caller asks the user first.
    pub fn new(bytes: &[u8], cp932: &dyn Cp932) -> Result<Self, ImportError> {
        let Decoded { text, encoding } = encoding::decode(bytes, cp932)?;
        let page = Some(&text).filter(|text| text.len() <= LONGEST_PAGE).cloned();
        let delimiter = delimiter(&text);
        Ok(Self { encoding, delimiter, page, rows: TextRows::new(text, delimiter), sheet: TextTable::default() })
    }

    /// The number of bytes that have been read, and the number of bytes of the whole text.
    pub fn progress(&self) -> (usize, usize) {
        self.rows.progress()
    }

    /// Reads at most this number of further rows. Returns the file once all of it is read. Returns an error if the file is
    /// refused, or if it was already finished.
    pub fn step(&mut self, rows: usize) -> Result<Option<TableFile>, ImportError> {
        for _ in 0..rows {
            let Some(row) = self.rows.next() else { return self.finish().map(Some) };
            let row = row.inspect_err(|_| self.sheet.rows.clear())?;
            if !row.is_blank() {
                is_bounded(&row)?;
                self.sheet.rows.push(Arc::new(row));
            }
        }
        Ok(None)
    }

    fn finish(&mut self) -> Result<TableFile, ImportError> {
        let sheet = std::mem::take(&mut self.sheet);
        if sheet.rows.is_empty() {
            return Err(ImportError::Empty);
        }
        if sheet.rows.iter().take(HEAD).any(|row| heads_long_file(row)) {
            return Err(ImportError::LongFile);
        }
        let grid = (!is_ours(&sheet)).then(|| Arc::new(self.grid(&sheet)));
        Ok(TableFile { sheet, encoding: self.encoding, name: String::new(), grid })
    }

    /// The cells of a foreign table.
    fn grid(&self, sheet: &TextTable) -> SheetGrid {
        let of_page = self.page.as_ref().and_then(|text| reading::grid_of_text(text).ok());
        let cut = if self.delimiter == Delimiter::Tab { Cut::Tabs } else { Cut::Sheet };
        of_page.unwrap_or_else(|| SheetGrid::from_table(sheet, cut))
    }
}

/// Whether the row has the headings of a long file.
pub(super) fn heads_long_file(row: &TextRow) -> bool {
    OF_THE_LONG_FILE.iter().all(|column| row.fields().any(|text| text.trim() == column.name()))
}

/// Whether the first rows have the headings of a table that this program wrote.
pub(super) fn is_ours(sheet: &TextTable) -> bool {
    let heads = |row: &Arc<TextRow>| {
        heads_ours(row.fields()) || are_heads(row.fields()) || activity_table::are_heads(row.fields())
    };
    sheet.rows.iter().take(HEAD).any(heads)
}

/// Checks that a row is within the bounds of a table; the error names the place where it is not.
pub(super) fn is_bounded(row: &TextRow) -> Result<(), ImportError> {
    let line = row.line;
    let found = row.width();
    if found > MOST_COLUMNS {
        return Err(ImportError::TooManyColumns { line, found });
    }
    // A text has no more letters than bytes, so only fields with many bytes are counted. The guard in a file of ours does not count.
    let too_long = row.fields().map(unguard).zip(1..).filter(|(field, _)| field.len() > MOST_LETTERS);
    let mut too_long = too_long.map(|(field, column)| (field.chars().count(), column));
    match too_long.find(|(letters, _)| *letters > MOST_LETTERS) {
        Some((letters, column)) => Err(ImportError::TextTooLong { line, column, letters }),
        None => Ok(()),
    }
}

/// Reads the bytes of a table file at once. Returns the reason if the file is refused.
pub fn read_table(bytes: &[u8], cp932: &dyn Cp932) -> Result<TableFile, ImportError> {
    let mut reader = Reader::new(bytes, cp932)?;
    loop {
        if let Some(file) = reader.step(usize::MAX)? {
            return Ok(file);
        }
    }
}
