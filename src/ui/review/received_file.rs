//! A file that was received: its bytes are read, and nobody has looked into them yet.

use std::sync::Arc;

use keikaku::value::Timestamp;

/// A file whose bytes were read.
#[derive(Clone, Debug)]
pub(crate) struct ReceivedFile {
    /// The name of the file.
    pub(crate) name: String,
    /// The time of the last change of the file; `None` if the browser does not say.
    pub(crate) saved_at: Option<Timestamp>,
    /// The content of the file.
    pub(crate) bytes: Vec<u8>,
    /// The name of the book of which it is a sheet; `None` if it is no sheet.
    pub(crate) book: Option<Arc<str>>,
}

impl ReceivedFile {
    /// The name of the book, or of the file that is none.
    pub(crate) fn book_or_name(&self) -> &str {
        self.book.as_deref().unwrap_or(&self.name)
    }
}

/// A sentence about a file, preceded by its name.
pub(crate) fn about_file(name: &str, sentence: &str) -> String {
    format!("{name}: {sentence}")
}
