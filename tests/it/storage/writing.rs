//! What is written, and what is reported if a write fails.

use keikaku::plan::Workbook;
use keikaku::storage::{PlanStore, StoreError};
use keikaku::value::id::PlanId;

use crate::storage::loading::{id, load, stored};
use crate::storage::memory::{Memory, Mood};
use crate::support::{Hand, actual, sample, target, time};

/// A session and its plan store on a store with those samples; the first plan is open.
fn at(codes: &[&str]) -> (Hand, PlanStore, Memory) {
    let store = stored(codes);
    let mut plan_store = PlanStore::default();
    let plans = plan_store.load(&store).unwrap().workbook;
    (Hand::at(plans.plans().iter().cloned()), plan_store, store)
}

fn save(hand: &Hand, plan_store: &mut PlanStore, store: &Memory) -> Vec<(PlanId, StoreError)> {
    plan_store.save(store, &hand.session.settled())
}

#[test]
fn a_save_writes_only_changed_plans() {
    let (mut hand, mut plan_store, store) = at(&["000", "001"]);
    assert!(plan_store.matches(hand.session.workbook()));
    store.put(id(2), "another tab's business");
    hand.fill(1, target(2019), "26,000");
    assert!(!plan_store.matches(hand.session.workbook()));
    assert_eq!(save(&hand, &mut plan_store, &store), []);
    assert!(plan_store.matches(hand.session.workbook()));
    assert_eq!(store.plan(id(1)).as_ref(), Some(hand.plan()));
}

#[test]
fn a_half_typed_figure_is_saved_as_if_the_cell_had_been_left() {
    let (mut hand, mut plan_store, store) = at(&["001"]);
    hand.keys(1, actual(2017), &["1", "1,2"]);
    assert_eq!(save(&hand, &mut plan_store, &store), []);
    hand.session.settle();
    assert_eq!(store.plan(id(1)).as_ref(), Some(hand.plan()));
    assert!(plan_store.matches(hand.session.workbook()));
}

#[test]
fn undoing_the_creation_of_a_plan_removes_its_record_and_redo_saves_it_again() {
    let (mut hand, mut plan_store, store) = at(&["000"]);
    let add =
        keikaku::command::Command::AddPlan { plan: sample("001", id(2)), origin: keikaku::command::Origin::Sample };
    hand.session.submit(add).unwrap();
    assert_eq!(save(&hand, &mut plan_store, &store), []);
    hand.undo_in_list();
    assert!(!plan_store.matches(hand.session.workbook()));
    assert_eq!(save(&hand, &mut plan_store, &store), []);
    assert_eq!(store.text(id(2)), None);
    hand.redo_in_list();
    assert_eq!(save(&hand, &mut plan_store, &store), []);
    assert_eq!(load(&store).workbook, **hand.session.workbook());
}

#[test]
fn a_full_store_keeps_its_records_and_the_error_names_the_plan() {
    let (mut hand, mut plan_store, store) = at(&["000", "001"]);
    let before = store.all();
    hand.plan = id(2);
    hand.fill(1, target(2018), "300");
    store.mood(Mood::Full);
    assert_eq!(save(&hand, &mut plan_store, &store), [(id(2), StoreError::Full)]);
    assert_eq!(store.all(), before);
    assert!(!plan_store.matches(hand.session.workbook()));
    store.mood(Mood::Fine);
    assert_eq!(save(&hand, &mut plan_store, &store), []);
    assert_eq!(store.plan(id(2)).as_ref(), Some(hand.plan()));
}

#[test]
fn a_removed_plan_makes_room_before_other_plans_are_written() {
    /// A store with room for two plans.
    #[derive(Default)]
    struct Small(Memory);
    impl keikaku::storage::Store for Small {
        fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
            self.0.read(key)
        }
        fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
            let others = self.0.all().keys().filter(|other| other.contains("/plan/") && *other != key).count();
            if key.contains("/plan/") && others >= 2 { Err(StoreError::Full) } else { self.0.write(key, text) }
        }
        fn remove(&self, key: &str) -> Result<(), StoreError> {
            self.0.remove(key)
        }
        fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
            self.0.keys(prefix)
        }
    }
    let (store, mut plan_store) = (Small::default(), PlanStore::default());
    let two = Workbook::new([sample("000", id(1)), sample("001", id(2))]);
    assert_eq!(plan_store.save(&store, &two), []);
    let other_two = Workbook::new([sample("000", id(1)), sample("002", id(3))]);
    assert_eq!(plan_store.save(&store, &other_two), []);
}

#[test]
fn a_denied_store_is_reported_for_the_plan_and_the_next_save_succeeds() {
    let (mut hand, mut plan_store, store) = at(&["000"]);
    hand.fill(1, target(2019), "26,000");
    store.mood(Mood::Denied);
    assert_eq!(save(&hand, &mut plan_store, &store), [(id(1), StoreError::Denied)]);
    store.mood(Mood::Fine);
    assert_eq!(save(&hand, &mut plan_store, &store), []);
}

#[test]
fn a_write_that_is_not_read_back_does_not_count_as_saved() {
    for mood in [Mood::Lying, Mood::Forgetful] {
        let (mut hand, mut plan_store, store) = at(&["000"]);
        hand.fill(1, target(2019), "26,000");
        store.mood(mood);
        assert_eq!(save(&hand, &mut plan_store, &store), [(id(1), StoreError::NotReadBack)], "{mood:?}");
        assert!(!plan_store.matches(hand.session.workbook()));
    }
}

#[test]
fn an_unconfirmed_write_of_this_tab_is_not_attributed_to_another_tab() {
    for mood in [Mood::Lying, Mood::Forgetful] {
        let (mut hand, mut plan_store, store) = at(&["000"]);
        hand.fill(1, target(2019), "26,000");
        store.mood(mood);
        save(&hand, &mut plan_store, &store);
        store.mood(Mood::Fine);
        hand.fill(1, target(2019), "27,000");
        assert_eq!(save(&hand, &mut plan_store, &store), [], "{mood:?}");
        assert_eq!(store.plan(id(1)).as_ref(), Some(hand.plan()));
    }
}

#[test]
fn a_new_plan_that_could_not_be_read_back_is_written_again() {
    let (mut hand, mut plan_store, store) = at(&["000"]);
    let add =
        keikaku::command::Command::AddPlan { plan: sample("001", id(2)), origin: keikaku::command::Origin::Sample };
    hand.session.submit(add).unwrap();
    store.mood(Mood::Lying);
    assert_eq!(save(&hand, &mut plan_store, &store), [(id(2), StoreError::NotReadBack)]);
    store.mood(Mood::Fine);
    assert_eq!(save(&hand, &mut plan_store, &store), []);
    hand.undo_in_list();
    assert_eq!(save(&hand, &mut plan_store, &store), []);
    assert_eq!(store.text(id(2)), None);
}

#[test]
fn a_new_plan_that_could_not_be_read_back_is_removed_by_undo() {
    let (mut hand, mut plan_store, store) = at(&["000"]);
    let add =
        keikaku::command::Command::AddPlan { plan: sample("001", id(2)), origin: keikaku::command::Origin::Sample };
    hand.session.submit(add).unwrap();
    store.mood(Mood::Lying);
    save(&hand, &mut plan_store, &store);
    store.mood(Mood::Fine);
    hand.undo_in_list();
    assert!(!plan_store.matches(hand.session.workbook()));
    assert_eq!(save(&hand, &mut plan_store, &store), []);
    assert_eq!(load(&store).workbook, **hand.session.workbook());
}

#[test]
fn a_failed_removal_of_a_plan_is_reported() {
    let (_, mut plan_store, store) = at(&["000", "001"]);
    let rest = Workbook::new([sample("000", id(1))]);
    store.mood(Mood::Forgetful);
    assert_eq!(plan_store.save(&store, &rest), [(id(2), StoreError::NotReadBack)]);
    assert!(!plan_store.matches(&rest));
    store.mood(Mood::Fine);
    assert_eq!(plan_store.save(&store, &rest), []);
    assert!(plan_store.matches(&rest));
}

#[test]
fn the_order_of_the_list_is_written_with_the_plans() {
    let (_, mut plan_store, store) = at(&["000", "001"]);
    let turned = Workbook::new([sample("001", id(2)), sample("000", id(1))]);
    assert_eq!(plan_store.save(&store, &turned), []);
    assert_eq!(load(&store).workbook, turned);
}

#[test]
fn a_record_has_its_time_of_saving_which_only_a_new_write_changes() {
    let (mut hand, mut plan_store, store) = at(&["000", "001"]);
    assert_eq!(plan_store.saved_at(id(1)), None);
    store.it_is("2026-11-20T10:32");
    hand.fill(1, target(2019), "26,000");
    assert_eq!(save(&hand, &mut plan_store, &store), []);
    assert_eq!((plan_store.saved_at(id(1)), plan_store.saved_at(id(2))), (Some(time("2026-11-20T10:32")), None));
    store.it_is("2026-11-20T10:40");
    assert_eq!(save(&hand, &mut plan_store, &store), []);
    let mut other = PlanStore::default();
    other.load(&store).unwrap();
    assert_eq!(other.saved_at(id(1)), Some(time("2026-11-20T10:32")));
}

#[test]
fn equal_changes_saved_by_two_tabs_at_different_times_are_no_conflict() {
    let (mut hand, mut plan_store, store) = at(&["000"]);
    let mut other = PlanStore::default();
    other.load(&store).unwrap();
    hand.fill(1, target(2019), "26,000");
    store.it_is("2026-11-20T10:32");
    assert_eq!(save(&hand, &mut plan_store, &store), []);
    store.it_is("2026-11-20T10:40");
    assert_eq!(save(&hand, &mut other, &store), []);
    assert_eq!(other.saved_at(id(1)), Some(time("2026-11-20T10:32")));
}

#[test]
fn a_plan_changed_and_changed_back_by_another_tab_causes_no_conflict() {
    let (mut hand, mut plan_store, store) = at(&["000"]);
    let mut other = PlanStore::default();
    other.load(&store).unwrap();
    let before = hand.session.workbook().clone();
    let mut there = hand.clone();
    there.fill(1, target(2019), "1");
    store.it_is("2026-11-20T10:32");
    assert_eq!(save(&there, &mut other, &store), []);
    assert_eq!(other.save(&store, &before), []);
    hand.fill(1, target(2019), "26,000");
    assert_eq!(save(&hand, &mut plan_store, &store), []);
}
