//! Undo in a plan that another tab has since changed and that was merged (`docs/decisions.md` 15).

use std::sync::Arc;

use keikaku::command::{PlanCommand, Rejection};
use keikaku::plan::Plan;
use keikaku::plan::place::TextPlace;
use keikaku::value::id::{IndicatorId, PlanId};

use crate::support::{Hand, actual, target};

fn plan() -> PlanId {
    PlanId::from_bits(1)
}

/// Applies changes that another tab makes to the present plan.
fn elsewhere(hand: &mut Hand, change: impl Fn(&mut Hand)) {
    let mut other = Hand::at([Arc::new(Plan::clone(hand.plan()))]);
    change(&mut other);
    other.session.settle();
    hand.session.replace_from_store(plan(), Some(Arc::new(other.plan().clone())));
}

#[test]
fn undo_and_redo_change_only_the_cell_of_the_step() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2019), "26,000");
    elsewhere(&mut hand, |other| other.fill(2, target(2019), "77"));
    hand.undo();
    assert_eq!((hand.figure(1, target(2019)).as_str(), hand.figure(2, target(2019)).as_str()), ("25000", "77"));
    hand.redo();
    assert_eq!((hand.figure(1, target(2019)).as_str(), hand.figure(2, target(2019)).as_str()), ("26000", "77"));
}

#[test]
fn undo_overrides_another_tab_in_the_same_cell_and_redo_restores_its_value() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2019), "26,000");
    elsewhere(&mut hand, |other| other.fill(1, target(2019), "27,000"));
    hand.undo();
    assert_eq!(hand.figure(1, target(2019)), "25000");
    hand.redo();
    assert_eq!(hand.figure(1, target(2019)), "27000");
}

#[test]
fn several_steps_are_undone_in_turn_without_losing_changes_of_another_tab() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2019), "26,000");
    hand.fill(1, target(2020), "36,000");
    hand.write(1, TextPlace::Source, "決算書").unwrap();
    let before = Hand::at_sample("000").plan().clone();
    elsewhere(&mut hand, |other| other.fill(2, actual(2019), "5"));
    for _ in 0..3 {
        hand.undo();
    }
    let mut expected = Hand::at([Arc::new(before)]);
    expected.fill(2, actual(2019), "5");
    expected.session.settle();
    assert_eq!(hand.plan(), expected.plan());
    assert_eq!(hand.session.undo(hand.scope()), Err(Rejection::NoStep));
}

#[test]
fn undo_restores_a_removed_row_and_keeps_a_row_added_since() {
    let mut hand = Hand::at_sample("000");
    let row = hand.row(1).id;
    hand.table(PlanCommand::RemoveIndicator(row)).unwrap();
    elsewhere(&mut hand, |other| {
        other.table(PlanCommand::AddIndicator { id: IndicatorId::from_bits(99) }).unwrap();
    });
    hand.undo();
    assert_eq!(hand.row(1).id, row);
    assert!(hand.plan().indicator(IndicatorId::from_bits(99)).is_some());
}

#[test]
fn undo_does_not_remove_an_added_row_that_another_tab_filled() {
    let mut hand = Hand::at_sample("000");
    let id = IndicatorId::from_bits(99);
    hand.table(PlanCommand::AddIndicator { id }).unwrap();
    let last = hand.plan().indicators().len();
    elsewhere(&mut hand, |other| other.fill(last, target(2019), "5"));
    assert_eq!(hand.session.undo(hand.scope()), Err(Rejection::ChangedElsewhere));
    assert_eq!(hand.figure(last, target(2019)), "5");
}

#[test]
fn undo_removes_an_added_year_unless_another_tab_filled_a_cell_of_the_year() {
    let added = |hand: &mut Hand| {
        hand.table(PlanCommand::AppendYear).unwrap();
        hand.plan().years.last()
    };
    let mut left_alone = Hand::at_sample("000");
    let last = added(&mut left_alone);
    elsewhere(&mut left_alone, |other| other.fill(1, target(2019), "5"));
    left_alone.undo();
    assert!(!left_alone.plan().years.contains(last));
    assert_eq!(left_alone.figure(1, target(2019)), "5");

    let mut filled = Hand::at_sample("000");
    let last = added(&mut filled);
    elsewhere(&mut filled, |other| other.fill(1, target(last.western()), "5"));
    assert_eq!(filled.session.undo(filled.scope()), Err(Rejection::ChangedElsewhere));
    assert_eq!(filled.figure(1, target(last.western())), "5");
}

#[test]
fn undo_does_not_restore_a_plan_removed_by_another_tab() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2019), "26,000");
    hand.session.replace_from_store(plan(), None);
    assert_eq!(hand.session.undo(hand.scope()), Err(Rejection::ChangedElsewhere));
    assert!(hand.session.workbook().plan(plan()).is_none());
}
