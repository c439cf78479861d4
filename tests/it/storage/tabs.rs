//! Two tabs on one store, step by step.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use keikaku::command::{ApprovalNotes, Command, Origin, PlanCommand, Rejection};
use keikaku::merge::Resolution;
use keikaku::plan::{Placement, Plan};
use keikaku::session::{JournalMerge, RemoteConflict, RemoteMerge, Session, TabAndStore};
use keikaku::storage::{self, JournalEntry, Loss, PlanStore, Store, StoreError};
use keikaku::value::id::{ApprovalId, PlanId};
use litemap::LiteMap;

use crate::storage::loading::{id, stored};
use crate::storage::memory::{Memory, Mood};
use crate::support::{Hand, sample, target, year};

/// A tab: a user at a session, and the tab's knowledge of the store.
pub(crate) struct Tab {
    pub(crate) hand: Hand,
    plan_store: PlanStore,
}

impl Tab {
    /// Opens a tab on the store.
    pub(crate) fn open(store: &impl Store) -> Self {
        static OPENED: AtomicU64 = AtomicU64::new(1);
        let mut plan_store = PlanStore::of_tab(OPENED.fetch_add(1, Ordering::Relaxed));
        let workbook = plan_store.load(store).unwrap().workbook;
        Self { hand: Hand::at(workbook.plans().iter().cloned()), plan_store }
    }

    pub(crate) fn save(&mut self, store: &impl Store) -> Vec<(PlanId, StoreError)> {
        self.plan_store.save(store, &self.hand.session.settled())
    }

    /// 読み直す: replaces the plan with the stored one.
    pub(crate) fn reload(&mut self, store: &impl Store, id: PlanId) {
        let stored = self.plan_store.read_again(store, id).unwrap();
        self.hand.session.replace_from_store(id, stored);
    }

    /// 別の計画として保存.
    pub(crate) fn save_as_other_plan(
        &mut self,
        store: &impl Store,
        id: PlanId,
        fresh: PlanId,
    ) -> Result<(), Rejection> {
        let stored = self.plan_store.read_again(store, id).unwrap();
        self.hand.session.save_as_other_plan(id, fresh, stored).map(|_| ())
    }

    fn with_store<'t, S>(&'t mut self, store: &'t S) -> TabAndStore<'t, S> {
        TabAndStore { session: &mut self.hand.session, plan_store: &mut self.plan_store, store }
    }

    /// Merges what another tab has saved.
    pub(crate) fn reconcile(&mut self, store: &impl Store, id: PlanId) -> Result<RemoteMerge, StoreError> {
        self.with_store(store).merge(id)
    }

    /// Handles the report that another tab has written the plan.
    pub(crate) fn hear(&mut self, store: &impl Store, id: PlanId) -> RemoteMerge {
        self.with_store(store).follow(id).unwrap()
    }

    /// Merges a record that was reported earlier.
    pub(crate) fn merge_reported(&mut self, store: &impl Store, id: PlanId, heard: String) -> RemoteMerge {
        self.with_store(store).merge_reported(id, heard)
    }

    /// The writes and removals that the journal does not have yet.
    pub(crate) fn for_journal(&mut self) -> LiteMap<PlanId, JournalEntry> {
        self.plan_store.take_for_journal()
    }

    /// Merges the journal's entry of a plan.
    pub(crate) fn follow_journal(&mut self, store: &impl Store, id: PlanId, entry: &JournalEntry) -> JournalMerge {
        self.with_store(store).follow_journal(id, entry).unwrap()
    }

    /// Resolves a conflict with the chosen picks.
    pub(crate) fn resolve(
        &mut self,
        store: &impl Store,
        conflict: &RemoteConflict,
        chosen: &[Resolution],
    ) -> Result<RemoteMerge, StoreError> {
        self.with_store(store).resolve(conflict, chosen)
    }

    pub(crate) fn shown(&self, id: PlanId) -> Option<&Arc<Plan>> {
        self.session().workbook().plan(id)
    }

    fn session(&self) -> &Session {
        &self.hand.session
    }
}

/// Two tabs on a store with one plan, which the second tab has changed and saved.
fn overtaken() -> (Tab, Tab, Memory) {
    let store = stored(&["000"]);
    let (first, mut second) = (Tab::open(&store), Tab::open(&store));
    second.hand.fill(1, target(2019), "26,000");
    assert_eq!(second.save(&store), []);
    (first, second, store)
}

const CHANGED: StoreError = StoreError::ChangedElsewhere;

#[test]
fn an_approval_from_another_tab_is_merged_and_our_approval_is_kept() {
    let store = stored(&["000"]);
    let (mut first, mut second) = (Tab::open(&store), Tab::open(&store));
    let approve = |tab: &mut Tab, bits: u64| {
        let approval = ApprovalId::from_bits(bits);
        tab.hand.table(PlanCommand::RecordApproval { id: approval, notes: ApprovalNotes::default() }).unwrap();
    };
    approve(&mut second, 1);
    assert_eq!(second.save(&store), []);
    first.hand.fill(1, target(2019), "26,000");
    approve(&mut first, 2);
    assert!(matches!(first.hear(&store, id(1)), RemoteMerge::Merged));
    assert_eq!(first.save(&store), []);
    let plan = store.plan(id(1)).unwrap();
    let approved = plan.approvals().iter().map(|one| one.state.indicators()[0].target(year(2019)).text.clone());
    assert_eq!(approved.collect::<Vec<_>>(), ["25,000 千円", "26,000"]);
    assert_eq!(first.hand.figure(1, target(2019)), "26000");
}

#[test]
fn a_record_saved_by_another_tab_is_not_overwritten() {
    let (mut first, second, store) = overtaken();
    first.hand.fill(2, target(2019), "36,000");
    for _ in 0..2 {
        assert_eq!(first.save(&store), [(id(1), CHANGED)]);
        assert_eq!(store.plan(id(1)).as_ref(), Some(second.hand.plan()));
    }
}

#[test]
fn after_a_reload_this_tab_continues_from_the_state_saved_by_the_other() {
    let (mut first, second, store) = overtaken();
    first.hand.fill(2, target(2019), "36,000");
    first.save(&store);
    first.reload(&store, id(1));
    assert_eq!(first.hand.plan(), second.hand.plan());
    first.hand.fill(2, target(2019), "37,000");
    assert_eq!(first.save(&store), []);
    let kept = store.plan(id(1)).unwrap();
    assert_eq!(kept, *first.hand.plan());
    assert_eq!(first.hand.figure(1, target(2019)), "26000");
}

#[test]
fn saving_as_another_plan_keeps_both_states_in_the_store() {
    let (mut first, second, store) = overtaken();
    first.hand.fill(2, target(2019), "36,000");
    first.save(&store);
    first.save_as_other_plan(&store, id(1), id(2)).unwrap();
    assert_eq!(first.save(&store), []);
    assert_eq!(store.plan(id(1)).as_ref(), Some(second.hand.plan()));
    first.hand.plan = id(2);
    assert_eq!(store.plan(id(2)).as_ref(), Some(first.hand.plan()));
    assert_eq!(first.hand.figure(2, target(2019)), "36000");
}

#[test]
fn equal_changes_in_both_tabs_are_no_conflict() {
    let (mut first, _, store) = overtaken();
    first.hand.fill(1, target(2019), "26,000");
    assert_eq!(first.save(&store), []);
}

#[test]
fn a_failed_write_is_not_taken_as_own_if_another_tab_writes_the_same() {
    let (mut first, mut second, store) = overtaken();
    first.reload(&store, id(1));
    first.hand.fill(1, target(2019), "27,000");
    store.mood(Mood::Full);
    assert_eq!(first.save(&store), [(id(1), StoreError::Full)]);
    store.mood(Mood::Fine);
    first.reload(&store, id(1));

    second.hand.fill(1, target(2019), "27,000");
    assert_eq!(second.save(&store), []);
    first.hand.fill(1, target(2019), "28,000");
    assert_eq!(first.save(&store), [(id(1), CHANGED)]);
}

#[test]
fn a_plan_removed_by_another_tab_is_not_restored_by_itself() {
    let (mut first, _, store) = overtaken();
    store.take(id(1));
    first.hand.fill(2, target(2019), "36,000");
    assert_eq!(first.save(&store), [(id(1), StoreError::Gone(Loss::Removed))]);
    assert_eq!(store.text(id(1)), None);
    first.reload(&store, id(1));
    assert_eq!(first.shown(id(1)), None);
    assert_eq!(first.save(&store), []);
}

/// The plans that the tab finds lost, without writing anything. The first plan is open.
fn lost(tab: &mut Tab, store: &Memory) -> Vec<(PlanId, StoreError)> {
    let workbook = tab.hand.session.settled();
    tab.plan_store.lost(store, &workbook, Some(id(1)))
}

#[test]
fn an_unchanged_record_in_the_store_is_not_reported_as_lost() {
    let store = stored(&["001", "002"]);
    assert_eq!(lost(&mut Tab::open(&store), &store), []);
}

#[test]
fn a_removed_record_is_reported_as_lost_whether_its_plan_is_open_or_not() {
    let store = stored(&["001", "002"]);
    let mut tab = Tab::open(&store);
    store.take(id(2));
    assert_eq!(lost(&mut tab, &store), [(id(2), StoreError::Gone(Loss::Removed))]);
    store.take(id(1));
    store.remove(storage::INDEX_KEY).unwrap();
    let cleared = |nth| (id(nth), StoreError::Gone(Loss::Cleared));
    assert_eq!(lost(&mut tab, &store), [cleared(1), cleared(2)]);
}

#[test]
fn the_loss_of_a_record_in_the_bin_is_reported_as_emptying_the_bin() {
    let store = stored(&["001", "002"]);
    let (mut tab, mut other) = (Tab::open(&store), Tab::open(&store));
    other.hand.session.submit(Command::MovePlan { plan: id(1), placement: Placement::Bin }).unwrap();
    assert_eq!(other.save(&store), []);
    let removed = store.text(id(1)).unwrap();
    store.take(id(1));
    assert_eq!(lost(&mut tab, &store), [(id(1), StoreError::Gone(Loss::Removed))]);
    tab.plan_store.note_removal(id(1), removed);
    assert_eq!(lost(&mut tab, &store), [(id(1), StoreError::Gone(Loss::BinEmptied))]);
}

#[test]
fn an_open_plan_is_reported_as_lost_if_its_record_is_changed_or_unreadable() {
    let (mut tab, _, store) = overtaken();
    assert_eq!(lost(&mut tab, &store), [(id(1), CHANGED)]);
    store.put(id(1), "{");
    assert_eq!(lost(&mut tab, &store), [(id(1), StoreError::InTheWay)]);
    store.mood(Mood::Denied);
    assert_eq!(lost(&mut tab, &store), [(id(1), StoreError::Denied)]);
}

#[test]
fn a_plan_removed_by_both_tabs_gives_no_error() {
    let (mut first, _, store) = overtaken();
    store.take(id(1));
    first.hand.session.replace_from_store(id(1), None);
    assert_eq!(first.save(&store), []);
}

#[test]
fn a_save_keeps_a_plan_that_another_tab_made() {
    let (mut first, mut second, store) = overtaken();
    second.hand.session.submit(Command::AddPlan { plan: sample("001", id(2)), origin: Origin::Sample }).unwrap();
    assert_eq!(second.save(&store), []);
    first.reload(&store, id(1));
    first.hand.fill(2, target(2019), "36,000");
    assert_eq!(first.save(&store), []);
    assert!(store.text(id(2)).is_some());
}

#[test]
fn a_plan_whose_creation_is_undone_here_is_kept_if_another_tab_changed_it() {
    let store = stored(&["000"]);
    let mut first = Tab::open(&store);
    first.hand.session.submit(Command::AddPlan { plan: sample("001", id(2)), origin: Origin::Sample }).unwrap();
    assert_eq!(first.save(&store), []);
    let mut second = Tab::open(&store);
    second.hand.plan = id(2);
    second.hand.fill(1, target(2018), "300");
    assert_eq!(second.save(&store), []);

    first.hand.undo_in_list();
    assert_eq!(first.save(&store), [(id(2), CHANGED)]);
    assert_eq!(first.save_as_other_plan(&store, id(2), id(3)), Err(Rejection::NoSuchPlan));
    assert_eq!(first.save(&store), []);
    assert_eq!(store.plan(id(2)).as_ref(), Some(second.hand.plan()));
    assert_eq!(first.shown(id(2)).map(|plan| &**plan), Some(second.hand.plan()));
}

#[test]
fn a_record_made_unreadable_by_another_tab_is_neither_shown_nor_changed() {
    for unreadable in ["壊", r#"{"format":2}"#, &storage::encode_plan(&sample("001", id(9)))] {
        let (mut first, _, store) = overtaken();
        store.put(id(1), unreadable);
        first.hand.fill(2, target(2019), "36,000");
        assert_eq!(first.save(&store), [(id(1), StoreError::InTheWay)]);
        let aside = storage::unreadable_record(&store, id(1)).unwrap().unwrap();
        assert_eq!(aside.raw, unreadable);
        first.save_as_other_plan(&store, id(1), id(2)).unwrap();
        assert_eq!(first.save(&store), []);
        assert_eq!(first.session().workbook().plans().len(), 1);
        assert_eq!(store.text(id(1)).as_deref(), Some(unreadable));
        assert!(store.plan(id(2)).is_some());
    }
}

#[test]
fn a_readable_record_is_not_set_aside() {
    let store = stored(&["000"]);
    assert_eq!(storage::unreadable_record(&store, id(1)), Ok(None));
    assert_eq!(storage::unreadable_record(&store, id(2)), Ok(None));
}
