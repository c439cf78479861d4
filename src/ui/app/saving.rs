//! Automatic saving. The first unsaved edit starts a timer of 350 ms that later edits do not restart, so that
//! continuous typing does not delay the save (`docs/decisions.md` 17). When the timer ends, and when the page is
//! hidden, everything is written and read back.

use std::sync::Arc;
use std::time::Duration;

use keikaku::plan::{Form, Plan, Workbook};
use keikaku::session::Session;
use keikaku::session::route::Route;
use keikaku::storage::{
    self, LineageStore, LoadedForms, PlanStore, SETTINGS_KEY, Settings, Store, StoreError, UnreadableRecord,
    VersionVector, forget_copies, lineage_key, loaded_forms, plan_key,
};
use keikaku::value::id::PlanId;
use keikaku::value::timestamp::Timestamp;
use keikaku::wording::import;
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::storage::LocalStore;
use crate::ui::app::journal::JournalQueue;
use crate::ui::app::{AppState, fresh_plan};

const DELAY: Duration = Duration::from_millis(350);
/// The time after which a save that was refused is tried again, since there may be room by then.
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

/// The state of saving that no view reads reactively.
#[derive(Debug)]
pub(crate) struct SavingState {
    /// The content of the store as this tab knows it.
    pub(crate) plan_store: PlanStore,
    timer: Option<TimeoutHandle>,
    /// Whether the store was read at the start. Otherwise nothing is written, since that could overwrite plans.
    was_read: bool,
    /// The state of a plan in another tab that conflicts with this one, after it was shown. It is not shown again by
    /// itself.
    pub(crate) conflict: Option<Arc<Plan>>,
    /// The lineages of the store; `None` until they were read.
    pub(crate) lineages: Option<LineageStore>,
    /// What waits to be written into the journal.
    pub(crate) journal: JournalQueue,
    /// Whether a save is going to be tried again.
    is_to_retry: bool,
}

impl SavingState {
    /// The state in which nothing waits to be saved.
    pub(crate) fn new(plan_store: PlanStore, was_read: bool) -> Self {
        Self {
            plan_store,
            timer: None,
            was_read,
            conflict: None,
            lineages: None,
            journal: JournalQueue::new(),
            is_to_retry: false,
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
    /// The settings.
    pub(crate) settings: Settings,
    /// The reason for which the store could not be read; `None` if it could.
    pub(crate) error: Option<StoreError>,
}

/// Reads the content of the store.
pub(crate) fn open(plan_store: &mut PlanStore) -> StoreContent {
    let settings = settings();
    match plan_store.load(&LocalStore).and_then(|loaded| Ok((loaded, loaded_forms(&LocalStore)?))) {
        Ok((loaded, LoadedForms { forms, unreadable })) => {
            let unreadable = [loaded.unreadable, unreadable].concat();
            StoreContent { workbook: loaded.workbook, unreadable, forms, settings, error: None }
        }
        Err(error) => StoreContent { settings, error: Some(error), ..StoreContent::default() },
    }
}

/// Removes the lineages and the automatic copies of these plans from the store, as far as the store has no record of
/// the plan.
pub(crate) fn remove_lineage_and_copies(plans: &[PlanId]) {
    for plan in plans {
        if LocalStore.read(&plan_key(*plan)) == Ok(None) {
            // A lineage that cannot be removed now is removed when the lineages are next read.
            let _ = LocalStore.remove(&lineage_key(*plan));
            // Copies that cannot be removed stay until この端末からすべて消す removes them.
            let _ = forget_copies(&LocalStore, *plan);
        }
    }
}

/// The settings in the store; the default settings if they cannot be read.
pub(crate) fn settings() -> Settings {
    let settings = LocalStore.read(SETTINGS_KEY).ok().flatten();
    settings.and_then(|text| storage::decode_settings(&text).ok()).unwrap_or_default()
}

/// Changes the settings in the store. If the store refuses, the change applies until the page is closed.
pub(crate) fn change_settings(change: impl FnOnce(&mut Settings)) {
    let mut settings = settings();
    change(&mut settings);
    let _ = LocalStore.write(SETTINGS_KEY, &storage::encode_settings(&settings));
}

/// Whether the store may take later what it has refused for this reason.
fn may_pass(error: StoreError) -> bool {
    matches!(error, StoreError::Full | StoreError::Denied | StoreError::NotReadBack)
}

impl AppState {
    /// Starts the save timer, unless it is running.
    pub(crate) fn save_soon(self) {
        let runs = self.with_storage(|saving_state| saving_state.timer.is_some());
        if runs != Some(false) {
            return;
        }
        let timer = set_timeout_with_handle(move || self.save_now(), DELAY).ok();
        self.with_storage(|saving_state| saving_state.timer = timer);
        if !matches!(self.save_state.get_untracked(), SaveState::NoStore(_) | SaveState::Failed(_)) {
            self.save_state.set(SaveState::Saving);
        }
    }

    /// Writes everything that is not saved yet, and shows the outcome in the header.
    pub(crate) fn save_now(self) {
        let Some(workbook) = self.read_session(Session::settled) else { return };
        let refused = self.with_storage(|saving_state| {
            if let Some(timer) = saving_state.timer.take() {
                timer.clear();
            }
            let is_due = saving_state.was_read && !saving_state.plan_store.matches(&workbook);
            is_due.then(|| saving_state.plan_store.save(&LocalStore, &workbook))
        });
        let refused = refused.flatten();
        self.write_journal();
        let has_written = refused.is_some();
        let mut refusals = [refused.unwrap_or_default(), self.save_lineages()].concat();
        for lost in self.lost(&workbook) {
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

    /// The plans that this tab calls saved and that are not in the store as it left them.
    fn lost(self, workbook: &Workbook) -> Vec<(PlanId, StoreError)> {
        let shown = self.route.get_untracked().plan();
        let lost = |saving_state: &mut SavingState| {
            saving_state.was_read.then(|| saving_state.plan_store.lost(&LocalStore, workbook, shown))
        };
        self.with_storage(lost).flatten().unwrap_or_default()
    }

    /// The writes of a plan that this tab's state includes.
    pub(crate) fn seen(self, plan: PlanId) -> VersionVector {
        self.with_storage(|saving_state| saving_state.plan_store.seen(plan)).unwrap_or_default()
    }

    /// Whether this tab's state of a plan includes these writes.
    pub(crate) fn includes(self, plan: PlanId, seen: &VersionVector) -> bool {
        self.with_storage(|saving_state| saving_state.plan_store.includes(plan, seen)) == Some(true)
    }

    /// Handles the refusals of a save: changes of another tab are merged and then saved; all other refusals are shown.
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

    /// Saves what was imported, and returns that sentence about it, or another one if it is not saved yet.
    pub(crate) fn save_imported(self, sentence: String) -> String {
        self.save_now();
        let is_refused = self.save_state.with_untracked(|state| match state {
            SaveState::Failed(refusals) => refusals.iter().any(|(_, error)| may_pass(*error)),
            SaveState::NoStore(_) => true,
            SaveState::Opened | SaveState::Saving | SaveState::Saved(_) => false,
        });
        if is_refused { import::not_saved_yet(self.language()).to_owned() } else { sentence }
    }

    /// Tries the save again after a while if the store may take it by then: there is room, or the browser allows it.
    fn retry_later(self, refusals: &[(PlanId, StoreError)]) {
        if !refusals.iter().any(|(_, error)| may_pass(*error)) {
            return;
        }
        if self.with_storage(|saving_state| std::mem::replace(&mut saving_state.is_to_retry, true)) == Some(false) {
            let retry = move || {
                self.with_storage(|saving_state| saving_state.is_to_retry = false);
                self.save_again_if_failed();
            };
            set_timeout(retry, RETRY_DELAY);
        }
    }

    /// Tries to save what the store has refused.
    pub(crate) fn save_again_if_failed(self) {
        if matches!(self.save_state.try_get_untracked(), Some(SaveState::Failed(_))) {
            self.save_now();
        }
    }

    /// Shows that everything is saved if nothing had to be written, so that an edit that was taken back does not leave
    /// 保存中.
    fn settle_state(self, workbook: &Workbook) {
        let is_saved = self.with_storage(|saving_state| saving_state.plan_store.matches(workbook)) == Some(true);
        if is_saved && matches!(self.save_state.get_untracked(), SaveState::Saving | SaveState::Failed(_)) {
            self.save_state.set(SaveState::Saved(clock::now()));
        }
    }

    /// The time at which the plan was last saved; `None` if it is not known.
    pub(crate) fn saved_at(self, plan: PlanId) -> Option<Timestamp> {
        self.with_storage(|saving_state| saving_state.plan_store.saved_at(plan)).flatten()
    }

    /// Whether the store has everything that is shown, except unfinished typing.
    pub(crate) fn is_saved(self) -> bool {
        let Some(workbook) = self.read_session(Session::settled) else { return true };
        self.with_storage(|saving_state| saving_state.plan_store.matches(&workbook)).unwrap_or(true)
    }

    /// Handles 読み直す: shows the plan as it is in the store now.
    pub(crate) fn reload(self, plan: PlanId) {
        self.fields.commit(self);
        match self.read_again(plan) {
            Ok(stored) => {
                self.update_session(|session| session.replace_from_store(plan, stored));
                self.save_now();
            }
            Err(error) => self.save_state.set(SaveState::Failed(vec![(plan, error)])),
        }
    }

    /// Handles 別の計画として保存: saves this tab's state under a new id and opens that plan.
    pub(crate) fn save_as_other_plan(self, plan: PlanId) {
        self.fields.commit(self);
        let fresh = fresh_plan();
        match self.read_again(plan) {
            Ok(stored) => {
                let mut is_created = false;
                self.update_session(|session| is_created = session.save_as_other_plan(plan, fresh, stored).is_ok());
                self.save_now();
                if is_created {
                    self.go(Route::Kpi(fresh));
                }
            }
            Err(error) => self.save_state.set(SaveState::Failed(vec![(plan, error)])),
        }
    }

    fn read_again(self, plan: PlanId) -> Result<Option<Arc<Plan>>, StoreError> {
        self.with_storage(|saving_state| saving_state.plan_store.read_again(&LocalStore, plan))
            .unwrap_or(Err(StoreError::Denied))
    }
}
