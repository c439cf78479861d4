//! A save that comes too late is merged with what another tab has saved (`docs/decisions.md` 19).

use keikaku::command::PlanCommand;
use keikaku::merge::{FieldValue, Resolution, Setting};
use keikaku::plan::Fact;
use keikaku::plan::place::TextPlace;
use keikaku::session::{RemoteConflict, RemoteMerge};
use keikaku::storage::StoreError;

use crate::storage::loading::{id, stored};
use crate::storage::memory::{Memory, Mood};
use crate::storage::tabs::Tab;
use crate::support::{Hand, target};

/// Two tabs on one plan. The second has changed and saved it; the first has changed it, and its save was refused.
fn late(first: impl Fn(&mut Hand), second: impl Fn(&mut Hand)) -> (Tab, Tab, Memory) {
    let store = stored(&["000"]);
    let (mut one, mut other) = (Tab::open(&store), Tab::open(&store));
    second(&mut other.hand);
    assert_eq!(other.save(&store), []);
    first(&mut one.hand);
    assert_eq!(one.save(&store), [(id(1), StoreError::ChangedElsewhere)]);
    (one, other, store)
}

fn fills(row: usize, western: i32, text: &'static str) -> impl Fn(&mut Hand) {
    move |hand| hand.fill(row, target(western), text)
}

fn conflict(tab: &mut Tab, store: &Memory) -> RemoteConflict {
    match tab.reconcile(store, id(1)).unwrap() {
        RemoteMerge::Conflicts(conflict) => *conflict,
        other => panic!("{other:?}"),
    }
}

#[test]
fn changes_without_conflict_are_merged_shown_and_saved() {
    let (mut first, _, store) = late(fills(2, 2019, "36,000"), fills(1, 2019, "26,000"));
    assert!(matches!(first.reconcile(&store, id(1)), Ok(RemoteMerge::Merged)));
    assert_eq!(first.hand.figure(1, target(2019)), "26000");
    assert_eq!(first.hand.figure(2, target(2019)), "36000");
    assert_eq!(first.save(&store), []);
    assert_eq!(store.plan(id(1)).as_ref(), Some(first.hand.plan()));
}

#[test]
fn the_other_tab_merges_its_late_save_with_the_merged_plan() {
    let (mut first, mut second, store) = late(fills(2, 2019, "36,000"), fills(1, 2019, "26,000"));
    first.reconcile(&store, id(1)).unwrap();
    first.save(&store);
    second.hand.fill(3, target(2019), "5");
    assert_eq!(second.save(&store), [(id(1), StoreError::ChangedElsewhere)]);
    assert!(matches!(second.reconcile(&store, id(1)), Ok(RemoteMerge::Merged)));
    assert_eq!(second.save(&store), []);
    let kept = store.plan(id(1)).unwrap();
    let cell = |row: usize| kept.indicators()[row].target(crate::support::year(2019)).text.clone();
    assert_eq!([cell(0), cell(1), cell(2)], ["26,000", "36,000", "5"]);
}

#[test]
fn a_conflict_changes_neither_this_tab_nor_the_store_and_shows_both_values() {
    let (mut first, second, store) = late(fills(1, 2019, "27,000"), fills(1, 2019, "26,000"));
    let (shown, kept) = (first.hand.plan().clone(), store.all());
    let conflict = conflict(&mut first, &store);
    assert_eq!((first.hand.plan(), store.all()), (&shown, kept));
    assert_eq!((&*conflict.ours, &**conflict.theirs()), (&shown, second.hand.plan()));
    let conflicts: Vec<_> = conflict.conflicts().collect();
    let [conflict] = conflicts.as_slice() else { panic!("{conflicts:?}") };
    let Resolution::Set(_, Setting::Cell(place, theirs)) = &conflict.pick else { panic!("{conflict:?}") };
    let Some(FieldValue::OfKpi(Setting::Cell(_, ours))) = &conflict.ours else { panic!("{conflict:?}") };
    assert_eq!((*place, ours.text.as_str(), theirs.text.as_str()), (target(2019), "27,000", "26,000"));
    assert_eq!(first.save(&store), [(id(1), StoreError::ChangedElsewhere)]);
}

#[test]
fn a_decided_conflict_is_saved_as_it_was_decided() {
    for (decide, expected) in [("ours", "27000"), ("theirs", "26000"), ("third", "28000")] {
        let (mut first, _, store) = late(fills(1, 2019, "27,000"), fills(1, 2019, "26,000"));
        let conflict = conflict(&mut first, &store);
        let pick = conflict.conflicts().next().unwrap().pick.clone();
        let Resolution::Set(row, setting) = &pick else { panic!("{pick:?}") };
        let chosen = match decide {
            "ours" => vec![],
            "theirs" => vec![pick.clone()],
            _ => vec![Resolution::Set(*row, setting.typed("28,000", "千円").unwrap())],
        };
        assert!(matches!(first.resolve(&store, &conflict, &chosen), Ok(RemoteMerge::Merged)));
        assert_eq!(first.save(&store), []);
        assert_eq!(first.hand.figure(1, target(2019)), expected);
        assert_eq!(store.plan(id(1)).as_ref(), Some(first.hand.plan()));
    }
}

#[test]
fn a_change_during_the_decision_gives_a_new_conflict() {
    let (mut first, mut second, store) = late(fills(1, 2019, "27,000"), fills(1, 2019, "26,000"));
    let conflict = conflict(&mut first, &store);
    second.hand.fill(1, target(2019), "29,000");
    second.save(&store);
    let Ok(RemoteMerge::Conflicts(again)) = first.resolve(&store, &conflict, &[]) else { panic!() };
    assert_eq!(again.theirs().as_ref(), second.hand.plan());
    assert_eq!(first.hand.figure(1, target(2019)), "27000");
}

#[test]
fn undoing_a_step_from_before_the_merge_keeps_the_work_of_the_other_tab() {
    let (mut first, _, store) = late(fills(2, 2019, "36,000"), fills(1, 2019, "26,000"));
    first.reconcile(&store, id(1)).unwrap();
    first.hand.undo();
    assert_eq!(first.hand.figure(1, target(2019)), "26000", "the other tab's");
    assert_ne!(first.hand.figure(2, target(2019)), "36000", "our own");
}

#[test]
fn facts_and_rows_are_merged_like_cells() {
    let states = |hand: &mut Hand| {
        hand.table(PlanCommand::SetFact { fact: Fact::Area, text: "県の全域".to_owned() }).unwrap();
    };
    let removes = |hand: &mut Hand| {
        let row = hand.row(4).id;
        hand.table(PlanCommand::RemoveIndicator(row)).unwrap();
    };
    let (mut first, _, store) = late(states, removes);
    assert!(matches!(first.reconcile(&store, id(1)), Ok(RemoteMerge::Merged)));
    assert_eq!((first.hand.plan().facts.area.as_str(), first.hand.plan().indicators().len()), ("県の全域", 3));
}

#[test]
fn a_half_typed_figure_is_read_and_merged() {
    let store = stored(&["000"]);
    let (mut first, mut second) = (Tab::open(&store), Tab::open(&store));
    second.hand.write(1, TextPlace::Source, "決算書").unwrap();
    second.save(&store);
    first.hand.keys(1, target(2019), &["2", "26,"]);
    first.save(&store);
    assert!(matches!(first.reconcile(&store, id(1)), Ok(RemoteMerge::Merged)));
    assert_eq!(first.hand.row(1).source, "決算書");
    assert_eq!(first.hand.cell(1, target(2019)).text, "26,");
    assert_eq!(first.save(&store), []);
}

#[test]
fn a_removed_or_unreadable_record_cannot_be_merged() {
    for unreadable in [None, Some("壊")] {
        let (mut first, _, store) = late(fills(2, 2019, "36,000"), fills(1, 2019, "26,000"));
        match unreadable {
            None => store.take(id(1)),
            Some(text) => store.put(id(1), text),
        }
        let before = first.hand.plan().clone();
        assert!(matches!(first.reconcile(&store, id(1)), Ok(RemoteMerge::Unmergeable)));
        assert_eq!(first.hand.plan(), &before);
        assert_eq!(store.text(id(1)).as_deref(), unreadable);
    }
}

#[test]
fn a_denied_or_full_store_loses_no_work() {
    let (mut first, _, store) = late(fills(2, 2019, "36,000"), fills(1, 2019, "26,000"));
    let before = first.hand.plan().clone();
    store.mood(Mood::Denied);
    assert!(matches!(first.reconcile(&store, id(1)), Err(StoreError::Denied)));
    assert_eq!(first.hand.plan(), &before);
    store.mood(Mood::Fine);
    assert!(matches!(first.reconcile(&store, id(1)), Ok(RemoteMerge::Merged)));
    store.mood(Mood::Full);
    assert_eq!(first.save(&store), [(id(1), StoreError::Full)]);
    store.mood(Mood::Fine);
    assert_eq!(first.save(&store), []);
}
