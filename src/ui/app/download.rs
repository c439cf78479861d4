//! Downloads, with a message that a file was downloaded or why it was not.

use keikaku::storage::StoreError;
use keikaku::wording::errors;

use crate::browser::files;
use crate::ui::app::messages::Messages;

/// The media type of plan files and of データの説明.
pub(crate) const JSON: &str = "application/json";
/// The kind of a file for Word.
pub(crate) const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// The kind of a book of Excel.
pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

impl Messages {
    /// Offers the bytes as a download under that name, and shows a message on the outcome.
    pub(crate) fn offer(self, name: &str, bytes: &[u8], media_type: &str) {
        let language = self.locale.language();
        match files::download(name, bytes, media_type) {
            Ok(()) => {
                self.show_message(language.choose(format!("「{name}」を書き出しました。"), format!("Wrote “{name}”.")));
            }
            Err(_) => self.show_error(errors::store(StoreError::Denied, language)),
        }
    }
}

/// The kind of a book, by the ending of its name.
pub(crate) fn kind_of_book(name: &str) -> &'static str {
    if name.to_lowercase().ends_with(".xlsm") { "application/vnd.ms-excel.sheet.macroEnabled.12" } else { XLSX }
}
