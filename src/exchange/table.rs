//! Rows of text: what every table file is before anybody asks what it means.
//!
//! Nothing in here knows a KPI. The delimiter is the one under which most headings are known; line ends may be
//! CR LF, LF or CR and may stand inside quotes. Another format (a book of a spreadsheet) joins by giving a [`Sheet`].

use std::sync::Arc;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::columns::Slot;

/// What parts the fields of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Delimiter {
    /// `,`.
    #[default]
    Comma,
    /// A tab.
    Tab,
    /// `;`.
    Semicolon,
}

impl Delimiter {
    /// All of them, the likeliest first.
    pub const ALL: [Self; 3] = [Self::Comma, Self::Tab, Self::Semicolon];

    /// The letter.
    pub fn letter(self) -> char {
        char::from(self.byte())
    }

    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Semicolon => b';',
        }
    }
}

/// A table as it was found: title lines, headings, rows and all, without the blank lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The rows.
    pub rows: Vec<Arc<SheetRow>>,
}

/// One row. Its fields lie in one text, so that a large file costs few allocations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetRow {
    /// The line of the file on which it begins, counted from 1.
    pub line: usize,
    text: String,
    /// Where each field ends.
    ends: Vec<usize>,
}

impl SheetRow {
    /// A row that begins on that line.
    pub fn new(line: usize, fields: &[&str]) -> Self {
        let mut row = Self { line, ..Self::default() };
        for field in fields {
            row.text.push_str(field);
            row.ends.push(row.text.len());
        }
        row
    }

    /// How many fields it has.
    #[expect(clippy::len_without_is_empty, reason = "a row has at least one field; whether they are blank is asked")]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The field at that place, without the quotes around it; `None` beyond the last.
    pub fn field(&self, place: usize) -> Option<&str> {
        let end = *self.ends.get(place)?;
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before).copied()).unwrap_or_default();
        self.text.get(start..end)
    }

    /// Its fields.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|place| self.field(place))
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A quote that is never closed, so that the rest of the file would be one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenQuote {
    /// The line on which its row begins.
    pub line: usize,
}

/// Rows that are looked at to find the delimiter.
const HEAD: usize = 60;

/// Reads delimited text.
pub fn read(text: &str) -> Result<Sheet, OpenQuote> {
    let mut slices = Slices::new(text.to_owned());
    while !slices.step(usize::MAX) {}
    slices.finish()
}

/// Delimited text that is read so many rows at a time.
#[derive(Debug)]
pub struct Slices {
    text: String,
    records: Records,
    sheet: Sheet,
}

impl Slices {
    /// Of that text.
    pub fn new(text: String) -> Self {
        let records = Records::new(delimiter(&text));
        Self { text, records, sheet: Sheet::default() }
    }

    /// Reads so many rows more; whether that was all.
    pub fn step(&mut self, rows: usize) -> bool {
        for _ in 0..rows {
            match self.records.next(&self.text) {
                None => return true,
                Some(row) if row.is_blank() => {}
                Some(row) => self.sheet.rows.push(Arc::new(row)),
            }
        }
        false
    }

    /// How many bytes have been read, and of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.records.at.min(self.text.len()), self.text.len())
    }

    /// The rows, once all are read.
    pub fn finish(self) -> Result<Sheet, OpenQuote> {
        self.records.open_quote.map_or(Ok(self.sheet), |line| Err(OpenQuote { line }))
    }
}

/// The delimiter under which one of the first rows has the most headings that are known.
fn delimiter(text: &str) -> Delimiter {
    let (mut best, mut most) = (Delimiter::default(), 0);
    for delimiter in Delimiter::ALL {
        let mut records = Records::new(delimiter);
        for row in (0..HEAD).map_while(|_| records.next(text)) {
            let known = row.fields().filter(|field| Slot::read(field).column().is_some()).count();
            if known > most {
                (best, most) = (delimiter, known);
            }
        }
    }
    best
}

/// The rows of a text one after the other: a small safe cover over `csv_core`.
#[derive(Debug)]
struct Records {
    reader: Reader,
    out: [u8; 256],
    /// The bytes of the text that are read.
    at: usize,
    /// The line on which the others begin.
    line: usize,
    /// The line of the row whose quote is open at the end.
    open_quote: Option<usize>,
}

impl Records {
    fn new(delimiter: Delimiter) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter.byte()).build();
        Self { reader, out: [0; 256], at: 0, line: 1, open_quote: None }
    }

    /// Goes past so many bytes, and past the LF behind a CR.
    fn pass(&mut self, rest: &[u8], bytes: usize) {
        let splits_end = rest.get(..bytes).is_some_and(|passed| passed.ends_with(b"\r"));
        let feed = usize::from(splits_end && rest.get(bytes) == Some(&b'\n'));
        let passed = rest.get(..bytes + feed).unwrap_or(rest);
        self.line += line_ends(passed);
        self.at += passed.len();
    }

    fn next(&mut self, text: &str) -> Option<SheetRow> {
        let rest = text.as_bytes().get(self.at..)?;
        let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.pass(rest, ends);
        let line = self.line;
        let rest = rest.get(ends..)?;
        let (mut text, mut ends) = (Vec::new(), Vec::new());
        let (mut input, mut taken) = (Some(rest).filter(|rest| !rest.is_empty())?, 0);
        loop {
            let (result, read, written) = self.reader.read_field(input, &mut self.out);
            text.extend_from_slice(self.out.get(..written).unwrap_or_default());
            (input, taken) = (input.get(read..).unwrap_or_default(), taken + read);
            match result {
                ReadFieldResult::Field { record_end } => {
                    ends.push(text.len());
                    if record_end {
                        break;
                    }
                }
                ReadFieldResult::OutputFull => {}
                // At the end of the text a line end ends the row, unless it stands inside quotes.
                ReadFieldResult::InputEmpty if taken <= rest.len() => input = b"\n",
                ReadFieldResult::InputEmpty | ReadFieldResult::End => {
                    self.open_quote = Some(line);
                    break;
                }
            }
        }
        self.pass(rest, taken);
        // It is cut from text at ASCII letters, so it is text.
        Some(SheetRow { line, text: String::from_utf8(text).unwrap_or_default(), ends })
    }
}

/// The line ends in a text; CR LF is one.
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
        let expected: Vec<_> = expected.iter().map(|(line, fields)| Arc::new(SheetRow::new(*line, fields))).collect();
        assert_eq!(sheet.rows, expected);
    }

    #[test]
    fn rows_know_their_lines_whatever_ends_them() {
        for end in ["\r\n", "\n", "\r"] {
            let text = ["a,b", "", "\"c", "d\",e", "f,g"].join(end);
            rows(&text, &[(1, &["a", "b"]), (3, &[&format!("c{end}d"), "e"]), (5, &["f", "g"])]);
        }
    }

    #[test]
    fn quotes_are_taken_off_and_doubled_ones_halved() {
        rows("\"a\"\"b\",\"c,d\",e\"f\"\n", &[(1, &["a\"b", "c,d", "e\"f\""])]);
    }

    #[test]
    fn the_delimiter_is_the_one_under_which_headings_are_known() {
        rows("指標名\t区分\na,b\tc\n", &[(1, &["指標名", "区分"]), (2, &["a,b", "c"])]);
        rows("指標名;区分\na,b;c\n", &[(1, &["指標名", "区分"]), (2, &["a,b", "c"])]);
        rows("題,名;に;も\n指標名,区分\n", &[(1, &["題", "名;に;も"]), (2, &["指標名", "区分"])]);
    }

    #[test]
    fn rows_of_nothing_are_left_out() {
        rows("a,b\n,,\n \t,\nc\n\n", &[(1, &["a", "b"]), (4, &["c"])]);
        rows("", &[]);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_told_with_its_line() {
        assert_eq!(read("a,b\nc,\"d\ne,f\n"), Err(OpenQuote { line: 2 }));
        assert_eq!(read("a,b\nc,\""), Err(OpenQuote { line: 2 }));
        assert!(read("a,b\nc,\"d\"").is_ok());
        assert!(read("a,b\nc,d\"").is_ok());
    }

    #[test]
    fn a_field_longer_than_the_buffer_is_whole() {
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
