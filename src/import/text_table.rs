//! Tables as rows of text: the form of every table file before it is interpreted.
//!
//! This module knows nothing of KPIs. The delimiter is the one that yields the most known headings; line ends may be CR LF, LF or
//! CR and may be inside quotes. Another format, such as an Excel book, is supported by producing a [`TextTable`].
//!
//! The crate `csv` cuts the text. Two facts that it does not report are computed from the positions of its records: the line on
//! which a row begins, where lines may end with CR alone, and a quote that is still open at the end of the text.

use std::io::{Chain, Cursor, Read};
use std::sync::Arc;

use csv::{Reader, ReaderBuilder, StringRecord};

use super::import_error::ImportError;
use crate::columns::Wide;
use crate::columns::seen_words::Classifier;
use crate::import::seen::SeenSheet;
use crate::plan::evaluation::{EvaluationPart, KpiText};
use crate::value::fiscal_year::FiscalYear;
use crate::value::width::{is_digit, narrow, trim};

mod headings;

pub(crate) use headings::Headings;

/// The character that separates the fields of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Delimiter {
    /// A comma (`,`).
    Comma = b',',
    /// A tab character.
    Tab = b'\t',
    /// A semicolon (`;`).
    Semicolon = b';',
}

impl Delimiter {
    /// All delimiters, the likeliest first.
    pub const ALL: [Self; 3] = [Self::Comma, Self::Tab, Self::Semicolon];

    /// The delimiter as a character.
    pub fn letter(self) -> char {
        char::from(self as u8)
    }
}

/// A table as it was found in the file, with title lines, headings and rows, but without blank lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextTable {
    /// The rows of the table, in the order of the file.
    pub rows: Vec<Arc<TextRow>>,
    /// Whether the table answers an inquiry about a part of the plan: KPIs and years that it lacks, and their notes, are no statement.
    pub is_part: bool,
    /// The content of an answer book around the table.
    pub answered: AnsweredSheet,
    /// The formatting of its cells that their texts do not show.
    pub seen: SeenSheet,
}

impl TextTable {
    /// The table of these rows, with lines counted from 1.
    pub(crate) fn of_rows(rows: &[Vec<String>]) -> Self {
        let rows = rows.iter().zip(1..).map(|(fields, line)| Arc::new(TextRow::new(line, fields)));
        Self { rows: rows.collect(), ..Self::default() }
    }
}

/// A text of a sheet of 効果検証 in a file, which may be blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileText {
    /// The line, counted from 1.
    pub line: usize,
    /// The year of the sheet.
    pub year: FiscalYear,
    /// The part of the sheet.
    pub part: FilePart,
    /// The text as it is written.
    pub text: Arc<str>,
}

/// The part of a sheet of 効果検証 to which a text in a file belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilePart {
    /// This text of the KPI of the row.
    OfRow(KpiText),
    /// This part of the sheet.
    Of(EvaluationPart),
}

/// The content of an answer book around the table of a sheet to fill in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnsweredSheet {
    /// The texts of 効果検証 sheets in it, with their lines.
    pub texts: Vec<FileText>,
    /// The section for which the sheet was made, as written above the table; `None` if there is none.
    pub section: Option<String>,
    /// The respondent, as written above the table; blank if nobody is named.
    pub respondent: String,
    /// The names of the KPIs of the section that the book asks about and that the sheet lacks.
    pub missing: Vec<String>,
    /// The state of the other sheets of the book.
    pub others: OtherSheets,
}

/// How far the other sheets to fill in of an answer book were edited; the furthest state of any of them counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum OtherSheets {
    /// There are no other sheets.
    #[default]
    None,
    /// They are as they were sent.
    Untouched,
    /// Something was filled in, but nobody signed.
    FilledIn,
    /// Somebody wrote a name above the table.
    Signed,
}

/// One row of a table. Its fields are kept in one text, so that a large file needs few allocations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextRow {
    /// The line of the file on which it begins, counted from 1.
    pub line: usize,
    fields: StringRecord,
    /// The position of each field in the file, for a row that was put together from the file; empty for a row of the file itself.
    written: Vec<Option<FieldPosition>>,
}

/// The position of a text in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldPosition {
    /// The line on which its row begins, counted from 1.
    pub line: usize,
    /// The column, counted from 1.
    pub column: usize,
}

impl TextRow {
    /// Creates a row that begins on that line, counted from 1, with these fields.
    pub fn new(line: usize, fields: impl IntoIterator<Item: AsRef<str>>) -> Self {
        Self { line, fields: fields.into_iter().collect(), written: Vec::new() }
    }

    /// Creates a row from fields of the file and their positions; a field that is not in the file has no position.
    pub fn arranged<T: AsRef<str>>(line: usize, fields: &[(T, Option<FieldPosition>)]) -> Self {
        let written = fields.iter().map(|(_, written)| *written).collect();
        Self { written, ..Self::new(line, fields.iter().map(|(text, _)| text)) }
    }

    /// The position in the file of the field with this index, counted from 0; `None` if the field is not in the file.
    pub fn written(&self, place: usize) -> Option<FieldPosition> {
        let own = FieldPosition { line: self.line, column: place + 1 };
        self.written.get(place).copied().unwrap_or(Some(own))
    }

    /// The number of fields in the row.
    #[expect(clippy::len_without_is_empty, reason = "a row has at least one field; whether they are blank is asked")]
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// The number of fields without the blank ones at its end.
    pub fn width(&self) -> usize {
        self.len() - self.fields().rev().take_while(|field| trim(field).is_empty()).count()
    }

    /// The field with this index, counted from 0 and without the quotes around it; `None` beyond the last field.
    pub fn field(&self, place: usize) -> Option<&str> {
        self.fields.get(place)
    }

    /// The fields of the row, from left to right.
    pub fn fields(&self) -> impl DoubleEndedIterator<Item = &str> + Clone {
        self.fields.iter()
    }

    /// Whether all fields of the row are blank.
    pub fn is_blank(&self) -> bool {
        self.fields.as_slice().trim().is_empty()
    }
}

/// The number of rows at the beginning that are searched for the delimiter.
const HEAD: usize = 60;
/// The number of fields of each of these rows that are searched.
const FIRST_FIELDS: usize = 1_000;
/// The number of bytes at the beginning that are searched for these rows.
const HEAD_BYTES: usize = 500_000;

/// Reads delimited text at once. Returns [`ImportError::OpenQuote`] if a quote is never closed.
pub fn read(text: &str) -> Result<TextTable, ImportError> {
    read_by(text, delimiter(text))
}

/// Reads text with this delimiter. Returns [`ImportError::OpenQuote`] if a quote is never closed.
pub fn read_by(text: &str, delimiter: Delimiter) -> Result<TextTable, ImportError> {
    let rows = TextRows::new(text, delimiter).filter(|row| row.as_ref().map_or(true, |row| !row.is_blank()));
    Ok(TextTable { rows: rows.map(|row| row.map(Arc::new)).collect::<Result<_, _>>()?, ..TextTable::default() })
}

/// The delimiter that yields the most known headings in one of the first rows; without any known heading, the tab if more
/// lines have one than have a comma outside of numbers, or if all commas are in numbers; otherwise the comma.
pub(super) fn delimiter(text: &str) -> Delimiter {
    by_headings(text).unwrap_or_else(|| without_headings(head(text)))
}

/// The beginning of the text, from which the delimiter is found.
fn head(text: &str) -> &str {
    text.get(..text.floor_char_boundary(HEAD_BYTES)).unwrap_or(text)
}

fn by_headings(text: &str) -> Option<Delimiter> {
    let text = head(text);
    let (mut best, mut most, mut classifier) = (None, 0, Classifier::default());
    for delimiter in Delimiter::ALL {
        // A row that the delimiter does not divide is no evidence for it.
        let parts = |row: &TextRow| row.len() > 1 && (delimiter != Delimiter::Comma || !is_of_thousands(row, false));
        for row in TextRows::new(text, delimiter).take(HEAD).flatten().filter(parts) {
            let fields = || row.fields().take(FIRST_FIELDS);
            if fields().filter_map(Wide::from_heading).any(Wide::is_of_ids) {
                return Some(delimiter);
            }
            let known = fields().filter(|field| classifier.see(field).is_heading()).count();
            if known > most {
                (best, most) = (Some(delimiter), known);
            }
        }
    }
    best
}

/// Whether all commas in a row are thousands separators: 目標 R7  3,600  750. A row that may be torn may end within a number: 3,6.
pub(super) fn is_of_thousands(row: &TextRow, may_be_torn: bool) -> bool {
    let line = joined(row);
    let ends_torn = |at: usize| {
        let digits = digits_behind(&line, at);
        digits < 3 && at + 1 + digits == line.len() && is_behind_digit(&line, at)
    };
    commas(&line).all(|(at, is_of_number)| is_of_number || may_be_torn && ends_torn(at))
}

/// Whether a row is a line of a printed page: it has a number with thousands separators apart from a label or another word (令和4年度
/// 14,217t).
pub(super) fn is_of_page(row: &TextRow) -> bool {
    let line = joined(row);
    let parts = || line.split(|letter: char| letter.is_whitespace() || narrow(letter) == ':');
    let has_thousands = |part: &str| commas(part).any(|(_, is_of_number)| is_of_number);
    let is_word = |part: &str| !part.contains(',') && part.chars().any(char::is_alphabetic);
    row.len() > 1 && is_of_thousands(row, false) && parts().any(has_thousands) && parts().any(is_word)
}

/// The delimiter of a text without known headings. If commas only occur inside numbers (1,585), they separate nothing: each line
/// stays one field, as under a delimiter that does not occur.
fn without_headings(text: &str) -> Delimiter {
    let lines = || text.split(['\r', '\n']);
    let by_commas = lines().filter(|line| commas(line).any(|(_, is_of_number)| !is_of_number)).count();
    let by_tabs = lines().filter(|line| line.contains('\t')).count();
    if by_tabs > by_commas || by_commas == 0 && text.contains(',') { Delimiter::Tab } else { Delimiter::Comma }
}

/// The line that was cut at commas into this row.
fn joined(row: &TextRow) -> String {
    row.fields().collect::<Vec<_>>().join(",")
}

/// The byte positions of the commas of a line, each with whether it is a thousands separator: a digit before it and exactly three
/// behind it.
fn commas(line: &str) -> impl Iterator<Item = (usize, bool)> {
    line.match_indices(',').map(|(at, _)| (at, is_behind_digit(line, at) && digits_behind(line, at) == 3))
}

fn is_behind_digit(line: &str, at: usize) -> bool {
    line.get(..at).is_some_and(|before| before.ends_with(is_digit))
}

fn digits_behind(line: &str, at: usize) -> usize {
    line.bytes().skip(at + 1).take_while(u8::is_ascii_digit).count()
}

/// The bytes that are read behind the text: a line end for a last row without one, and a second one, which becomes part of a
/// field only if its quotes are never closed.
const BEHIND: &[u8] = b"\n\n";

/// The rows of a delimited text, one after the other, including blank rows. A quote that is never closed yields an error and ends
/// the iteration.
#[derive(Debug)]
pub struct TextRows<T> {
    reader: Reader<Chain<Cursor<T>, &'static [u8]>>,
    /// The row that was read last.
    record: StringRecord,
    /// The byte at which that row begins, and its line, counted from 1.
    start: usize,
    line: usize,
}

impl<T: AsRef<[u8]>> TextRows<T> {
    /// The rows of the text, cut at the delimiter.
    pub fn new(text: T, delimiter: Delimiter) -> Self {
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(delimiter as u8);
        let reader = builder.from_reader(Cursor::new(text).chain(BEHIND));
        Self { reader, record: StringRecord::new(), start: 0, line: 1 }
    }

    /// The number of bytes that have been read, and the number of bytes of the whole text.
    pub fn progress(&self) -> (usize, usize) {
        let all = self.text().len();
        (usize::try_from(self.reader.position().byte()).map_or(all, |read| read.min(all)), all)
    }

    /// The whole text as bytes.
    fn text(&self) -> &[u8] {
        self.reader.get_ref().get_ref().0.get_ref().as_ref()
    }
}

impl<T: AsRef<[u8]>> Iterator for TextRows<T> {
    type Item = Result<TextRow, ImportError>;

    fn next(&mut self) -> Option<Self::Item> {
        let ((read, length), text) = (self.progress(), self.text());
        let start = read + text.get(read..)?.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let line = self.line + line_ends(text.get(self.start..start)?);
        (self.start, self.line) = (start, line);
        // Reading text out of memory does not fail.
        if start == length || !self.reader.read_record(&mut self.record).ok()? {
            return None;
        }
        let is_open = usize::try_from(self.reader.position().byte()).ok()? == length + BEHIND.len();
        Some(if is_open { Err(ImportError::OpenQuote { line }) } else { Ok(TextRow::new(line, &self.record)) })
    }
}

/// The number of line ends in a text; CR LF counts as one.
fn line_ends(text: &[u8]) -> usize {
    let (mut ends, mut before) = (0, 0);
    for byte in text {
        ends += usize::from(*byte == b'\r' || (*byte == b'\n' && before != b'\r'));
        before = *byte;
    }
    ends
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a table that cannot be read should stop the test")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn rows(text: &str, expected: &[(usize, &[&str])]) {
        let sheet = read(text).unwrap();
        let expected: Vec<_> = expected.iter().map(|(line, fields)| Arc::new(TextRow::new(*line, *fields))).collect();
        assert_eq!(sheet.rows, expected);
    }

    #[test]
    fn rows_have_their_line_numbers_whatever_the_line_ends() {
        for end in ["\r\n", "\n", "\r"] {
            let text = ["a,b", "", "\"c", "d\",e", "f,g"].join(end);
            rows(&text, &[(1, &["a", "b"]), (3, &[&format!("c{end}d"), "e"]), (5, &["f", "g"])]);
        }
    }

    #[test]
    fn quotes_are_removed_and_doubled_quotes_become_single() {
        rows("\"a\"\"b\",\"c,d\",e\"f\"\n", &[(1, &["a\"b", "c,d", "e\"f\""])]);
    }

    #[test]
    fn the_delimiter_that_yields_known_headings_is_chosen() {
        rows("指標名\t区分\na,b\tc\n", &[(1, &["指標名", "区分"]), (2, &["a,b", "c"])]);
        rows("指標名;区分\na,b;c\n", &[(1, &["指標名", "区分"]), (2, &["a,b", "c"])]);
        rows("題,名;に;も\n指標名,区分\n", &[(1, &["題", "名;に;も"]), (2, &["指標名", "区分"])]);
    }

    #[test]
    fn without_headings_a_comma_inside_a_number_does_not_split_the_field() {
        rows("所得\n1,585千円\n", &[(1, &["所得"]), (2, &["1,585千円"])]);
        rows("所得\t1,585千円\n定員,数\t2\n", &[(1, &["所得", "1,585千円"]), (2, &["定員,数", "2"])]);
        rows("所得,1585\n定員,466\n", &[(1, &["所得", "1585"]), (2, &["定員", "466"])]);
    }

    #[test]
    fn empty_rows_are_left_out() {
        rows("a,b\n,,\n \t,\nc\n\n", &[(1, &["a", "b"]), (4, &["c"])]);
        rows("", &[]);
    }

    #[test]
    fn an_unclosed_quote_is_reported_with_its_line() {
        assert_eq!(read("a,b\nc,\"d\ne,f\n"), Err(ImportError::OpenQuote { line: 2 }));
        assert_eq!(read("a,b\nc,\""), Err(ImportError::OpenQuote { line: 2 }));
        assert!(read("a,b\nc,\"d\"").is_ok());
        assert!(read("a,b\nc,d\"").is_ok());
    }

    #[test]
    fn a_field_longer_than_the_buffer_is_read_whole() {
        let long = "あ".repeat(5_000);
        rows(&format!("{long},b"), &[(1, &[&long, "b"])]);
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in "([,;\\t\\r\\n\"=]|\\PC){0,60}") {
            let _ = read(&text);
        }
    }
}
