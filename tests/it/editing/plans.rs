//! Plans are created, archived and imported.

use std::sync::Arc;

use keikaku::command::history::Scope;
use keikaku::command::plans::{
    ActivityAnswers, NewYearsError, activity_plan, blank_plan, copied, read_new_years, since_year,
};
use keikaku::command::{Command, Origin, PlanResolution, Rejection, StepKind};
use keikaku::plan::{BuiltIn, Placement, Plan, YearAxis};
use keikaku::value::id::{IndicatorId, PlanId};

use crate::support::{Hand, sample, target, year};

fn id(bits: u64) -> PlanId {
    PlanId::from_bits(bits)
}

fn ids(hand: &Hand) -> Vec<PlanId> {
    hand.session.workbook().plans().iter().map(|plan| plan.id).collect()
}

fn axis(first: i32, count: usize) -> YearAxis {
    YearAxis::starting(year(first), count).unwrap()
}

/// Asserts the number of rows of a new plan in that form.
#[track_caller]
fn begins_with(form: BuiltIn, rows: usize) {
    let mut bits = (1..).map(IndicatorId::from_bits);
    let plan = blank_plan(id(1), form, axis(2026, 4), || bits.next().unwrap()).unwrap();
    assert_eq!((plan.years.clone(), plan.indicators().len()), (axis(2026, 4), rows));
    assert!(plan.indicators().iter().all(|row| row.basis == Some(plan.form.table.basis)));
}

#[test]
fn a_new_plan_has_the_kpi_rows_of_its_form_and_the_requested_years() {
    begins_with(BuiltIn::F2022, 4);
    begins_with(BuiltIn::F2016, 1);
    begins_with(BuiltIn::Strategy, 1);
    begins_with(BuiltIn::Activity, 1);
    let fresh = || IndicatorId::from_bits(1);
    assert_eq!(blank_plan(id(1), BuiltIn::F2022, axis(2026, 6), fresh), None, "four rows with one id");
}

#[test]
fn the_years_of_a_new_plan_are_read_in_either_calendar() {
    for (first, count) in [("2024", "6"), ("２０２４年度", "６"), ("令和6年度", " 6 "), ("R6", "6")] {
        assert_eq!(read_new_years(first, count), Ok(axis(2024, 6)), "{first}, {count}");
    }
}

#[test]
fn invalid_years_are_rejected_with_the_field_that_is_wrong() {
    for first in ["", "いつか", "6", "1900", "2023～2025"] {
        assert_eq!(read_new_years(first, "6"), Err(NewYearsError::First), "{first}");
    }
    for count in ["", "0", "31", "-1", "3.5", "三"] {
        assert_eq!(read_new_years("2024", count), Err(NewYearsError::Count), "{count}");
    }
    assert_eq!(read_new_years("2199", "3"), Err(NewYearsError::TooFar));
}

#[test]
fn a_plan_is_added_at_the_end_and_only_under_an_unused_id() {
    let mut hand = Hand::at_sample("000");
    let add = |bits| Command::AddPlan { plan: sample("001", id(bits)), origin: Origin::Sample };
    assert_eq!(hand.session.submit(add(1)), Err(Rejection::IdTaken));
    assert_eq!(hand.session.submit(add(2)).unwrap().what, StepKind::SampleAdded);
    assert_eq!(ids(&hand), [id(1), id(2)]);
    hand.undo_in_list();
    assert_eq!(ids(&hand), [id(1)]);
}

#[test]
fn a_plan_in_the_bin_keeps_its_place_in_the_list() {
    let mut hand = Hand::at([sample("000", id(1)), sample("001", id(2))]);
    hand.session.submit(Command::MovePlan { plan: id(1), placement: Placement::Bin }).unwrap();
    assert_eq!((ids(&hand), hand.plan().placement), (vec![id(1), id(2)], Placement::Bin));
}

/// The plan under another name.
fn named(plan: &Plan, name: &str) -> Arc<Plan> {
    let mut named = plan.clone();
    name.clone_into(&mut named.facts.name);
    Arc::new(named)
}

#[test]
fn plans_of_a_file_are_imported_in_one_undo_step() {
    let mut hand = Hand::at_sample("000");
    let newer = named(hand.plan(), "新しい名称");
    let picks = vec![PlanResolution::Replace(Arc::clone(&newer)), PlanResolution::Add(sample("001", id(2)))];
    let change = hand.session.submit(Command::ImportPlans { picks }).unwrap();
    assert_eq!((change.what, change.plan), (StepKind::PlansImported(2), None));
    assert_eq!((hand.plan(), ids(&hand)), (&*newer, vec![id(1), id(2)]));
    hand.undo_in_list();
    assert_eq!((hand.plan(), ids(&hand)), (&*sample("000", id(1)), vec![id(1)]));
}

#[test]
fn the_plans_of_a_file_are_imported_completely_or_not_at_all() {
    let mut hand = Hand::at_sample("000");
    let before = Arc::clone(hand.session.workbook());
    let newer = PlanResolution::Replace(named(hand.plan(), "新しい名称"));
    for (wrong, why) in [
        (PlanResolution::Add(sample("001", id(1))), Rejection::IdTaken),
        (PlanResolution::Replace(sample("001", id(2))), Rejection::NoSuchPlan),
    ] {
        let picks = vec![newer.clone(), wrong];
        assert_eq!(hand.session.submit(Command::ImportPlans { picks }), Err(why));
        assert!(Arc::ptr_eq(&before, hand.session.workbook()));
    }
    assert_eq!(hand.session.submit(Command::ImportPlans { picks: Vec::new() }), Err(Rejection::NothingChanged));
}

/// The activity plan that these answers make, in 2026.
fn activity(name: &str, counted: &str, since: &str) -> Plan {
    let answers = ActivityAnswers { name: name.to_owned(), counted: counted.to_owned(), since: since.to_owned() };
    activity_plan(id(1), BuiltIn::Activity, &answers, axis(2026, 3), || IndicatorId::from_bits(1)).unwrap()
}

#[test]
fn the_answers_to_the_three_questions_fill_in_an_activity_plan() {
    let plan = activity("里山の会", "参加者数", "2024年5月");
    assert_eq!((plan.facts.name.as_str(), plan.facts.project_start.as_str()), ("里山の会", "2024年5月"));
    assert_eq!(plan.indicators()[0].name, "参加者数");
    assert_eq!(plan.years, axis(2026, 3));
}

#[test]
fn the_start_of_an_activity_is_read_from_a_date_or_a_year() {
    let years = [("2025年3月1日", 2024), ("令和7年度", 2025), ("R6", 2024), ("2025年", 2025)];
    for (since, first) in years {
        assert_eq!(since_year(since), Some(year(first)), "{since}");
    }
    assert_eq!(since_year("いつか"), None);
}

#[test]
fn blank_answers_give_a_blank_activity_plan() {
    let mut bits = (1..).map(IndicatorId::from_bits);
    let blank = blank_plan(id(1), BuiltIn::Activity, axis(2026, 3), || bits.next().unwrap()).unwrap();
    assert_eq!(activity("", "", ""), blank);
}

#[test]
fn a_copy_of_a_plan_differs_only_in_its_id() {
    let plan = sample("002", id(1));
    let copy = copied(&plan, id(2));
    assert_eq!(copy.id, id(2));
    assert_eq!(copied(&copy, id(1)), *plan);
}

#[test]
fn emptying_the_bin_also_removes_its_plans_from_the_undo_history() {
    let mut hand = Hand::at([sample("000", id(1)), sample("001", id(2))]);
    hand.fill(1, target(2019), "123");
    hand.session.submit(Command::MovePlan { plan: id(2), placement: Placement::Bin }).unwrap();
    hand.fill(1, target(2020), "456");
    assert_eq!(hand.session.empty_bin(), [id(2)]);
    assert_eq!((ids(&hand), hand.steps()), (vec![id(1)], 2));
    assert_eq!(hand.session.undo(Scope::List), Err(Rejection::NoStep));
    while hand.session.undo(hand.scope()).is_ok() {
        assert_eq!(ids(&hand), [id(1)]);
    }
    assert_eq!(*hand.plan(), *sample("000", id(1)));
}

#[test]
fn emptying_an_empty_bin_removes_nothing() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2019), "123");
    assert_eq!((hand.session.empty_bin(), hand.steps()), (vec![], 1));
}
