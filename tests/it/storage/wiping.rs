//! この端末からすべて消す: the contents are counted first, everything of this program is removed, and no tab writes it again.

use std::sync::Arc;

use keikaku::plan::Workbook;
use keikaku::storage::{
    FileRecord, Loss, PlanStore, SETTINGS_KEY, Stock, Store, StoreError, copy_key, keep_form, keep_readings,
    lineage_key, note_file, stock, wipe,
};

use crate::storage::loading::{id, load, stored};
use crate::storage::memory::Mood;
use crate::support::{fifth, sample};

#[test]
fn the_count_before_wiping_includes_records_of_other_tabs_and_unsaved_plans() {
    let store = stored(&["001", "002"]);
    store.put(id(9), "damaged");
    store.write(&lineage_key(id(1)), "{}").unwrap();
    store.write(&copy_key(id(1), 1), "{}").unwrap();
    let named = FileRecord { name: Some("計画.json".to_owned()), ..FileRecord::default() };
    note_file(&store, id(1), &named);
    note_file(&store, id(7), &FileRecord::default());
    keep_form(&store, &fifth()).unwrap();
    keep_readings(&store, "[]".to_owned()).unwrap();
    store.write(SETTINGS_KEY, "{}").unwrap();
    store.write("of another page", "{}").unwrap();
    let shown = Workbook::new([sample("001", id(1)), sample("000", id(7))]);
    let counted = stock(&store, &shown).unwrap();
    assert_eq!(
        counted,
        Stock {
            plans: 3,
            unreadable: 1,
            lineages: 1,
            copies: 1,
            files: 1,
            forms: 1,
            found: 0,
            readings: true,
            settings: true
        }
    );
    assert!(!counted.is_empty() && Stock::default().is_empty());
}

#[test]
fn wiping_removes_all_records_of_this_program_and_no_others() {
    let store = stored(&["001"]);
    store.put(id(9), "damaged");
    store.write("keikakusho", "of another page").unwrap();
    assert_eq!(wipe(&store), Ok(()));
    assert_eq!(store.all().into_keys().collect::<Vec<_>>(), ["keikakusho"]);
    assert_eq!(stock(&store, &Workbook::default()), Ok(Stock::default()));
}

#[test]
fn wiping_reports_an_error_if_the_store_keeps_a_record() {
    let store = stored(&["001"]);
    store.mood(Mood::Forgetful);
    assert_eq!(wipe(&store), Err(StoreError::NotReadBack));
    store.mood(Mood::Denied);
    assert_eq!(wipe(&store), Err(StoreError::Denied));
    store.mood(Mood::Full);
    assert_eq!(wipe(&store), Ok(()), "without room for the word to the other tabs");
    assert!(store.all().is_empty());
}

#[test]
fn a_tab_unaware_of_the_wiping_writes_nothing_back() {
    let store = stored(&["001", "002"]);
    let mut other = PlanStore::default();
    let workbook = other.load(&store).unwrap().workbook;
    wipe(&store).unwrap();
    let mut changed = (**workbook.plan(id(1)).unwrap()).clone();
    "別の名前".clone_into(&mut changed.facts.name);
    let changed = workbook.with_plan(Arc::new(changed));
    assert_eq!(other.save(&store, &changed), [(id(1), StoreError::Gone(Loss::Cleared))]);
    assert!(load(&store).workbook.plans().is_empty() && store.all().is_empty());
}
