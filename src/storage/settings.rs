//! The settings record: the preferences of the user of this browser, independent of any plan.

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::json::{self, is_usual};
use super::migrate::RecordKind;
use super::words::{StoredWord, words};
use super::{Refusal, envelope};
use crate::value::Language;

/// The preferences of the user in this browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The language of labels and sentences.
    pub language: Language,
    /// The calendar in which dates are shown beside the text as written.
    pub calendar: Calendar,
    /// The settings of files as JSON; [`decode_file_settings`] reads it when needed.
    pub files: Option<UnreadSettings>,
}

/// JSON that is stored unchanged, so that settings unknown to this version are preserved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadSettings(String);

/// The settings of plan files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileSettings {
    /// The name of the author that is written into saved files, if any.
    pub person: Option<String>,
    /// The time without a save after which a reminder is shown.
    pub remind: Remind,
}

/// The time after which the user is reminded of a plan with changes that are in no file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Remind {
    /// After one week (1週間).
    Week,
    /// After two weeks (2週間).
    TwoWeeks,
    /// After one month (1か月).
    #[default]
    Month,
    /// Never (しない).
    Never,
}

impl Remind {
    /// All values, the shortest time first.
    pub const ALL: [Self; 4] = [Self::Week, Self::TwoWeeks, Self::Month, Self::Never];

    /// The number of days until the reminder; `None` if there is none.
    pub fn days(self) -> Option<i64> {
        match self {
            Self::Week => Some(7),
            Self::TwoWeeks => Some(14),
            Self::Month => Some(30),
            Self::Never => None,
        }
    }
}

/// The calendar in which a date is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Calendar {
    /// The western year together with the era year (元号併記).
    #[default]
    Both,
    /// The western year alone.
    Western,
}

/// The stored form of the settings.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct SettingsRecord {
    language: StoredWord<Language>,
    #[serde(default, skip_serializing_if = "is_usual")]
    calendar: StoredWord<Calendar>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    files: Option<Box<RawValue>>,
}

words! { Language { Japanese: "ja", English: "en" } }
words! { Calendar, usually Both { Both: "both", Western: "western" } }

/// The stored form of the settings of files.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct FileSettingsRecord {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    #[serde(default, skip_serializing_if = "is_usual")]
    remind: StoredWord<Remind>,
    /// The column mappings that earlier builds stored here.
    #[serde(default, rename = "mappings", skip_serializing)]
    _mappings: IgnoredAny,
}
words! { Remind, usually Month { Week: "week", TwoWeeks: "two weeks", Month: "month", Never: "never" } }

/// Writes the settings record.
pub fn encode_settings(settings: &Settings) -> String {
    let Settings { language, calendar, files } = settings.clone();
    let files = files.map(|UnreadSettings(files)| json::raw(files));
    envelope::seal(&SettingsRecord { language: StoredWord(language), calendar: StoredWord(calendar), files })
}

/// Reads the settings record.
pub fn decode_settings(record: &str) -> Result<Settings, Refusal> {
    let SettingsRecord { language, calendar, files } = envelope::open(record, RecordKind::Settings)?.0;
    let files = files.map(|files| UnreadSettings(files.get().to_owned()));
    Ok(Settings { language: language.0, calendar: calendar.0, files })
}

/// Writes the settings of files as JSON.
pub fn encode_file_settings(settings: &FileSettings) -> UnreadSettings {
    let FileSettings { person, remind } = settings.clone();
    UnreadSettings(json::write(&FileSettingsRecord { person, remind: StoredWord(remind), _mappings: IgnoredAny }))
}

/// Reads the settings of files; unreadable settings are replaced by the defaults.
pub fn decode_file_settings(settings: &Settings) -> FileSettings {
    let read = settings.files.as_ref().and_then(|UnreadSettings(files)| json::read(files).ok());
    let known = |FileSettingsRecord { person, remind, .. }| FileSettings { person, remind: remind.0 };
    read.map(known).unwrap_or_default()
}
