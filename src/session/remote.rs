//! A save that comes too late: another tab has changed the plan in the store since this tab last read or wrote it.
//!
//! It is resolved by a three-way merge (`docs/decisions.md` 19). The base is the newest state that this tab knew and
//! the other tab has seen, ours is the state that this tab shows, theirs is the state in the store. Without conflicts
//! the merge is shown, and saved with the next write. With conflicts nothing is changed anywhere until they are decided
//! ([`RemoteConflict`]). Changes of other tabs are no step of this history.
//!
//! The page calls this when the browser reports that another tab has written, and when [`PlanStore::save`] has returned
//! [`StoreError::ChangedElsewhere`]:
//!
//! ```ignore
//! match tab.follow(plan)? {
//!     RemoteMerge::Merged => app.save_now(),            // shown already; this writes it
//!     RemoteMerge::Conflicts(conflict) => show(conflict),      // then tab.resolve(…) with what was chosen, and save_now()
//!     RemoteMerge::Unmergeable => offer_reload_and_apart(), // as without a merge
//! }
//! ```

use std::sync::Arc;

use crate::command::with_picks;
use crate::merge::review::{Changes, of_differences};
use crate::merge::{Base, Difference, Plans, Resolution, merge_plans, open_conflicts, taken_by_itself};
use crate::plan::Plan;
use crate::session::Session;
use crate::storage::{
    JournalEntry, JournalFinding, Occasion, PlanStore, Store, StoreError, StoredPlan, create_copy, open, plan_key,
};
use crate::value::{PlanId, Timestamp};

/// The result of merging a plan that another tab has changed.
#[derive(Clone, Debug)]
pub enum RemoteMerge {
    /// The changes of both tabs are shown, and this tab may write them.
    Merged,
    /// Both tabs changed the same field differently. Neither the session nor the store was changed.
    Conflicts(Box<RemoteConflict>),
    /// The states can't be merged: one side no longer has the plan, its record can't be opened, this tab never read
    /// one, or the merged plan would exceed the limits. Nothing was changed; the plan can be read again or saved as
    /// another plan.
    Unmergeable,
}

/// Two differing states of a plan in two tabs.
#[derive(Clone, Debug)]
pub struct RemoteConflict {
    /// The state of this tab.
    pub ours: Arc<Plan>,
    /// All changes of the other tab; [`RemoteConflict::conflicts`] are those that need a decision.
    pub differences: Vec<Difference>,
    theirs: StoredPlan,
    /// Whether the other tab's state is in the store; otherwise it was only received in a message.
    is_stored: bool,
}

impl RemoteConflict {
    /// The state of the other tab.
    pub fn theirs(&self) -> &Arc<Plan> {
        &self.theirs.plan
    }

    /// The conflicts as changes that the user decides. All other changes are merged without a question.
    pub fn changes(&self) -> Changes {
        of_differences(&self.ours, self.theirs(), true, self.conflicts())
    }

    /// The fields that both tabs changed differently. The pick is the value of the other tab; it is shown beside the
    /// value of this tab.
    pub fn conflicts(&self) -> impl Iterator<Item = &Difference> {
        open_conflicts(&self.differences)
    }
}

/// The result of merging an entry of the journal at the start of the page.
#[derive(Clone, Debug)]
pub enum JournalMerge {
    /// The store has everything that the journal has; nothing was changed.
    Nothing,
    /// The store had lost writes, which were merged like those of another tab.
    Merged(RemoteMerge),
    /// The store had lost a removal, which was repeated in this session.
    Removed,
    /// The journal has a plan that the store does not have. Nothing was changed; the user decides about it.
    Found(FoundPlan),
}

/// A plan that only the journal has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPlan {
    /// The plan.
    pub plan: Arc<Plan>,
    /// The time at which that state was saved, if it is known.
    pub saved: Option<Timestamp>,
    /// The entry that removes the plan from the journal.
    pub removal: JournalEntry,
}

/// The plans that this tab shows and knows, and the store that it shares with other tabs.
#[derive(Debug)]
pub struct TabAndStore<'t, S> {
    /// The session that this tab shows.
    pub session: &'t mut Session,
    /// The plans that this tab has read and written.
    pub plan_store: &'t mut PlanStore,
    /// The store.
    pub store: &'t S,
}

impl<S: Store> TabAndStore<'_, S> {
    /// Merges the journal's state of a plan. The journal has more than the store if the whole browser was killed before
    /// it wrote the store to the disk.
    pub fn follow_journal(&mut self, id: PlanId, entry: &JournalEntry) -> Result<JournalMerge, StoreError> {
        let stored = self.store.read(&plan_key(id))?;
        Ok(match entry.compare_with_store(id, stored.as_deref()) {
            JournalFinding::Known => JournalMerge::Nothing,
            JournalFinding::Found => found_plan(id, entry).map_or(JournalMerge::Nothing, JournalMerge::Found),
            JournalFinding::RemovalLost => self.repeat_removal(id),
            JournalFinding::Newer | JournalFinding::Parted => {
                let merge = self.merge_reported(id, entry.record.clone().unwrap_or_default());
                if let RemoteMerge::Conflicts(conflict) = &merge {
                    // The next save replaces the entry, whether or not the conflict was decided by then. If there is no
                    // room for the copy, the conflict is shown nevertheless.
                    let _ = create_copy(self.store, conflict.theirs(), Occasion::Merge);
                }
                JournalMerge::Merged(merge)
            }
        })
    }

    /// Removes the plan from this session, unless it was changed here; the next save removes it from the store.
    fn repeat_removal(&mut self, id: PlanId) -> JournalMerge {
        let is_unchanged = self.session.settled().plan(id).map(|plan| &**plan) == self.plan_store.known(id);
        if !is_unchanged {
            return JournalMerge::Nothing;
        }
        self.session.replace_from_store(id, None);
        JournalMerge::Removed
    }

    /// Merges another tab's changes of the plan if they do not contradict those of this tab.
    pub fn merge(&mut self, id: PlanId) -> Result<RemoteMerge, StoreError> {
        let stored = self.read(id)?;
        Ok(self.merge_record(id, stored, true))
    }

    /// Applies what another tab has done to a plan: created, changed or permanently removed it. A removal is followed if
    /// this tab has not changed the plan itself.
    pub fn follow(&mut self, id: PlanId) -> Result<RemoteMerge, StoreError> {
        let raw = self.store.read(&plan_key(id))?;
        let is_gone = raw.is_none();
        let stored = raw.and_then(|raw| open(plan_key(id), raw).ok());
        let ours = self.session.settled().plan(id).cloned();
        match (stored, ours, self.plan_store.known(id)) {
            (Some(theirs), None, None) => self.session.replace_from_store(id, Some(Arc::clone(&theirs.plan))),
            (None, Some(ours), Some(known)) if is_gone && *ours == *known => self.session.replace_from_store(id, None),
            (stored, ..) => return Ok(self.merge_record(id, stored, true)),
        }
        self.plan_store.read_again(self.store, id)?;
        Ok(RemoteMerge::Merged)
    }

    /// Merges a record that another tab reported some time ago, unless a later state that this tab has read includes
    /// it. This is needed if both tabs wrote at the same instant, this tab's write is in the store, and the other tab
    /// was closed before it could merge its own.
    ///
    /// This is not done at once: the other tab, if it is still open, merges its work itself, and if both tabs did so at
    /// the same time the user might have to decide without need.
    pub fn merge_reported(&mut self, id: PlanId, reported: String) -> RemoteMerge {
        match open(plan_key(id), reported) {
            Ok(reported)
                if self.plan_store.known(id).is_some() && !self.plan_store.includes(id, &reported.stamp.seen) =>
            {
                self.merge_record(id, Some(reported), false)
            }
            _ => RemoteMerge::Merged,
        }
    }

    /// Ends a conflict. `chosen` are the picks of the conflicts that are not decided for this tab's value: the other tab's value,
    /// or a third value ([`crate::merge::Setting::typed`]). In all other conflicts this tab's value is retained. If either side
    /// has changed since the conflict was shown, no decision is applied and the two are compared again.
    pub fn resolve(&mut self, conflict: &RemoteConflict, chosen: &[Resolution]) -> Result<RemoteMerge, StoreError> {
        let id = conflict.ours.id;
        // A record that was only received in a message is not in the store.
        let stored = self.read(id)?.filter(|stored| !self.plan_store.includes(id, &stored.stamp.seen));
        let is_stored = stored.is_some();
        let theirs = stored.unwrap_or_else(|| conflict.theirs.clone());
        match self.compare(id, Some(theirs.clone()), is_stored) {
            Some(now) if now.theirs.plan == conflict.theirs.plan && now.ours == conflict.ours => {
                let _ = create_copy(self.store, &now.theirs.plan, Occasion::Merge);
                let _ = create_copy(self.store, &now.ours, Occasion::Merge);
                Ok(self.apply_merge(now, chosen))
            }
            _ => Ok(self.merge_record(id, Some(theirs), is_stored)),
        }
    }

    /// The record of the plan; `None` if there is none or it can't be opened.
    fn read(&self, id: PlanId) -> Result<Option<StoredPlan>, StoreError> {
        let key = plan_key(id);
        Ok(self.store.read(&key)?.and_then(|raw| open(key, raw).ok()))
    }

    /// Merges another tab's state; `is_stored` is whether that state is in the store.
    fn merge_record(&mut self, id: PlanId, theirs: Option<StoredPlan>, is_stored: bool) -> RemoteMerge {
        let Some(conflict) = self.compare(id, theirs, is_stored) else { return RemoteMerge::Unmergeable };
        // If only one side changed, its state is used exactly as it is, so that two tabs never overwrite each other endlessly.
        let base = self.plan_store.common(id, &conflict.theirs.stamp.seen);
        let (only_theirs, only_ours) = (base == Some(&conflict.ours), base == Some(&conflict.theirs.plan));
        if only_theirs || only_ours {
            if only_theirs && conflict.ours != conflict.theirs.plan {
                self.session.replace_from_store(id, Some(Arc::clone(&conflict.theirs.plan)));
            }
            self.plan_store.set_base(conflict.theirs, conflict.is_stored);
            return RemoteMerge::Merged;
        }
        if conflict.conflicts().next().is_some() {
            return RemoteMerge::Conflicts(Box::new(conflict));
        }
        // If there is no room for a copy, the merge is done nevertheless, here and above.
        let _ = create_copy(self.store, &conflict.ours, Occasion::Tab);
        self.apply_merge(conflict, &[])
    }

    /// Compares the two states of the plan; `None` if one is missing or this tab has not known the plan. The base
    /// follows from the writes that each state includes; without a known base the user must decide every difference.
    fn compare(&self, id: PlanId, theirs: Option<StoredPlan>, is_stored: bool) -> Option<RemoteConflict> {
        let (theirs, ours) = (theirs?, self.session.settled().plan(id).cloned()?);
        self.plan_store.known(id)?;
        let base = self.plan_store.common(id, &theirs.stamp.seen).map_or(Base::Unknown, |plan| Base::Plan(plan));
        let plans = Plans { base, ours: &ours, theirs: &theirs.plan };
        Some(RemoteConflict { differences: merge_plans(plans), ours, theirs, is_stored })
    }

    /// Shows the merged plan with the chosen decisions. From then on the state in the store is the base of this tab.
    fn apply_merge(&mut self, conflict: RemoteConflict, chosen: &[Resolution]) -> RemoteMerge {
        let picks = [&taken_by_itself(&conflict.differences), chosen].concat();
        let Ok(merged) = with_picks(&conflict.ours, &picks) else { return RemoteMerge::Unmergeable };
        // An open step stays open if the merge changes nothing in this tab.
        if merged != *conflict.ours {
            self.session.replace_from_store(conflict.ours.id, Some(Arc::new(merged)));
        }
        self.plan_store.set_base(conflict.theirs, conflict.is_stored);
        RemoteMerge::Merged
    }
}

fn found_plan(id: PlanId, entry: &JournalEntry) -> Option<FoundPlan> {
    let stored = entry.open(id)?;
    let removal = JournalEntry { seen: entry.seen.clone(), record: None };
    Some(FoundPlan { plan: stored.plan, saved: stored.stamp.saved, removal })
}
