//! A block of a spreadsheet that is pasted into the table of activity records (活動記録).
//!
//! A block whose first lines name its columns is read like a list in a file ([`crate::import::activity_table`]). Any other block is
//! placed on the table from a cell on, by the columns 日付, 指標, 数量, 内容, 備考. Rows below the last record become new records. Days and
//! amounts are read as when they are typed; a text that cannot be read is kept as written. A block with days followed directly by
//! figures has no column 指標, and its new records belong to the KPI of the first row.

use std::sync::Arc;

use crate::import::activity_table::{KpiNames, RecordsError, read_records};
use crate::import::paste::Block;
use crate::import::text_table::TextTable;
use crate::plan::activity_log::{counted_texts, recorded_day, with_unit};
use crate::plan::{ActivityRecord, Plan, RecordText};
use crate::value::width::{key, narrow, trim};
use crate::value::{Amount, IndicatorId, RecordId, Timestamp};

/// The columns of the table, each by its text; the column of the amount holds whatever the KPI counts.
const COLUMNS: [RecordText; 5] =
    [RecordText::On, RecordText::Indicator, RecordText::Amount, RecordText::What, RecordText::Note];

/// The place where a block is pasted.
#[derive(Clone, Copy, Debug)]
pub struct RecordsPlace<'p> {
    /// The plan.
    pub plan: &'p Arc<Plan>,
    /// The listed records, starting at the row of the cell.
    pub rows: &'p [RecordId],
    /// The text that the first field of the block fills.
    pub from: RecordText,
    /// The KPIs of new records that name none: the first of them that the plan still has.
    pub kpis: [Option<IndicatorId>; 3],
    /// The time on the clock of the device.
    pub at: Timestamp,
}

impl RecordsPlace<'_> {
    /// The KPI of new records that name none.
    fn kpi(self) -> Option<IndicatorId> {
        self.kpis.into_iter().flatten().find(|kpi| self.plan.indicator(*kpi).is_some())
    }
}

/// The result of pasting a block: the records to set, and counts for the message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedRecords {
    /// The records that are new or differ.
    pub records: Vec<ActivityRecord>,
    /// How many of them are new.
    pub added: usize,
    /// How many of them got a day, an amount or a name of a KPI that cannot be read and is kept as written.
    pub unread: usize,
    /// The number of columns behind 備考, which are not read.
    pub left_out: usize,
}

impl PastedRecords {
    /// The number of records that existed and were changed.
    pub fn changed(&self) -> usize {
        self.records.len() - self.added
    }
}

/// The records that a block makes; each new record gets the next id of `fresh`.
///
/// # Errors
///
/// The errors of [`read_records`], for a block that names its columns.
pub fn pasted_records(
    block: &Block,
    place: RecordsPlace<'_>,
    fresh: &mut dyn FnMut() -> RecordId,
) -> Result<PastedRecords, RecordsError> {
    let noted = fields_of_notes(block, place);
    let rows = noted.as_ref().unwrap_or(&block.rows);
    let listed = read_records(&TextTable::of_rows(rows), place.plan, place.at.date());
    if let Some(read) = listed {
        let read = read?;
        // A row without 記録ID that was pasted before must not undo what was corrected or removed since.
        let is_taken = |id: &RecordId| read.with_id.contains(id) || place.plan.log().get(*id).is_none();
        let differing = place.plan.log().differing(read.plan.log()).into_iter().filter(is_taken);
        let records = differing.filter_map(|id| read.plan.log().get(id)).map(|record| stamped(record, place.at));
        let records: Vec<ActivityRecord> = records.collect();
        let before = |record: &ActivityRecord| place.plan.log().get(record.id).map(|before| &**before);
        let added = records.iter().filter(|record| before(record).is_none()).count();
        let unread = records.iter().filter(|record| gets_unread(before(record), record, place.plan)).count();
        return Ok(PastedRecords { records, added, unread, left_out: read.unread_columns.len() });
    }
    let kpis = KpiNames::new(place.plan);
    let columns = columns(rows, &kpis, place);
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let mut pasted = PastedRecords { left_out: width.saturating_sub(columns.len()), ..PastedRecords::default() };
    let known = place.rows.iter().map(Some).chain(std::iter::repeat(None));
    for (fields, known) in rows.iter().zip(known) {
        let before = known.and_then(|id| place.plan.log().get(*id));
        if before.is_none() && fields.iter().all(|field| trim(field).is_empty()) {
            continue;
        }
        let start = || ActivityRecord::new(fresh()).with(RecordText::Indicator, &id_text(place.kpi()));
        let record = before.map_or_else(start, |record| ActivityRecord::clone(record));
        let (record, is_unknown) = with_fields(record, fields, &columns, &kpis, place);
        if before.is_none_or(|before| !before.says_the_same(&record)) {
            pasted.added += usize::from(before.is_none());
            let is_unread = is_unknown || gets_unread(before.map(|before| &**before), &record, place.plan);
            pasted.unread += usize::from(is_unread);
            pasted.records.push(stamped(&record, place.at));
        }
    }
    Ok(pasted)
}

/// Whether a record is not counted because of a text that it did not have before.
fn gets_unread(before: Option<&ActivityRecord>, record: &ActivityRecord, plan: &Plan) -> bool {
    let is_new = |of: RecordText| before.is_none_or(|before| before.text(of) != record.text(of));
    RecordText::ALL.iter().any(|of| is_new(*of) && plan.cannot_count_for(*of, record))
}

/// The fields of lines that are separated by commas, of which some line begins with a day: 11/22,来場者数,165. `None` if no
/// line does. A line in which a comma may be inside a number (1,650) stays whole.
fn fields_of_notes(block: &Block, place: RecordsPlace<'_>) -> Option<Vec<Vec<String>>> {
    let fields = |row: &Vec<String>| {
        let [line] = row.as_slice() else { return None };
        let fields = fields_between_commas(line);
        let is_thousands = |text: &str| text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_digit());
        let ends_with_digit = |text: &str| key(text).ends_with(|letter: char| letter.is_ascii_digit());
        let may_be_a_number = |[before, behind]: &[String; 2]| ends_with_digit(before) && is_thousands(&key(behind));
        // In a line with quotes, such a number is in quotes.
        let has_parted_number = !line.contains('"') && fields.array_windows().skip(1).any(may_be_a_number);
        (fields.len() > 1 && !has_parted_number).then_some(fields)
    };
    let begins_with_day =
        |fields: &Vec<String>| fields.first().is_some_and(|day| recorded_day(day, place.at.date()).is_ok());
    let rows: Vec<&Vec<String>> =
        block.rows.iter().filter(|row| row.iter().any(|field| !trim(field).is_empty())).collect();
    let is_noted = rows.iter().any(|row| fields(row).is_some_and(|fields| begins_with_day(&fields)));
    is_noted.then(|| rows.into_iter().map(|row| fields(row).unwrap_or_else(|| row.clone())).collect())
}

/// The fields of a line, without the quotes around fields that contain a comma.
fn fields_between_commas(line: &str) -> Vec<String> {
    let mut is_quoted = false;
    let is_between = |letter: char| {
        is_quoted ^= letter == '"';
        !is_quoted && narrow(letter) == ','
    };
    let unquoted = |field: &str| {
        let field = trim(field);
        let inner = field.strip_prefix('"').and_then(|field| field.strip_suffix('"'));
        inner.map_or_else(|| field.to_owned(), |inner| inner.replace("\"\"", "\""))
    };
    line.split(is_between).map(unquoted).collect()
}

fn stamped(record: &ActivityRecord, at: Timestamp) -> ActivityRecord {
    let mut record = record.clone();
    record.changed = Some(at);
    record
}

fn id_text(kpi: Option<IndicatorId>) -> String {
    kpi.map(|kpi| kpi.to_string()).unwrap_or_default()
}

/// The columns of the table from the cell on, without 指標 if figures follow the days directly.
fn columns(rows: &[Vec<String>], kpis: &KpiNames<'_>, place: RecordsPlace<'_>) -> Vec<RecordText> {
    let start = COLUMNS.iter().position(|of| *of == place.from).unwrap_or(2);
    let mut columns = COLUMNS.get(start..).unwrap_or_default().to_vec();
    let mut second = rows.iter().filter_map(|row| row.get(1));
    let is_kpi = |text: &String| kpis.named(text).is_some();
    let is_figure = |text: &String| {
        let text = place.plan.record_text(RecordText::Amount, text, place.kpi(), place.at.date());
        Amount::from_plain(&text).is_some()
    };
    if place.from == RecordText::On && !second.clone().any(is_kpi) && second.any(is_figure) {
        columns.retain(|of| *of != RecordText::Indicator);
    }
    columns
}

/// The record with the texts of the fields, and whether they name an unknown KPI. A blank field clears its text, except that of the
/// KPI.
fn with_fields(
    mut record: ActivityRecord,
    fields: &[String],
    columns: &[RecordText],
    kpis: &KpiNames<'_>,
    place: RecordsPlace<'_>,
) -> (ActivityRecord, bool) {
    let (mut unknown, mut unit, amount) = ("", String::new(), record.amount());
    // The KPI precedes the amount, since it decides how the amount is read.
    for (field, of) in fields.iter().zip(columns) {
        let kpi = record.indicator();
        let row = kpi.and_then(|kpi| place.plan.indicator(kpi));
        match of {
            RecordText::Indicator if trim(field).is_empty() => {}
            RecordText::Indicator => {
                let named = kpis.named(field);
                unknown = if named.is_none() { trim(field) } else { unknown };
                record.set_text(*of, &id_text(named.as_ref().map(|(row, _)| row.id)));
                unit = named.map(|(_, unit)| unit).unwrap_or_default();
            }
            RecordText::Amount => {
                for (of, text) in counted_texts(row.map(|row| &**row), &with_unit(field, &unit)) {
                    record.set_text(of, &place.plan.record_text(of, &text, kpi, place.at.date()));
                }
            }
            of => record.set_text(*of, &place.plan.record_text(*of, field, kpi, place.at.date())),
        }
    }
    if !unknown.is_empty() {
        // The unknown name is kept in the note.
        record.add_note(unknown);
    }
    if let Some((field, _)) = fields.iter().zip(columns).find(|(_, of)| **of == RecordText::Amount) {
        let kpi = record.indicator().and_then(|kpi| place.plan.indicator(kpi));
        record.note_approximate(amount, field, kpi.map(|kpi| &**kpi));
    }
    (record, !unknown.is_empty())
}
