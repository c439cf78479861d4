//! The settings record: what belongs to the person at this browser, not to any plan.

use serde::{Deserialize, Serialize};

use super::{Refusal, envelope, migrate};
use crate::language::Language;

/// What a person has chosen for this browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The language of labels and sentences.
    pub language: Language,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredSettings {
    language: StoredLanguage,
}

#[derive(Serialize, Deserialize)]
enum StoredLanguage {
    #[serde(rename = "ja")]
    Japanese,
    #[serde(rename = "en")]
    English,
}

/// Writes the settings record.
pub fn encode_settings(settings: &Settings) -> String {
    let language = settings.language.of(StoredLanguage::Japanese, StoredLanguage::English);
    envelope::seal(&StoredSettings { language })
}

/// Reads the settings record.
pub fn decode_settings(record: &str) -> Result<Settings, Refusal> {
    let stored: StoredSettings = envelope::open(record, &migrate::SETTINGS)?;
    let language = match stored.language {
        StoredLanguage::Japanese => Language::Japanese,
        StoredLanguage::English => Language::English,
    };
    Ok(Settings { language })
}
