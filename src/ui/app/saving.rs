//! Saving by itself: the first unsaved edit starts a timer of 350 ms that later edits do not restart
//! (`decisions.md` 17); then, and when the page is hidden, everything is written and read back.

use std::time::Duration;

use keikaku::plan::Workbook;
use keikaku::session::Session;
use keikaku::session::route::Route;
use keikaku::storage::{
    self, LineageStore, PlanStore, SETTINGS_KEY, Settings, Store, StoreError, UnreadableRecord, VersionVector,
    forget_copies, lineage_key, plan_key,
};
use keikaku::value::id::PlanId;
use keikaku::value::timestamp::Timestamp;
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::storage::LocalStore;
use crate::ui::app::{AppState, fresh_plan};

const DELAY: Duration = Duration::from_millis(350);

/// What the header says of saving.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum SaveState {
    /// As read at the start.
    #[default]
    Opened,
    /// An edit waits for the timer.
    Saving,
    /// Written and read back at that time, where there is a clock.
    Saved(Option<Timestamp>),
    /// The store could not be read at the start.
    NoStore(StoreError),
    /// Not everything could be written.
    Failed(Vec<(PlanId, StoreError)>),
}

/// What is known of the store, and the running timer.
#[derive(Debug)]
pub(crate) struct SavingState {
    pub(crate) plan_store: PlanStore,
    timer: Option<TimeoutHandle>,
    /// Whether the store was read at the start: before that nothing is written.
    was_read: bool,
    /// Another tab's state of a plan that contradicted this one's, and that was shown.
    pub(crate) conflict: Option<std::sync::Arc<keikaku::plan::Plan>>,
    /// What is known of the lineages in the store, and what keeps them; there once they were read.
    pub(crate) lineages: Option<LineageStore>,
}

impl SavingState {
    /// Nothing waits yet.
    pub(crate) fn new(plan_store: PlanStore, was_read: bool) -> Self {
        Self { plan_store, timer: None, was_read, conflict: None, lineages: None }
    }
}

/// What the store held at the start.
#[derive(Debug, Default)]
pub(crate) struct Opened {
    pub(crate) workbook: Workbook,
    pub(crate) unreadable: Vec<UnreadableRecord>,
    pub(crate) settings: Settings,
    pub(crate) trouble: Option<StoreError>,
}

/// Reads the store.
pub(crate) fn open(plan_store: &mut PlanStore) -> Opened {
    let settings = settings();
    match plan_store.load(&LocalStore) {
        Ok(loaded) => Opened { workbook: loaded.workbook, unreadable: loaded.unreadable, settings, trouble: None },
        Err(trouble) => Opened { settings, trouble: Some(trouble), ..Opened::default() },
    }
}

/// Takes what was sent and imported of these plans out of the store, and their copies, if no record of theirs is left there.
pub(crate) fn forget_beside(plans: &[PlanId]) {
    for plan in plans {
        if LocalStore.read(&plan_key(*plan)) == Ok(None) {
            // What can't be removed now is removed when the lineages are read next.
            let _ = LocalStore.remove(&lineage_key(*plan));
            // Where this is refused they stay, and go with この端末からすべて消す.
            let _ = forget_copies(&LocalStore, *plan);
        }
    }
}

/// The settings as the store has them.
pub(crate) fn settings() -> Settings {
    let settings = LocalStore.read(SETTINGS_KEY).ok().flatten();
    settings.and_then(|text| storage::decode_settings(&text).ok()).unwrap_or_default()
}

/// Remembers settings; where the store refuses, they hold until the page is closed.
pub(crate) fn change_settings(change: impl FnOnce(&mut Settings)) {
    let mut settings = settings();
    change(&mut settings);
    let _ = LocalStore.write(SETTINGS_KEY, &storage::encode_settings(&settings));
}

impl AppState {
    /// Starts the timer, unless it runs.
    pub(crate) fn save_soon(self) {
        let runs = self.with_storage(|keeping| keeping.timer.is_some());
        if runs != Some(false) {
            return;
        }
        let timer = set_timeout_with_handle(move || self.save_now(), DELAY).ok();
        self.with_storage(|keeping| keeping.timer = timer);
        if !matches!(self.save_state.get_untracked(), SaveState::NoStore(_) | SaveState::Failed(_)) {
            self.save_state.set(SaveState::Saving);
        }
    }

    /// Writes what is not kept yet, and says how it went.
    pub(crate) fn save_now(self) {
        let Some(workbook) = self.read_session(Session::settled) else { return };
        let outcome = self.with_storage(|keeping| {
            if let Some(timer) = keeping.timer.take() {
                timer.clear();
            }
            if !keeping.was_read || keeping.plan_store.holds(&workbook) {
                return None;
            }
            Some(keeping.plan_store.keep(&LocalStore, &workbook))
        });
        let lineages = self.save_lineages();
        let outcome = match outcome.flatten() {
            None if lineages.is_empty() => None,
            troubles => Some([troubles.unwrap_or_default(), lineages].concat()),
        };
        let lost = self.lost(&workbook);
        let outcome = match outcome {
            None if lost.is_empty() => None,
            told => {
                let told = told.unwrap_or_default();
                let untold = lost.into_iter().filter(|(id, _)| told.iter().all(|(told, _)| told != id));
                Some(told.iter().copied().chain(untold).collect::<Vec<_>>())
            }
        };
        match outcome {
            None => self.settle_state(&workbook),
            Some(troubles) if troubles.is_empty() => self.save_state.set(SaveState::Saved(clock::now())),
            Some(troubles) => self.meet_or_fail(troubles),
        }
    }

    /// The plans that this tab calls saved and that are not in the store as it left them.
    fn lost(self, workbook: &Workbook) -> Vec<(PlanId, StoreError)> {
        let shown = self.route.get_untracked().plan();
        let lost =
            |keeping: &mut SavingState| keeping.was_read.then(|| keeping.plan_store.lost(&LocalStore, workbook, shown));
        self.with_storage(lost).flatten().unwrap_or_default()
    }

    /// Which writes of a plan this tab builds on.
    pub(crate) fn seen(self, plan: PlanId) -> VersionVector {
        self.with_storage(|keeping| keeping.plan_store.seen(plan)).unwrap_or_default()
    }

    /// Whether what this tab builds on includes these writes of a plan.
    pub(crate) fn includes(self, plan: PlanId, seen: &VersionVector) -> bool {
        self.with_storage(|keeping| keeping.plan_store.includes(plan, seen)) == Some(true)
    }

    /// Says what could not be written; what another tab has changed is brought in first, and written with it.
    fn meet_or_fail(self, troubles: Vec<(PlanId, StoreError)>) {
        let is_stale = |(_, trouble): &&(PlanId, StoreError)| *trouble == StoreError::ChangedElsewhere;
        let stale: Vec<PlanId> = troubles.iter().filter(is_stale).map(|(plan, _)| *plan).collect();
        for plan in &stale {
            self.merge_other_tab(*plan, troubles.clone(), false);
        }
        if stale.is_empty() {
            self.save_state.set(SaveState::Failed(troubles));
        }
    }

    /// Nothing had to be written: an edit that was taken back leaves no 保存中 behind.
    fn settle_state(self, workbook: &Workbook) {
        let holds = self.with_storage(|keeping| keeping.plan_store.holds(workbook)) == Some(true);
        if holds && matches!(self.save_state.get_untracked(), SaveState::Saving | SaveState::Failed(_)) {
            self.save_state.set(SaveState::Saved(clock::now()));
        }
    }

    /// When the plan was kept last.
    pub(crate) fn saved_at(self, plan: PlanId) -> Option<Timestamp> {
        self.with_storage(|keeping| keeping.plan_store.saved_at(plan)).flatten()
    }

    /// Whether the store holds everything that is shown.
    pub(crate) fn is_kept(self) -> bool {
        let Some(workbook) = self.read_session(Session::settled) else { return true };
        self.with_storage(|keeping| keeping.plan_store.holds(&workbook)).unwrap_or(true)
    }

    /// 読み直す: shows the plan as the store has it now.
    pub(crate) fn reload(self, plan: PlanId) {
        self.fields.commit(self);
        match self.read_again(plan) {
            Ok(stored) => {
                self.update_session(|session| session.replace_from_store(plan, stored));
                self.save_now();
            }
            Err(trouble) => self.save_state.set(SaveState::Failed(vec![(plan, trouble)])),
        }
    }

    /// 別の計画として保存: keeps this tab's state under a fresh id and shows that plan.
    pub(crate) fn keep_apart(self, plan: PlanId) {
        self.fields.commit(self);
        let fresh = fresh_plan();
        match self.read_again(plan) {
            Ok(stored) => {
                let mut kept = false;
                self.update_session(|session| kept = session.keep_apart(plan, fresh, stored).is_ok());
                self.save_now();
                if kept {
                    self.go(Route::Kpi(fresh));
                }
            }
            Err(trouble) => self.save_state.set(SaveState::Failed(vec![(plan, trouble)])),
        }
    }

    fn read_again(self, plan: PlanId) -> Result<Option<std::sync::Arc<keikaku::plan::Plan>>, StoreError> {
        self.with_storage(|keeping| keeping.plan_store.read_again(&LocalStore, plan)).unwrap_or(Err(StoreError::Denied))
    }
}
