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
/// The word that identifies such a file, and the version of its format.
const KIND: &str = "keikaku.readings";
const FORMAT: u32 = 1;

with_codes! {
    /// Why readings cannot be read.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
    ReadingsFault {
        /// The text is no file of readings, or is too large.
        #[error("no file of readings")]
        NotReadings: "IN-150",
        /// A newer version of the product wrote it.
        #[error("a newer version wrote it")]
        TooNew: "IN-151",
        /// It is damaged; with the number of the first reading that cannot be read, counted from 1, if that is known.
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

/// The part that is read first, since the rest of a newer file is unknown.
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

/// A mark on cells that are located by words; `S` is its JSON in a record.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RememberedMark<S = Says> {
    pub(super) on: Vec<RememberedArea>,
    pub(super) says: S,
}

/// A rectangle of cells by words; an absent bound means unbounded. At most one of `head`, `rows` and `table` gives its lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RememberedArea {
    /// The first and the last heading row, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) head: Option<(usize, usize)>,
    /// The labels of the first and the last row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rows: Option<(String, String)>,
    /// The headings of the table, for all its rows.
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
    /// The words of its headings from top to bottom, without years and digits, except times without a year of their own (6年度).
    #[serde(rename = "under")]
    pub(super) words: String,
    /// The year in its headings, relative to the reported year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) year: Option<i32>,
    /// The index of the column among those with the same words and year, counted from 0.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) nth: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(nth: &usize) -> bool {
    *nth == 0
}

/// Whether a text is marked as a file of readings.
pub fn are_readings(text: &str) -> bool {
    format(text).is_some()
}

fn format(text: &str) -> Option<u64> {
    let head: ReadingsHead = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    (head.kind == KIND).then_some(head.format)
}

/// Reads remembered readings from JSON.
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

/// Writes readings as JSON for the store.
pub fn encode_readings(readings: &[RememberedReading]) -> String {
    json::write(&record(readings))
}

/// Writes readings as a file with line breaks, for people to read.
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
    /// The mark; `None` if its statement is unknown, or its lines are given in several ways.
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
