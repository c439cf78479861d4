//! From the bytes of a table file to its rows, and every reason for which a file is refused.
//!
//! A refusal changes nothing and says what was found, where, and what to do
//! ([`crate::wording::import`]); what can be borne is borne, and told in the preview instead.

use crate::import::encoding::{self, Cp932, Encoding};
use crate::import::text_table::{OpenQuote, Slices, TextTable};

/// A table file that was read. What its rows mean is told by [`crate::import::preview`], with what the user has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFile {
    /// Its rows.
    pub sheet: TextTable,
    /// The encoding that it was in.
    pub encoding: Encoding,
}

/// Why nothing of a table file was read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// It is no text.
    #[error(transparent)]
    NoText(encoding::EncodingError),
    /// A quote is never closed.
    #[error("line {line}: a quote is never closed")]
    OpenQuote {
        /// The line on which its row begins.
        line: usize,
    },
    /// No row of headings (IN-003).
    #[error("no headings were found")]
    NoHeader,
    /// The headings are those of the long file, which is not read.
    #[error("the long file is not read")]
    LongFile,
    /// Two columns mean the same.
    #[error("line {line}: the heading {heading:?} repeats the meaning of another")]
    HeadingTwice {
        /// The line of the headings.
        line: usize,
        /// The second heading.
        heading: String,
    },
    /// A row is longer than the headings, or too short to say whose it is (IN-004).
    #[error("line {line}: {found} fields where {expected} are expected")]
    RowTorn {
        /// Its line.
        line: usize,
        /// Its fields.
        found: usize,
        /// The columns that have a heading.
        expected: usize,
    },
    /// The same row of the same KPI is there twice (IN-010).
    #[error("line {line}: the row repeats that of line {before}")]
    RowTwice {
        /// Its line.
        line: usize,
        /// The line of the first.
        before: usize,
    },
    /// Rows of several plans.
    #[error("line {line}: a row of another plan")]
    SeveralPlans {
        /// The line of the first row of another.
        line: usize,
    },
    /// Headings, but no KPI under them.
    #[error("no indicator under the headings")]
    NoRows,
    /// No column of a year, so that no plan can be made of it.
    #[error("no column of a year")]
    NoYears,
}

impl ImportError {
    /// Its stable printed form, for tests and support mails.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoText(encoding::EncodingError::Empty) => "IN-101",
            Self::NoText(encoding::EncodingError::Workbook) => "IN-102",
            Self::NoText(encoding::EncodingError::Unknown) => "IN-001",
            Self::NoText(encoding::EncodingError::Unsure) => "IN-002",
            Self::OpenQuote { .. } => "IN-103",
            Self::NoHeader => "IN-003",
            Self::LongFile => "IN-104",
            Self::HeadingTwice { .. } => "IN-105",
            Self::RowTorn { .. } => "IN-004",
            Self::RowTwice { .. } => "IN-010",
            Self::SeveralPlans { .. } => "IN-106",
            Self::NoRows => "IN-107",
            Self::NoYears => "IN-108",
        }
    }
}

/// How far the reading is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadStep {
    /// So many bytes of the text, and of how many.
    Reading {
        /// Read.
        read: usize,
        /// Of these.
        of: usize,
    },
    /// All of it.
    Done(TableFile),
}

/// The bytes of a table file that are being read, slice by slice: between two slices the page shows how far it is
/// and listens to the button that stops it. To stop, drop it; nothing has changed.
#[derive(Debug)]
pub struct Reader {
    encoding: Encoding,
    /// `None` once it is done.
    slices: Option<Slices>,
}

impl Reader {
    /// Of these bytes, which are text. What is larger than [`encoding::large`] allows is asked about before.
    pub fn new(bytes: &[u8], cp932: &dyn Cp932) -> Result<Self, ImportError> {
        let decoded = encoding::decode(bytes, cp932).map_err(ImportError::NoText)?;
        Ok(Self { encoding: decoded.encoding, slices: Some(Slices::new(decoded.text)) })
    }

    /// Reads so many rows more. After the last one there is nothing to read.
    pub fn step(&mut self, rows: usize) -> Result<ReadStep, ImportError> {
        let empty = ImportError::NoText(encoding::EncodingError::Empty);
        let mut slices = self.slices.take().ok_or(empty.clone())?;
        if !slices.step(rows) {
            let (read, of) = slices.progress();
            self.slices = Some(slices);
            return Ok(ReadStep::Reading { read, of });
        }
        let sheet = slices.finish().map_err(|OpenQuote { line }| ImportError::OpenQuote { line })?;
        if sheet.rows.is_empty() {
            Err(empty)
        } else {
            Ok(ReadStep::Done(TableFile { sheet, encoding: self.encoding }))
        }
    }
}

/// Reads the bytes of a table file in one go.
pub fn read_table(bytes: &[u8], cp932: &dyn Cp932) -> Result<TableFile, ImportError> {
    let mut reader = Reader::new(bytes, cp932)?;
    loop {
        if let ReadStep::Done(file) = reader.step(usize::MAX)? {
            return Ok(file);
        }
    }
}
