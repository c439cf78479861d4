//! Several cells are changed in one step, all or none, and everything that follows a typed cell follows here as well.

use std::sync::Arc;

use keikaku::command::{
    BulkEdit, BulkStep, Command, InputField, InputTarget, PlanCommand, Rejection, StepKind, StepLabel,
};
use keikaku::command::{IndicatorCommand, InputPhase};
use keikaku::plan::indicator::ActualsAre;
use keikaku::plan::place::{CellPlace, ChoiceValue, InputPlace};
use keikaku::value::id::IndicatorId;

use crate::support::{Hand, actual, day, target};

type Cell<'a> = (usize, CellPlace, &'a str);

fn commands(hand: &Hand, stroke: InputPhase, cells: &[Cell]) -> Vec<(IndicatorId, IndicatorCommand)> {
    let set =
        |place, text: &str| IndicatorCommand::SetCell { place, text: text.to_owned(), phase: stroke, on: hand.on };
    cells.iter().map(|(row, place, text)| (hand.row(*row).id, set(*place, text))).collect()
}

fn step(hand: &mut Hand, done: BulkEdit, cells: &[Cell]) -> Result<StepLabel, Rejection> {
    let commands = commands(hand, InputPhase::Left, cells);
    hand.table(PlanCommand::InRows(BulkStep::new(commands, done, None)))
}

#[test]
fn changing_several_cells_is_one_undo_step() {
    let mut hand = Hand::at_sample("000");
    let before = hand.plan().clone();
    let change = step(&mut hand, BulkEdit::Pasted(2), &[(1, target(2019), "300"), (2, actual(2018), "5")]).unwrap();
    assert_eq!((change.what, change.indicator), (StepKind::Filled(BulkEdit::Pasted(2)), None));
    assert_eq!((hand.figure(1, target(2019)), hand.figure(2, actual(2018))), ("300".to_owned(), "5".to_owned()));
    hand.undo();
    assert_eq!(hand.plan(), &before);
}

#[test]
fn an_undo_step_in_a_single_row_names_its_kpi() {
    let mut hand = Hand::at_sample("000");
    let change = step(&mut hand, BulkEdit::Cleared(2), &[(2, target(2019), ""), (2, target(2020), "")]).unwrap();
    assert_eq!(change.indicator, Some(hand.row(2).id));
}

#[test]
fn a_stated_total_that_agreed_follows_pasted_targets() {
    let mut hand = Hand::at_sample("002");
    step(&mut hand, BulkEdit::Pasted(2), &[(1, target(2025), "60000"), (1, target(2026), "60000")]).unwrap();
    assert_eq!(hand.cell(1, CellPlace::StatedTotal).text, "234,948.00");
}

#[test]
fn a_provisional_actual_that_is_pasted_over_is_kept_with_its_day() {
    let mut hand = Hand::at_sample("001");
    step(&mut hand, BulkEdit::Pasted(1), &[(1, actual(2017), "100（速報）")]).unwrap();
    hand.on = day(6, 30);
    step(&mut hand, BulkEdit::Pasted(1), &[(1, actual(2017), "120")]).unwrap();
    let earlier = &hand.row(1).actuals.values().next().unwrap().earlier;
    assert_eq!(earlier.len(), 1);
    assert_eq!((earlier[0].cell.text.as_str(), earlier[0].replaced_on), ("100（速報）", day(6, 30)));
}

#[test]
fn a_missing_year_or_kpi_causes_the_whole_change_to_be_rejected() {
    let mut hand = Hand::at_sample("001");
    let before = hand.plan().clone();
    let cells = [(1, target(2018), "7"), (2, target(2024), "7")];
    assert_eq!(step(&mut hand, BulkEdit::Pasted(2), &cells), Err(Rejection::NoSuchYear));
    let mut gone = commands(&hand, InputPhase::Left, &[(1, target(2018), "7"), (2, target(2018), "7")]);
    gone[1].0 = IndicatorId::from_bits(99);
    let gone = BulkStep::new(gone, BulkEdit::Cut(2), None);
    assert_eq!(hand.table(PlanCommand::InRows(gone)), Err(Rejection::NoSuchIndicator));
    assert_eq!(hand.plan(), &before);
}

#[test]
fn unchanged_values_create_no_undo_step_and_unchanged_rows_stay_shared() {
    let mut hand = Hand::at_sample("001");
    let old = hand.cell(1, target(2018)).text;
    assert_eq!(step(&mut hand, BulkEdit::Pasted(1), &[(1, target(2018), &old)]), Err(Rejection::NothingChanged));
    assert_eq!(step(&mut hand, BulkEdit::Pasted(0), &[]), Err(Rejection::NothingChanged));
    let first = Arc::clone(&hand.plan().indicators()[0]);
    step(&mut hand, BulkEdit::Pasted(2), &[(1, target(2018), &old), (2, target(2018), "9")]).unwrap();
    assert!(Arc::ptr_eq(&first, &hand.plan().indicators()[0]));
}

/// The step for a level typed in 2018, which changes the increments of that year and the next.
fn typed_level(hand: &mut Hand, stroke: InputPhase, this: &str, next: &str) -> Result<StepLabel, Rejection> {
    let cells = [(1, target(2018), this), (1, target(2019), next)];
    let commands = commands(hand, stroke, &cells);
    let field = Some(InputField::Row(hand.row(1).id, InputPlace::Cell(target(2018))));
    let done = BulkEdit::Typed(target(2018));
    hand.table(PlanCommand::InRows(BulkStep::new(commands, done, field)))
}

#[test]
fn continued_typing_in_the_same_field_extends_the_undo_step() {
    let mut hand = Hand::at_sample("001");
    for (this, next) in [("1", "399"), ("15", "385"), ("150", "250")] {
        typed_level(&mut hand, InputPhase::Typing, this, next).unwrap();
    }
    assert_eq!(hand.steps(), 1);
    typed_level(&mut hand, InputPhase::Typing, "200", "200").unwrap();
    assert_eq!(hand.steps(), 0, "the old figures again: the step has never been");
}

#[test]
fn the_base_workbook_of_a_typing_step_is_the_workbook_before_that_step() {
    let mut hand = Hand::at_sample("001");
    let target_of =
        InputTarget { plan: hand.plan, field: InputField::Row(hand.row(1).id, InputPlace::Cell(target(2018))) };
    let before = Arc::clone(hand.session.workbook());
    typed_level(&mut hand, InputPhase::Typing, "1", "399").unwrap();
    assert!(Arc::ptr_eq(hand.session.base_workbook(target_of), &before));
    hand.session.settle();
    assert!(Arc::ptr_eq(hand.session.base_workbook(target_of), hand.session.workbook()));
}

#[test]
fn a_level_saved_during_typing_is_read_strictly() {
    let mut hand = Hand::at_sample("001");
    typed_level(&mut hand, InputPhase::Typing, "1,2", "5").unwrap();
    assert_eq!(hand.figure(1, target(2018)), "12");
    let kept = hand.session.settled();
    let row = kept.plan(hand.plan).unwrap().indicators()[0].clone();
    assert_eq!(row.target(crate::support::year(2018)).amount(), None);
    hand.session.settle();
    assert_eq!(hand.session.workbook(), &kept);
}

#[test]
fn a_choice_and_a_cell_can_be_changed_together() {
    let mut hand = Hand::at_sample("001");
    let id = hand.row(1).id;
    let mut commands = commands(&hand, InputPhase::Left, &[(1, actual(2017), "640")]);
    commands.push((id, IndicatorCommand::Choose(ChoiceValue::ActualsAre(ActualsAre::Levels))));
    let step = BulkStep::new(commands, BulkEdit::Pasted(1), None);
    let command = PlanCommand::InRows(step);
    hand.session.submit(Command::InPlan { plan: hand.plan, command }).unwrap();
    assert_eq!((hand.row(1).actuals_are, hand.figure(1, actual(2017))), (ActualsAre::Levels, "640".to_owned()));
}
