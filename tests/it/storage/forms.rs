//! The forms that the user has loaded into this browser: they are stored, replaced and removed, while every plan keeps
//! its own.

use std::collections::BTreeSet;
use std::sync::Arc;

use keikaku::plan::{BuiltIn, Form, Plan, Workbook};
use keikaku::storage::{
    self, Damage, LoadedForms, Occasion, PlanStore, Refusal, Store, StoreError, copies, create_copy, form_key,
    keep_form, keep_form_of_plan, loaded_form, loaded_forms, read_form, remove_form,
};

use crate::storage::loading::{id, load};
use crate::storage::memory::{Memory, Mood};
use crate::support::{FIFTH, fifth, sample};

/// The fifth form with one change in its file.
fn changed(from: &str, to: &str) -> Arc<Form> {
    assert!(FIFTH.contains(from), "{from}");
    Arc::new(read_form(FIFTH.replacen(from, to, 1).as_bytes()).unwrap())
}

fn with_fifth_form() -> Arc<Plan> {
    let mut plan = (*sample("002", id(1))).clone();
    plan.form = fifth();
    Arc::new(plan)
}

fn loaded(forms: impl IntoIterator<Item = Arc<Form>>) -> LoadedForms {
    LoadedForms { forms: forms.into_iter().collect(), unreadable: Vec::new() }
}

#[test]
fn a_stored_plan_and_its_copy_contain_its_form() {
    let (store, plan) = (Memory::default(), with_fifth_form());
    assert_eq!(PlanStore::default().save(&store, &Workbook::new([Arc::clone(&plan)])), []);
    assert_eq!(load(&store).workbook.plans(), [Arc::clone(&plan)]);
    create_copy(&store, &plan, Occasion::Restore).unwrap();
    let copy = copies(&store, plan.id).unwrap().pop().unwrap();
    assert_eq!(copy.content, Ok(plan));
    assert_eq!(loaded_forms(&store), Ok(LoadedForms::default()), "the form of a plan is not offered for others");
}

#[test]
fn each_form_is_read_once_at_the_start_and_shared_by_its_plans() {
    let store = Memory::default();
    let of = |nth: u64| {
        let mut plan = (*sample("002", id(nth))).clone();
        plan.form = if nth.is_multiple_of(2) { fifth() } else { BuiltIn::F2016.form() };
        Arc::new(plan)
    };
    let plans: Vec<_> = (1..=100).map(of).collect();
    assert_eq!(PlanStore::default().save(&store, &Workbook::new(plans.clone())), []);
    let loaded = load(&store).workbook;
    assert_eq!(loaded.plans(), plans);
    let forms: BTreeSet<_> = loaded.plans().iter().map(|plan| Arc::as_ptr(&plan.form)).collect();
    assert_eq!(forms.len(), 2);
}

#[test]
fn loaded_forms_are_stored_by_code_name_until_replaced_or_removed() {
    let store = Memory::default();
    let (fifth, newer, other) = (fifth(), changed("4か年", "五か年"), changed("f2031", "a_other"));
    for form in [&fifth, &other] {
        assert_eq!(keep_form(&store, form), Ok(()));
    }
    assert_eq!(loaded_forms(&store), Ok(loaded([Arc::clone(&other), Arc::clone(&fifth)])));
    assert_eq!(loaded_form(&store, "f2031"), Ok(Some(fifth)));
    assert_eq!(loaded_form(&store, "f2032"), Ok(None));
    assert_eq!(keep_form(&store, &newer), Ok(()));
    assert_eq!(loaded_forms(&store), Ok(loaded([Arc::clone(&other), newer])));
    assert_eq!(remove_form(&store, "f2031"), Ok(()));
    assert_eq!(loaded_forms(&store), Ok(loaded([other])));
}

#[test]
fn the_form_of_a_plan_is_stored_unless_its_code_name_is_taken() {
    let store = Memory::default();
    let (fifth, newer) = (fifth(), changed("4か年", "五か年"));
    assert_eq!(keep_form_of_plan(&store, &BuiltIn::F2022.form()), Ok(false));
    assert_eq!(keep_form_of_plan(&store, &fifth), Ok(true));
    assert_eq!(keep_form_of_plan(&store, &newer), Ok(false));
    assert_eq!(loaded_forms(&store), Ok(loaded([fifth])));
    store.mood(Mood::Full);
    assert_eq!(keep_form_of_plan(&store, &changed("f2031", "a_other")), Err(StoreError::Full));
}

#[test]
fn a_plan_keeps_its_form_if_the_loaded_form_is_replaced_or_removed() {
    let store = Memory::default();
    keep_form(&store, &fifth()).unwrap();
    let plan = with_fifth_form();
    assert_eq!(PlanStore::default().save(&store, &Workbook::new([Arc::clone(&plan)])), []);
    keep_form(&store, &changed("6-2", "6-9")).unwrap();
    assert_eq!(load(&store).workbook.plans(), [Arc::clone(&plan)]);
    remove_form(&store, "f2031").unwrap();
    assert_eq!(load(&store).workbook.plans(), [plan]);
}

#[test]
fn a_form_that_could_not_be_stored_or_removed_is_reported_as_an_error() {
    let store = Memory::default();
    let kept = |mood| {
        store.mood(mood);
        let kept = keep_form(&store, &fifth());
        store.mood(Mood::Fine);
        kept
    };
    assert_eq!(kept(Mood::Full), Err(StoreError::Full));
    assert_eq!(kept(Mood::Denied), Err(StoreError::Denied));
    assert_eq!(kept(Mood::Forgetful), Err(StoreError::NotReadBack));
    assert!(store.all().is_empty());
    keep_form(&store, &fifth()).unwrap();
    store.mood(Mood::Forgetful);
    assert_eq!(remove_form(&store, "f2031"), Err(StoreError::NotReadBack));
}

#[test]
fn an_unreadable_form_record_is_neither_overwritten_nor_offered() {
    let store = Memory::default();
    let (key, whole) = (form_key("f2031"), storage::encode_form(&fifth()));
    let newer = whole.replacen(r#""format":7"#, r#""format":99"#, 1);
    let older = whole.replacen(r#""format":7"#, r#""format":3"#, 1);
    let other = storage::encode_form(&changed("f2031", "other"));
    for (record, why) in [
        (whole.replacen("脱炭素", "低炭素", 1), Refusal::Damaged(Damage::Altered)),
        (older, Refusal::TooOld { format: 3 }),
        (other, Refusal::Damaged(Damage::OtherKey)),
        (newer, Refusal::TooNew { format: 99 }),
    ] {
        store.write(&key, &record).unwrap();
        assert_eq!(keep_form(&store, &fifth()), Err(StoreError::InTheWay));
        assert_eq!(store.read(&key), Ok(Some(record)));
        let found = loaded_forms(&store).unwrap();
        assert!(found.forms.is_empty());
        assert_eq!(found.unreadable.iter().map(|one| (&one.key, one.why)).collect::<Vec<_>>(), [(&key, why)]);
    }
}
