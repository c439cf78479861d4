//! Remembered readings as JSON, in the store and as the file `…_読み方.json` (`docs/files.md`).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::ser::PrettyFormatter;

use super::{RememberedArea, RememberedLines, RememberedMark, RememberedReading};
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
    marks: Vec<SaidRecord>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct SaidRecord {
    on: Vec<AreaRecord>,
    says: JsonMark,
}

/// Cells by words; what is left out has no bound.
#[derive(Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
struct AreaRecord {
    /// The rows of headings, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    head: Option<(usize, usize)>,
    /// The labels of the first and the last row.
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<(String, String)>,
    /// The headings of the table whose rows these are.
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<BTreeSet<String>>,
    /// The first and the last column.
    #[serde(skip_serializing_if = "Option::is_none")]
    columns: Option<(ColumnWords, ColumnWords)>,
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
            marks: self.marks.into_iter().map(SaidRecord::mark).collect::<Option<_>>()?,
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
            marks: reading.marks.iter().map(SaidRecord::from).collect(),
        }
    }
}

impl SaidRecord {
    fn mark(self) -> Option<RememberedMark> {
        let on = self.on.into_iter().map(AreaRecord::area).collect::<Option<_>>()?;
        Some(RememberedMark { on, says: self.says.says().ok()? })
    }
}

impl From<&RememberedMark> for SaidRecord {
    fn from(mark: &RememberedMark) -> Self {
        Self { on: mark.on.iter().map(AreaRecord::from).collect(), says: JsonMark::from_says(&mark.says) }
    }
}

impl AreaRecord {
    fn area(self) -> Option<RememberedArea> {
        let lines = match (self.head, self.rows, self.table) {
            (None, None, None) => RememberedLines::All,
            (Some((first, last)), None, None) => RememberedLines::Heads(first.checked_sub(1)?, last.checked_sub(1)?),
            (None, Some((first, last)), None) => RememberedLines::Rows(first, last),
            (None, None, Some(heads)) => RememberedLines::Table(heads),
            _ => return None,
        };
        Some(RememberedArea { lines, columns: self.columns })
    }
}

impl From<&RememberedArea> for AreaRecord {
    fn from(area: &RememberedArea) -> Self {
        let record = Self { columns: area.columns.clone(), ..Self::default() };
        match &area.lines {
            RememberedLines::All => record,
            RememberedLines::Heads(first, last) => Self { head: Some((first + 1, last + 1)), ..record },
            RememberedLines::Rows(first, last) => Self { rows: Some((first.clone(), last.clone())), ..record },
            RememberedLines::Table(heads) => Self { table: Some(heads.clone()), ..record },
        }
    }
}
