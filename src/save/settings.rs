//! The settings record: what belongs to the person at this browser, not to any plan.

use super::stored::{Stored, record, words};
use super::{Refusal, envelope, migrate};
use crate::language::Language;

/// What a person has chosen for this browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The language of labels and sentences.
    pub language: Language,
    /// How days are shown beside the text as written.
    pub calendar: Calendar,
}

/// How a day is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Calendar {
    /// By western and era year (元号併記).
    #[default]
    Both,
    /// By western year alone.
    Western,
}

record! { Settings { language: must "language", calendar: usual "calendar" } }
words! { Calendar usually "both" { Both = "both", Western = "western" } }
words! { Language { Japanese = "ja", English = "en" } }

/// Writes the settings record.
pub fn encode_settings(settings: &Settings) -> String {
    envelope::seal(&settings.write())
}

/// Reads the settings record.
pub fn decode_settings(record: &str) -> Result<Settings, Refusal> {
    let (body, _) = envelope::open(record, &migrate::SETTINGS)?;
    Stored::read(&body).map_err(Refusal::Damaged)
}
