//! Years are added and removed at both ends.

use keikaku::command::{PlanCommand, Rejection, StepKind};
use keikaku::plan::indicator::Row;
use keikaku::plan::place::TextPlace;
use keikaku::plan::{BuiltIn, Fact, MOST_YEARS, Plan};
use keikaku::value::fiscal_year::FiscalYear;

use crate::support::{self, Hand, actual, target, year};

fn years(hand: &Hand) -> Vec<i32> {
    hand.plan().years.years().map(FiscalYear::western).collect()
}

#[test]
fn a_year_can_be_added_at_either_end_and_has_no_heading() {
    let mut hand = Hand::at_sample("001");
    assert_eq!(hand.table(PlanCommand::AppendYear).unwrap().what, StepKind::YearAdded(year(2020)));
    assert_eq!(hand.table(PlanCommand::PrependYear).unwrap().what, StepKind::YearAdded(year(2016)));
    assert_eq!(years(&hand), [2016, 2017, 2018, 2019, 2020]);
    let headings: Vec<&str> = hand.plan().years.iter().map(|(_, heading)| heading).collect();
    assert_eq!((headings[0], headings[1], headings[4]), ("", "平成29年度 増加分 (1年目)", ""));
}

#[test]
fn fitting_the_years_to_the_project_period_keeps_years_with_figures() {
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
fn the_years_of_a_form_without_a_project_fit_the_plan_period() {
    let mut plan = support::every_field();
    plan.form = BuiltIn::Strategy.form();
    let mut hand = Hand::at([plan.into()]);
    assert_eq!(years(&hand), [2024, 2025, 2026]);
    hand.table(PlanCommand::SetFact { fact: Fact::PlanEnd, text: "令和10年3月31日".to_owned() }).unwrap();
    hand.table(PlanCommand::FitYears).unwrap();
    assert_eq!(years(&hand), [2024, 2025, 2026, 2027]);
}

#[test]
fn removing_a_year_removes_its_cells_and_notes_and_undo_restores_them() {
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
fn only_the_first_or_last_year_can_be_removed_and_never_the_only_year() {
    let mut hand = Hand::at_sample("001");
    let mut remove = |western| hand.table(PlanCommand::RemoveYear(year(western))).map(|change| change.what);
    assert_eq!(remove(2018), Err(Rejection::YearInTheMiddle));
    assert_eq!(remove(2016), Err(Rejection::NoSuchYear));
    assert_eq!(remove(2017), Ok(StepKind::YearRemoved(year(2017))));
    assert_eq!(remove(2019), Ok(StepKind::YearRemoved(year(2019))));
    assert_eq!(remove(2018), Err(Rejection::OnlyYear));
}

#[test]
fn no_year_can_be_added_beyond_the_maximum_number_of_years() {
    let mut hand = Hand::at_sample("001");
    while hand.plan().years.len() < MOST_YEARS {
        hand.table(PlanCommand::AppendYear).unwrap();
    }
    assert_eq!(hand.table(PlanCommand::AppendYear), Err(Rejection::NoRoomForYear));
    assert_eq!(hand.table(PlanCommand::PrependYear), Err(Rejection::NoRoomForYear));
}

#[test]
fn adding_a_year_leaves_all_kpis_unchanged() {
    let mut hand = Hand::at([with_a_cell_outside().into()]);
    let before: Vec<_> = hand.plan().indicators().to_vec();
    hand.table(PlanCommand::AppendYear).unwrap();
    assert_eq!(hand.plan().indicators(), before);
    assert!(before.iter().zip(hand.plan().indicators()).all(|(one, other)| std::sync::Arc::ptr_eq(one, other)));
}

#[test]
fn removing_a_year_removes_only_the_target_of_that_year() {
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
