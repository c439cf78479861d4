//! Before plans are imported, the program asks whether there is room for them.

use std::sync::Arc;

use keikaku::command::{ApprovalNotes, PlanCommand};
use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::{Actual, Basis};
use keikaku::plan::{BuiltIn, Indicator, Plan, Workbook, YearAxis};
use keikaku::storage::{self, PlanStore, ROOM, StoreError, copies, room_for};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::{ApprovalId, IndicatorId};

use crate::storage::loading::{id, stored};
use crate::storage::memory::Memory;
use crate::support::{Hand, sample};

#[test]
fn a_plan_is_saved_if_it_is_reported_to_fit_and_refused_otherwise() {
    let store = stored(&["000"]);
    let plan = sample("001", id(2));
    let needed = room_for(&store, store.used(), std::slice::from_ref(&plan)).unwrap().needed;
    let both = Workbook::new([sample("000", id(1)), Arc::clone(&plan)]);
    for (missing, is_enough) in [(0, true), (needed / 2, false)] {
        let store = stored(&["000"]);
        store.room(store.used() + needed + 100 - missing);
        let used = ROOM - needed + missing;
        assert_eq!(room_for(&store, used, std::slice::from_ref(&plan)).unwrap().is_enough(), is_enough);
        let mut plan_store = PlanStore::of_tab(1);
        plan_store.load(&store).unwrap();
        let refused = plan_store.save(&store, &both);
        assert_eq!(refused.is_empty(), is_enough, "{refused:?}");
        assert!(is_enough || refused == [(id(2), StoreError::Full)]);
    }
}

#[test]
fn a_plan_that_replaces_an_equal_plan_needs_almost_no_room() {
    let store = stored(&["000"]);
    let room = room_for(&store, ROOM, &[sample("000", id(1))]).unwrap();
    assert!(room.needed < 100, "no more than the stamp: {room:?}");
}

/// 120 KPIs with figures in every cell of ten years; each version has other figures.
fn rows(version: u64) -> Vec<Arc<Indicator>> {
    let row = |nth: u64| {
        let mut row = Indicator::new(IndicatorId::from_bits(nth), Basis::Increment);
        row.name = format!("指標その{nth}");
        for (western, year) in (2020..2030).zip(0..) {
            let figure = 100_000 * (version + 1) + nth * 100 + year;
            row.targets.insert(crate::support::year(western), Cell::read(&figure.to_string(), ""));
            let actual = Actual { cell: Cell::read(&(figure + 50).to_string(), ""), ..Actual::default() };
            row.actuals.insert(crate::support::year(western), actual);
        }
        Arc::new(row)
    };
    (1..=120).map(row).collect()
}

/// A plan of 120 KPIs and ten years with five approved versions, all of which differ in every cell.
fn largest_plan() -> Plan {
    let years = FiscalYear::new(2020).and_then(|first| YearAxis::starting(first, 10)).unwrap();
    let mut plan = Plan::new(id(1), BuiltIn::F2022, years);
    for version in 0..5 {
        let mut hand = Hand::at([Arc::new(plan.with_indicators(rows(version)).unwrap())]);
        let approval = ApprovalId::from_bits(version + 1);
        hand.table(PlanCommand::RecordApproval { id: approval, notes: ApprovalNotes::default() }).unwrap();
        plan = hand.plan().clone();
    }
    plan.with_indicators(rows(5)).unwrap()
}

#[test]
fn a_version_is_stored_whole_if_its_differences_would_be_longer() {
    const WHOLE: &str = r#""changes":[{"op":"replace","path":"","value":{"id":"#;
    let plan = largest_plan();
    let record = storage::encode_plan(&plan);
    assert_eq!(record.matches(WHOLE).count(), 5);
    assert_eq!(storage::decode_plan(&record), Ok(plan.clone()));

    let nearly_as_approved = plan.with_indicators(rows(4)).unwrap();
    let record = storage::encode_plan(&nearly_as_approved);
    assert_eq!(record.matches(WHOLE).count(), 4, "the newest version says what the plan does");
    assert_eq!(storage::decode_plan(&record), Ok(nearly_as_approved));
}

/// The used room, in percent.
fn percent(store: &Memory) -> usize {
    (store.used() * 100).div_ceil(ROOM)
}

#[test]
fn the_largest_plan_with_five_unrelated_versions_and_a_copy_leaves_most_room() {
    let (store, plan) = (Memory::default(), largest_plan());
    let workbook = Workbook::new([Arc::new(plan.clone())]);
    assert_eq!(PlanStore::of_tab(1).save(&store, &workbook), []);
    let alone = percent(&store);

    // The next session takes a copy before it overwrites the record.
    let mut changed = plan;
    "改題".clone_into(&mut changed.facts.name);
    let mut next = PlanStore::of_tab(2);
    next.load(&store).unwrap();
    assert_eq!(next.save(&store, &Workbook::new([Arc::new(changed)])), []);
    assert_eq!(copies(&store, id(1)).unwrap().len(), 1);
    let with_copy = percent(&store);
    println!("120 KPIs × 10 years × 5 versions: {alone} % alone, {with_copy} % with a copy");
    assert!(with_copy <= 40, "{with_copy} %");
}
