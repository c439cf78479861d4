//! The settings record: what belongs to the person at this browser, not to any plan.

use super::stored::{Stored, record, words};
use super::{Damage, Refusal, envelope, migrate};
use crate::language::Language;

/// What a person has chosen for this browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The language of labels and sentences.
    pub language: Language,
    /// How days are shown beside the text as written.
    pub calendar: Calendar,
    /// What belongs to files, as it stands in the record: [`decode_file_settings`] reads it where it is needed.
    pub files: Option<Unread>,
}

/// JSON that is kept as it stands, so that the first download does not load what reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread(String);

impl Stored for Unread {
    fn read(json: &str) -> Result<Self, Damage> {
        Ok(Self(json.to_owned()))
    }

    fn write(&self) -> String {
        self.0.clone()
    }
}

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

record! {
    Settings {
        language: must "language",
        calendar: usual "calendar",
        files: optional "files",
    }
}
words! { Calendar usually "both" { Both = "both", Western = "western" } }
record! { FileSettings { person: optional "person", remind: usual "remind" } }
words! {
    Remind usually "month" { Week = "week", TwoWeeks = "two weeks", Month = "month", Never = "never" }
}
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

/// Writes what belongs to files.
pub fn encode_file_settings(settings: &FileSettings) -> Unread {
    Unread(settings.write())
}

/// Reads what belongs to files; what cannot be read is as nobody has chosen anything.
pub fn decode_file_settings(settings: &Settings) -> FileSettings {
    settings.files.as_ref().and_then(|files| FileSettings::read(&files.0).ok()).unwrap_or_default()
}
