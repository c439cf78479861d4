//! Records as a file: RFC 4180, with CR LF at the end of each line, and the mark of UTF-8 by which Excel knows it.
//!
//! Fields come as they are to stand in the file, guarded where they need it ([`super::guard`]).

use super::encoding::{Cp932, Lacking, UTF8_MARK, Written, write_cp932};
use super::table::Delimiter;

/// A table file that is ready to be written, in either encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The records; the first holds the headings.
    pub records: Vec<Vec<String>>,
}

impl Outgoing {
    /// The file's text, without a mark.
    pub fn text(&self) -> String {
        self.records.iter().map(|fields| quoted_line(fields)).collect()
    }

    /// The file in UTF-8, with a mark.
    pub fn utf8(&self) -> Vec<u8> {
        [UTF8_MARK, self.text().as_bytes()].concat()
    }

    /// The file in CP932; or every letter that it cannot hold.
    pub fn cp932(&self, cp932: &dyn Cp932) -> Result<Written, Vec<Lacking>> {
        write_cp932(&self.records, cp932)
    }
}

/// One record with its line end.
pub(super) fn quoted_line(fields: &[String]) -> String {
    let fields: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
    format!("{}\r\n", fields.join(","))
}

/// A field in quotes where it holds what would part it: any delimiter that a reader might take, a quote, a line end.
fn quoted(field: &str) -> String {
    let parts = |letter: char| Delimiter::ALL.iter().any(|one| one.letter() == letter);
    if field.contains(|letter| parts(letter) || matches!(letter, '"' | '\r' | '\n')) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
