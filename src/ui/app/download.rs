//! Files out: offered to the browser as a download, and said.

use keikaku::storage::StoreError;
use keikaku::wording::troubles;

use crate::browser::files;
use crate::ui::app::AppState;

/// The media type of plan files and descriptions.
pub(crate) const JSON: &str = "application/json";

impl AppState {
    /// Downloads a file, or says why not.
    pub(crate) fn offer(self, name: &str, bytes: &[u8], media_type: &str) {
        let words = self.language();
        match files::download(name, bytes, media_type) {
            Ok(()) => self.show_message(words.of(format!("「{name}」を書き出しました。"), format!("Wrote “{name}”."))),
            Err(_) => self.show_error(troubles::store(StoreError::Denied, words)),
        }
    }
}
