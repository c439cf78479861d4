//! A block of a spreadsheet that is pasted into the table of records of activity (活動記録).
//!
//! A block whose first lines name its columns is a list like that of a file, and is read as one
//! ([`crate::import::activity_table`]). Any other is laid on the table from a cell on, by its columns: 日付, 指標, 数量, 内容, 備考. The
//! rows below the last record are new ones. Days and amounts are read as where they are typed; what cannot be read stays as it is
//! written. Days with figures alone leave 指標 out, whose records are of the KPI of the first row.

use std::sync::Arc;

use crate::import::activity_table::{RecordsError, is_named, read_records};
use crate::import::paste::Block;
use crate::import::text_table::TextTable;
use crate::plan::activity_log::recorded_day;
use crate::plan::{ActivityRecord, Aggregation, Indicator, Plan, RecordText};
use crate::value::width::{key, narrow, trim};
use crate::value::{Amount, IndicatorId, RecordId, Timestamp};

/// The columns of the table, each by its text; that of the amount holds whatever is counted.
const COLUMNS: [RecordText; 5] =
    [RecordText::On, RecordText::Indicator, RecordText::Amount, RecordText::What, RecordText::Note];

/// Where a block is pasted.
#[derive(Clone, Copy, Debug)]
pub struct RecordsPlace<'p> {
    /// The plan.
    pub plan: &'p Arc<Plan>,
    /// The listed records from the row of the cell on.
    pub rows: &'p [RecordId],
    /// The text at which the first field goes.
    pub from: RecordText,
    /// The KPI of new records that name none.
    pub kpi: Option<IndicatorId>,
    /// The time on the clock of the device.
    pub at: Timestamp,
}

/// The result of pasting a block: the records that are put, and what is said of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedRecords {
    /// The records that are new or differ.
    pub records: Vec<ActivityRecord>,
    /// How many of them are new.
    pub added: usize,
    /// The days, amounts and names of KPIs that are kept as they are written, since they are none.
    pub unread: usize,
    /// The columns behind 備考.
    pub left_out: usize,
}

impl PastedRecords {
    /// How many records were there and differ.
    pub fn changed(&self) -> usize {
        self.records.len() - self.added
    }
}

/// The records that a block makes; each new one gets the next id.
///
/// # Errors
///
/// As [`read_records`] says, of a block that names its columns.
pub fn pasted_records(
    block: &Block,
    place: RecordsPlace<'_>,
    fresh: &mut dyn FnMut() -> RecordId,
) -> Result<PastedRecords, RecordsError> {
    let listed = read_records(&TextTable::of_rows(&block.rows), place.plan, place.at.date());
    if let Some(read) = listed {
        let read = read?;
        let differing = place.plan.log().differing(read.plan.log());
        let records =
            differing.into_iter().filter_map(|id| read.plan.log().get(id)).map(|record| stamped(record, place.at));
        let records: Vec<ActivityRecord> = records.collect();
        let added = records.iter().filter(|record| place.plan.log().get(record.id).is_none()).count();
        let unread = read.without_day.len() + read.without_kpi.len();
        return Ok(PastedRecords { records, added, unread, left_out: read.unread_columns.len() });
    }
    let noted = fields_of_notes(block, place);
    let rows = noted.as_ref().unwrap_or(&block.rows);
    let columns = columns(rows, place);
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let mut pasted = PastedRecords { left_out: width.saturating_sub(columns.len()), ..PastedRecords::default() };
    let known = place.rows.iter().map(Some).chain(std::iter::repeat(None));
    for (fields, known) in rows.iter().zip(known) {
        let before = known.and_then(|id| place.plan.log().get(*id));
        if before.is_none() && fields.iter().all(|field| trim(field).is_empty()) {
            continue;
        }
        let start = || ActivityRecord::new(fresh()).with(RecordText::Indicator, &id_text(place.kpi));
        let record = before.map_or_else(start, |record| ActivityRecord::clone(record));
        let (record, unread) = with_fields(record, fields, &columns, place);
        pasted.unread += unread;
        if before.is_none_or(|before| !before.says_the_same(&record)) {
            pasted.added += usize::from(before.is_none());
            pasted.records.push(stamped(&record, place.at));
        }
    }
    Ok(pasted)
}

/// The fields of lines that begin with a day and are parted by commas: 11/22,来場者数,165. `None` of other lines, and where a comma may be
/// within a number (1,650).
fn fields_of_notes(block: &Block, place: RecordsPlace<'_>) -> Option<Vec<Vec<String>>> {
    let fields = |row: &Vec<String>| {
        let [line] = row.as_slice() else { return None };
        let fields: Vec<String> =
            line.split(|letter| narrow(letter) == ',').map(|field| trim(field).to_owned()).collect();
        let [day, _, ..] = fields.as_slice() else { return None };
        let is_thousands = |text: &str| text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_digit());
        let ends_with_digit = |text: &str| key(text).ends_with(|letter: char| letter.is_ascii_digit());
        let may_be_a_number = |[before, behind]: &[String; 2]| ends_with_digit(before) && is_thousands(&key(behind));
        let has_parted_number = fields.array_windows().skip(1).any(may_be_a_number);
        (recorded_day(day, place.at.date()).is_ok() && !has_parted_number).then_some(fields)
    };
    let rows = block.rows.iter().filter(|row| row.iter().any(|field| !trim(field).is_empty()));
    rows.map(fields).collect()
}

fn stamped(record: &ActivityRecord, at: Timestamp) -> ActivityRecord {
    let mut record = record.clone();
    record.changed = Some(at);
    record
}

fn id_text(kpi: Option<IndicatorId>) -> String {
    kpi.map(|kpi| kpi.to_string()).unwrap_or_default()
}

/// The columns of the table from the cell on, without 指標 where figures stand behind days.
fn columns(rows: &[Vec<String>], place: RecordsPlace<'_>) -> Vec<RecordText> {
    let start = COLUMNS.iter().position(|of| *of == place.from).unwrap_or(2);
    let mut columns = COLUMNS.get(start..).unwrap_or_default().to_vec();
    let mut second = rows.iter().filter_map(|row| row.get(1));
    let is_kpi = |text: &String| place.plan.used_indicators().any(|row| is_named(row, text));
    let is_figure = |text: &String| {
        let text = place.plan.record_text(RecordText::Amount, text, place.kpi, place.at.date());
        Amount::from_plain(&text).is_some()
    };
    if place.from == RecordText::On && !second.clone().any(is_kpi) && second.any(is_figure) {
        columns.retain(|of| *of != RecordText::Indicator);
    }
    columns
}

/// The record with what stands in the fields, and how much of that is no day, no amount or no KPI. A blank field clears its text,
/// except that of the KPI.
fn with_fields(
    mut record: ActivityRecord,
    fields: &[String],
    columns: &[RecordText],
    place: RecordsPlace<'_>,
) -> (ActivityRecord, usize) {
    let (mut unread, mut unknown) = (0, "");
    // The KPI decides how an amount is read, and stands before it.
    for (field, of) in fields.iter().zip(columns) {
        let kpi = record.indicator();
        let row = kpi.and_then(|kpi| place.plan.indicator(kpi));
        match of {
            RecordText::Indicator if trim(field).is_empty() => {}
            RecordText::Indicator => {
                let row = place.plan.used_indicators().find(|row| is_named(row, field));
                record.set_text(*of, &id_text(row.map(|row| row.id)));
                unknown = if row.is_none() { trim(field) } else { unknown };
            }
            RecordText::Amount => {
                for (of, text) in counted(row.map(|row| &**row), field) {
                    record.set_text(of, &place.plan.record_text(of, &text, kpi, place.at.date()));
                    unread += usize::from(of.is_figure() && !text.is_empty() && record.figure(of).is_none());
                }
            }
            of => record.set_text(*of, &place.plan.record_text(*of, field, kpi, place.at.date())),
        }
    }
    if !unknown.is_empty() {
        unread += 1;
        // The name that is none here is not lost.
        let note = record.text(RecordText::Note);
        if !note.ends_with(unknown) {
            let note = [note, unknown].join(" ");
            record.set_text(RecordText::Note, trim(&note));
        }
    }
    unread += usize::from(!record.text(RecordText::On).is_empty() && record.on().is_none());
    (record, unread)
}

/// What a field of the amount says, by how the KPI counts: a share as `7/12`, an answer, a name, else an amount.
fn counted(kpi: Option<&Indicator>, field: &str) -> Vec<(RecordText, String)> {
    let text = trim(field).to_owned();
    match kpi.and_then(Indicator::aggregation) {
        Some(Aggregation::Distinct) => vec![(RecordText::Who, text)],
        Some(Aggregation::Share) => {
            let choices = kpi.map(|kpi| kpi.choices.as_slice()).unwrap_or_default();
            let folded = key(&text);
            let parts = folded.split_once('/').filter(|_| choices.is_empty());
            match parts {
                Some((above, below)) => vec![
                    (RecordText::Numerator, trim(above).to_owned()),
                    (RecordText::Denominator, trim(below).to_owned()),
                ],
                None if choices.iter().any(|choice| choice.word == text) => vec![(RecordText::Choice, text)],
                None => vec![(RecordText::Amount, text)],
            }
        }
        _ => vec![(RecordText::Amount, text)],
    }
}
