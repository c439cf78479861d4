//! The steps as the user sees them.

use std::sync::Arc;

use keikaku::command::history::Scope;
use keikaku::command::{Command, IndicatorCommand, PlanCommand, Rejection};
use keikaku::plan::Placement;
use keikaku::plan::indicator::Basis;
use keikaku::plan::place::{ChoiceValue, TextPlace};
use keikaku::value::id::IndicatorId;

use crate::support::{Hand, actual, target};

#[test]
fn typing_three_digits_is_one_step() {
    let mut hand = Hand::at_sample("001");
    hand.keys(1, target(2018), &["6", "60", "600"]);
    assert_eq!((hand.figure(1, target(2018)).as_str(), hand.steps()), ("600", 1));
    hand.undo();
    assert_eq!(hand.figure(1, target(2018)), "200");
}

#[test]
fn typing_again_after_leaving_a_cell_is_another_step() {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, target(2018), "6");
    hand.fill(1, target(2018), "600");
    assert_eq!(hand.steps(), 2);
    hand.undo();
    assert_eq!(hand.figure(1, target(2018)), "6");
}

#[test]
fn typing_in_another_cell_is_another_step() {
    let mut hand = Hand::at_sample("001");
    hand.keys(1, target(2018), &["6"]);
    hand.keys(1, actual(2018), &["7"]);
    hand.keys(2, actual(2018), &["8"]);
    assert_eq!(hand.steps(), 3);
}

#[test]
fn a_text_typed_letter_by_letter_is_one_step() {
    let mut hand = Hand::at_sample("001");
    for text in ["単", "単位", "単位は", "件"] {
        hand.words(1, TextPlace::Unit, text).unwrap();
    }
    assert_eq!((hand.row(1).unit.as_str(), hand.steps()), ("件", 1));
}

#[test]
fn each_choice_is_a_separate_step() {
    let mut hand = Hand::at_sample("001");
    hand.choose(1, ChoiceValue::Basis(Some(Basis::Level))).unwrap();
    hand.choose(1, ChoiceValue::Basis(Some(Basis::PeriodTotal))).unwrap();
    assert_eq!(hand.steps(), 2);
}

#[test]
fn typing_the_old_text_again_removes_the_step() {
    let mut hand = Hand::at_sample("000");
    let start = Arc::clone(hand.session.workbook());
    hand.keys(1, target(2019), &["2", "", "25,000 千円"]);
    assert_eq!((hand.session.workbook(), hand.steps()), (&start, 0));
}

#[test]
fn escape_reverts_the_current_typing() {
    let mut hand = Hand::at_sample("000");
    let start = Arc::clone(hand.session.workbook());
    hand.keys(1, target(2019), &["2", "25,0"]);
    assert!(hand.session.cancel().is_some());
    assert_eq!((hand.session.workbook(), hand.steps()), (&start, 0));
    assert!(hand.session.cancel().is_none(), "there is nothing more to take back");
}

#[test]
fn escape_does_not_revert_a_cell_that_was_left() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2019), "26,000");
    assert!(hand.session.cancel().is_none());
    assert_eq!(hand.figure(1, target(2019)), "26000");
}

#[test]
fn undo_after_escape_reverts_the_previous_step() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2019), "26,000");
    hand.keys(1, target(2020), &["4"]);
    hand.session.cancel();
    hand.undo();
    assert_eq!(hand.figure(1, target(2019)), "25000");
    assert_eq!(hand.session.undo(hand.scope()), Err(Rejection::NoStep));
}

#[test]
fn undo_during_typing_reverts_only_the_typing() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2019), "26,000");
    hand.keys(1, target(2020), &["4", "4,0"]);
    hand.undo();
    assert_eq!(hand.figure(1, target(2020)), "35000");
    assert_eq!(hand.figure(1, target(2019)), "26000");
}

#[test]
fn a_new_step_clears_the_redo_steps() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2019), "26,000");
    hand.undo();
    hand.fill(1, target(2020), "36,000");
    assert_eq!(hand.session.redo(hand.scope()), Err(Rejection::NoStep));
}

#[test]
fn a_step_removed_by_escape_or_retyping_restores_the_redo_steps() {
    let mut undone = Hand::at_sample("000");
    undone.fill(1, target(2019), "26,000");
    undone.fill(1, target(2020), "36,000");
    undone.undo();
    undone.undo();
    let mut escaped = undone.clone();
    escaped.keys(1, target(2019), &["2", "27"]);
    assert_eq!(escaped.steps_to_redo(), 0, "while something else is being typed");
    escaped.session.cancel();
    assert_eq!(escaped.steps_to_redo(), 2);
    let mut retyped = undone;
    retyped.keys(1, target(2019), &["2", "25,000 千円"]);
    assert_eq!(retyped.steps_to_redo(), 2);
}

#[test]
fn escape_after_a_kept_step_does_not_restore_older_redo_steps() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2019), "26,000");
    hand.undo();
    hand.fill(1, target(2020), "36,000");
    hand.keys(1, target(2020), &["3", "37"]);
    hand.session.cancel();
    assert_eq!(hand.session.redo(hand.scope()), Err(Rejection::NoStep));
}

#[test]
fn undo_restores_a_row_removed_during_typing_with_the_typed_text() {
    let mut hand = Hand::at_sample("000");
    hand.keys(1, target(2019), &["2", "26"]);
    let row = hand.row(1).id;
    hand.table(PlanCommand::RemoveIndicator(row)).unwrap();
    assert_eq!(hand.plan().indicators().len(), 3);
    hand.undo();
    assert_eq!(hand.figure(1, target(2019)), "26");
    hand.undo();
    assert_eq!(hand.figure(1, target(2019)), "25000");
}

#[test]
fn a_late_text_for_a_removed_row_is_rejected() {
    let mut hand = Hand::at_sample("000");
    hand.keys(1, target(2019), &["2", "26"]);
    let row = hand.row(1).id;
    hand.table(PlanCommand::RemoveIndicator(row)).unwrap();
    // The browser fires `change` for the removed field.
    let set = IndicatorCommand::SetText { place: TextPlace::Name, text: "名".to_owned() };
    assert_eq!(hand.in_indicator(row, set), Err(Rejection::NoSuchIndicator));
    hand.undo();
    assert_eq!(hand.plan().indicators().len(), 4, "one undo brings the row back");
}

#[test]
fn only_the_newest_thousand_steps_can_be_undone() {
    let mut hand = Hand::at_sample("001");
    for step in 0..1_001 {
        hand.fill(1, actual(2017), &step.to_string());
    }
    assert_eq!(hand.steps(), 1_000);
    while hand.session.undo(hand.scope()).is_ok() {}
    assert_eq!(hand.figure(1, actual(2017)), "0", "the first of 1,001 can't be undone any more");
}

#[test]
fn a_cancelled_step_does_not_remove_the_oldest_step() {
    let mut hand = Hand::at_sample("001");
    for step in 0..1_000 {
        hand.fill(1, actual(2017), &step.to_string());
    }
    hand.keys(1, actual(2018), &["1"]);
    hand.session.cancel();
    assert_eq!(hand.steps(), 1_000);
}

#[test]
fn undo_and_redo_return_the_label_of_the_step() {
    let mut hand = Hand::at_sample("001");
    let plan = hand.plan;
    let shelved = hand.session.submit(Command::MovePlan { plan, placement: Placement::Bin }).unwrap();
    assert_eq!(hand.session.history().to_undo(Scope::List), Some(&shelved));
    assert_eq!(hand.session.undo(Scope::List), Ok(shelved.clone()));
    assert_eq!(hand.session.history().to_redo(Scope::List), Some(&shelved));
    assert_eq!(hand.session.redo(Scope::List), Ok(shelved));
}

#[test]
fn a_command_that_changes_nothing_is_no_step() {
    let mut hand = Hand::at_sample("001");
    let plan = hand.plan;
    assert_eq!(
        hand.session.submit(Command::MovePlan { plan, placement: Placement::Active }),
        Err(Rejection::NothingChanged)
    );
    assert_eq!(hand.choose(1, ChoiceValue::Basis(Some(Basis::Increment))), Err(Rejection::NothingChanged));
    let gone = IndicatorId::from_bits(99);
    assert_eq!(hand.table(PlanCommand::RemoveIndicator(gone)), Err(Rejection::NoSuchIndicator));
    assert_eq!(hand.steps(), 0);
}
