//! A cell is read leniently while somebody types in it and strictly when it is left; its text is kept as typed.

use keikaku::command::Rejection;
use keikaku::command::{IndicatorCommand, InputPhase};
use keikaku::plan::cell::{Cell, State};
use keikaku::plan::indicator::{Basis, Row};
use keikaku::plan::place::{CellPlace, ChoiceValue, TextPlace};

use crate::support::{self, Hand, actual, day, target, year};

/// Asserts what the cell counts as while `text` is typed over 200, and after it is left.
#[track_caller]
fn typed(text: &str, on_the_way: &str, left: &str) {
    let mut hand = Hand::at_sample("001");
    hand.keys(1, target(2018), &[text]);
    assert_eq!(hand.figure(1, target(2018)), on_the_way, "{text} while it is typed");
    hand.session.settle();
    assert_eq!(hand.figure(1, target(2018)), left, "{text} when it is left");
}

#[test]
fn a_number_is_read_while_it_is_typed() {
    typed("6", "6", "6");
    typed("６０，０００", "60000", "60000");
    typed("-5", "-5", "-5");
}

#[test]
fn misplaced_separators_are_ignored_while_typing_and_make_the_finished_text_unread() {
    typed("60,0", "600", "Unread");
    typed("6,", "6", "Unread");
    typed("6.", "6", "Unread");
}

#[test]
fn a_lone_sign_keeps_the_previous_figure_until_the_cell_is_left() {
    typed("-", "200", "NotApplicable");
    typed("ー", "200", "Unread");
    typed(".", "200", "Unread");
}

#[test]
fn a_text_that_is_not_a_number_is_recognised_while_it_is_typed() {
    typed("数百", "Unread", "Unread");
    typed("", "Blank", "Blank");
    typed("未把握", "Unknown { reason: None }", "Unknown { reason: None }");
}

#[test]
fn the_text_is_stored_as_typed_without_surrounding_spaces() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2019), "　２６，０００　千円 \u{200b}");
    assert_eq!(hand.cell(1, target(2019)).text, "２６，０００　千円");
    assert_eq!(hand.figure(1, target(2019)), "26000");
}

#[test]
fn a_text_of_only_invisible_characters_leaves_the_cell_blank() {
    let mut hand = Hand::at_sample("001");
    hand.keys(1, actual(2018), &["\u{200b}", "\u{feff}　"]);
    assert_eq!(hand.cell(1, actual(2018)), Cell::default());
    assert_eq!(hand.steps(), 0);
}

#[test]
fn a_text_saved_during_typing_is_read_strictly() {
    let mut hand = Hand::at_sample("001");
    hand.keys(1, target(2018), &["1", "1,2"]);
    let kept = hand.session.settled();
    let cell = kept.plan(hand.plan).unwrap().indicators()[0].target(year(2018)).clone();
    assert_eq!(cell, Cell { state: State::Unread, text: "1,2".to_owned() });
    assert_eq!(hand.figure(1, target(2018)), "12", "the hand goes on");
}

#[test]
fn every_cell_of_a_row_can_be_filled_and_cleared() {
    for place in [target(2017), actual(2017), CellPlace::Baseline, CellPlace::Period, CellPlace::StatedTotal] {
        let mut hand = Hand::at_sample("001");
        hand.fill(1, place, "7件");
        assert_eq!((hand.figure(1, place).as_str(), hand.cell(1, place).text.as_str()), ("7", "7件"));
        hand.fill(1, place, "");
        assert_eq!(hand.cell(1, place), Cell::default());
    }
}

#[test]
fn a_cleared_year_leaves_no_entry_behind() {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, actual(2017), "5");
    hand.fill(1, actual(2017), "");
    hand.fill(1, target(2017), "");
    assert!(hand.row(1).actuals.is_empty());
    assert_eq!(hand.row(1).targets.len(), 2);
}

#[test]
fn clearing_a_blank_cell_creates_no_undo_step() {
    let mut plan = support::every_field();
    let mut row = plan.indicators()[0].as_ref().clone();
    row.targets.insert(year(2025), Cell::default());
    row.actuals.entry(year(2026)).or_default();
    plan = plan.with_indicators(vec![row.into()]).unwrap();
    let mut hand = Hand::at([plan.into()]);
    for place in [target(2025), actual(2026), CellPlace::StatedTotal, target(2024)] {
        let blank = hand.cell(1, place).is_blank();
        hand.fill(1, place, "");
        assert_eq!(hand.steps() == 0, blank, "{place:?}");
    }
}

#[test]
fn cells_and_notes_are_rejected_for_a_year_outside_the_plan() {
    let mut hand = Hand::at_sample("001");
    let row = hand.row(1).id;
    for place in [target(2016), actual(2020)] {
        let set = IndicatorCommand::SetCell { place, text: "5".to_owned(), phase: InputPhase::Left, on: day(4, 1) };
        assert_eq!(hand.in_indicator(row, set), Err(Rejection::NoSuchYear));
    }
    let note = TextPlace::Note(Row::Actual, Some(year(2020)));
    assert_eq!(hand.write(1, note, "備考"), Err(Rejection::NoSuchYear));
}

#[test]
fn changing_the_basis_keeps_the_cells_that_are_no_longer_shown() {
    let mut hand = Hand::at_sample("001");
    let before = hand.row(1).targets.clone();
    hand.choose(1, ChoiceValue::Basis(Some(Basis::PeriodTotal))).unwrap();
    hand.fill(1, CellPlace::Period, "600");
    assert_eq!(hand.row(1).targets, before);
    hand.choose(1, ChoiceValue::Basis(Some(Basis::Increment))).unwrap();
    assert_eq!(hand.row(1).targets, before);
    assert_eq!(hand.figure(1, CellPlace::Period), "600");
}

#[test]
fn a_note_is_stored_for_its_row_or_year_and_removed_when_emptied() {
    let mut hand = Hand::at_sample("001");
    let of_row = TextPlace::Note(Row::Target, None);
    let of_year = TextPlace::Note(Row::Target, Some(year(2018)));
    hand.write(1, of_row, "行の備考").unwrap();
    hand.write(1, of_year, "2018年度の備考").unwrap();
    assert_eq!(hand.row(1).notes.len(), 2);
    hand.write(1, of_row, "").unwrap();
    assert_eq!(hand.row(1).notes.len(), 1);
    assert_eq!(hand.write(1, of_row, ""), Err(Rejection::NothingChanged));
}
