//! The reading of a table file from its bytes to its rows, and every reason for which a file is refused.
//!
//! A refusal changes nothing and says what was found, where, and what to do
//! ([`crate::wording::import`]); what can be borne is borne, and told in the preview instead.

use std::sync::Arc;

use crate::columns::activity_table;
use crate::columns::evaluation::are_heads;
use crate::columns::guard::unguard;
use crate::columns::{Long, heads_ours};
use crate::import::encoding::{self, Cp932, Decoded, Encoding, EncodingError};
use crate::import::reading::{self, Cut, SheetGrid};
use crate::import::text_table::{Delimiter, OpenQuote, TextRow, TextRows, TextTable, delimiter};
use crate::plan::MOST_LETTERS;
use crate::value::fiscal_year::FiscalYear;

/// The headings by which the long file is recognised.
const OF_THE_LONG_FILE: [Long; 2] = [Long::State, Long::Raw];
/// The number of rows that are searched for the headings of a table that was written here.
const HEAD: usize = 10;
/// The largest number of columns of a table: far more than the thirty years of a plan need, side by side or not. Blank
/// columns behind the last that has content are not counted.
pub const MOST_COLUMNS: usize = 1_000;

/// The longest text that may be one of pages, in bytes. The cells of a longer one are as a character parts them.
const LONGEST_PAGE: usize = 1_000_000;

/// A table file that was read. What its rows mean is told by [`crate::import::preview`], with what the user has
/// answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFile {
    /// The rows of the file.
    pub sheet: TextTable,
    /// The encoding of the file's bytes.
    pub encoding: Encoding,
    /// The name of the file or of the sheet; empty if it has none. A plan that is made of it has this name where no line of the
    /// table is a title.
    pub name: String,
    /// The cells as they came, of a table that was not written here.
    pub grid: Option<Arc<SheetGrid>>,
}

/// The reason why nothing of a table file was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// The bytes are not text, for this reason.
    NoText(EncodingError),
    /// A quote is opened and never closed.
    OpenQuote {
        /// The line on which the row with the quote begins, counted from 1.
        line: usize,
    },
    /// The file has no row of headings (IN-003).
    NoHeader,
    /// The headings are those of the long file, which is looked at and not taken in.
    LongFile,
    /// Two columns have headings with the same meaning.
    HeadingTwice {
        /// The line of the headings, counted from 1.
        line: usize,
        /// The second of the two headings.
        heading: String,
    },
    /// A row is longer than the headings, or too short to say which KPI it belongs to (IN-004).
    RowTorn {
        /// The line of the row, counted from 1.
        line: usize,
        /// The number of fields in the row.
        found: usize,
        /// The number of columns that have a heading.
        expected: usize,
    },
    /// The same row of the same KPI is in the file twice (IN-010).
    RowTwice {
        /// The line of the second row, counted from 1.
        line: usize,
        /// The line of the first row, counted from 1.
        before: usize,
    },
    /// The file has rows of several plans.
    SeveralPlans {
        /// The line of the first row of another plan, counted from 1.
        line: usize,
    },
    /// The file of a sheet of 効果検証 has rows of several years.
    SeveralYears {
        /// The line of the first row of another year, counted from 1.
        line: usize,
        /// That year.
        year: FiscalYear,
    },
    /// A row has content in more columns than a table may have.
    TooManyColumns {
        /// The line of the row, counted from 1.
        line: usize,
        /// The last column with content, counted from 1.
        found: usize,
    },
    /// A field has a longer text than a cell of a spreadsheet holds.
    TextTooLong {
        /// The line of the row, counted from 1.
        line: usize,
        /// The column of the field, counted from 1.
        column: usize,
        /// The number of letters of the text.
        letters: usize,
    },
    /// The file has headings but no KPI below them.
    NoRows,
    /// A book of Excel has more in it than is read.
    BookTooLarge,
    /// A book of Excel is damaged, or the file is another kind of archive.
    BookUnreadable,
    /// What reads books of Excel did not arrive.
    NoBookReader,
    /// A field of the file of a sheet of 効果検証, or of the long file, that says what its row is about is none that is written
    /// there.
    NotOfSheet {
        /// The line of the row, counted from 1.
        line: usize,
        /// The name of the column.
        heading: &'static str,
        /// What stands there; blank if nothing does.
        text: String,
    },
    /// The file is that of a sheet of 効果検証 of a plan that is not here, or not the one that is shown.
    SheetOfOther {
        /// The name of that plan; blank if the file does not say it.
        name: String,
    },
    /// The file has no column of a year, so that no plan can be made of it.
    NoYears,
}

impl From<OpenQuote> for ImportError {
    fn from(OpenQuote { line }: OpenQuote) -> Self {
        Self::OpenQuote { line }
    }
}

impl ImportError {
    /// The stable code of the error (`IN-101` and so on), for tests and support mails.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoText(EncodingError::Empty) => "IN-101",
            Self::NoText(EncodingError::Workbook) => "IN-102",
            Self::NoText(EncodingError::ClosedWorkbook) => "IN-126",
            Self::NoText(EncodingError::Unknown) => "IN-001",
            Self::NoText(EncodingError::Unsure) => "IN-002",
            Self::OpenQuote { .. } => "IN-103",
            Self::NoHeader => "IN-003",
            Self::LongFile => "IN-104",
            Self::HeadingTwice { .. } => "IN-105",
            Self::RowTorn { .. } => "IN-004",
            Self::RowTwice { .. } => "IN-010",
            Self::SeveralPlans { .. } => "IN-106",
            Self::NoRows => "IN-107",
            Self::NoYears => "IN-108",
            Self::TooManyColumns { .. } => "IN-109",
            Self::TextTooLong { .. } => "IN-112",
            Self::BookTooLarge => "IN-123",
            Self::BookUnreadable => "IN-124",
            Self::NoBookReader => "IN-125",
            Self::NotOfSheet { .. } => "IN-127",
            Self::SheetOfOther { .. } => "IN-128",
            Self::SeveralYears { .. } => "IN-129",
        }
    }
}

/// The bytes of a table file that are being read, slice by slice: between two slices the page shows how far it is
/// and listens to the button that stops it. To stop, drop it; nothing has changed.
#[derive(Debug)]
pub struct Reader {
    encoding: Encoding,
    delimiter: Delimiter,
    /// The text of a file that is short enough to be one of pages.
    page: Option<String>,
    rows: TextRows<String>,
    /// The rows that are read and within the bounds.
    sheet: TextTable,
}

impl Reader {
    /// Starts to read these bytes. Returns [`ImportError::NoText`] if they are not text in a known encoding. For files
    /// larger than [`encoding::large`] allows the user is asked before.
    pub fn new(bytes: &[u8], cp932: &dyn Cp932) -> Result<Self, ImportError> {
        let Decoded { text, encoding } = encoding::decode(bytes, cp932).map_err(ImportError::NoText)?;
        let page = Some(&text).filter(|text| text.len() <= LONGEST_PAGE).cloned();
        let delimiter = delimiter(&text);
        Ok(Self { encoding, delimiter, page, rows: TextRows::new(text, delimiter), sheet: TextTable::default() })
    }

    /// The number of bytes that have been read, and the number of bytes of the whole text.
    pub fn progress(&self) -> (usize, usize) {
        self.rows.progress()
    }

    /// Reads at most this number of further rows. Returns the file once all of it is read, and an error if it is refused, or if it is
    /// done already.
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
            return Err(ImportError::NoText(EncodingError::Empty));
        }
        if sheet.rows.iter().take(HEAD).any(|row| heads_long_file(row)) {
            return Err(ImportError::LongFile);
        }
        let grid = (!is_ours(&sheet)).then(|| Arc::new(self.grid(&sheet)));
        Ok(TableFile { sheet, encoding: self.encoding, name: String::new(), grid })
    }

    /// The cells of a table that was not written here.
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

/// Whether the first rows have the headings of a table that was written here.
pub(super) fn is_ours(sheet: &TextTable) -> bool {
    let heads = |row: &Arc<TextRow>| {
        heads_ours(row.fields()) || are_heads(row.fields()) || activity_table::are_heads(row.fields())
    };
    sheet.rows.iter().take(HEAD).any(heads)
}

/// Whether a row is within the bounds of a table; the error says where it is not.
pub(super) fn is_bounded(row: &TextRow) -> Result<(), ImportError> {
    let line = row.line;
    let found = row.width();
    if found > MOST_COLUMNS {
        return Err(ImportError::TooManyColumns { line, found });
    }
    // A text has no more letters than bytes, so that those of most fields are not counted. The guard of a file of ours is none of it.
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
