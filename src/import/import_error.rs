//! Every reason for which a file is refused.
//!
//! A refusal changes nothing and says what was found, where, and what to do ([`crate::wording::import`]); what can be borne is
//! borne, and told in the preview instead.

use crate::value::fiscal_year::FiscalYear;

/// The reason why nothing of a table file was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// The file is empty.
    Empty,
    /// The file is a spreadsheet's workbook or another archive, and no text.
    Workbook,
    /// The file is a workbook of the kind before 2007, or one with a password.
    ClosedWorkbook,
    /// The file fits none of the encodings (IN-001).
    UnknownEncoding,
    /// The file can be read as CP932 but has no heading that we know, so it may be in another encoding (IN-002).
    UnsureEncoding,
    /// A quote is opened and never closed, so that the rest of the file would be one field.
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

impl ImportError {
    /// The stable code of the error (`IN-101` and so on), for tests and support mails.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "IN-101",
            Self::Workbook => "IN-102",
            Self::ClosedWorkbook => "IN-126",
            Self::UnknownEncoding => "IN-001",
            Self::UnsureEncoding => "IN-002",
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
