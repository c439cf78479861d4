//! The journal: what this tab last wrote of each plan, kept a second time where the browser writes it to the disk at once.
//!
//! A browser holds localStorage in memory for up to minutes before it writes it, so that a crash of the whole browser takes
//! what had long been saved (`docs/decisions.md` 86). The journal has one entry for each plan under the key of its record:
//! the exact text of the record and the writes that it includes, or after a permanent removal those writes alone.
//!
//! Which of two states is the newer one follows from the writes that they include, never from a time. An entry of the
//! journal never brings a plan back by itself: a removal is in the journal as well, and a record of a plan that the store
//! does not have is shown as found, until a person takes it back or discards it.

use super::{Refusal, StoredPlan, VersionVector, open, plan_key};
use crate::value::PlanId;

/// What the journal has of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JournalEntry {
    /// The writes that the state includes.
    pub seen: VersionVector,
    /// The text of the plan's record; `None` if the plan was permanently removed.
    pub record: Option<String>,
}

/// How an entry of the journal relates to what the store has of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JournalFinding {
    /// The store has that state, or one that includes it, or nobody can tell since a record cannot be opened.
    Known,
    /// The entry includes all that the store has, and more: the store has lost writes.
    Newer,
    /// Neither includes the other: both are to be merged.
    Parted,
    /// The store has no record of the plan, or one that is damaged, and the plan was not removed as far as the journal knows.
    Found,
    /// The store has a record of a plan that was permanently removed: it has lost the removal.
    RemovalLost,
}

impl JournalEntry {
    /// Whether this entry replaces the one that the journal has. It does not where that one includes the same writes and
    /// more, since another tab wrote later and was quicker.
    pub fn replaces(&self, present: &Self) -> bool {
        !self.seen.is_in(&present.seen) || present.seen.is_in(&self.seen)
    }

    /// Compares the entry with the text that the store has under the key of the plan. Of a record in the store that is damaged the
    /// entry has what was saved last, which is offered. Any other record that cannot be opened is left to a person.
    pub fn compare_with_store(&self, id: PlanId, stored: Option<&str>) -> JournalFinding {
        let stored = stored.map(|text| open(plan_key(id), text.to_owned()));
        let there = self.record.as_ref().map(|_| self.open(id));
        match (stored, there) {
            (Some(Err(damaged)), Some(Some(_))) if matches!(damaged.why, Refusal::Damaged(_)) => JournalFinding::Found,
            (Some(Err(_)), _) | (_, Some(None)) | (None, None) => JournalFinding::Known,
            (None, Some(Some(_))) => JournalFinding::Found,
            (Some(Ok(ours)), None) => self.compare_removal(&ours.stamp.seen),
            (Some(Ok(ours)), Some(Some(there))) => compare_states(&ours.stamp.seen, &there.stamp.seen),
        }
    }

    /// A state without any writes says nothing of what it includes, so that it stays.
    fn compare_removal(&self, ours: &VersionVector) -> JournalFinding {
        let was_removed = *ours != VersionVector::default() && ours.is_in(&self.seen);
        if was_removed { JournalFinding::RemovalLost } else { JournalFinding::Known }
    }

    /// The record of the entry, opened; `None` if there is none or it cannot be opened.
    pub(crate) fn open(&self, id: PlanId) -> Option<StoredPlan> {
        open(plan_key(id), self.record.clone()?).ok()
    }
}

fn compare_states(ours: &VersionVector, there: &VersionVector) -> JournalFinding {
    if there.is_in(ours) {
        JournalFinding::Known
    } else if ours.is_in(there) {
        JournalFinding::Newer
    } else {
        JournalFinding::Parted
    }
}
