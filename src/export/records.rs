//! Records as a file: RFC 4180, with CR LF at the end of each line, and the mark of UTF-8 by which Excel knows it.
//!
//! Fields come as they are to stand in the file, guarded where they need it ([`crate::columns::guard`]). The crate `csv` writes them;
//! which of them stand in quotes is decided here, since its writer quotes for one delimiter, and a file of ours has to
//! survive readers that also part fields at tabs and semicolons.

use std::borrow::Cow;
use std::error::Error;

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::export::cp932::{Cp932File, Lacking, write_cp932};
use crate::import::encoding::{Cp932, UTF8_MARK};
use crate::import::text_table::Delimiter;

/// The records of a table file, to be written in either encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The records; the first has the headings.
    pub records: Vec<Vec<String>>,
}

impl Outgoing {
    /// The text of the file without a byte order mark.
    pub fn text(&self) -> String {
        text(&self.records)
    }

    /// The bytes of the file in UTF-8 with a byte order mark.
    pub fn utf8(&self) -> Vec<u8> {
        [UTF8_MARK, self.text().as_bytes()].concat()
    }

    /// The file in CP932; the error lists every character that CP932 can't represent.
    pub fn cp932(&self, cp932: &dyn Cp932) -> Result<Cp932File, Vec<Lacking>> {
        write_cp932(&self.records, cp932)
    }
}

/// The records as CSV text.
pub(super) fn text(records: &[Vec<String>]) -> String {
    // Writing texts into memory does not fail, and gives text.
    written(records).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn written(records: &[Vec<String>]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut builder = WriterBuilder::new();
    builder.terminator(Terminator::CRLF).quote_style(QuoteStyle::Never).flexible(true);
    let mut writer = builder.from_writer(Vec::new());
    for fields in records {
        for field in fields {
            writer.write_field(quoted(field).as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    Ok(writer.into_inner()?)
}

/// A field, in quotes where it holds what would part it: any delimiter that a reader might take, a quote, a line end.
fn quoted(field: &str) -> Cow<'_, str> {
    let parts = |letter| matches!(letter, '"' | '\r' | '\n') || Delimiter::ALL.iter().any(|one| one.letter() == letter);
    if field.contains(parts) { format!("\"{}\"", field.replace('"', "\"\"")).into() } else { field.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn writes(fields: &[&str], expected: &str) {
        assert_eq!(text(&[fields.iter().map(|field| (*field).to_owned()).collect()]), expected);
    }

    #[test]
    fn a_field_stands_in_quotes_where_some_reader_would_part_it() {
        writes(&["a", "", "b c", "'='"], "a,,b c,'='\r\n");
        writes(&["a,b", "a;b", "a\tb", "a\r\nb", "a\nb"], "\"a,b\",\"a;b\",\"a\tb\",\"a\r\nb\",\"a\nb\"\r\n");
        writes(&["a\"b", "\"\""], "\"a\"\"b\",\"\"\"\"\"\"\r\n");
    }
}
