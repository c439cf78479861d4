//! The language of the page, and the calendar in which it shows days.

use keikaku::storage::Calendar;
use keikaku::wording::{Label, Language};
use leptos::prelude::*;

use crate::ui::app::settings::{change_settings, settings};

/// The language and the calendar, as a handle. It knows no other part of the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Locale {
    /// The language of the page.
    pub(crate) language: RwSignal<Language>,
    /// The calendar in which days are shown.
    pub(crate) calendar: RwSignal<Calendar>,
}

impl Locale {
    /// The language and the calendar that the user has chosen before.
    pub(super) fn open() -> Self {
        let settings = settings();
        Self { language: RwSignal::new(settings.language), calendar: RwSignal::new(settings.calendar) }
    }

    /// The current language, without tracking it. The page is created anew in another one.
    pub(crate) fn language(self) -> Language {
        self.language.get_untracked()
    }

    /// The text of a label in the current language, without tracking it.
    pub(crate) fn label(self, label: Label) -> &'static str {
        label.text(self.language())
    }

    /// Switches the language of the page and stores the choice.
    pub(super) fn set_language(self, language: Language) {
        self.language.set(language);
        self.save();
    }

    /// Switches the calendar in which days are shown, and stores the choice.
    pub(crate) fn set_calendar(self, calendar: Calendar) {
        self.calendar.set(calendar);
        self.save();
    }

    fn save(self) {
        let (language, calendar) = (self.language.get_untracked(), self.calendar.get_untracked());
        change_settings(|settings| (settings.language, settings.calendar) = (language, calendar));
    }
}
