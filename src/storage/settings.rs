//! The settings record: what belongs to the person at this browser, not to any plan.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::json::{self, is_usual, twin};
use super::{Refusal, envelope, migrate};
use crate::value::language::Language;

/// What a person has chosen for this browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The language of labels and sentences.
    pub language: Language,
    /// How days are shown beside the text as written.
    pub calendar: Calendar,
    /// What belongs to files, as it stands in the record: [`decode_file_settings`] reads it where it is needed.
    pub files: Option<UnreadSettings>,
}

/// JSON that is kept as it stands, so that choices of which this version knows nothing stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadSettings(String);

/// What a person has chosen of plan files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileSettings {
    /// The name with which they are saved.
    pub person: Option<String>,
    /// After what time without a file it is time to save one.
    pub remind: Remind,
}

/// After what time a plan with changes that are in no file is spoken of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Remind {
    /// 1週間.
    Week,
    /// 2週間.
    TwoWeeks,
    /// 1か月.
    #[default]
    Month,
    /// しない.
    Never,
}

impl Remind {
    /// All of them, the shortest first.
    pub const ALL: [Self; 4] = [Self::Week, Self::TwoWeeks, Self::Month, Self::Never];

    /// After how many days, if at all.
    pub fn days(self) -> Option<i64> {
        match self {
            Self::Week => Some(7),
            Self::TwoWeeks => Some(14),
            Self::Month => Some(30),
            Self::Never => None,
        }
    }
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

/// The settings as they lie in the store.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct SettingsRecordV1 {
    language: LanguageV1,
    #[serde(default, skip_serializing_if = "is_usual")]
    calendar: CalendarV1,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    files: Option<Box<RawValue>>,
}

#[derive(Deserialize, Serialize)]
enum LanguageV1 {
    #[serde(rename = "ja")]
    Japanese,
    #[serde(rename = "en")]
    English,
}
twin! { LanguageV1 of Language { Japanese, English } }

#[derive(Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum CalendarV1 {
    #[default]
    Both,
    Western,
}
twin! { CalendarV1 of Calendar { Both, Western } }

/// What belongs to files, as it lies in the settings.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct FileSettingsRecordV1 {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    remind: RemindV1,
}

#[derive(Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum RemindV1 {
    Week,
    #[serde(rename = "two weeks")]
    TwoWeeks,
    #[default]
    Month,
    Never,
}
twin! { RemindV1 of Remind { Week, TwoWeeks, Month, Never } }

/// Writes the settings record.
pub fn encode_settings(settings: &Settings) -> String {
    let Settings { language, calendar, files } = settings.clone();
    let files = files.map(|UnreadSettings(files)| json::raw(files));
    envelope::seal(&SettingsRecordV1 { language: language.into(), calendar: calendar.into(), files })
}

/// Reads the settings record.
pub fn decode_settings(record: &str) -> Result<Settings, Refusal> {
    let SettingsRecordV1 { language, calendar, files } = envelope::open(record, &migrate::SETTINGS)?.0;
    let files = files.map(|files| UnreadSettings(files.get().to_owned()));
    Ok(Settings { language: language.into(), calendar: calendar.into(), files })
}

/// Writes what belongs to files.
pub fn encode_file_settings(settings: &FileSettings) -> UnreadSettings {
    let FileSettings { person, remind } = settings.clone();
    UnreadSettings(json::write(&FileSettingsRecordV1 { person, remind: remind.into() }))
}

/// Reads what belongs to files; what cannot be read is as nobody has chosen anything.
pub fn decode_file_settings(settings: &Settings) -> FileSettings {
    let read = settings.files.as_ref().and_then(|UnreadSettings(files)| json::read(files).ok());
    let known = |FileSettingsRecordV1 { person, remind }| FileSettings { person, remind: remind.into() };
    read.map(known).unwrap_or_default()
}
