//! Downloads, with a message that a file was downloaded or why it was not.

use keikaku::storage::StoreError;
use keikaku::wording::{Label, errors};

use crate::browser::files;
use crate::ui::app::messages::Messages;

/// The media type of plan files and of データの説明.
pub(crate) const JSON: &str = "application/json";
/// The media type of a Word file.
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// The media type of an Excel book.
pub(crate) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

impl Messages {
    /// Offers the bytes as a download under that name, and shows a message on the outcome.
    pub(crate) fn offer(self, name: &str, bytes: &[u8], media_type: &str) {
        let _is_taken = self.try_offer(name, bytes, media_type);
    }

    /// Does the same as [`Self::offer`], and returns whether the browser accepted the download.
    pub(crate) fn try_offer(self, name: &str, bytes: &[u8], media_type: &str) -> bool {
        let language = self.locale.language();
        let is_taken = files::download(name, bytes, media_type).is_ok();
        if is_taken {
            self.show_message(language.choose(format!("「{name}」を書き出しました。"), format!("Wrote “{name}”.")));
        } else {
            self.show_error(errors::store(StoreError::Denied, language));
        }
        is_taken
    }

    /// Waits for the bytes of a Word file and offers them as a download of that name. Then shows the message `said`, or
    /// that it failed.
    pub(crate) fn offer_word(
        self,
        name: String,
        said: String,
        written: impl Future<Output = Option<Vec<u8>>> + 'static,
    ) {
        leptos::task::spawn_local(async move {
            match written.await.and_then(|bytes| files::download(&name, &bytes, DOCX).ok()) {
                Some(()) => self.show_message(said),
                None => self.say_error(Label::WORD_NOT_WRITTEN),
            }
        });
    }
}

/// The media type of an Excel book, by the extension of its name.
pub(crate) fn kind_of_book(name: &str) -> &'static str {
    if name.to_lowercase().ends_with(".xlsm") { "application/vnd.ms-excel.sheet.macroEnabled.12" } else { XLSX }
}
