//! Activity records, and the answers of surveys.

use std::borrow::Cow;
use std::sync::Arc;

use litemap::LiteMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::plan::activity_log::{MOST_RECORDS, SurveyChoice};
use crate::plan::{ActivityLog, ActivityRecord, RecordText};
use crate::storage::Damage;
use crate::storage::json::{self, is_usual};
use crate::value::{Timestamp, distinct};

/// The name of the id field among the texts of a record.
const ID: &str = "id";
/// The name of the time at which a record was changed.
const CHANGED: &str = "changed";
/// The field that marks a record as removed: its name and its only value.
const REMOVED: (&str, &str) = ("removed", "yes");

/// An activity record: its texts by their kinds, its id and its time of change, in the order of their names.
pub(super) enum StoredRecord {
    /// The texts of a record that was read.
    Read(LiteMap<String, String>),
    /// A record to be written. Its texts are not copied first, since a plan of 20,000 records is written at each save.
    Written(Arc<ActivityRecord>),
}

impl Serialize for StoredRecord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Read(texts) => texts.serialize(serializer),
            Self::Written(record) => serializer.collect_map(fields(record)),
        }
    }
}

impl<'de> Deserialize<'de> for StoredRecord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        LiteMap::deserialize(deserializer).map(Self::Read)
    }
}

/// The stored records of a log, year by year.
pub(super) fn records(log: &ActivityLog) -> Vec<StoredRecord> {
    log.all().map(|record| StoredRecord::Written(Arc::clone(record))).collect()
}

fn fields(record: &ActivityRecord) -> Vec<(&'static str, Cow<'_, str>)> {
    let mut fields: Vec<(&str, Cow<str>)> = record.texts().map(|(of, text)| (of.code(), text.into())).collect();
    fields.push((ID, record.id.to_string().into()));
    fields.extend(record.changed.map(|changed| (CHANGED, changed.to_string().into())));
    fields.extend(record.is_removed().then(|| (REMOVED.0, REMOVED.1.into())));
    fields.sort_unstable_by_key(|(name, _)| *name);
    fields
}

/// The log of these records.
pub(super) fn log(records: Vec<StoredRecord>) -> Result<ActivityLog, Damage> {
    if records.len() > MOST_RECORDS {
        return Err(Damage::TooMany);
    }
    let read = records.into_iter().map(record).collect::<Result<Vec<_>, _>>()?;
    if distinct(read.iter().map(|record| record.id)).len() < read.len() {
        return Err(Damage::Id);
    }
    Ok(read.into_iter().collect())
}

fn record(stored: StoredRecord) -> Result<ActivityRecord, Damage> {
    let mut texts = match stored {
        StoredRecord::Read(texts) => texts,
        StoredRecord::Written(record) => return Ok(ActivityRecord::clone(&record)),
    };
    let id = texts.remove(ID).ok_or(Damage::Shape)?.parse().map_err(|_| Damage::Id)?;
    let changed = texts.remove(CHANGED).map(|changed| changed.parse::<Timestamp>().map_err(|_| Damage::Date));
    let changed = changed.transpose()?;
    let is_removed = texts.remove(REMOVED.0).map(|says| if says == REMOVED.1 { Ok(()) } else { Err(Damage::Shape) });
    if is_removed.transpose()?.is_some() {
        return if texts.is_empty() { Ok(ActivityRecord::removed(id, changed)) } else { Err(Damage::Shape) };
    }
    let mut record = ActivityRecord::new(id);
    record.changed = changed;
    for (code, text) in texts {
        let of = RecordText::with_code(&code).ok_or(Damage::Shape)?;
        if text.is_empty() {
            return Err(Damage::Shape);
        }
        record.set_text(of, &text);
    }
    Ok(record)
}

/// Writes activity records as JSON, each with its id.
pub(in crate::storage) fn write_records(records: &[ActivityRecord]) -> String {
    json::write(&records.iter().map(|record| StoredRecord::Written(Arc::new(record.clone()))).collect::<Vec<_>>())
}

/// Reads the records that [`write_records`] wrote.
pub(in crate::storage) fn read_records(text: &str) -> Result<Vec<ActivityRecord>, Damage> {
    let records: Vec<StoredRecord> = json::read(text).map_err(|_| Damage::Shape)?;
    records.into_iter().map(record).collect()
}

/// The stored form of an answer of a survey.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SurveyChoiceRecord {
    word: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    counts: bool,
}

impl From<&SurveyChoice> for SurveyChoiceRecord {
    fn from(choice: &SurveyChoice) -> Self {
        Self { word: choice.word.clone(), counts: choice.counts }
    }
}

impl From<SurveyChoiceRecord> for SurveyChoice {
    fn from(record: SurveyChoiceRecord) -> Self {
        Self { word: record.word, counts: record.counts }
    }
}
