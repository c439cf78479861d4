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
fn typing_on_after_leaving_is_another_step() {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, target(2018), "6");
    hand.fill(1, target(2018), "600");
    assert_eq!(hand.steps(), 2);
    hand.undo();
    assert_eq!(hand.figure(1, target(2018)), "6");
}

#[test]
fn going_to_another_cell_begins_another_step() {
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
fn a_choice_is_a_step_of_its_own() {
    let mut hand = Hand::at_sample("001");
    hand.choose(1, ChoiceValue::Basis(Some(Basis::Level))).unwrap();
    hand.choose(1, ChoiceValue::Basis(Some(Basis::PeriodTotal))).unwrap();
    assert_eq!(hand.steps(), 2);
}

#[test]
fn typing_the_old_text_again_makes_the_step_vanish() {
    let mut hand = Hand::at_sample("000");
    let start = Arc::clone(hand.session.workbook());
    hand.keys(1, target(2019), &["2", "", "25,000 千円"]);
    assert_eq!((hand.session.workbook(), hand.steps()), (&start, 0));
}

#[test]
fn escape_takes_back_what_was_typed() {
    let mut hand = Hand::at_sample("000");
    let start = Arc::clone(hand.session.workbook());
    hand.keys(1, target(2019), &["2", "25,0"]);
    assert!(hand.session.cancel().is_some());
    assert_eq!((hand.session.workbook(), hand.steps()), (&start, 0));
    assert!(hand.session.cancel().is_none(), "there is nothing more to take back");
}

#[test]
fn escape_does_not_take_back_what_was_left() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2019), "26,000");
    assert!(hand.session.cancel().is_none());
    assert_eq!(hand.figure(1, target(2019)), "26000");
}

#[test]
fn undo_after_escape_takes_back_the_step_before() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2019), "26,000");
    hand.keys(1, target(2020), &["4"]);
    hand.session.cancel();
    hand.undo();
    assert_eq!(hand.figure(1, target(2019)), "25000");
    assert_eq!(hand.session.undo(hand.scope()), Err(Rejection::NoStep));
}

#[test]
fn undo_in_the_middle_of_typing_takes_back_what_was_typed() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2019), "26,000");
    hand.keys(1, target(2020), &["4", "4,0"]);
    hand.undo();
    assert_eq!(hand.figure(1, target(2020)), "35000");
    assert_eq!(hand.figure(1, target(2019)), "26000");
}

#[test]
fn a_new_step_forgets_what_had_been_undone() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2019), "26,000");
    hand.undo();
    hand.fill(1, target(2020), "36,000");
    assert_eq!(hand.session.redo(hand.scope()), Err(Rejection::NoStep));
}

#[test]
fn a_step_that_vanishes_gives_back_what_could_be_redone() {
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
fn a_step_that_stays_does_not_give_it_back_later() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2019), "26,000");
    hand.undo();
    hand.fill(1, target(2020), "36,000");
    hand.keys(1, target(2020), &["3", "37"]);
    hand.session.cancel();
    assert_eq!(hand.session.redo(hand.scope()), Err(Rejection::NoStep));
}

#[test]
fn a_row_removed_in_the_middle_of_typing_comes_back_as_it_was_typed() {
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
fn the_cell_of_a_removed_row_says_its_last_word_in_vain() {
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
fn a_thousand_steps_are_kept_and_the_oldest_goes_first() {
    let mut hand = Hand::at_sample("001");
    for step in 0..1_001 {
        hand.fill(1, actual(2017), &step.to_string());
    }
    assert_eq!(hand.steps(), 1_000);
    while hand.session.undo(hand.scope()).is_ok() {}
    assert_eq!(hand.figure(1, actual(2017)), "0", "the first of 1,001 can't be undone any more");
}

#[test]
fn a_step_that_vanishes_does_not_push_the_oldest_out() {
    let mut hand = Hand::at_sample("001");
    for step in 0..1_000 {
        hand.fill(1, actual(2017), &step.to_string());
    }
    hand.keys(1, actual(2018), &["1"]);
    hand.session.cancel();
    assert_eq!(hand.steps(), 1_000);
}

#[test]
fn undo_says_what_it_undid() {
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
