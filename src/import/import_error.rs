//! Every reason for which a file is refused.
//!
//! A refusal changes nothing and says what was found, where, and what to do ([`crate::wording::import`]); what can be borne is
//! borne, and told in the preview instead.

use crate::plan::coded::with_codes;
use crate::value::fiscal_year::FiscalYear;

with_codes! {
    /// The reason why nothing of a table file was read.
    #[derive(Clone, Debug, PartialEq, Eq)]
    ImportError {
        /// The file is empty.
        Empty: "IN-101",
        /// The file is a spreadsheet's workbook or another archive, and no text.
        Workbook: "IN-102",
        /// The file is a workbook of the kind before 2007, or one with a password.
        ClosedWorkbook: "IN-126",
        /// The file fits none of the encodings (IN-001).
        UnknownEncoding: "IN-001",
        /// The file can be read as CP932 but has no heading that we know, so it may be in another encoding (IN-002).
        UnsureEncoding: "IN-002",
        /// A quote is opened and never closed, so that the rest of the file would be one field.
        OpenQuote {
            /// The line on which the row with the quote begins, counted from 1.
            line: usize,
        }: "IN-103",
        /// The file has no row of headings (IN-003).
        NoHeader: "IN-003",
        /// The headings are those of the long file, which is looked at and not taken in.
        LongFile: "IN-104",
        /// Two columns have headings with the same meaning.
        HeadingTwice {
            /// The line of the headings, counted from 1.
            line: usize,
            /// The second of the two headings.
            heading: String,
        }: "IN-105",
        /// A row is longer than the headings, or too short to say which KPI it belongs to (IN-004).
        RowTorn {
            /// The line of the row, counted from 1.
            line: usize,
            /// The number of fields in the row.
            found: usize,
            /// The number of columns that have a heading.
            expected: usize,
        }: "IN-004",
        /// The same row of the same KPI is in the file twice (IN-010).
        RowTwice {
            /// The line of the second row, counted from 1.
            line: usize,
            /// The line of the first row, counted from 1.
            before: usize,
        }: "IN-010",
        /// The file has rows of several plans.
        SeveralPlans {
            /// The line of the first row of another plan, counted from 1.
            line: usize,
        }: "IN-106",
        /// The file of a sheet of 効果検証 has rows of several years.
        SeveralYears {
            /// The line of the first row of another year, counted from 1.
            line: usize,
            /// That year.
            year: FiscalYear,
        }: "IN-129",
        /// A row has content in more columns than a table may have.
        TooManyColumns {
            /// The line of the row, counted from 1.
            line: usize,
            /// The last column with content, counted from 1.
            found: usize,
        }: "IN-109",
        /// A field has a longer text than a cell of a spreadsheet holds.
        TextTooLong {
            /// The line of the row, counted from 1.
            line: usize,
            /// The column of the field, counted from 1.
            column: usize,
            /// The number of letters of the text.
            letters: usize,
        }: "IN-112",
        /// The file has headings but no KPI below them.
        NoRows: "IN-107",
        /// A book of Excel has more in it than is read.
        BookTooLarge: "IN-123",
        /// A book of Excel is damaged, or the file is another kind of archive.
        BookUnreadable: "IN-124",
        /// What reads books of Excel did not arrive.
        NoBookReader: "IN-125",
        /// A field of the file of a sheet of 効果検証, or of the long file, that says what its row is about is none that is written
        /// there.
        NotOfSheet {
            /// The line of the row, counted from 1.
            line: usize,
            /// The name of the column.
            heading: &'static str,
            /// What stands there; blank if nothing does.
            text: String,
        }: "IN-127",
        /// The file is that of a sheet of 効果検証 of a plan that is not here, or not the one that is shown.
        SheetOfOther {
            /// The name of that plan; blank if the file does not say it.
            name: String,
        }: "IN-128",
        /// The file has no column of a year, so that no plan can be made of it.
        NoYears: "IN-108",
    }
}
