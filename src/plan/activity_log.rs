//! 活動記録: the records that a group makes as things happen. The actual of a year may be computed from them.
//!
//! A record ([`ActivityRecord`]) has a day, a KPI, an amount and a few texts. All of them are kept as texts by their kind
//! ([`RecordText`]), so that one rule stores, merges and compares them. The day and the figures are read from the texts
//! when these are set; the results are never stored in a file. A text that cannot be read stays as it was typed, and its
//! record is listed but not counted.
//!
//! Records are grouped by the fiscal year of their day ([`ActivityLog`]), so that a new record leaves the other years as
//! they are. Only the id of a removed record is kept, so that it does not come back with the file of somebody who still
//! has it.
//!
//! The actual that records give ([`Aggregation`]) is computed and never stored (`docs/decisions.md` 87). An approved
//! state has no records.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::plan::Plan;
use crate::value::width::key;
use crate::value::{Date, FiscalYear, RecordId, Timestamp};

mod aggregation;
mod record;

pub use aggregation::{ActualSource, Aggregation, Recorded, RecordedActual, SurveyChoice};
use record::fresh_record_id;
pub(crate) use record::noted_amount;
pub use record::{
    ActivityRecord, RecordText, counted_texts, record_of_typed, recorded_day, recorded_figure, with_unit,
};

/// Records that one plan may hold, including removed ones.
pub const MOST_RECORDS: usize = 20_000;

/// The records of a fiscal year in the order of their ids.
type YearRecords = Arc<Vec<Arc<ActivityRecord>>>;

/// The records of a plan by the fiscal year of their day; records without a day come first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityLog(Vec<(Option<FiscalYear>, YearRecords)>);

impl ActivityLog {
    /// The record of that id, which may be a removed one; `None` if there never was one.
    pub fn get(&self, id: RecordId) -> Option<&Arc<ActivityRecord>> {
        self.0.iter().find_map(|(_, records)| records.get(position(records, id).ok()?))
    }

    /// Every record year by year, including removed ones.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Arc<ActivityRecord>> {
        self.0.iter().flat_map(|(_, records)| records.iter())
    }

    /// The records that were not removed, year by year; records without a day come first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Arc<ActivityRecord>> {
        self.all().filter(|record| !record.is_removed())
    }

    /// The numbers of records (without removed ones) whose day is in this span, whose day is outside of it, and without a day.
    pub fn count_between(&self, from: Date, to: Date) -> [usize; 3] {
        let count =
            |place| self.iter().filter(|record| record.on().map(|on| (from..=to).contains(&on)) == place).count();
        [Some(true), Some(false), None].map(count)
    }

    /// The records of each fiscal year, those without a day under `None`.
    pub fn years(&self) -> impl Iterator<Item = (Option<FiscalYear>, &YearRecords)> {
        self.0.iter().map(|(year, records)| (*year, records))
    }

    /// The number of records, including removed ones.
    pub fn count_all(&self) -> usize {
        self.0.iter().map(|(_, records)| records.len()).sum()
    }

    /// Whether there is any record that was not removed.
    pub fn has_records(&self) -> bool {
        self.iter().next().is_some()
    }

    /// The distinct names of people in records, as keys without regard to width and spaces: first 名前, then 記録者, each in
    /// the order of the days.
    pub fn names(&self) -> Vec<String> {
        let mut records: Vec<&ActivityRecord> = self.iter().map(|record| &**record).collect();
        records.sort_by_key(|record| (record.on(), record.id));
        let (mut seen, mut names) = (BTreeSet::new(), Vec::new());
        for of in [RecordText::Who, RecordText::By] {
            for name in records.iter().map(|record| key(record.text(of))).filter(|name| !name.is_empty()) {
                if seen.insert(name.clone()) {
                    names.push(name);
                }
            }
        }
        names
    }

    /// Makes the ids of records that are noted at that time. Each is greater than the ids noted in the same minute before, so
    /// that of several records of a day the last is known.
    pub fn fresh_ids(&self, at: Timestamp, mut bits: impl FnMut() -> u64) -> impl FnMut() -> RecordId {
        let minute = fresh_record_id(at, 0);
        let mut newest = self.all().map(|record| record.id).filter(|id| id.is_of_minute(minute)).max();
        move || {
            let random = bits();
            let drawn = fresh_record_id(at, random);
            let id = newest.filter(|newest| *newest >= drawn).map_or(drawn, |newest| newest.plus(1 + random % 27));
            newest = Some(id);
            id
        }
    }

    /// Replaces the record that has the same id, or adds the record.
    pub fn set(&mut self, record: ActivityRecord) {
        let (id, year) = (record.id, record.fiscal_year());
        self.forget(id, year);
        let at = self.0.partition_point(|(of, _)| *of < year);
        if self.0.get(at).is_none_or(|(of, _)| *of != year) {
            self.0.insert(at, (year, Arc::default()));
        }
        if let Some((_, records)) = self.0.get_mut(at) {
            let records = Arc::make_mut(records);
            match position(records, id) {
                Ok(place) => records.splice(place..=place, [Arc::new(record)]).for_each(drop),
                Err(place) => records.insert(place, Arc::new(record)),
            }
        }
    }

    /// Changes the record of that id; a missing record is created.
    pub(crate) fn change(&mut self, id: RecordId, change: impl FnOnce(&mut ActivityRecord)) {
        let record = self.get(id).map(|record| ActivityRecord::clone(record));
        let mut record = record.unwrap_or_else(|| ActivityRecord::new(id));
        change(&mut record);
        self.set(record);
    }

    /// Removes the record of that id without a trace, for a step back to a state in which there was no such record.
    pub(crate) fn take_out(&mut self, id: RecordId) {
        for (_, records) in &mut self.0 {
            if let Ok(place) = position(records, id) {
                Arc::make_mut(records).remove(place);
            }
        }
        self.0.retain(|(_, records)| !records.is_empty());
    }

    /// Removes the record of that id from any year other than `year`.
    fn forget(&mut self, id: RecordId, year: Option<FiscalYear>) {
        if self.get(id).is_some_and(|before| before.fiscal_year() != year) {
            self.take_out(id);
        }
    }

    /// The ids of the records in which two logs differ. Years whose list both logs share are skipped without a comparison.
    pub fn differing(&self, other: &Self) -> Vec<RecordId> {
        let mut differing = Vec::new();
        for (year, records) in &self.0 {
            let there = other.0.iter().find(|(of, _)| of == year).map(|(_, records)| records);
            match there {
                Some(there) if Arc::ptr_eq(there, records) => {}
                Some(there) => note_differing(records, there, &mut differing),
                None => differing.extend(records.iter().map(|record| record.id)),
            }
        }
        let is_new = |year: &Option<FiscalYear>| !self.0.iter().any(|(of, _)| of == year);
        for (_, records) in other.0.iter().filter(|(year, _)| is_new(year)) {
            differing.extend(records.iter().map(|record| record.id));
        }
        differing.sort_unstable();
        differing.dedup();
        differing
    }
}

/// Adds the ids of the records in which two lists, each in the order of its ids, differ.
fn note_differing(one: &[Arc<ActivityRecord>], other: &[Arc<ActivityRecord>], differing: &mut Vec<RecordId>) {
    let mut others = other.iter().peekable();
    for record in one {
        while let Some(other) = others.next_if(|other| other.id < record.id) {
            differing.push(other.id);
        }
        match others.next_if(|other| other.id == record.id) {
            Some(other) if other == record => {}
            _ => differing.push(record.id),
        }
    }
    differing.extend(others.map(|other| other.id));
}

impl FromIterator<ActivityRecord> for ActivityLog {
    /// Of two records with the same id the last is kept.
    fn from_iter<I: IntoIterator<Item = ActivityRecord>>(records: I) -> Self {
        let mut all: Vec<ActivityRecord> = records.into_iter().collect();
        all.sort_by_key(|record| record.id);
        all.reverse();
        all.dedup_by_key(|record| record.id);
        all.reverse();
        all.sort_by_key(|record| (record.fiscal_year(), record.id));
        let mut years: Vec<(Option<FiscalYear>, Vec<Arc<ActivityRecord>>)> = Vec::new();
        for record in all {
            let year = record.fiscal_year();
            match years.last_mut().filter(|(of, _)| *of == year) {
                Some((_, records)) => records.push(Arc::new(record)),
                None => years.push((year, vec![Arc::new(record)])),
            }
        }
        Self(years.into_iter().map(|(year, records)| (year, Arc::new(records))).collect())
    }
}

impl Plan {
    /// A copy of the plan to be given away: each name (名前) in its records is replaced by a number, so that the count of
    /// different names stays the same, and 記録者 is blank.
    #[must_use]
    pub fn without_names(&self) -> Self {
        let numbers: BTreeMap<String, usize> = self.log.names().into_iter().zip(1..).collect();
        let nameless = |record: &Arc<ActivityRecord>| {
            let mut record = ActivityRecord::clone(record);
            if let Some(number) = numbers.get(&key(record.text(RecordText::Who))) {
                record.set_text(RecordText::Who, &number.to_string());
            }
            if !record.is_removed() {
                record.set_text(RecordText::By, "");
            }
            record
        };
        self.with_log(self.log.all().map(nameless).collect())
    }
}

/// The index of the record of that id, or the index at which it would be inserted.
fn position(records: &[Arc<ActivityRecord>], id: RecordId) -> Result<usize, usize> {
    records.binary_search_by_key(&id, |record| record.id)
}
