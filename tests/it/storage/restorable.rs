//! A damaged record is restored from its newest readable copy, and its own text is never lost by that.

use std::sync::Arc;

use keikaku::command::history::Scope;
use keikaku::command::{Command, Origin};
use keikaku::plan::Plan;
use keikaku::session::Session;
use keikaku::storage::{
    Damage, Occasion, PlanStore, Refusal, Store, StoreError, UnreadableRecord, copy_key, create_copy, move_aside,
    plan_key, restorable, stock, unreadable_record,
};

use crate::storage::loading::{id, load, stored};
use crate::storage::memory::{Memory, Mood};
use crate::support::{sample, time};

const DAMAGED: &str = "{\"format\":1,\"app\":";

fn named(name: &str) -> Arc<Plan> {
    let mut plan = Plan::clone(&sample("001", id(1)));
    name.clone_into(&mut plan.facts.name);
    Arc::new(plan)
}

/// Two plans. The record of the first is damaged; of its two copies, the newer is damaged too.
fn damaged() -> (Memory, UnreadableRecord) {
    let store = stored(&["001", "002"]);
    store.it_is("2026-11-17T17:10");
    create_copy(&store, &named("火曜"), Occasion::Import).unwrap();
    store.write(&copy_key(id(1), 2), "これも壊れている").unwrap();
    store.put(id(1), DAMAGED);
    let record = unreadable_record(&store, id(1)).unwrap().unwrap();
    (store, record)
}

#[test]
fn the_newest_readable_copy_restores_a_damaged_record_and_skipped_copies_are_counted() {
    let (store, record) = damaged();
    let found = restorable(&store, &record).unwrap().unwrap();
    assert_eq!((found.plan.facts.name.as_str(), found.passed_over), ("火曜", 1));
    assert_eq!(found.saved, Some(time("2026-11-17T17:10")));
    let of_other = UnreadableRecord { key: plan_key(id(2)), ..record.clone() };
    assert_eq!(restorable(&store, &of_other), Ok(None), "it has no copies");
    for why in [Refusal::TooNew { format: 8 }, Refusal::TooOld { format: 6 }] {
        let other = UnreadableRecord { why, ..record.clone() };
        assert_eq!(restorable(&store, &other), Ok(None), "a record of another version is not mended");
    }
}

#[test]
fn restoring_a_plan_is_an_undo_step_and_keeps_the_damaged_text_after_undo() {
    let (store, record) = damaged();
    let mut plan_store = PlanStore::default();
    let mut session = Session::open(plan_store.load(&store).unwrap().workbook);
    let found = restorable(&store, &record).unwrap().unwrap();
    let aside = move_aside(&store, id(1)).unwrap().unwrap();
    assert_eq!((aside.raw.as_str(), aside.why), (DAMAGED, Refusal::Damaged(Damage::NotJson)));
    session.submit(Command::AddPlan { plan: found.plan, origin: Origin::PutBack }).unwrap();
    assert_eq!(plan_store.save(&store, session.workbook()), []);
    assert_eq!(store.plan(id(1)).unwrap().facts.name, "火曜");
    let loaded = load(&store);
    assert_eq!((loaded.workbook.plans().len(), loaded.unreadable.clone()), (2, vec![aside.clone()]));
    assert_eq!(restorable(&store, &aside), Ok(None), "once is enough");
    assert_eq!(stock(&store, &loaded.workbook).unwrap().unreadable, 1);

    session.undo(Scope::List).unwrap();
    assert_eq!(plan_store.save(&store, session.workbook()), []);
    assert_eq!((store.text(id(1)), load(&store).unreadable), (None, vec![aside]));
    session.redo(Scope::List).unwrap();
    assert_eq!(plan_store.save(&store, session.workbook()), []);
    assert_eq!(store.plan(id(1)).unwrap().facts.name, "火曜");
}

#[test]
fn a_second_damaged_text_is_kept_beside_the_first() {
    let (store, _) = damaged();
    let first = move_aside(&store, id(1)).unwrap().unwrap();
    store.put(id(1), "また壊れた");
    let second = move_aside(&store, id(1)).unwrap().unwrap();
    assert_ne!(first.key, second.key);
    assert_eq!(load(&store).unreadable.len(), 2);
    assert_eq!(move_aside(&store, id(2)), Ok(None), "a sound record stays where it is");
}

#[test]
fn moving_a_damaged_record_aside_loses_nothing_if_the_store_refuses_or_forgets() {
    for (mood, trouble) in [(Mood::Forgetful, StoreError::NotReadBack), (Mood::Denied, StoreError::Denied)] {
        let (store, _) = damaged();
        store.mood(mood);
        assert_eq!(move_aside(&store, id(1)), Err(trouble));
        assert_eq!(store.text(id(1)).as_deref(), Some(DAMAGED));
    }
    let (store, _) = damaged();
    for other in ["{\"format\":8}", "{\"format\":6}"] {
        store.put(id(1), other);
        assert_eq!(move_aside(&store, id(1)), Err(StoreError::InTheWay));
    }
}
