//! Records as a file: RFC 4180, with CR LF at the end of each line, and the mark of UTF-8 by which Excel knows it.
//!
//! Fields come as they are to stand in the file, guarded where they need it ([`crate::columns::guard`]). Which of them stand in quotes
//! is decided here, since the writer of the crate `csv` quotes for one delimiter, and a file of ours has to survive readers that also
//! part fields at tabs and semicolons. What that writer would do besides, commas and line ends, is no reason to carry it.

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
    /// The rows of several tables with the same headings as one table.
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
        // Readers pass over an empty line, which would be no record.
        if text.len() == start {
            text.push_str("\"\"");
        }
        text.push_str("\r\n");
    }
    text
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

    #[test]
    fn a_record_without_letters_is_no_empty_line() {
        writes(&[""], "\"\"\r\n");
        writes(&["", ""], ",\r\n");
    }
}
