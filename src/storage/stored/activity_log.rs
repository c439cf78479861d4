//! Records of activity, and the answers of surveys.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::plan::activity_log::{MOST_RECORDS, SurveyChoice};
use crate::plan::{ActivityLog, ActivityRecord, RecordText};
use crate::storage::Damage;
use crate::storage::json::is_usual;
use crate::value::timestamp::Timestamp;

/// The name of the id among the texts of a record.
const ID: &str = "id";
/// The name of the time at which a record was changed.
const CHANGED: &str = "changed";
/// The name of what says that a record was removed, and what it says.
const REMOVED: (&str, &str) = ("removed", "yes");

/// A record of activity: its texts by their kinds, beside its id and its time.
pub(super) type RecordTexts = BTreeMap<String, String>;

/// The records of a log, year by year.
pub(super) fn records(log: &ActivityLog) -> Vec<RecordTexts> {
    log.all().map(|record| record_texts(record)).collect()
}

fn record_texts(record: &ActivityRecord) -> RecordTexts {
    let mut texts: RecordTexts = record.texts().map(|(of, text)| (of.code().to_owned(), text.to_owned())).collect();
    texts.insert(ID.to_owned(), record.id.to_string());
    texts.extend(record.changed.map(|changed| (CHANGED.to_owned(), changed.to_string())));
    texts.extend(record.is_removed().then(|| (REMOVED.0.to_owned(), REMOVED.1.to_owned())));
    texts
}

/// The log of these records.
pub(super) fn log(records: Vec<RecordTexts>) -> Result<ActivityLog, Damage> {
    if records.len() > MOST_RECORDS {
        return Err(Damage::TooMany);
    }
    let read = records.into_iter().map(record).collect::<Result<Vec<_>, _>>()?;
    let ids: BTreeSet<_> = read.iter().map(|record| record.id).collect();
    if ids.len() < read.len() {
        return Err(Damage::Id);
    }
    Ok(read.into_iter().collect())
}

fn record(mut texts: RecordTexts) -> Result<ActivityRecord, Damage> {
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
        let of = RecordText::ALL.iter().find(|of| of.code() == code).ok_or(Damage::Shape)?;
        if text.is_empty() {
            return Err(Damage::Shape);
        }
        record.set_text(*of, &text);
    }
    Ok(record)
}

/// An answer of a survey.
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
