//! What the store has at the start. Records that cannot be opened are set aside and left unchanged.

use std::sync::Arc;

use keikaku::plan::{Plan, Workbook};
use keikaku::storage::{self, Damage, Loaded, PlanStore, Refusal, Store, StoreError, plan_key};
use keikaku::value::id::PlanId;
use proptest::prelude::*;

use crate::storage::memory::{Memory, Mood};
use crate::support::{self, sample};

pub(crate) fn id(bits: u64) -> PlanId {
    PlanId::from_bits(bits)
}

/// A store with these samples, under the ids 1, 2, 3 …
pub(crate) fn stored(codes: &[&str]) -> Memory {
    let (store, mut plan_store) = (Memory::default(), PlanStore::default());
    let plans = codes.iter().zip(1..).map(|(code, bits)| sample(code, id(bits)));
    assert_eq!(plan_store.save(&store, &Workbook::new(plans)), []);
    store
}

pub(crate) fn load(store: &Memory) -> Loaded {
    PlanStore::default().load(store).unwrap()
}

fn ids(loaded: &Loaded) -> Vec<PlanId> {
    loaded.workbook.plans().iter().map(|plan| plan.id).collect()
}

#[test]
fn loading_a_fresh_store_finds_nothing_and_writes_nothing() {
    let store = Memory::default();
    let loaded = load(&store);
    assert!(loaded.workbook.plans().is_empty() && loaded.unreadable.is_empty());
    assert!(store.all().is_empty());
}

#[test]
fn plans_are_loaded_in_the_order_of_the_list() {
    let store = Memory::default();
    let plans = [(7, "002"), (3, "000"), (5, "001")].map(|(bits, code)| sample(code, id(bits)));
    let workbook = Workbook::new(plans);
    assert_eq!(PlanStore::default().save(&store, &workbook), []);
    assert_eq!(load(&store).workbook, workbook);
}

#[test]
fn a_damaged_index_loses_only_the_order_of_the_plans() {
    let store = stored(&["000", "001", "002"]);
    for index in ["", "{", "null", &storage::encode_index(&[id(9), id(3)])] {
        store.put_index(index);
        let mut found = ids(&load(&store));
        found.sort_unstable();
        let mut all = vec![id(1), id(2), id(3)];
        all.sort_unstable();
        assert_eq!(found, all, "{index}");
    }
}

#[test]
fn an_index_with_many_ids_without_plans_loses_no_plan() {
    let store = stored(&["000", "001"]);
    let order: Vec<PlanId> = (10..400_000).chain([2, 1]).map(id).collect();
    store.put_index(&storage::encode_index(&order));
    assert_eq!(ids(&load(&store)), [id(2), id(1)]);
}

#[test]
fn a_version_vector_of_many_tabs_is_shortened_and_its_plan_loaded_and_saved() {
    let store = stored(&["000"]);
    let many: Vec<String> = (0..100_000).map(|tab| format!("{tab:08x}:1")).collect();
    let record = store.read(&plan_key(id(1))).unwrap().unwrap();
    let (before, behind) = record.split_once("\"digest\"").unwrap();
    let before = before.split("\"seen\"").next().unwrap();
    let forged = format!("{before}\"seen\":\"{}\",\"digest\"{behind}", many.join(" "));
    store.write(&plan_key(id(1)), &forged).unwrap();
    let mut plan_store = PlanStore::of_tab(7);
    let loaded = plan_store.load(&store).unwrap();
    assert_eq!((loaded.workbook.plans().len(), loaded.unreadable.len()), (1, 0));
    let seen = plan_store.seen(id(1));
    assert_eq!(seen.to_string(), many[..16].join(" "));
    assert!(plan_store.includes(id(1), &seen) && seen.is_in(&seen.joined(&seen)));
    let mut renamed = Plan::clone(&loaded.workbook.plans()[0]);
    renamed.facts.name = "改題".to_owned();
    assert_eq!(plan_store.save(&store, &loaded.workbook.with_plan(Arc::new(renamed))), []);
    assert!(store.read(&plan_key(id(1))).unwrap().unwrap().len() < forged.len() - 800_000);
}

#[test]
fn plans_that_the_index_does_not_name_come_last() {
    let store = stored(&["000", "001", "002"]);
    store.put_index(&storage::encode_index(&[id(3), id(1)]));
    assert_eq!(ids(&load(&store)), [id(3), id(1), id(2)]);
}

#[test]
fn an_index_written_by_another_version_is_left_unchanged() {
    for other in [r#"{"format":8,"shelves":[]}"#, r#"{"format":6,"app":"0","digest":"0","body":[]}"#] {
        let store = stored(&["000", "001"]);
        store.put_index(other);
        let mut plan_store = PlanStore::default();
        let loaded = plan_store.load(&store).unwrap();
        let more = loaded.workbook.with_plan(sample("002", id(3)));
        assert_eq!(plan_store.save(&store, &more), []);
        assert_eq!(store.index().as_deref(), Some(other));
        assert_eq!(load(&store).workbook.plans().len(), 3);
    }
}

/// Asserts that this record, in place of the second of three plans, is set aside for that reason, and that the others
/// open.
#[track_caller]
fn unreadable(record: &str, why: Refusal) {
    let store = stored(&["000", "001", "002"]);
    store.put(id(2), record);
    let before = store.all();
    let mut plan_store = PlanStore::default();
    let loaded = plan_store.load(&store).unwrap();
    assert_eq!(ids(&loaded), [id(1), id(3)]);
    let aside: Vec<_> = loaded.unreadable.iter().map(|one| (one.key.clone(), one.raw.as_str(), one.why)).collect();
    assert_eq!(aside, [(plan_key(id(2)), record, why)]);

    // Work on the others continues, and the record stays.
    let changed = loaded.workbook.without_plan(id(1)).with_plan(sample("003", id(4)));
    assert_eq!(plan_store.save(&store, &changed), []);
    assert_eq!(store.text(id(2)).as_deref(), Some(record));
    let kept: Vec<&String> = before.keys().filter(|key| !store.all().contains_key(*key)).collect();
    assert_eq!(kept, [&plan_key(id(1))]);
}

#[test]
fn a_damaged_record_is_set_aside_and_never_overwritten_or_removed() {
    unreadable("", Refusal::Damaged(Damage::NotJson));
    unreadable("{\"format\":1,\"app\"", Refusal::Damaged(Damage::NotJson));
    unreadable("計画", Refusal::Damaged(Damage::NotJson));
    unreadable("{}", Refusal::Damaged(Damage::NotARecord));
}

#[test]
fn a_record_of_another_version_is_set_aside_and_never_overwritten_or_removed() {
    unreadable(r#"{"format":8,"sealed":true}"#, Refusal::TooNew { format: 8 });
    let older = storage::encode_plan(&sample("001", id(2))).replacen(r#""format":7"#, r#""format":6"#, 1);
    unreadable(&older, Refusal::TooOld { format: 6 });
}

#[test]
fn a_record_under_the_key_of_another_plan_is_set_aside() {
    let elsewhere = storage::encode_plan(&sample("001", id(77)));
    unreadable(&elsewhere, Refusal::Damaged(Damage::OtherKey));
    let same = storage::encode_plan(&sample("000", id(1)));
    unreadable(&same, Refusal::Damaged(Damage::OtherKey));
}

#[test]
fn a_backup_of_a_damaged_plan_does_not_overwrite_the_damaged_record() {
    let store = stored(&["000"]);
    store.put(id(1), "壊");
    let mut plan_store = PlanStore::default();
    plan_store.load(&store).unwrap();
    let restored = Workbook::new([sample("000", id(1))]);
    assert_eq!(plan_store.save(&store, &restored), [(id(1), StoreError::InTheWay)]);
    assert_eq!(store.text(id(1)).as_deref(), Some("壊"));
    // It is saved under another id.
    assert_eq!(plan_store.save(&store, &Workbook::new([sample("000", id(2))])), []);
}

#[test]
fn loading_from_a_denied_store_returns_an_error() {
    let store = stored(&["000"]);
    store.mood(Mood::Denied);
    assert_eq!(PlanStore::default().load(&store).unwrap_err(), StoreError::Denied);
}

#[test]
fn a_load_that_fails_half_way_removes_no_plan_at_the_next_save() {
    let store = stored(&["000", "001"]);
    let before = store.all();
    let mut plan_store = PlanStore::default();
    store.fail_after_reads(2);
    assert_eq!(plan_store.load(&store).unwrap_err(), StoreError::Denied);
    store.mood(Mood::Fine);
    assert_eq!(plan_store.save(&store, &Workbook::default()), []);
    assert_eq!(store.all(), before);
}

#[test]
fn saving_without_loading_the_store_overwrites_nothing() {
    let store = stored(&["000"]);
    let before = store.text(id(1));
    let mut plan_store = PlanStore::default();
    let other = Workbook::new([sample("001", id(1))]);
    assert_eq!(plan_store.save(&store, &other), [(id(1), StoreError::ChangedElsewhere)]);
    assert_eq!(store.text(id(1)), before);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_saved_workbook_is_loaded_unchanged(workbook in support::workbook()) {
        let (store, mut plan_store) = (Memory::default(), PlanStore::default());
        prop_assert_eq!(plan_store.save(&store, &workbook), []);
        prop_assert!(plan_store.matches(&workbook));
        let loaded = load(&store);
        prop_assert_eq!(loaded.workbook, workbook);
        prop_assert_eq!(loaded.unreadable, []);
    }

    #[test]
    fn loading_arbitrary_texts_never_panics_or_loses_anything(texts in prop::collection::vec(any::<String>(), 0..4)) {
        let store = stored(&["000"]);
        for (text, bits) in texts.iter().zip(10..) {
            store.put(id(bits), text);
        }
        let before = store.all();
        let loaded = load(&store);
        prop_assert_eq!((loaded.workbook.plans().len(), loaded.unreadable.len()), (1, texts.len()));
        prop_assert_eq!(store.all(), before);
    }
}
