//! Copying to the clipboard, with a message on the outcome.

use keikaku::export::clipboard::Copied;
use keikaku::wording::Label;

use crate::browser::clipboard;
use crate::ui::app::messages::Messages;

impl Messages {
    /// Copies the text and the HTML, and shows the message `done` once they are copied.
    pub(crate) fn copy(self, Copied { text, html }: Copied, done: String) {
        leptos::task::spawn_local(async move {
            match clipboard::write(&text, &html).await {
                Ok(()) => self.show_message(done),
                Err(_) => self.say_error(Label::NOT_COPIED),
            }
        });
    }
}
