//! The language of the page.

use keikaku::wording::{Label, Language};
use leptos::prelude::*;

use crate::ui::app::settings::{change_settings, settings};

/// The language, as a handle. It knows no other part of the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Locale {
    /// The language of the page.
    pub(crate) language: RwSignal<Language>,
}

impl Locale {
    /// The language that the user has chosen before.
    pub(super) fn open() -> Self {
        Self { language: RwSignal::new(settings().language) }
    }

    /// The current language, untracked. A change of the language recreates the page.
    pub(crate) fn language(self) -> Language {
        self.language.get_untracked()
    }

    /// The text of a label in the current language, untracked.
    pub(crate) fn label(self, label: Label) -> &'static str {
        label.text(self.language())
    }

    /// Switches the language of the page and stores the choice.
    pub(super) fn set_language(self, language: Language) {
        self.language.set(language);
        change_settings(|settings| settings.language = language);
    }
}
