//! Automatic saving. The first unsaved edit starts a timer of 350 ms that later edits do not restart, so that
//! continuous typing does not delay the save (`docs/decisions.md` 17). When the timer ends, and when the page is
//! hidden, everything is written and read back.

use std::sync::Arc;
use std::time::Duration;

use keikaku::plan::{Form, Plan, Workbook};
use keikaku::session::route::Route;
use keikaku::session::{RemoteConflict, Session, TabAndStore};
use keikaku::storage::{
    LineageStore, LoadedForms, PlanStore, Store, StoreError, UnreadableRecord, VersionVector, draft_key, forget_copies,
    lineage_key, loaded_forms, plan_key,
};
use keikaku::value::{PlanId, Timestamp};
use keikaku::wording::import;
use leptos::prelude::*;

use crate::browser::{LocalStore, clock};
use crate::ui::app::editor::Editor;
use crate::ui::app::field::Fields;
use crate::ui::app::files::Files;
use crate::ui::app::journal::JournalQueue;

const DELAY: Duration = Duration::from_millis(350);
/// The time after which a refused save is tried again, since there may be room by then.
const RETRY_DELAY: Duration = Duration::from_secs(3);

/// The state of saving, as the header shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum SaveState {
    /// The content of the store is unchanged since the start.
    #[default]
    Opened,
    /// An edit waits for the timer.
    Saving,
    /// Everything was written and read back at that time; `None` if the clock gives no valid time.
    Saved(Option<Timestamp>),
    /// The store could not be read at the start.
    NoStore(StoreError),
    /// Not everything could be written. Each plan that was not written is listed with the reason.
    Failed(Vec<(PlanId, StoreError)>),
}

/// Saving, as a handle: the store and its lineages, the journal, and the files of the plans. It knows the editor, which
/// does not know it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Saving {
    /// The editor of the workbook that is saved.
    pub(crate) editor: Editor,
    /// The fields: a change from the store must not alter a field in which somebody is typing.
    pub(crate) fields: Fields,
    state: StoredValue<SavingState>,
    /// The state of saving, as the header shows it.
    pub(crate) save_state: RwSignal<SaveState>,
    /// The records of the store that could not be opened.
    pub(crate) unreadable: RwSignal<Vec<UnreadableRecord>>,
    /// The files of the plans.
    pub(crate) files: Files,
}

/// The state of saving that no view reads reactively.
#[derive(Debug)]
pub(crate) struct SavingState {
    /// The content of the store as this tab knows it.
    pub(crate) plan_store: PlanStore,
    timer: Option<TimeoutHandle>,
    /// Whether the store was read at the start. Otherwise nothing is written, since that could overwrite plans.
    was_read: bool,
    /// The state of a plan in another tab that conflicted with this tab and was shown. It is shown again only on
    /// request.
    pub(crate) conflict: Option<Arc<Plan>>,
    /// The forms that were loaded in this browser.
    pub(super) forms: RwSignal<Vec<Arc<Form>>>,
    /// The lineages of the store; `None` until they are read.
    pub(crate) lineages: Option<LineageStore>,
    /// What waits to be written into the journal.
    pub(crate) journal: JournalQueue,
    /// Whether a refused save will be tried again.
    is_to_retry: bool,
    /// Whether the browser was asked to keep the storage since the page was opened.
    asked_to_persist: bool,
    /// Opens the preview in which the user decides between conflicting changes of this tab and another tab.
    ask_about_conflict: Option<Callback<RemoteConflict>>,
}

impl SavingState {
    /// The state in which nothing waits to be saved.
    fn new(plan_store: PlanStore, forms: RwSignal<Vec<Arc<Form>>>, was_read: bool) -> Self {
        Self {
            plan_store,
            timer: None,
            was_read,
            conflict: None,
            forms,
            lineages: None,
            journal: JournalQueue::new(),
            is_to_retry: false,
            asked_to_persist: false,
            ask_about_conflict: None,
        }
    }

    /// The state after everything was wiped.
    fn after_wiping(&self) -> Self {
        Self {
            journal: self.journal.after_wiping(),
            asked_to_persist: self.asked_to_persist,
            ask_about_conflict: self.ask_about_conflict,
            ..Self::new(self.plan_store.emptied(), self.forms, true)
        }
    }
}

/// The content of the store at the start.
#[derive(Debug, Default)]
pub(crate) struct StoreContent {
    /// The plans that could be read.
    pub(crate) workbook: Workbook,
    /// The records that could not be opened.
    pub(crate) unreadable: Vec<UnreadableRecord>,
    /// The forms that were loaded in this browser.
    pub(crate) forms: Vec<Arc<Form>>,
    /// The reason for which the store could not be read; `None` if it was read.
    pub(crate) error: Option<StoreError>,
}

impl StoreContent {
    /// Reads the content of the store.
    pub(super) fn read(plan_store: &mut PlanStore) -> Self {
        match plan_store.load(&LocalStore).and_then(|loaded| Ok((loaded, loaded_forms(&LocalStore)?))) {
            Ok((loaded, LoadedForms { forms, unreadable })) => {
                let unreadable = [loaded.unreadable, unreadable].concat();
                Self { workbook: loaded.workbook, unreadable, forms, error: None }
            }
            Err(error) => Self { error: Some(error), ..Self::default() },
        }
    }
}

/// Removes the lineages, the drafts and the automatic copies of these plans from the store, unless the store has a
/// record of the plan.
pub(crate) fn remove_leftovers(plans: &[PlanId]) {
    for plan in plans {
        if LocalStore.read(&plan_key(*plan)) == Ok(None) {
            // If a lineage cannot be removed now, it is removed when the lineages are next read.
            let _ = LocalStore.remove(&lineage_key(*plan));
            let _ = LocalStore.remove(&draft_key(*plan));
            // If copies cannot be removed, they stay until この端末からすべて消す removes them.
            let _ = forget_copies(&LocalStore, *plan);
        }
    }
}

/// Whether a save that failed for this reason may succeed later.
fn may_pass(error: StoreError) -> bool {
    matches!(error, StoreError::Full | StoreError::Denied | StoreError::NotReadBack)
}

impl Saving {
    /// Saving for the editor's workbook. From now on a save starts after each step. If the store could not be read,
    /// nothing is written to it until it can be read.
    pub(super) fn open(editor: Editor, fields: Fields, plan_store: PlanStore, content: StoreContent) -> Self {
        let saving = Self {
            editor,
            fields,
            state: StoredValue::new(SavingState::new(
                plan_store,
                RwSignal::new(content.forms),
                content.error.is_none(),
            )),
            save_state: RwSignal::new(content.error.map_or(SaveState::Opened, SaveState::NoStore)),
            unreadable: RwSignal::new(content.unreadable),
            files: Files::of_store(),
        };
        editor.after_step(move || saving.save_soon());
        saving
    }

    /// Sets the callback that opens a conflict with another tab for a decision.
    pub(crate) fn set_ask_about_conflict(self, act: impl Fn(RemoteConflict) + Send + Sync + 'static) {
        self.with_state(|state| state.ask_about_conflict = Some(Callback::new(act)));
    }

    /// Opens a conflict with another tab for a decision.
    pub(super) fn ask_about_conflict(self, conflict: RemoteConflict) {
        if let Some(act) = self.with_state(|state| state.ask_about_conflict).flatten() {
            act.run(conflict);
        }
    }

    /// Reads or changes the state of saving; `None` if the state is disposed of.
    pub(super) fn with_state<T>(self, act: impl FnOnce(&mut SavingState) -> T) -> Option<T> {
        self.state.try_update_value(act)
    }

    /// Changes the session and the record of the store's content together; `None` if the state is disposed of.
    pub(crate) fn with_store<T>(self, act: impl FnOnce(TabAndStore<'_, LocalStore>) -> T) -> Option<T> {
        let act = |session: &mut Session| {
            self.with_state(|state| act(TabAndStore { session, plan_store: &mut state.plan_store, store: &LocalStore }))
        };
        self.editor.with_session(act).flatten()
    }

    /// Whether the browser has yet to be asked to keep the storage. Only the first call returns `true`.
    pub(crate) fn may_ask_to_persist(self) -> bool {
        self.with_state(|state| !std::mem::replace(&mut state.asked_to_persist, true)) == Some(true)
    }

    /// Empties the bin permanently, and returns the number of plans that were in it.
    pub(crate) fn empty_bin(self) -> usize {
        self.editor.commit_typing();
        let mut gone = Vec::new();
        self.editor.update_session(|session| gone = session.empty_bin());
        self.save_now();
        remove_leftovers(&gone);
        gone.len()
    }

    /// Forgets all plans, all steps of history and the state of the store, after the store was wiped.
    pub(crate) fn forget_everything(self) {
        self.editor.commit_typing();
        self.with_state(|state| *state = state.after_wiping());
        self.unreadable.set(Vec::new());
        self.set_forms(Vec::new());
        self.editor.update_session(|session| *session = Session::default());
        self.save_state.set(SaveState::Opened);
    }

    /// Starts the save timer, unless it is running.
    pub(crate) fn save_soon(self) {
        let runs = self.with_state(|state| state.timer.is_some());
        if runs != Some(false) {
            return;
        }
        let timer = set_timeout_with_handle(move || self.save_now(), DELAY).ok();
        self.with_state(|state| state.timer = timer);
        if !matches!(self.save_state.get_untracked(), SaveState::NoStore(_) | SaveState::Failed(_)) {
            self.save_state.set(SaveState::Saving);
        }
    }

    /// Writes everything that is not saved yet, and shows the outcome in the header.
    pub(crate) fn save_now(self) {
        let Some(workbook) = self.editor.read_session(Session::settled) else { return };
        let refused = self.with_state(|state| {
            if let Some(timer) = state.timer.take() {
                timer.clear();
            }
            let is_due = state.was_read && !state.plan_store.matches(&workbook);
            is_due.then(|| state.plan_store.save(&LocalStore, &workbook))
        });
        let refused = refused.flatten();
        self.write_journal();
        let has_written = refused.is_some();
        let mut refusals = [refused.unwrap_or_default(), self.save_lineages()].concat();
        // If the save wrote anything, the records were read back already, so none is read again.
        let shown = self.editor.navigation.route.get_untracked().plan().filter(|_| !has_written);
        for lost in self.lost(&workbook, shown) {
            if refusals.iter().all(|(refused, _)| *refused != lost.0) {
                refusals.push(lost);
            }
        }
        if !refusals.is_empty() {
            self.merge_or_show_refusals(refusals);
        } else if has_written {
            self.save_state.set(SaveState::Saved(clock::now()));
        } else {
            self.settle_state(&workbook);
        }
    }

    /// The plans that this tab treats as saved but whose record is missing or differs in the store. All records are
    /// looked up; only the record of `read` is compared.
    fn lost(self, workbook: &Workbook, read: Option<PlanId>) -> Vec<(PlanId, StoreError)> {
        let lost = |state: &mut SavingState| state.was_read.then(|| state.plan_store.lost(&LocalStore, workbook, read));
        self.with_state(lost).flatten().unwrap_or_default()
    }

    /// The writes of a plan that this tab's state includes.
    pub(crate) fn seen(self, plan: PlanId) -> VersionVector {
        self.with_state(|state| state.plan_store.seen(plan)).unwrap_or_default()
    }

    /// Whether this tab's state of a plan includes these writes.
    pub(crate) fn includes(self, plan: PlanId, seen: &VersionVector) -> bool {
        self.with_state(|state| state.plan_store.includes(plan, seen)) == Some(true)
    }

    /// Handles the refusals of a save: changes of another tab are merged and then saved; other refusals are shown.
    fn merge_or_show_refusals(self, refusals: Vec<(PlanId, StoreError)>) {
        let is_stale = |(_, error): &&(PlanId, StoreError)| *error == StoreError::ChangedElsewhere;
        let stale: Vec<PlanId> = refusals.iter().filter(is_stale).map(|(plan, _)| *plan).collect();
        for plan in &stale {
            self.merge_other_tab(*plan, refusals.clone(), false);
        }
        if stale.is_empty() {
            self.retry_later(&refusals);
            self.save_state.set(SaveState::Failed(refusals));
        }
    }

    /// Saves imported content. Returns `sentence`, or a warning that the content is not saved yet.
    pub(crate) fn save_imported(self, sentence: String) -> String {
        self.save_now();
        let is_refused = self.save_state.with_untracked(|state| match state {
            SaveState::Failed(refusals) => refusals.iter().any(|(_, error)| may_pass(*error)),
            SaveState::NoStore(_) => true,
            SaveState::Opened | SaveState::Saving | SaveState::Saved(_) => false,
        });
        if is_refused { import::not_saved_yet(self.editor.language()).to_owned() } else { sentence }
    }

    /// Tries the save again after a while if it may succeed by then, because there is room or the browser allows it.
    fn retry_later(self, refusals: &[(PlanId, StoreError)]) {
        if !refusals.iter().any(|(_, error)| may_pass(*error)) {
            return;
        }
        if self.with_state(|state| std::mem::replace(&mut state.is_to_retry, true)) == Some(false) {
            let retry = move || {
                self.with_state(|state| state.is_to_retry = false);
                self.save_again_if_failed();
            };
            set_timeout(retry, RETRY_DELAY);
        }
    }

    /// Repeats a save that has failed.
    pub(crate) fn save_again_if_failed(self) {
        if matches!(self.save_state.try_get_untracked(), Some(SaveState::Failed(_))) {
            self.save_now();
        }
    }

    /// Shows that everything is saved if nothing had to be written, so that 保存中 disappears after an edit was taken
    /// back.
    fn settle_state(self, workbook: &Workbook) {
        let is_saved = self.with_state(|state| state.plan_store.matches(workbook)) == Some(true);
        if is_saved && matches!(self.save_state.get_untracked(), SaveState::Saving | SaveState::Failed(_)) {
            self.save_state.set(SaveState::Saved(clock::now()));
        }
    }

    /// The time at which the plan was last saved; `None` if it is not known.
    pub(crate) fn saved_at(self, plan: PlanId) -> Option<Timestamp> {
        self.with_state(|state| state.plan_store.saved_at(plan)).flatten()
    }

    /// Whether the store contains everything that is shown, except unfinished typing.
    pub(crate) fn is_saved(self) -> bool {
        let Some(workbook) = self.editor.read_session(Session::settled) else { return true };
        self.with_state(|state| state.plan_store.matches(&workbook)).unwrap_or(true)
    }

    /// Handles 読み直す: replaces the plan by the plan in the store.
    pub(crate) fn reload(self, plan: PlanId) {
        self.editor.commit_typing();
        match self.read_again(plan) {
            Ok(stored) => {
                self.editor.update_session(|session| session.replace_from_store(plan, stored));
                self.save_now();
            }
            Err(error) => self.save_state.set(SaveState::Failed(vec![(plan, error)])),
        }
    }

    /// Handles 別の計画として保存: saves this tab's state under a new id and opens the new plan.
    pub(crate) fn save_as_other_plan(self, plan: PlanId) {
        self.editor.commit_typing();
        let fresh = clock::fresh_plan();
        match self.read_again(plan) {
            Ok(stored) => {
                let mut is_created = false;
                self.editor
                    .update_session(|session| is_created = session.save_as_other_plan(plan, fresh, stored).is_ok());
                self.save_now();
                if is_created {
                    self.editor.navigation.go(Route::Kpi(fresh));
                }
            }
            Err(error) => self.save_state.set(SaveState::Failed(vec![(plan, error)])),
        }
    }

    fn read_again(self, plan: PlanId) -> Result<Option<Arc<Plan>>, StoreError> {
        self.with_state(|state| state.plan_store.read_again(&LocalStore, plan)).unwrap_or(Err(StoreError::Denied))
    }
}

/// Saving, from the context.
pub(crate) fn use_saving() -> Saving {
    expect_context()
}
