//! The file of marks (印), which an office keeps beside the form and shares.

use serde::{Deserialize, Serialize};
use serde_json::ser::PrettyFormatter;

use super::heads::CellHeads;
use super::marks::{Mark, Marked, MarkedKpi, MarkedYear, Marks};
use crate::plan::coded::with_codes;
use crate::storage::json;
use crate::value::{FiscalYear, distinct};

/// The size in bytes of the largest file that is read.
pub const LARGEST_FILE: usize = 4_000_000;
/// The word that identifies such a file, and its format version.
const KIND: &str = "keikaku.marks";
const FORMAT: u32 = 1;
/// The largest number of years between a mark and the reported year.
const FARTHEST: u32 = 100;

with_codes! {
    /// The reason why a file of marks is not read.
    #[derive(Clone, Debug, PartialEq, Eq)]
    MarksFault {
        /// It is not a file of marks, or it is too large.
        NotMarks: "IN-131",
        /// A newer version of the product wrote it.
        TooNew: "IN-132",
        /// It is damaged: the number of the first unreadable mark, counted from 1, if it is known.
        Damaged(Option<usize>): "IN-133",
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct MarksRecord {
    kind: String,
    format: u32,
    marks: Vec<MarkRecord>,
}

/// The part that is read first, since the rest of a newer file is unknown.
#[derive(Deserialize)]
struct MarksHead {
    kind: String,
    format: u64,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct MarkRecord {
    sheet: String,
    cell: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    row_head: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    column_head: String,
    /// The texts up to the KPI's name, and the texts that name a year. Earlier builds wrote none of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    name_path: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    year_head: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    kpi_id: String,
    kpi_name: String,
    kpi_unit: String,
    what: WhatRecord,
    /// The number of years after the reported year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    years_from_report: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fiscal_year: Option<i32>,
}

#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum WhatRecord {
    Name,
    Unit,
    Baseline,
    PeriodTarget,
    Target,
    Actual,
    Rate,
    Status,
    Note,
    Cause,
    Measure,
}

/// Whether a text declares itself a file of marks.
pub fn is_marks(text: &str) -> bool {
    kind(text).is_some()
}

/// Reads a file of marks.
pub fn read_marks(text: &str) -> Result<Marks, MarksFault> {
    if text.len() > LARGEST_FILE {
        return Err(MarksFault::NotMarks);
    }
    let format = kind(text).ok_or(MarksFault::NotMarks)?;
    if format > u64::from(FORMAT) {
        return Err(MarksFault::TooNew);
    }
    let file: MarksRecord = json::read(without_bom(text)).map_err(|_| MarksFault::Damaged(None))?;
    let read = |(nth, record): (usize, MarkRecord)| record.mark().ok_or(MarksFault::Damaged(Some(nth)));
    let marks: Vec<Mark> = (1..).zip(file.marks).map(read).collect::<Result<_, _>>()?;
    // Each cell has at most one mark.
    let places = distinct((1..).zip(&marks).map(|(nth, mark)| ((mark.sheet.as_str(), mark.cell), nth)));
    let again = places.windows(2).filter_map(|pair| match pair {
        [(one, _), (other, nth)] if one == other => Some(*nth),
        _ => None,
    });
    match again.min() {
        Some(nth) => Err(MarksFault::Damaged(Some(nth))),
        None => Ok(marks.into_iter().collect()),
    }
}

/// Writes a file of marks.
pub fn write_marks(marks: &Marks) -> String {
    let marks = marks.all().iter().map(MarkRecord::from_mark).collect();
    let file = MarksRecord { kind: KIND.to_owned(), format: FORMAT, marks };
    json::write_with(&file, PrettyFormatter::new()) + "\n"
}

fn without_bom(text: &str) -> &str {
    text.trim_start_matches('\u{feff}')
}

/// The format of a file of marks; `None` for any other text.
fn kind(text: &str) -> Option<u64> {
    let MarksHead { kind, format } = serde_json::from_str(without_bom(text)).ok()?;
    (kind == KIND && format > 0).then_some(format)
}

impl MarkRecord {
    fn from_mark(mark: &Mark) -> Self {
        let what = match mark.what {
            Marked::Name => WhatRecord::Name,
            Marked::Unit => WhatRecord::Unit,
            Marked::Baseline => WhatRecord::Baseline,
            Marked::PeriodTarget => WhatRecord::PeriodTarget,
            Marked::Target(_) => WhatRecord::Target,
            Marked::Actual(_) => WhatRecord::Actual,
            Marked::Rate(_) => WhatRecord::Rate,
            Marked::Status(_) => WhatRecord::Status,
            Marked::Note(_) => WhatRecord::Note,
            Marked::Cause(_) => WhatRecord::Cause,
            Marked::Measure(_) => WhatRecord::Measure,
        };
        let (years_from_report, fiscal_year) = match mark.what.year() {
            None => (None, None),
            Some(MarkedYear::FromReport(years)) => (Some(years), None),
            Some(MarkedYear::Fixed(year)) => (None, Some(year.western())),
        };
        Self {
            sheet: mark.sheet.clone(),
            cell: mark.cell.to_string(),
            row_head: mark.heads.row.clone(),
            column_head: mark.heads.column.clone(),
            name_path: mark.heads.path.clone(),
            year_head: mark.heads.year.clone(),
            title: mark.heads.title.clone(),
            kpi_id: mark.kpi.id.to_string(),
            kpi_name: mark.kpi.name.clone(),
            kpi_unit: mark.kpi.unit.clone(),
            what,
            years_from_report,
            fiscal_year,
        }
    }

    fn mark(self) -> Option<Mark> {
        let year = match (self.years_from_report, self.fiscal_year) {
            (None, None) => None,
            (Some(years), None) if years.unsigned_abs() <= FARTHEST => Some(MarkedYear::FromReport(years)),
            (None, Some(year)) => Some(MarkedYear::Fixed(FiscalYear::new(year)?)),
            _ => return None,
        };
        let what = match (self.what, year) {
            (WhatRecord::Name, None) => Marked::Name,
            (WhatRecord::Unit, None) => Marked::Unit,
            (WhatRecord::Baseline, None) => Marked::Baseline,
            (WhatRecord::PeriodTarget, None) => Marked::PeriodTarget,
            (WhatRecord::Target, Some(year)) => Marked::Target(year),
            (WhatRecord::Actual, Some(year)) => Marked::Actual(year),
            (WhatRecord::Rate, Some(year)) => Marked::Rate(year),
            (WhatRecord::Status, Some(year)) => Marked::Status(year),
            (WhatRecord::Note, Some(year)) => Marked::Note(year),
            (WhatRecord::Cause, Some(year)) => Marked::Cause(year),
            (WhatRecord::Measure, Some(year)) => Marked::Measure(year),
            _ => return None,
        };
        Some(Mark {
            sheet: self.sheet,
            cell: self.cell.parse().ok()?,
            heads: CellHeads {
                row: self.row_head,
                column: self.column_head,
                path: self.name_path,
                year: self.year_head,
                title: self.title,
            },
            kpi: MarkedKpi { id: self.kpi_id.parse().ok()?, name: self.kpi_name, unit: self.kpi_unit },
            what,
        })
    }
}
