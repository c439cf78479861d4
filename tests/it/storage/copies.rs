//! Automatic copies: when one is taken, what it contains, and how copies make room.

use std::sync::Arc;

use keikaku::plan::{Plan, Workbook};
use keikaku::storage::{
    self, Occasion, PlanStore, Store, StoreError, copies, copy_key, copy_of, create_copy, forget_copies, plan_key,
    prune,
};

use crate::storage::loading::{id, load, stored};
use crate::storage::memory::{Memory, Mood};
use crate::support::{sample, time};

fn named(name: &str) -> Arc<Plan> {
    let mut plan = Plan::clone(&sample("001", id(1)));
    name.clone_into(&mut plan.facts.name);
    Arc::new(plan)
}

/// A plan store of a new session on this store.
fn session(store: &Memory) -> PlanStore {
    let mut plan_store = PlanStore::default();
    plan_store.load(store).unwrap();
    plan_store
}

fn save(plan_store: &mut PlanStore, store: &Memory, plan: &Arc<Plan>) -> Vec<StoreError> {
    let workbook = Workbook::new([Arc::clone(plan)]);
    plan_store.save(store, &workbook).into_iter().map(|(_, trouble)| trouble).collect()
}

/// The names of the plan in its copies, newest first.
fn names(store: &Memory) -> Vec<String> {
    copies(store, id(1)).unwrap().into_iter().map(|copy| copy.content.unwrap().facts.name.clone()).collect()
}

#[test]
fn the_record_a_session_found_is_copied_unchanged_once_before_it_is_overwritten() {
    let store = stored(&["001"]);
    assert_eq!(names(&store), [""; 0], "a plan that this session has made was nothing before");
    let found = store.text(id(1)).unwrap();
    let mut plan_store = session(&store);
    for name in ["一", "二", "三"] {
        assert_eq!(save(&mut plan_store, &store, &named(name)), []);
    }
    assert_eq!(store.read(&copy_key(id(1), 1)).unwrap().as_deref(), Some(&*found));
    assert_eq!(copies(&store, id(1)).unwrap().len(), 1);
    assert_eq!(save(&mut session(&store), &store, &named("四")), []);
    assert_eq!(names(&store)[0], "三");
}

#[test]
fn a_tab_that_stays_open_copies_the_last_state_of_each_day() {
    let store = stored(&["001"]);
    let mut plan_store = session(&store);
    for (moment, name) in [
        ("2026-11-16T09:00", "月曜の朝"),
        ("2026-11-16T17:00", "月曜の夕"),
        ("2026-11-17T09:00", "火曜の朝"),
        ("2026-11-17T17:00", "火曜の夕"),
        ("2026-11-18T09:00", "水曜"),
    ] {
        store.it_is(moment);
        assert_eq!(save(&mut plan_store, &store, &named(name)), []);
    }
    assert_eq!(names(&store)[..2], ["火曜の夕", "月曜の夕"]);
    assert_eq!(copies(&store, id(1)).unwrap()[0].saved, Some(time("2026-11-17T17:00")));
    // A clock that is set back begins no new day.
    store.it_is("2026-11-16T09:00");
    assert_eq!(save(&mut plan_store, &store, &named("戻った時計")), []);
    assert_eq!(names(&store).len(), 3);
}

#[test]
fn a_copy_without_room_does_not_prevent_a_save() {
    let store = stored(&["001"]);
    let mut plan_store = session(&store);
    store.room(store.used() + 100);
    assert_eq!(save(&mut plan_store, &store, &named("短い名")), []);
    assert_eq!(store.plan(id(1)).unwrap().facts.name, "短い名");
    assert_eq!(names(&store).len(), 0);
}

#[test]
fn copies_are_removed_for_a_save_oldest_first_but_never_the_newest() {
    let store = stored(&["001"]);
    for name in ["一", "二", "三"] {
        create_copy(&store, &named(name), Occasion::Import).unwrap();
    }
    let mut plan_store = session(&store);
    assert_eq!(save(&mut plan_store, &store, &named("四")), []);
    assert_eq!(names(&store).len(), 4);
    store.room(store.used());
    assert_eq!(save(&mut plan_store, &store, &named("少し長い名の計画")), []);
    assert_eq!(names(&store).len(), 3, "the oldest has made room");
    assert_eq!(names(&store)[1..], ["三", "二"]);
    assert_eq!(save(&mut plan_store, &store, &named(&"長".repeat(1_000_000))), [StoreError::Full]);
    assert_eq!(names(&store).len(), 1);
    assert_eq!(store.plan(id(1)).unwrap().facts.name, "少し長い名の計画");
}

#[test]
fn a_save_is_refused_if_removing_copies_makes_no_room() {
    let store = stored(&["001"]);
    for name in ["一", "二"] {
        create_copy(&store, &named(name), Occasion::Import).unwrap();
    }
    let mut plan_store = session(&store);
    store.mood(Mood::Full);
    assert_eq!(save(&mut plan_store, &store, &named("三")), [StoreError::Full]);
}

#[test]
fn a_copy_records_the_current_plan_with_its_occasion_and_time() {
    let store = stored(&["001", "002"]);
    store.it_is("2026-11-17T17:10");
    assert_eq!(create_copy(&store, &named("今"), Occasion::Import), Ok(Some(1)));
    assert_eq!(create_copy(&store, &sample("002", id(2)), Occasion::Restore), Ok(Some(2)));
    let copy = copy_of(&store, 1).unwrap().unwrap();
    assert_eq!((copy.plan, copy.occasion, copy.saved), (id(1), Occasion::Import, Some(time("2026-11-17T17:10"))));
    assert_eq!(copy.content, Ok(named("今")));
    assert_eq!(copy_of(&store, 3), Ok(None));
    assert_eq!(forget_copies(&store, id(1)), Ok(1));
    assert_eq!(copy_of(&store, 1), Ok(None));
    assert!(copy_of(&store, 2).unwrap().is_some());
}

#[test]
fn no_copy_is_made_of_a_state_equal_to_the_newest_copy() {
    let store = stored(&["001"]);
    assert_eq!(create_copy(&store, &named("一"), Occasion::Import), Ok(Some(1)));
    assert_eq!(create_copy(&store, &named("一"), Occasion::Merge), Ok(None));
    assert_eq!(create_copy(&store, &named("二"), Occasion::Merge), Ok(Some(2)));
    assert_eq!(create_copy(&store, &named("一"), Occasion::Import), Ok(Some(3)));
}

#[test]
fn two_tabs_that_write_in_turn_make_one_copy_per_clock_hour() {
    let store = stored(&["001"]);
    for (moment, name, number) in
        [("2026-11-17T17:10", "一", Some(1)), ("2026-11-17T17:59", "二", None), ("2026-11-17T18:00", "三", Some(2))]
    {
        store.it_is(moment);
        assert_eq!(create_copy(&store, &named(name), Occasion::Tab), Ok(number));
    }
}

#[test]
fn copies_of_every_occasion_are_read_back_and_of_an_unknown_occasion_are_damaged() {
    let record = storage::encode_plan(&named("今"));
    for occasion in [Occasion::Session, Occasion::Import, Occasion::Merge, Occasion::Tab, Occasion::Restore] {
        assert_eq!(storage::decode_copy(&storage::encode_copy(&record, occasion)), Ok((occasion, &*record)));
    }
    assert_eq!(storage::decode_copy(&record), Ok((Occasion::Session, &*record)));
    for text in ["", "[]", "{\"occasion\":\"birthday\",\"record\":{}}", "{\"record\":{},\"more\":1}"] {
        assert!(storage::decode_copy(text).is_err(), "{text}");
    }
}

#[test]
fn copies_are_not_loaded_as_plans() {
    let store = stored(&["001"]);
    create_copy(&store, &named("一"), Occasion::Import).unwrap();
    let loaded = load(&store);
    assert_eq!((loaded.workbook.plans().len(), loaded.unreadable.len()), (1, 0));
}

#[test]
fn thinning_removes_only_superfluous_copies() {
    let store = stored(&["001"]);
    store.it_is("2026-11-17T17:10");
    for count in 0..40 {
        create_copy(&store, &named(&format!("{count}")), Occasion::Session).unwrap();
    }
    store.write(&copy_key(id(9), 41), "壊れた控え").unwrap();
    assert_eq!(prune(&store), Ok(10));
    assert_eq!(copies(&store, id(1)).unwrap().len(), 30);
    assert_eq!(names(&store)[0], "39");
    assert_eq!(prune(&store), Ok(0));
    assert!(store.text(id(1)).is_some() && copy_of(&store, 41).unwrap().unwrap().content.is_err());
    assert!(store.read(&plan_key(id(1))).unwrap().is_some());
}
