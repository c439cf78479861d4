//! Commands on the records of activity (活動記録).

use std::sync::Arc;

use super::table_rows::{Done, with_rows};
use super::{InputPhase, Rejection, StepKind, cells};
use crate::plan::activity_log::MOST_RECORDS;
use crate::plan::{ActivityRecord, Cell, MOST_LETTERS, Plan, RecordText};
use crate::value::{RecordId, Timestamp};

/// A change of the records of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordCommand {
    /// Adds records, or replaces the records with the same ids, as one step.
    Put(Vec<ActivityRecord>),
    /// Writes a text of a record as [`Plan::record_text`] reads it. The words of an approximate amount are kept in the note.
    SetText {
        /// The record.
        record: RecordId,
        /// The kind of text.
        of: RecordText,
        /// The text as typed.
        text: String,
        /// The time on the clock of the device.
        at: Timestamp,
    },
    /// Adds the record that was made from the typed actual of its year, under the next free id, and removes that actual.
    TakeTyped(ActivityRecord),
    /// Removes records; their ids stay in the log.
    Remove {
        /// The records.
        records: Vec<RecordId>,
        /// The time on the clock of the device.
        at: Timestamp,
    },
}

/// Carries a command on the records out. Returns [`Rejection::NoSuchRecord`], [`Rejection::TooManyRecords`] or
/// [`Rejection::TextTooLong`].
pub(super) fn apply(plan: &Plan, command: &RecordCommand) -> Done {
    let mut log = plan.log().clone();
    let what = match command {
        RecordCommand::Put(records) => {
            for record in records {
                record.texts().try_for_each(|(_, text)| check_length(text))?;
                log.set(record.clone());
            }
            StepKind::RecordsPut(records.len())
        }
        RecordCommand::SetText { record, of, text, at } => {
            check_length(text)?;
            let before = present(plan, *record)?;
            let kpi = before.indicator();
            let mut after = before.clone().with(*of, &plan.record_text(*of, text, kpi, at.date()));
            if *of == RecordText::Amount {
                let kpi = kpi.and_then(|kpi| plan.indicator(kpi));
                after.note_approximate(before.amount(), text, kpi.map(|kpi| &**kpi));
            }
            if !after.says_the_same(before) {
                after.changed = Some(*at);
                log.set(after);
            }
            StepKind::RecordTextSet(*of)
        }
        RecordCommand::TakeTyped(record) => {
            let mut record = record.clone();
            // An earlier typed actual of the year may have become a record that still counts.
            while log.get(record.id).is_some_and(|known| !known.is_removed()) {
                record.id = record.id.plus(1);
            }
            log.set(record);
            StepKind::TypedActualRecorded
        }
        RecordCommand::Remove { records, at } => {
            for id in records {
                present(plan, *id)?;
                log.set(ActivityRecord::removed(*id, Some(*at)));
            }
            StepKind::RecordsRemoved(records.len())
        }
    };
    if log.count_all() > MOST_RECORDS {
        return Err(Rejection::TooManyRecords);
    }
    let kpi = match command {
        RecordCommand::SetText { record, .. } => log.get(*record).and_then(|record| record.indicator()),
        RecordCommand::Put(records) => match records.as_slice() {
            [record] => record.indicator(),
            _ => None,
        },
        RecordCommand::TakeTyped(record) => record.indicator(),
        RecordCommand::Remove { .. } => None,
    };
    let mut after = plan.with_log(log);
    if let RecordCommand::TakeTyped(record) = command {
        after = without_typed_actual(&after, record)?;
    }
    Ok((after, kpi, what))
}

/// The plan without the typed actual of the record's KPI and year.
fn without_typed_actual(plan: &Plan, record: &ActivityRecord) -> Result<Plan, Rejection> {
    let place = record.indicator().zip(record.on());
    let (id, date) = place.filter(|(id, _)| plan.indicator(*id).is_some()).ok_or(Rejection::NoSuchRecord)?;
    let rows = plan.indicators().iter().map(|row| {
        let mut row = Arc::clone(row);
        if row.id == id {
            cells::set_actual(Arc::make_mut(&mut row), date.fiscal_year(), Cell::default(), InputPhase::Left, date);
        }
        row
    });
    with_rows(plan, rows.collect())
}

fn present(plan: &Plan, id: RecordId) -> Result<&ActivityRecord, Rejection> {
    let record = plan.log().get(id).filter(|record| !record.is_removed());
    record.map(|record| &**record).ok_or(Rejection::NoSuchRecord)
}

fn check_length(text: &str) -> Result<(), Rejection> {
    // A text has no more characters than bytes, so those of most texts need not be counted.
    let letters = if text.len() > MOST_LETTERS { text.chars().count() } else { 0 };
    if letters > MOST_LETTERS { Err(Rejection::TextTooLong { letters }) } else { Ok(()) }
}
