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
        let mut text = String::new();
        for fields in &self.records {
            text.push_str(&quoted_line(fields));
        }
        text
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

/// One record with its line end. A field stands in quotes where it holds what would part it: any delimiter that a
/// reader might take, a quote, a line end.
pub(super) fn quoted_line(fields: &[String]) -> String {
    let mut line = String::new();
    for (place, field) in fields.iter().enumerate() {
        if place > 0 {
            line.push(Delimiter::Comma.letter());
        }
        let parts =
            |letter| matches!(letter, '"' | '\r' | '\n') || Delimiter::ALL.iter().any(|one| one.letter() == letter);
        if field.contains(parts) {
            line.push('"');
            line.push_str(&field.replace('"', "\"\""));
            line.push('"');
        } else {
            line.push_str(field);
        }
    }
    line.push_str("\r\n");
    line
}
