//! KPIs that both sides added: with equal ids they are one KPI; with equal names and units they may be.

use std::sync::Arc;

use keikaku::merge::{DiffStatus, Difference, Resolution};
use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::Basis;
use keikaku::plan::{Indicator, Plan};
use keikaku::value::id::IndicatorId;

use crate::merge::examples::sides;
use crate::merge::laws::{differences, theirs_of, with};
use crate::support::year;

fn members(id: u64, cells: &[(i32, &str)]) -> Indicator {
    let mut row = Indicator::new(IndicatorId::from_bits(id), Basis::Increment);
    (row.name, row.unit) = ("会員数".to_owned(), "人".to_owned());
    for (western, text) in cells {
        row.targets.insert(year(*western), Cell::read(text, "人"));
    }
    row
}

fn adding(plan: &Plan, rows: impl IntoIterator<Item = Indicator>) -> Plan {
    let all = plan.indicators().iter().cloned().chain(rows.into_iter().map(Arc::new));
    plan.with_indicators(all.collect()).unwrap()
}

fn both_added(ours: Indicator, theirs: Indicator) -> (Plan, Vec<Difference>) {
    let [base, ..] = sides(|_| {}, |_| {});
    let (ours, theirs) = (adding(&base, [ours]), adding(&base, [theirs]));
    let differences = differences(&base, &ours, &theirs);
    (ours, differences)
}

fn offer(differences: &[Difference]) -> &Difference {
    differences.iter().find(|one| matches!(one.pick, Resolution::Join { .. })).unwrap()
}

#[test]
fn a_kpi_with_an_equal_name_is_added_if_no_choice_is_made() {
    let (ours, differences) = both_added(members(1001, &[(2022, "10")]), members(1002, &[(2022, "12"), (2023, "14")]));
    assert_eq!(offer(&differences).status, DiffStatus::Offered);
    assert_eq!(with(&ours, theirs_of(&differences)).indicators().len(), ours.indicators().len() + 1);
}

#[test]
fn joining_two_kpis_fills_blanks_and_keeps_our_figures() {
    let (ours, differences) = both_added(members(1001, &[(2022, "10")]), members(1002, &[(2022, "12"), (2023, "14")]));
    let mut picks = theirs_of(&differences);
    picks.push(offer(&differences).pick.clone());
    let merged = with(&ours, picks);
    assert_eq!(merged.indicators().len(), ours.indicators().len());
    let row = merged.indicator(IndicatorId::from_bits(1001)).unwrap();
    assert_eq!((row.target(year(2022)).text.as_str(), row.target(year(2023)).text.as_str()), ("10", "14"));
}

#[test]
fn differing_figures_of_joined_kpis_are_a_conflict_that_can_be_decided() {
    let (ours, differences) = both_added(members(1001, &[(2022, "10")]), members(1002, &[(2022, "12")]));
    let offer = offer(&differences);
    let [conflict] = offer.within.as_slice() else { panic!("one conflict: {:?}", offer.within) };
    assert_eq!(conflict.status, DiffStatus::Conflict);
    let (Resolution::Join { row, into, settings }, Resolution::Set(_, said)) = (&offer.pick, &conflict.pick) else {
        panic!()
    };
    let settings = settings.iter().chain([said]).cloned().collect();
    let merged = with(&ours, vec![Resolution::Join { row: Arc::clone(row), into: *into, settings }]);
    assert_eq!(merged.indicator(*into).unwrap().target(year(2022)).text, "12");
}

#[test]
fn kpis_added_on_both_sides_with_equal_ids_are_one_kpi_without_question() {
    let (ours, differences) = both_added(members(1001, &[(2022, "10")]), members(1001, &[(2022, "12"), (2023, "14")]));
    let standings: Vec<_> = differences.iter().map(|one| one.status).collect();
    assert_eq!(standings, [DiffStatus::Conflict, DiffStatus::Theirs]);
    assert_eq!(with(&ours, theirs_of(&differences)).indicators().len(), ours.indicators().len());
}

#[test]
fn no_join_is_offered_if_several_added_kpis_have_the_same_name() {
    let [base, ..] = sides(|_| {}, |_| {});
    let ours = adding(&base, [members(1001, &[]), members(1003, &[])]);
    let theirs = adding(&base, [members(1002, &[])]);
    assert!(differences(&base, &ours, &theirs).iter().all(|one| !matches!(one.pick, Resolution::Join { .. })));
}

#[test]
fn no_join_is_offered_for_kpis_with_different_units() {
    let (_, differences) = both_added(members(1001, &[]), Indicator { unit: "団体".to_owned(), ..members(1002, &[]) });
    assert!(differences.iter().all(|one| !matches!(one.pick, Resolution::Join { .. })));
}
