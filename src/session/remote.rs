//! A save that comes too late: another tab has changed the plan in the store since this tab last read or wrote it.
//!
//! It is a three-way merge (`docs/decisions.md` 19): the base is the newest state that this tab knew and the other has
//! seen, ours is what it shows, theirs is what is in the store. Without conflicts the merge is shown, and saved with
//! the next write; with conflicts nothing is changed anywhere until they are decided ([`RemoteConflict`]). Other tabs'
//! changes are no step of this history.
//!
//! The page calls this when the browser reports that another tab has written, and once [`PlanStore::save`] has returned
//! [`StoreError::ChangedElsewhere`]:
//!
//! ```ignore
//! match follow_remote(session, plan_store, &LocalStore, plan)? {
//!     RemoteMerge::Merged => app.save_now(),            // shown already; this writes it
//!     RemoteMerge::Conflicts(conflict) => show(conflict),      // then resolve_remote(…) with what was chosen, and save_now()
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

    /// The fields that both tabs changed differently: the pick is the value of the other tab, shown beside that of this
    /// tab.
    pub fn conflicts(&self) -> impl Iterator<Item = &Difference> {
        open_conflicts(&self.differences)
    }
}

/// The result of following an entry of the journal at the start.
#[derive(Clone, Debug)]
pub enum JournalMerge {
    /// The store has all that the journal has; nothing was changed.
    Nothing,
    /// The store had lost writes, which were merged like those of another tab.
    Merged(RemoteMerge),
    /// The store had lost a removal, which was repeated in this session.
    Removed,
    /// The journal has a plan that the store does not have. Nothing was changed: a person decides about it.
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

/// Follows what the journal has of a plan, which is more than the store has if the whole browser was killed before it wrote
/// the store to the disk.
pub fn follow_journal(
    session: &mut Session,
    plan_store: &mut PlanStore,
    store: &impl Store,
    id: PlanId,
    entry: &JournalEntry,
) -> Result<JournalMerge, StoreError> {
    let stored = store.read(&plan_key(id))?;
    Ok(match entry.compare_with_store(id, stored.as_deref()) {
        JournalFinding::Known => JournalMerge::Nothing,
        JournalFinding::Found => found_plan(id, entry).map_or(JournalMerge::Nothing, JournalMerge::Found),
        JournalFinding::RemovalLost => repeat_removal(session, plan_store, id),
        JournalFinding::Newer | JournalFinding::Parted => {
            let merge = merge_reported(session, plan_store, store, id, entry.record.clone().unwrap_or_default());
            if let RemoteMerge::Conflicts(conflict) = &merge {
                // The next save replaces the entry, whether or not the conflict was decided by then. Without room for the copy
                // the conflict is shown all the same.
                let _ = create_copy(store, conflict.theirs(), Occasion::Merge);
            }
            JournalMerge::Merged(merge)
        }
    })
}

fn found_plan(id: PlanId, entry: &JournalEntry) -> Option<FoundPlan> {
    let stored = entry.open(id)?;
    let removal = JournalEntry { seen: entry.seen.clone(), record: None };
    Some(FoundPlan { plan: stored.plan, saved: stored.stamp.saved, removal })
}

/// Removes the plan from this session, unless it was changed there; the next save removes it from the store.
fn repeat_removal(session: &mut Session, plan_store: &PlanStore, id: PlanId) -> JournalMerge {
    let is_unchanged = session.settled().plan(id).map(|plan| &**plan) == plan_store.known(id);
    if !is_unchanged {
        return JournalMerge::Nothing;
    }
    session.replace_from_store(id, None);
    JournalMerge::Removed
}

/// Merges another tab's changes of the plan if they do not contradict those of this tab.
pub fn merge_remote(
    session: &mut Session,
    plan_store: &mut PlanStore,
    store: &impl Store,
    id: PlanId,
) -> Result<RemoteMerge, StoreError> {
    let stored = read(store, id)?;
    Ok(merge_record(session, plan_store, store, id, stored, true))
}

/// Applies what another tab has done to a plan: created, changed or permanently removed it. A removal is followed if
/// this tab has not changed the plan itself.
pub fn follow_remote(
    session: &mut Session,
    plan_store: &mut PlanStore,
    store: &impl Store,
    id: PlanId,
) -> Result<RemoteMerge, StoreError> {
    let raw = store.read(&plan_key(id))?;
    let is_gone = raw.is_none();
    let stored = raw.and_then(|raw| open(plan_key(id), raw).ok());
    let ours = session.settled().plan(id).cloned();
    match (stored, ours, plan_store.known(id)) {
        (Some(theirs), None, None) => session.replace_from_store(id, Some(Arc::clone(&theirs.plan))),
        (None, Some(ours), Some(known)) if is_gone && *ours == *known => session.replace_from_store(id, None),
        (stored, ..) => return Ok(merge_record(session, plan_store, store, id, stored, true)),
    }
    plan_store.read_again(store, id)?;
    Ok(RemoteMerge::Merged)
}

/// Merges a record that another tab was reported to write some time ago, if no later state that this tab has read
/// includes it: both tabs wrote at the same instant, this tab's write is in the store, and the other tab was closed
/// before it could merge its own.
///
/// This is not done at once: the other tab, if it is still open, merges its work itself, and if both tabs did so at the
/// same time the user could be asked to decide what needs no decision.
pub fn merge_reported(
    session: &mut Session,
    plan_store: &mut PlanStore,
    store: &impl Store,
    id: PlanId,
    reported: String,
) -> RemoteMerge {
    match open(plan_key(id), reported) {
        Ok(reported) if plan_store.known(id).is_some() && !plan_store.includes(id, &reported.stamp.seen) => {
            merge_record(session, plan_store, store, id, Some(reported), false)
        }
        _ => RemoteMerge::Merged,
    }
}

/// Ends a conflict. `chosen` are the picks of the conflicts that are not decided for this tab's value: the other tab's,
/// or a third value ([`crate::merge::Setting::typed`]); in all others this tab's value is retained. If either side has
/// changed since the conflict was shown, no decision is applied and the two are compared again.
pub fn resolve_remote(
    session: &mut Session,
    plan_store: &mut PlanStore,
    store: &impl Store,
    conflict: &RemoteConflict,
    chosen: &[Resolution],
) -> Result<RemoteMerge, StoreError> {
    let id = conflict.ours.id;
    // A record that was only received in a message is not in the store.
    let stored = read(store, id)?.filter(|stored| !plan_store.includes(id, &stored.stamp.seen));
    let is_stored = stored.is_some();
    let theirs = stored.unwrap_or_else(|| conflict.theirs.clone());
    match compare(session, plan_store, id, Some(theirs.clone()), is_stored) {
        Some(now) if now.theirs.plan == conflict.theirs.plan && now.ours == conflict.ours => {
            let _ = create_copy(store, &now.theirs.plan, Occasion::Merge);
            let _ = create_copy(store, &now.ours, Occasion::Merge);
            Ok(apply_merge(session, plan_store, now, chosen))
        }
        _ => Ok(merge_record(session, plan_store, store, id, Some(theirs), is_stored)),
    }
}

/// The record of the plan; `None` if there is none or it can't be opened.
fn read(store: &impl Store, id: PlanId) -> Result<Option<StoredPlan>, StoreError> {
    let key = plan_key(id);
    Ok(store.read(&key)?.and_then(|raw| open(key, raw).ok()))
}

/// Merges another tab's state; `is_stored` tells whether that state is in the store.
fn merge_record(
    session: &mut Session,
    plan_store: &mut PlanStore,
    store: &impl Store,
    id: PlanId,
    theirs: Option<StoredPlan>,
    is_stored: bool,
) -> RemoteMerge {
    let Some(conflict) = compare(session, plan_store, id, theirs, is_stored) else { return RemoteMerge::Unmergeable };
    // If only one side changed, nothing has to be merged: its state is used exactly as it is, so that two tabs never
    // overwrite each other in turn without end.
    let base = plan_store.common(id, &conflict.theirs.stamp.seen);
    let (only_theirs, only_ours) = (base == Some(&conflict.ours), base == Some(&conflict.theirs.plan));
    if only_theirs || only_ours {
        if only_theirs && conflict.ours != conflict.theirs.plan {
            session.replace_from_store(id, Some(Arc::clone(&conflict.theirs.plan)));
        }
        plan_store.set_base(conflict.theirs, conflict.is_stored);
        return RemoteMerge::Merged;
    }
    if conflict.conflicts().next().is_some() {
        return RemoteMerge::Conflicts(Box::new(conflict));
    }
    // A copy for which there is no room does not prevent the merge, here and above.
    let _ = create_copy(store, &conflict.ours, Occasion::Tab);
    apply_merge(session, plan_store, conflict, &[])
}

/// Compares the two states of the plan; `None` if one is missing or this tab has not known the plan. Their base follows
/// from the writes that each includes; without a known base the user must decide every difference.
fn compare(
    session: &Session,
    plan_store: &PlanStore,
    id: PlanId,
    theirs: Option<StoredPlan>,
    is_stored: bool,
) -> Option<RemoteConflict> {
    let (theirs, ours) = (theirs?, session.settled().plan(id).cloned()?);
    plan_store.known(id)?;
    let base = plan_store.common(id, &theirs.stamp.seen).map_or(Base::Unknown, |plan| Base::Plan(plan));
    let plans = Plans { base, ours: &ours, theirs: &theirs.plan };
    Some(RemoteConflict { differences: merge_plans(plans), ours, theirs, is_stored })
}

/// Shows the merged plan with the decisions that were chosen. From then on the state in the store is the base of this
/// tab.
fn apply_merge(
    session: &mut Session,
    plan_store: &mut PlanStore,
    conflict: RemoteConflict,
    chosen: &[Resolution],
) -> RemoteMerge {
    let picks = [&taken_by_itself(&conflict.differences), chosen].concat();
    let Ok(merged) = with_picks(&conflict.ours, &picks) else { return RemoteMerge::Unmergeable };
    // An open step stays open if the merge changes nothing in this tab.
    if merged != *conflict.ours {
        session.replace_from_store(conflict.ours.id, Some(Arc::new(merged)));
    }
    plan_store.set_base(conflict.theirs, conflict.is_stored);
    RemoteMerge::Merged
}
