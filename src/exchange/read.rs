//! From the bytes of a table file to its rows, and every reason for which a file is refused.
//!
//! A refusal changes nothing and says what was found, where, and what to do
//! ([`crate::wording::exchange`]); what can be borne is borne, and told in the preview instead.

use super::encoding::{self, Cp932, Encoding};
use super::table::{self, OpenQuote};
use super::wide::{self, WideFile};

/// A table file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFile {
    /// What it says.
    pub wide: WideFile,
    /// The encoding that it was in.
    pub encoding: Encoding,
}

/// Why nothing of a table file was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is no text.
    NoText(encoding::Trouble),
    /// A quote is never closed.
    OpenQuote {
        /// The line on which its row begins.
        line: usize,
    },
    /// No row of headings (IN-003).
    NoHeader,
    /// The headings are those of the long file, which is not read.
    LongFile,
    /// Two columns mean the same.
    HeadingTwice {
        /// The line of the headings.
        line: usize,
        /// The second heading.
        heading: String,
    },
    /// A row is longer than the headings, or too short to say whose it is (IN-004).
    RowTorn {
        /// Its line.
        line: usize,
        /// Its fields.
        found: usize,
        /// The columns that have a heading.
        expected: usize,
    },
    /// The same row of the same KPI is there twice (IN-010).
    RowTwice {
        /// Its line.
        line: usize,
        /// The line of the first.
        before: usize,
    },
    /// Rows of several plans.
    SeveralPlans {
        /// The line of the first row of another.
        line: usize,
    },
    /// Headings, but no KPI under them.
    NoRows,
    /// No column of a year, so that no plan can be made of it.
    NoYears,
    /// More KPIs than a new plan can hold.
    TooManyKpis {
        /// How many.
        count: usize,
    },
}

impl Trouble {
    /// Its stable printed form, for tests and support mails.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoText(encoding::Trouble::Empty) => "IN-101",
            Self::NoText(encoding::Trouble::Workbook) => "IN-102",
            Self::NoText(encoding::Trouble::Unknown) => "IN-001",
            Self::NoText(encoding::Trouble::Unsure) => "IN-002",
            Self::OpenQuote { .. } => "IN-103",
            Self::NoHeader => "IN-003",
            Self::LongFile => "IN-104",
            Self::HeadingTwice { .. } => "IN-105",
            Self::RowTorn { .. } => "IN-004",
            Self::RowTwice { .. } => "IN-010",
            Self::SeveralPlans { .. } => "IN-106",
            Self::NoRows => "IN-107",
            Self::NoYears => "IN-108",
            Self::TooManyKpis { .. } => "IN-109",
        }
    }
}

/// Reads the bytes of a table file.
pub fn read_table(bytes: &[u8], cp932: &dyn Cp932) -> Result<TableFile, Trouble> {
    let decoded = encoding::decode(bytes, cp932).map_err(Trouble::NoText)?;
    let sheet = table::read(&decoded.text).map_err(|OpenQuote { line }| Trouble::OpenQuote { line })?;
    if sheet.rows.is_empty() {
        return Err(Trouble::NoText(encoding::Trouble::Empty));
    }
    Ok(TableFile { wide: wide::read(sheet)?, encoding: decoded.encoding })
}
