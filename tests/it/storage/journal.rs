//! The journal. After the whole browser is killed, the store may have any earlier state of a plan, while the journal has what
//! was reported as saved. Nothing of that is lost, and nothing that was deleted returns.

use std::collections::BTreeMap;

use keikaku::session::{JournalMerge, RemoteMerge};
use keikaku::storage::{
    self, JournalEntry, JournalFinding, PlanStore, Stamp, Store, StoreError, VersionVector, copies,
};
use keikaku::value::id::PlanId;
use proptest::prelude::*;

use crate::storage::loading::{id, stored};
use crate::storage::memory::Memory;
use crate::storage::tabs::Tab;
use crate::support::{sample, target};

/// The entries of the plans in `IndexedDB`.
#[derive(Default)]
struct Journal(BTreeMap<PlanId, JournalEntry>);

impl Journal {
    /// Stores the entries that the tab has written.
    fn take(&mut self, tab: &mut Tab) {
        for (id, entry) in tab.for_journal() {
            if self.0.get(&id).is_none_or(|present| entry.replaces(present)) {
                self.0.insert(id, entry);
            }
        }
    }

    fn entry(&self) -> &JournalEntry {
        &self.0[&id(1)]
    }
}

/// A tab with a plan that is equal in the store and the journal, and the text of its record. A second plan is there, so that
/// the tab can show it after the first is removed.
fn one_tab() -> (Tab, Memory, Journal, String) {
    let store = stored(&["000", "001"]);
    let (mut tab, mut journal) = (Tab::open(&store), Journal::default());
    tab.hand.fill(1, target(2019), "26,000");
    assert_eq!(tab.save(&store), []);
    journal.take(&mut tab);
    let text = store.text(id(1)).unwrap();
    assert_eq!(journal.entry().record.as_ref(), Some(&text));
    (tab, store, journal, text)
}

fn type_and_save(tab: &mut Tab, store: &Memory, journal: &mut Journal, row: usize, figure: &str) {
    tab.hand.fill(row, target(2019), figure);
    assert_eq!(tab.save(store), []);
    journal.take(tab);
}

#[test]
fn figures_lost_by_the_store_are_merged_from_the_journal_and_saved() {
    let (mut tab, store, mut journal, early) = one_tab();
    for figure in ["27,000", "28,000", "29,000"] {
        type_and_save(&mut tab, &store, &mut journal, 2, figure);
    }
    store.put(id(1), &early);
    let mut next = Tab::open(&store);
    assert_eq!(journal.entry().compare_with_store(id(1), Some(&early)), JournalFinding::Newer);
    assert!(matches!(next.follow_journal(&store, id(1), journal.entry()), JournalMerge::Merged(RemoteMerge::Merged)));
    assert_eq!(next.hand.plan(), tab.hand.plan());
    assert_eq!(next.save(&store), []);
    assert_eq!(store.plan(id(1)).as_ref(), Some(tab.hand.plan()));
    let kept = journal.entry().clone();
    journal.take(&mut next);
    assert!(kept.seen.is_in(&journal.entry().seen) && kept != *journal.entry(), "the journal has the later state");
}

#[test]
fn figures_typed_before_the_journal_is_read_are_merged_with_the_journal() {
    let (mut tab, store, mut journal, early) = one_tab();
    type_and_save(&mut tab, &store, &mut journal, 2, "27,000");
    store.put(id(1), &early);
    let mut next = Tab::open(&store);
    next.hand.fill(3, target(2019), "38,000");
    assert_eq!(next.save(&store), []);
    let stored = store.text(id(1));
    assert_eq!(journal.entry().compare_with_store(id(1), stored.as_deref()), JournalFinding::Parted);
    assert!(matches!(next.follow_journal(&store, id(1), journal.entry()), JournalMerge::Merged(RemoteMerge::Merged)));
    assert_eq!([2, 3].map(|row| next.hand.figure(row, target(2019))), ["27000", "38000"]);
    assert_eq!(next.save(&store), []);
    assert_eq!(store.plan(id(1)).as_ref(), Some(next.hand.plan()));
}

#[test]
fn different_figures_in_store_and_journal_conflict_and_the_journal_state_is_copied() {
    let (mut tab, store, mut journal, early) = one_tab();
    type_and_save(&mut tab, &store, &mut journal, 2, "27,000");
    store.put(id(1), &early);
    let mut next = Tab::open(&store);
    next.hand.fill(2, target(2019), "38,000");
    assert_eq!(next.save(&store), []);
    let followed = next.follow_journal(&store, id(1), journal.entry());
    assert!(matches!(followed, JournalMerge::Merged(RemoteMerge::Conflicts(_))));
    let newest = copies(&store, id(1)).unwrap().remove(0).content.unwrap();
    assert_eq!(&*newest, tab.hand.plan());
}

#[test]
fn a_store_that_lost_nothing_is_left_unchanged() {
    let (mut tab, store, mut journal, _) = one_tab();
    let behind = journal.entry().clone();
    type_and_save(&mut tab, &store, &mut journal, 2, "27,000");
    let before = store.all();
    let mut next = Tab::open(&store);
    for entry in [&behind, journal.entry()] {
        assert!(matches!(next.follow_journal(&store, id(1), entry), JournalMerge::Nothing));
    }
    assert_eq!(next.save(&store), []);
    assert_eq!(store.all(), before);
}

#[test]
fn a_plan_that_only_the_journal_has_is_found_but_not_restored_by_itself() {
    let (tab, store, journal, _) = one_tab();
    store.take(id(1));
    let mut next = Tab::open(&store);
    let JournalMerge::Found(found) = next.follow_journal(&store, id(1), journal.entry()) else { panic!("not found") };
    assert_eq!(&*found.plan, tab.hand.plan());
    assert!(found.removal.replaces(journal.entry()) && found.removal.record.is_none());
    assert!(next.shown(id(1)).is_none());
    assert_eq!(next.save(&store), []);
    assert_eq!(store.text(id(1)), None);
}

#[test]
fn a_plan_deleted_for_good_stays_deleted_even_if_the_store_has_it_again() {
    let (mut tab, store, mut journal, text) = one_tab();
    tab.hand.session.replace_from_store(id(1), None);
    assert_eq!(tab.save(&store), []);
    journal.take(&mut tab);
    assert_eq!(journal.entry().record, None, "nothing of the plan is in the journal");

    let mut next = Tab::open(&store);
    assert!(matches!(next.follow_journal(&store, id(1), journal.entry()), JournalMerge::Nothing));
    store.put(id(1), &text);
    let mut next = Tab::open(&store);
    assert!(matches!(next.follow_journal(&store, id(1), journal.entry()), JournalMerge::Removed));
    assert_eq!(next.save(&store), []);
    assert_eq!(store.text(id(1)), None);
}

#[test]
fn a_plan_saved_again_after_its_removal_is_not_removed_by_the_journal() {
    let (mut tab, store, mut journal, _) = one_tab();
    let plan = tab.shown(id(1)).cloned();
    tab.hand.session.replace_from_store(id(1), None);
    tab.save(&store);
    journal.take(&mut tab);
    let removal = journal.entry().clone();
    tab.hand.session.replace_from_store(id(1), plan);
    assert_eq!(tab.save(&store), []);
    journal.take(&mut tab);
    assert!(journal.entry().record.is_some());
    let mut next = Tab::open(&store);
    for entry in [&removal, journal.entry()] {
        assert!(matches!(next.follow_journal(&store, id(1), entry), JournalMerge::Nothing));
    }
}

#[test]
fn a_refused_save_writes_nothing_to_the_journal() {
    let (mut tab, store, _, _) = one_tab();
    tab.hand.fill(2, target(2019), "27,000");
    store.mood(crate::storage::memory::Mood::Full);
    assert_eq!(tab.save(&store), [(id(1), StoreError::Full)]);
    assert!(tab.for_journal().is_empty());
}

#[test]
fn a_late_tab_does_not_replace_a_newer_journal_entry_of_another_tab() {
    let (mut one, store, mut journal, _) = one_tab();
    one.hand.fill(2, target(2019), "27,000");
    one.save(&store);
    let late = one.for_journal();
    let mut other = Tab::open(&store);
    type_and_save(&mut other, &store, &mut journal, 3, "38,000");
    assert!(!late[&id(1)].replaces(journal.entry()));
    assert_eq!(journal.entry().record, store.text(id(1)));
}

#[test]
fn the_journal_offers_the_last_saved_state_of_a_damaged_record() {
    let (_, _, journal, text) = one_tab();
    for damaged in ["{", &text.replace("26,000", "26,001")] {
        assert_eq!(journal.entry().compare_with_store(id(1), Some(damaged)), JournalFinding::Found);
    }
}

#[test]
fn other_records_that_cannot_be_opened_are_left_to_the_user() {
    let (_, store, journal, text) = one_tab();
    let damaged = JournalEntry { record: Some(text.replace("26,000", "26,001")), ..journal.entry().clone() };
    let newer = text.replace("\"format\":7", "\"format\":8");
    let too_new = (Some(newer.as_str()), journal.entry());
    assert_ne!(newer, text);
    for (stored, entry) in [too_new, (Some(text.as_str()), &damaged), (None, &damaged)] {
        assert_eq!(entry.compare_with_store(id(1), stored), JournalFinding::Known);
    }
    let other = JournalEntry { record: store.text(id(1)), ..JournalEntry::default() };
    assert_eq!(other.compare_with_store(id(2), None), JournalFinding::Known, "the record of another plan");
}

#[test]
fn a_record_without_known_writes_is_not_removed_by_a_journal_removal() {
    let record = storage::encode_plan_at(&sample("000", id(1)), &Stamp::default());
    let removal = JournalEntry { seen: VersionVector::default().written_by("aaaaaaaa", 3), record: None };
    assert_eq!(removal.compare_with_store(id(1), Some(&record)), JournalFinding::Known);
}

#[test]
fn a_plan_missing_from_the_journal_is_given_to_the_journal_as_stored() {
    let store = stored(&["000"]);
    let mut plan_store = PlanStore::of_tab(1);
    plan_store.load(&store).unwrap();
    for known in [id(1), id(7)] {
        plan_store.note_for_journal(&store, known);
    }
    let entries = plan_store.take_for_journal();
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[&id(1)].record, store.read(&storage::plan_key(id(1))).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The browser is killed at random moments: the store returns to any earlier state, the journal to its last complete one.
    /// Nothing that was reported as saved is missing afterwards.
    #[test]
    fn whenever_the_browser_is_killed_every_figure_reported_as_saved_is_kept(
        turns in prop::collection::vec((1usize..5, 10_000u32..99_999, prop::option::of(any::<prop::sample::Index>())), 1..12)
    ) {
        let (mut tab, store, mut journal, text) = one_tab();
        let mut held_back = vec![text];
        for (row, figure, kill) in turns {
            type_and_save(&mut tab, &store, &mut journal, row, &figure.to_string());
            held_back.push(store.text(id(1)).unwrap());
            let Some(kill) = kill else { continue };
            store.put(id(1), &held_back[kill.index(held_back.len())]);
            let mut next = Tab::open(&store);
            let followed = next.follow_journal(&store, id(1), journal.entry());
            prop_assert!(matches!(followed, JournalMerge::Nothing | JournalMerge::Merged(RemoteMerge::Merged)));
            prop_assert_eq!(next.hand.plan(), tab.hand.plan());
            tab = next;
        }
    }
}
