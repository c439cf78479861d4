//! A file that was received: its bytes are read, but not interpreted yet.

use std::sync::Arc;

use keikaku::value::Timestamp;

/// A file whose bytes were read.
#[derive(Clone, Debug)]
pub(crate) struct ReceivedFile {
    /// The name of the file.
    pub(crate) name: String,
    /// The time of the last change of the file; `None` if the browser does not provide it.
    pub(crate) saved_at: Option<Timestamp>,
    /// The content of the file.
    pub(crate) bytes: Vec<u8>,
    /// The name of the book, if this is a sheet of a book; `None` otherwise.
    pub(crate) book: Option<Arc<str>>,
}

impl ReceivedFile {
    /// The name of the book; otherwise the name of the file.
    pub(crate) fn book_or_name(&self) -> &str {
        self.book.as_deref().unwrap_or(&self.name)
    }
}

/// A sentence about a file, preceded by its name.
pub(crate) fn about_file(name: &str, sentence: &str) -> String {
    format!("{name}: {sentence}")
}
