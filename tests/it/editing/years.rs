//! Years are added and removed at both ends.

use keikaku::command::{PlanCommand, Rejection, StepKind};
use keikaku::plan::indicator::Row;
use keikaku::plan::place::TextPlace;
use keikaku::plan::{MOST_YEARS, Plan};
use keikaku::value::fiscal_year::FiscalYear;

use crate::support::{self, Hand, actual, target, year};

fn years(hand: &Hand) -> Vec<i32> {
    hand.plan().years.years().map(FiscalYear::western).collect()
}

#[test]
fn a_year_is_added_at_either_end_without_a_heading_of_its_own() {
    let mut hand = Hand::at_sample("001");
    assert_eq!(hand.table(PlanCommand::AppendYear).unwrap().what, StepKind::YearAdded(year(2020)));
    assert_eq!(hand.table(PlanCommand::PrependYear).unwrap().what, StepKind::YearAdded(year(2016)));
    assert_eq!(years(&hand), [2016, 2017, 2018, 2019, 2020]);
    let headings: Vec<&str> = hand.plan().years.iter().map(|(_, heading)| heading).collect();
    assert_eq!((headings[0], headings[1], headings[4]), ("", "平成29年度 増加分 (1年目)", ""));
}

#[test]
fn the_columns_are_fitted_to_the_period_and_no_figure_outside_of_it_is_lost() {
    let mut hand = Hand::at_sample("001");
    let project = [2017, 2018, 2019];
    hand.table(PlanCommand::AppendYear).unwrap();
    hand.table(PlanCommand::AppendYear).unwrap();
    hand.fill(1, actual(2020), "5");
    hand.table(PlanCommand::FitYears).unwrap();
    assert_eq!(years(&hand), [2017, 2018, 2019, 2020]);
    hand.fill(1, actual(2020), "");
    hand.table(PlanCommand::FitYears).unwrap();
    assert_eq!(years(&hand), project);
    hand.undo();
    assert_eq!(years(&hand), [2017, 2018, 2019, 2020]);
}

#[test]
fn a_removed_year_takes_its_cells_and_notes_along_and_undo_brings_them_back() {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, actual(2019), "190");
    hand.write(1, TextPlace::Note(Row::Target, Some(year(2019))), "最終年度").unwrap();
    hand.write(1, TextPlace::Note(Row::Target, None), "行の備考").unwrap();
    let before = hand.plan().clone();
    hand.table(PlanCommand::RemoveYear(year(2019))).unwrap();
    assert_eq!(years(&hand), [2017, 2018]);
    let row = hand.row(1);
    assert!(!row.targets.contains_key(&year(2019)) && row.actuals.is_empty());
    assert_eq!(row.notes.len(), 1);
    hand.undo();
    assert_eq!(*hand.plan(), before);
}

#[test]
fn a_year_removed_and_added_again_is_empty() {
    let mut hand = Hand::at_sample("001");
    hand.table(PlanCommand::RemoveYear(year(2017))).unwrap();
    hand.table(PlanCommand::PrependYear).unwrap();
    assert!(hand.cell(1, target(2017)).is_blank());
}

#[test]
fn only_the_first_and_the_last_year_can_be_removed_and_never_the_only_one() {
    let mut hand = Hand::at_sample("001");
    let mut remove = |western| hand.table(PlanCommand::RemoveYear(year(western))).map(|change| change.what);
    assert_eq!(remove(2018), Err(Rejection::YearInTheMiddle));
    assert_eq!(remove(2016), Err(Rejection::NoSuchYear));
    assert_eq!(remove(2017), Ok(StepKind::YearRemoved(year(2017))));
    assert_eq!(remove(2019), Ok(StepKind::YearRemoved(year(2019))));
    assert_eq!(remove(2018), Err(Rejection::OnlyYear));
}

#[test]
fn there_is_no_room_beyond_the_bounds() {
    let mut hand = Hand::at_sample("001");
    while hand.plan().years.len() < MOST_YEARS {
        hand.table(PlanCommand::AppendYear).unwrap();
    }
    assert_eq!(hand.table(PlanCommand::AppendYear), Err(Rejection::NoRoomForYear));
    assert_eq!(hand.table(PlanCommand::PrependYear), Err(Rejection::NoRoomForYear));
}

#[test]
fn adding_a_year_costs_no_row_anything() {
    let mut hand = Hand::at([with_a_cell_outside().into()]);
    let before: Vec<_> = hand.plan().indicators().to_vec();
    hand.table(PlanCommand::AppendYear).unwrap();
    assert_eq!(hand.plan().indicators(), before);
    assert!(before.iter().zip(hand.plan().indicators()).all(|(one, other)| std::sync::Arc::ptr_eq(one, other)));
}

#[test]
fn removing_a_year_costs_that_year_only() {
    let mut hand = Hand::at([with_a_cell_outside().into()]);
    hand.table(PlanCommand::RemoveYear(year(2026))).unwrap();
    assert_eq!(hand.row(1).targets.keys().map(|year| year.western()).collect::<Vec<_>>(), [2024, 2025, 2030]);
}

/// A plan of 2024 to 2026, imported from a file with a target of 2030.
fn with_a_cell_outside() -> Plan {
    let plan = support::every_field();
    let mut row = plan.indicators()[0].as_ref().clone();
    row.targets.insert(year(2030), row.target(year(2024)).clone());
    plan.with_indicators(vec![row.into()]).unwrap()
}
