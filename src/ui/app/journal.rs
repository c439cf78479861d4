//! The journal, a second place in which plans are saved. Saved plans are also written to the journal, and the header
//! reports them as saved once both the store and the journal have them. At the start the journal is compared with the
//! store, which has lost its last writes if the whole browser was killed.
//!
//! No save and no keystroke waits for the journal. While an entry is being written, the newest text of each plan waits.
//! Nothing is written before the journal was read, since a write could replace what the store has lost.

use keikaku::session::{FoundPlan, JournalMerge};
use keikaku::storage::{JournalEntry, JournalFinding, PLAN_PREFIX, Store, VersionVector, plan_key};
use keikaku::value::PlanId;
use leptos::prelude::*;
use litemap::LiteMap;

use crate::browser::journal::{StoredEntry, read_all, remove_all_but, write};
use crate::browser::{LocalStore, clock, indexed_db};
use crate::ui::app::saving::{Saving, remove_leftovers};
use crate::ui::app::tabs::{handle_merge, wait_until_not_typing};

/// The time, in milliseconds, after which the header stops waiting for the journal.
const PATIENCE: i32 = 2_000;
/// The time, in milliseconds, within which another tab is notified that everything was wiped.
const UNTIL_HEARD: i32 = 1_000;

/// Whether the journal contains everything that was saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum JournalState {
    /// The journal contains everything, as far as is known.
    #[default]
    Complete,
    /// The journal is being written.
    Writing,
    /// The journal did not answer in time, or the browser provides none.
    Missing,
}

/// The entries that wait to be written into the journal, and the signals that the views show.
#[derive(Debug)]
pub(crate) struct JournalQueue {
    state: RwSignal<JournalState>,
    /// The plans that only the journal has.
    found: RwSignal<Vec<FoundPlan>>,
    waiting: LiteMap<PlanId, JournalEntry>,
    was_read: bool,
    is_running: bool,
    /// Increased each time the header begins to wait.
    turn: u32,
}

impl JournalQueue {
    /// The queue of a journal that has not been read yet.
    pub(crate) fn new() -> Self {
        let (state, found) = (RwSignal::new(JournalState::default()), RwSignal::new(Vec::new()));
        Self { state, found, waiting: LiteMap::new(), was_read: false, is_running: false, turn: 0 }
    }

    /// The queue after everything was wiped: nothing has to be read, and the views keep the same signals.
    pub(crate) fn after_wiping(&self) -> Self {
        Self { was_read: true, waiting: LiteMap::new(), is_running: false, ..*self }
    }

    /// Puts back the entries that could not be written, unless a newer entry of the same plan waits.
    fn put_back(&mut self, entries: LiteMap<PlanId, JournalEntry>) {
        for (id, entry) in entries {
            self.waiting.entry(id).or_insert(entry);
        }
    }
}

impl Saving {
    /// Whether the journal contains everything that was saved; tracked.
    pub(crate) fn journal_state(self) -> JournalState {
        self.journal_signals().and_then(|(state, _)| state.try_get()).unwrap_or_default()
    }

    /// The plans that only the journal has; tracked.
    pub(crate) fn found(self) -> Vec<FoundPlan> {
        self.journal_signals().and_then(|(_, found)| found.try_get()).unwrap_or_default()
    }

    fn journal_signals(self) -> Option<(RwSignal<JournalState>, RwSignal<Vec<FoundPlan>>)> {
        self.with_state(|state| (state.journal.state, state.journal.found))
    }

    fn update_found(self, change: impl FnOnce(&mut Vec<FoundPlan>)) {
        if let Some((_, found)) = self.journal_signals() {
            found.try_update(change);
        }
    }

    /// Compares the journal with the store, and merges what the store has lost.
    pub(crate) fn open_journal(self) {
        self.run_journal();
        self.bound_waiting();
    }

    /// Passes the entries that this tab has written to the journal.
    pub(crate) fn write_journal(self) {
        let is_waiting = self.with_state(|state| {
            let new = state.plan_store.take_for_journal();
            state.journal.waiting.extend(new);
            !state.journal.waiting.is_empty()
        });
        if is_waiting != Some(true) {
            return;
        }
        let is_complete = |(state, _): &(RwSignal<JournalState>, _)| state.get_untracked() == JournalState::Complete;
        if self.journal_signals().as_ref().is_some_and(is_complete) {
            self.set_journal_state(JournalState::Writing);
            self.bound_waiting();
        }
        self.run_journal();
    }

    /// Removes a plan from the list of plans that only the journal has, after it was restored or discarded.
    pub(crate) fn forget_found(self, found: &FoundPlan) {
        self.update_found(|all| all.retain(|one| one != found));
    }

    /// Discards a plan that only the journal has: the removal is written into the journal.
    pub(crate) fn discard_found(self, found: &FoundPlan) {
        let (id, removal) = (found.plan.id, found.removal.clone());
        self.with_state(|state| state.journal.waiting.insert(id, removal));
        self.forget_found(found);
        self.write_journal();
    }

    /// Removes the journal and the entries of files, after the store was wiped. Some time later removes them again,
    /// since a tab that had not been notified yet may have written into the journal.
    pub(crate) fn wipe_journal(self) {
        indexed_db::wipe();
        self.update_found(Vec::clear);
        leptos::task::spawn_local(async {
            clock::pause(UNTIL_HEARD).await;
            match LocalStore.keys(PLAN_PREFIX) {
                Ok(keys) if keys.is_empty() => indexed_db::wipe(),
                Ok(keys) => drop(remove_all_but(&keys).await),
                Err(_) => {}
            }
        });
    }

    /// Limits the time for which the header waits for the journal to [`PATIENCE`] from now on.
    fn bound_waiting(self) {
        let turn = self.with_state(|state| {
            state.journal.turn = state.journal.turn.wrapping_add(1);
            state.journal.turn
        });
        leptos::task::spawn_local(async move {
            clock::pause(PATIENCE).await;
            let is_late = self.with_state(|state| {
                let journal = &state.journal;
                Some(journal.turn) == turn && (!journal.was_read || journal.is_running)
            });
            if is_late == Some(true) {
                self.set_journal_state(JournalState::Missing);
            }
        });
    }

    fn set_journal_state(self, state: JournalState) {
        let Some((signal, _)) = self.journal_signals() else { return };
        if signal.try_get_untracked().is_some_and(|present| present != state) {
            signal.set(state);
        }
    }

    fn run_journal(self) {
        let is_running = self.with_state(|state| std::mem::replace(&mut state.journal.is_running, true));
        if is_running == Some(false) {
            leptos::task::spawn_local(async move {
                let is_complete = write_waiting(self).await;
                self.with_state(|state| state.journal.is_running = false);
                self.set_journal_state(if is_complete { JournalState::Complete } else { JournalState::Missing });
            });
        }
    }
}

/// Reads the journal if it was not read yet, then writes the waiting entries until none is left. Returns whether
/// everything was written.
async fn write_waiting(saving: Saving) -> bool {
    if saving.with_state(|state| state.journal.was_read) == Some(false) {
        let Ok(entries) = read_all().await else { return false };
        follow(saving, entries).await;
        saving.with_state(|state| state.journal.was_read = true);
    }
    loop {
        let waiting = saving.with_state(|state| {
            let new = state.plan_store.take_for_journal();
            state.journal.waiting.extend(new);
            std::mem::take(&mut state.journal.waiting)
        });
        let Some(waiting) = waiting.filter(|waiting| !waiting.is_empty()) else { return true };
        let entries: Vec<StoredEntry> = waiting.iter().map(|(id, entry)| stored_entry(*id, entry)).collect();
        if write(&entries, may_replace).await.is_err() {
            saving.with_state(|state| state.journal.put_back(waiting));
            return false;
        }
    }
}

fn stored_entry(id: PlanId, entry: &JournalEntry) -> StoredEntry {
    StoredEntry { key: plan_key(id), seen: entry.seen.to_string(), record: entry.record.clone() }
}

fn may_replace(present: &str, new: &str) -> bool {
    let entry = |seen: &str| JournalEntry { seen: VersionVector::from(seen.to_owned()), record: None };
    entry(new).replaces(&entry(present))
}

/// Merges every entry of the journal into the session, and queues the plans that the journal lacks.
async fn follow(saving: Saving, entries: Vec<StoredEntry>) {
    let mut known = Vec::new();
    for StoredEntry { key, seen, record } in entries {
        let Some(Ok(id)) = key.strip_prefix(PLAN_PREFIX).map(str::parse::<PlanId>) else { continue };
        let entry = JournalEntry { seen: seen.into(), record };
        if follow_entry(saving, id, &entry).await {
            known.push(id);
        }
    }
    let workbook = saving.editor.workbook.get_untracked();
    saving.with_state(|state| {
        for plan in workbook.plans().iter().filter(|plan| !known.contains(&plan.id)) {
            state.plan_store.note_for_journal(&LocalStore, plan.id);
        }
    });
}

/// Merges an entry of the journal into the session. Returns whether the journal contains at least what the store
/// contains.
async fn follow_entry(saving: Saving, id: PlanId, entry: &JournalEntry) -> bool {
    let stored = LocalStore.read(&plan_key(id)).ok().flatten();
    if entry.record.is_some() && entry.record == stored {
        return true;
    }
    if matches!(entry.compare_with_store(id, stored.as_deref()), JournalFinding::Known) {
        return false;
    }
    wait_until_not_typing(saving).await;
    let followed = saving.with_store(|mut tab| tab.follow_journal(id, entry));
    match followed {
        Some(Ok(JournalMerge::Merged(merge))) => handle_merge(saving, Ok(merge), Vec::new(), false),
        Some(Ok(JournalMerge::Found(found))) => saving.update_found(|all| all.push(found)),
        Some(Ok(JournalMerge::Removed)) => {
            saving.editor.show();
            saving.save_now();
            remove_leftovers(&[id]);
        }
        Some(Ok(JournalMerge::Nothing) | Err(_)) | None => return false,
    }
    true
}
