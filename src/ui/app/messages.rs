//! The message that the page shows below its views, and the text that a screen reader reads out.

use keikaku::storage::StoreError;
use keikaku::wording::{Label, errors};
use leptos::prelude::*;

use crate::ui::app::locale::Locale;

/// A sentence that is shown to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    /// The sentence in the language of the page.
    pub(crate) text: String,
    /// Whether the message reports an error, which is shown as an alert.
    pub(crate) is_error: bool,
}

/// The messages, as a handle. It knows only the language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Messages {
    /// The language of the page.
    pub(crate) locale: Locale,
    /// The message that is shown.
    pub(crate) message: RwSignal<Option<Message>>,
    /// The text of the live region, which screen readers read out.
    pub(crate) spoken: RwSignal<String>,
}

impl Messages {
    /// The state without any message.
    pub(super) fn new(locale: Locale) -> Self {
        Self { locale, message: RwSignal::new(None), spoken: RwSignal::new(String::new()) }
    }

    /// Removes the message, if there is one.
    pub(crate) fn clear(self) {
        if self.message.with_untracked(Option::is_some) {
            self.message.set(None);
        }
    }

    /// Shows a message that something succeeded.
    pub(crate) fn show_message(self, text: String) {
        self.message.set(Some(Message { text, is_error: false }));
    }

    /// Shows a message that something failed, as an alert.
    pub(crate) fn show_error(self, text: String) {
        self.message.set(Some(Message { text, is_error: true }));
    }

    /// Shows a label as a message that something succeeded.
    pub(crate) fn say(self, sentence: Label) {
        self.show_message(self.locale.label(sentence).to_owned());
    }

    /// Shows a label as a message that something failed.
    pub(crate) fn say_error(self, sentence: Label) {
        self.show_error(self.locale.label(sentence).to_owned());
    }

    /// Shows the reason for which the store failed.
    pub(crate) fn say_store_error(self, error: StoreError) {
        self.show_error(errors::store(error, self.locale.language()));
    }
}
