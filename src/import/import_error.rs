//! The reasons for which a file is refused.
//!
//! A refusal changes nothing. Its sentence states what was found, where, and what to do ([`crate::wording::import`]). Whatever
//! can be tolerated is tolerated and shown in the preview instead.

use crate::plan::coded::with_codes;
use crate::value::fiscal_year::FiscalYear;

with_codes! {
    /// The reason why no part of a table file was read.
    #[derive(Clone, Debug, PartialEq, Eq)]
    ImportError {
        /// The file is empty.
        Empty: "IN-101",
        /// The file is an Excel book or another archive, and not text.
        Workbook: "IN-102",
        /// The file is an Excel book from before 2007, or one with a password.
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
        /// The headings are those of the long file, which can be viewed but not imported.
        LongFile: "IN-104",
        /// Two columns have headings with the same meaning.
        HeadingTwice {
            /// The line of the headings, counted from 1.
            line: usize,
            /// The second of the two headings.
            heading: String,
        }: "IN-105",
        /// A row is longer than the headings, or too short to identify its KPI (IN-004).
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
        /// An Excel book has more content than is read.
        BookTooLarge: "IN-123",
        /// An Excel book is damaged, or the file is another kind of archive.
        BookUnreadable: "IN-124",
        /// The library that reads Excel books was not loaded.
        NoBookReader: "IN-125",
        /// A field that states the subject of its row has a text that this program never writes there, in the file of a sheet
        /// of 効果検証 or in the long file.
        NotOfSheet {
            /// The line of the row, counted from 1.
            line: usize,
            /// The name of the column.
            heading: &'static str,
            /// The text in the field; blank if there is none.
            text: String,
        }: "IN-127",
        /// The file holds a sheet of 効果検証 of a plan that is not in the workbook, or not the plan that is shown.
        SheetOfOther {
            /// The name of that plan; blank if the file does not state it.
            name: String,
        }: "IN-128",
        /// The file has no column of a year, so that no plan can be made of it.
        NoYears: "IN-108",
    }
}
