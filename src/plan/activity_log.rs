//! 活動記録: what a group notes as it happens, of which the actual of a year may be made.
//!
//! A record ([`ActivityRecord`]) is a day, a KPI and an amount with a few texts. All of it is kept as texts by their kind
//! ([`RecordText`]), so that one rule stores, merges and compares them; what is counted (the day, the amount) is read from the texts
//! when they are set and never kept beside them in a file. What cannot be read stays as it was typed: such a record is listed, not
//! counted.
//!
//! Records lie by the fiscal year of their day ([`ActivityLog`]), so that one that comes in leaves the other years as they are. A
//! record that is removed stays as its id alone, so that it does not come back with the file of somebody who still has it.
//!
//! The actual that records give ([`Aggregation`]) is computed and never stored (`docs/decisions.md` 87). Records are no part of an
//! approved state.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::plan::Plan;
use crate::value::width::key;
use crate::value::{Date, FiscalYear, RecordId};

mod aggregation;
mod record;

pub use aggregation::{ActualSource, Aggregation, Recorded, RecordedActual, SurveyChoice};
pub use record::{ActivityRecord, RecordText, fresh_record_id, record_of_typed, recorded_day, recorded_figure};

/// Records that one plan may hold, those that were removed included.
pub const MOST_RECORDS: usize = 20_000;

/// The records of a fiscal year in the order of their ids.
type YearRecords = Arc<Vec<Arc<ActivityRecord>>>;

/// The records of a plan by the fiscal year of their day, those without a day first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityLog(Vec<(Option<FiscalYear>, YearRecords)>);

impl ActivityLog {
    /// The record of that id, also one that was removed; `None` if there never was one.
    pub fn get(&self, id: RecordId) -> Option<&Arc<ActivityRecord>> {
        self.0.iter().find_map(|(_, records)| records.get(position(records, id).ok()?))
    }

    /// Every record and what is left of those that were removed, year by year.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Arc<ActivityRecord>> {
        self.0.iter().flat_map(|(_, records)| records.iter())
    }

    /// The records that were not removed, year by year, those without a day first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Arc<ActivityRecord>> {
        self.all().filter(|record| !record.is_removed())
    }

    /// How many of the records that were not removed are of these days, and how many are not.
    pub fn count_between(&self, from: Date, to: Date) -> (usize, usize) {
        let is_between = |record: &&Arc<ActivityRecord>| record.on().is_some_and(|on| (from..=to).contains(&on));
        let between = self.iter().filter(is_between).count();
        (between, self.iter().count() - between)
    }

    /// The records of each fiscal year, those without a day under `None`.
    pub fn years(&self) -> impl Iterator<Item = (Option<FiscalYear>, &YearRecords)> {
        self.0.iter().map(|(year, records)| (*year, records))
    }

    /// How many records there are, those that were removed included.
    pub fn count_all(&self) -> usize {
        self.0.iter().map(|(_, records)| records.len()).sum()
    }

    /// Whether there is any record that was not removed.
    pub fn has_records(&self) -> bool {
        self.iter().next().is_some()
    }

    /// The different names of people in records (名前 and 記録者), without regard to width and spaces, in the order of the days.
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

    /// Puts a record in the place of the one with its id, or adds it.
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

    /// Changes the record of that id, which is there from then on.
    pub(crate) fn change(&mut self, id: RecordId, change: impl FnOnce(&mut ActivityRecord)) {
        let record = self.get(id).map(|record| ActivityRecord::clone(record));
        let mut record = record.unwrap_or_else(|| ActivityRecord::new(id));
        change(&mut record);
        self.set(record);
    }

    /// Takes the record of that id out, as if it had never been: of a record that was not there before a step.
    pub(crate) fn take_out(&mut self, id: RecordId) {
        for (_, records) in &mut self.0 {
            if let Ok(place) = position(records, id) {
                Arc::make_mut(records).remove(place);
            }
        }
        self.0.retain(|(_, records)| !records.is_empty());
    }

    /// Takes the record of that id out of any other year than this one.
    fn forget(&mut self, id: RecordId, year: Option<FiscalYear>) {
        if self.get(id).is_some_and(|before| before.fiscal_year() != year) {
            self.take_out(id);
        }
    }

    /// The ids of the records in which two logs differ; those of years that both share cost nothing.
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

/// Adds the ids of the records in which two lists in the order of their ids differ.
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
    /// Of two records with one id the last is kept.
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
    /// The plan to be given away: names of people in records are numbers, so that as many different ones are counted, and nobody is
    /// said to have noted one.
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

/// Where the record of that id stands, or would stand.
fn position(records: &[Arc<ActivityRecord>], id: RecordId) -> Result<usize, usize> {
    records.binary_search_by_key(&id, |record| record.id)
}
