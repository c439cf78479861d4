//! Records as a CSV file: RFC 4180, with CR LF at the end of each line, and the byte order mark of UTF-8, by which Excel recognises it.
//!
//! Fields are passed as they should appear in the file, guarded where necessary ([`crate::columns::guard`]). This module decides
//! which fields need quotes, since the writer of the crate `csv` quotes for one delimiter, while our files must survive readers
//! that also split fields at tabs and semicolons. The rest of that writer, commas and line ends, is not worth a dependency.

use std::borrow::Cow;

use crate::import::encoding::UTF8_MARK;
use crate::import::text_table::Delimiter;

/// The records of a table file, to be written in either encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The records; the first has the headings.
    pub records: Vec<Vec<String>>,
}

impl Outgoing {
    /// Joins several tables with the same headings into one table.
    pub fn joined(tables: impl IntoIterator<Item = Self>) -> Self {
        let mut records: Vec<Vec<String>> = Vec::new();
        for table in tables {
            let heads = usize::from(!records.is_empty());
            records.extend(table.records.into_iter().skip(heads));
        }
        Self { records }
    }

    /// The text of the file without a byte order mark.
    pub fn text(&self) -> String {
        text(&self.records)
    }

    /// The bytes of the file in UTF-8 with a byte order mark.
    pub fn utf8(&self) -> Vec<u8> {
        [UTF8_MARK, self.text().as_bytes()].concat()
    }
}

/// The records as CSV text.
pub(super) fn text(records: &[Vec<String>]) -> String {
    let mut text = String::new();
    for fields in records {
        let start = text.len();
        for (place, field) in fields.iter().enumerate() {
            if place > 0 {
                text.push(',');
            }
            text.push_str(&quoted(field));
        }
        // Readers skip an empty line, so the record would be lost.
        if text.len() == start {
            text.push_str("\"\"");
        }
        text.push_str("\r\n");
    }
    text
}

/// A field, in quotes if it contains a character that could split it: any delimiter that a reader may use, a quote, a line end.
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
    fn a_field_is_quoted_if_some_reader_would_split_it() {
        writes(&["a", "", "b c", "'='"], "a,,b c,'='\r\n");
        writes(&["a,b", "a;b", "a\tb", "a\r\nb", "a\nb"], "\"a,b\",\"a;b\",\"a\tb\",\"a\r\nb\",\"a\nb\"\r\n");
        writes(&["a\"b", "\"\""], "\"a\"\"b\",\"\"\"\"\"\"\r\n");
    }

    #[test]
    fn a_record_of_one_empty_field_is_not_an_empty_line() {
        writes(&[""], "\"\"\r\n");
        writes(&["", ""], ",\r\n");
    }
}
