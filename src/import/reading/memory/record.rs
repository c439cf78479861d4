//! Remembered readings as JSON, in the store and as the file `…_読み方.json` (`docs/files.md`).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::ser::PrettyFormatter;

use super::RememberedReading;
use crate::import::reading::mark::Says;
use crate::import::reading::mark_json::JsonMark;
use crate::plan::coded::with_codes;
use crate::storage::json;
use crate::value::fiscal_year::FiscalYear;

/// The number of bytes of the largest file that is read.
const LARGEST_READINGS: usize = 4_000_000;
/// The word by which such a file is known, and its format.
const KIND: &str = "keikaku.readings";
const FORMAT: u32 = 1;

with_codes! {
    /// Why readings are not read.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
    ReadingsFault {
        /// The text is no file of readings, or is too large.
        #[error("no file of readings")]
        NotReadings: "IN-150",
        /// A newer version of the product wrote it.
        #[error("a newer version wrote it")]
        TooNew: "IN-151",
        /// It is damaged: the number of the first reading that cannot be read, counted from 1, where that can be told.
        #[error("reading {0:?} is damaged")]
        Damaged(Option<usize>): "IN-152",
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ReadingsRecord {
    kind: String,
    format: u32,
    readings: Vec<ReadingRecord>,
}

/// What is read first, since the rest of a newer file is not known.
#[derive(Deserialize)]
struct ReadingsHead {
    kind: String,
    format: u64,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ReadingRecord {
    called: Vec<String>,
    heads: BTreeSet<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    plan: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reported: Option<i32>,
    last: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    marks: Vec<RememberedMark<JsonMark>>,
}

/// What a person said of cells that are known by words; as a record, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RememberedMark<S = Says> {
    pub(super) on: Vec<RememberedArea>,
    pub(super) says: S,
}

/// A rectangle of cells by words; what is left out has no bound. Its lines are said in one way at most.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RememberedArea {
    /// The rows of headings from one to another, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) head: Option<(usize, usize)>,
    /// The labels of the first and the last row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rows: Option<(String, String)>,
    /// The headings of the table of which all rows are meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) table: Option<BTreeSet<String>>,
    /// The first and the last column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) columns: Option<(ColumnWords, ColumnWords)>,
}

/// A column by its headings.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ColumnWords {
    /// The words of its headings from top to bottom, without years and digits, but for times without a year of their own (6年度).
    #[serde(rename = "under")]
    pub(super) words: String,
    /// The year in its headings, in years behind the reported one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) year: Option<i32>,
    /// Which of the columns with the same words and year it is, counted from 0.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) nth: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(nth: &usize) -> bool {
    *nth == 0
}

/// Whether a text says that it is a file of readings.
pub fn are_readings(text: &str) -> bool {
    format(text).is_some()
}

fn format(text: &str) -> Option<u64> {
    let head: ReadingsHead = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    (head.kind == KIND).then_some(head.format)
}

/// Reads readings.
pub fn decode_readings(text: &str) -> Result<Vec<RememberedReading>, ReadingsFault> {
    let format = Some(text).filter(|text| text.len() <= LARGEST_READINGS).and_then(format);
    if format.ok_or(ReadingsFault::NotReadings)? > u64::from(FORMAT) {
        return Err(ReadingsFault::TooNew);
    }
    let text = text.trim_start_matches('\u{feff}');
    let file: ReadingsRecord = json::read(text).map_err(|_| ReadingsFault::Damaged(None))?;
    let read = |(nth, record): (usize, ReadingRecord)| record.reading().ok_or(ReadingsFault::Damaged(Some(nth)));
    (1..).zip(file.readings).map(read).collect()
}

/// Writes readings for the store.
pub fn encode_readings(readings: &[RememberedReading]) -> String {
    json::write(&record(readings))
}

/// Writes readings as a file, in which people find their way.
pub fn readings_file(readings: &[RememberedReading]) -> String {
    json::write_with(&record(readings), PrettyFormatter::new())
}

fn record(readings: &[RememberedReading]) -> ReadingsRecord {
    let readings = readings.iter().map(ReadingRecord::from).collect();
    ReadingsRecord { kind: KIND.to_owned(), format: FORMAT, readings }
}

impl ReadingRecord {
    fn reading(self) -> Option<RememberedReading> {
        Some(RememberedReading {
            called: self.called,
            heads: self.heads,
            plan: self.plan.map(|id| id.parse()).transpose().ok()?,
            reported: self.reported.map(|year| FiscalYear::new(year).ok_or(())).transpose().ok()?,
            last: self.last.parse().ok()?,
            marks: self.marks.into_iter().map(RememberedMark::mark).collect::<Option<_>>()?,
        })
    }
}

impl From<&RememberedReading> for ReadingRecord {
    fn from(reading: &RememberedReading) -> Self {
        Self {
            called: reading.called.clone(),
            heads: reading.heads.clone(),
            plan: reading.plan.map(|plan| plan.to_string()),
            reported: reading.reported.map(FiscalYear::western),
            last: reading.last.to_string(),
            marks: reading.marks.iter().map(RememberedMark::from).collect(),
        }
    }
}

impl RememberedMark<JsonMark> {
    /// What was said, if it is something that is known, of lines that are said in one way.
    fn mark(self) -> Option<RememberedMark> {
        let is_one = |area: &RememberedArea| match (area.head, &area.rows, &area.table) {
            (Some((first, last)), None, None) => first > 0 && last > 0,
            (head, rows, table) => head.is_none() && (rows.is_none() || table.is_none()),
        };
        let is_sound = self.on.iter().all(is_one);
        Some(RememberedMark { on: self.on, says: self.says.says().ok().filter(|_| is_sound)? })
    }
}

impl From<&RememberedMark> for RememberedMark<JsonMark> {
    fn from(mark: &RememberedMark) -> Self {
        Self { on: mark.on.clone(), says: JsonMark::from_says(&mark.says) }
    }
}
