//! The journal: a second copy of what this tab last wrote of each plan, in a place that the browser writes to the disk at once.
//!
//! A browser may hold localStorage in memory for minutes before it writes it, so that a crash of the whole browser loses work that
//! was saved long before (`docs/decisions.md` 86). The journal has one entry for each plan, under the key of its record: the exact
//! text of the record and the writes that it includes, or only those writes after a permanent removal.
//!
//! Which of two states is newer follows from the writes that they include, never from a time. An entry of the journal
//! never restores a plan by itself: a removal is in the journal as well, and a record of a plan that the store does not
//! have is shown as found, until the user restores or discards it.

use super::{Refusal, StoredPlan, VersionVector, open, plan_key};
use crate::value::PlanId;

/// The journal's entry for a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JournalEntry {
    /// The writes that the state includes.
    pub seen: VersionVector,
    /// The text of the plan's record; `None` if the plan was permanently removed.
    pub record: Option<String>,
}

/// The relation between an entry of the journal and the plan's record in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JournalFinding {
    /// The store has that state or one that includes it, or a record cannot be opened, so that the relation is unknown.
    Known,
    /// The entry includes everything that the store has, and more: the store has lost writes.
    Newer,
    /// Neither includes the other: the two have to be merged.
    Parted,
    /// The store has no record of the plan, or a damaged one, and the journal knows of no removal of the plan.
    Found,
    /// The store has a record of a plan that was permanently removed: the removal was lost.
    RemovalLost,
}

impl JournalEntry {
    /// Whether this entry replaces the present one in the journal. It does not if the present one includes the same
    /// writes and more, because another tab wrote later but reached the journal first.
    pub fn replaces(&self, present: &Self) -> bool {
        !self.seen.is_in(&present.seen) || present.seen.is_in(&self.seen)
    }

    /// Compares the entry with the text that the store has under the key of the plan. If the record in the store is damaged, the
    /// entry is offered as the last saved state. Any other record that cannot be opened is left to the user.
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

    /// A state without any writes does not show what it includes, so it stays.
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
