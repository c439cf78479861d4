//! The overview of a plan: what is behind comes first.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use crate::{kpi_builder, support};

use std::sync::Arc;

use keikaku::figures::achievement::{ProgressCounts, Why};
use keikaku::figures::progress::{ProgressState, entries};
use keikaku::plan::indicator::{Direction, Measure};
use keikaku::plan::{Form, Plan, YearAxis};
use keikaku::value::id::{IndicatorId, PlanId};
use proptest::prelude::*;

use kpi_builder::{Kpi, year};

fn plan(kpis: Vec<Kpi>) -> Plan {
    let rows = kpis.into_iter().zip(1..).map(|(mut kpi, nth)| {
        kpi.indicator.id = IndicatorId::from_bits(nth);
        Arc::new(kpi.indicator)
    });
    let plan = Plan::new(PlanId::from_bits(1), Form::Strategy, YearAxis::starting(year(2022), 2).unwrap());
    plan.with_indicators(rows.collect()).unwrap()
}

/// The numbers of the KPIs in the order of the overview, with their states.
fn ordered(kpis: Vec<Kpi>) -> Vec<(usize, ProgressState)> {
    entries(&plan(kpis)).iter().map(|entry| (entry.number, entry.state)).collect()
}

fn with(actual: &str) -> Kpi {
    Kpi::increments(2022, &["100", "100"]).actuals(&[actual, ""])
}

#[test]
fn what_is_behind_comes_first_by_its_rate_and_what_is_met_last() {
    let kpis = vec![with("120"), with("80"), with(""), with("100"), with("-5"), with("99")];
    let expected = [
        (5, ProgressState::Behind),
        (2, ProgressState::Behind),
        (6, ProgressState::Behind),
        (3, ProgressState::NotEntered),
        (4, ProgressState::Met),
        (1, ProgressState::Met),
    ];
    assert_eq!(ordered(kpis), expected);
}

#[test]
fn equal_rates_stay_in_the_order_of_the_grid_and_one_without_a_rate_comes_after_them() {
    let kept = Kpi::levels(2022, &["50", "50"]).direction(Direction::Keep).actuals(&["40", ""]);
    let order: Vec<usize> = ordered(vec![kept, with("80"), with("80")]).iter().map(|(number, _)| *number).collect();
    assert_eq!(order, [2, 3, 1]);
}

#[test]
fn what_cannot_be_judged_says_why_and_stands_between() {
    let no_target = Kpi::levels(2022, &["", ""]).actuals(&["5", ""]);
    let order = ordered(vec![with("120"), with(""), no_target, with("20")]);
    let expected = [
        (4, ProgressState::Behind),
        (3, ProgressState::Undefined(Why::NoYearWithBoth)),
        (2, ProgressState::NotEntered),
        (1, ProgressState::Met),
    ];
    assert_eq!(order, expected);
}

#[test]
fn unused_slots_are_left_out_and_words_stand_at_the_end() {
    let mut unused = with("");
    unused.indicator.name = "-".to_owned();
    let described = with("よくなった").measure(Measure::Descriptive);
    assert_eq!(
        ordered(vec![described, unused, with("")]),
        [(3, ProgressState::NotEntered), (1, ProgressState::Outside)]
    );
}

proptest! {
    #[test]
    fn the_overview_has_every_kpi_in_use_once_and_counts_as_the_list_does(plan in support::plan()) {
        let entries = entries(&plan);
        let mut numbers: Vec<usize> = entries.iter().map(|entry| entry.number).collect();
        numbers.sort_unstable();
        let used = plan.indicators().iter().zip(1..).filter(|(row, _)| !row.is_unused());
        prop_assert_eq!(numbers, used.map(|(_, number)| number).collect::<Vec<usize>>());
        prop_assert!(entries.is_sorted_by_key(|entry| entry.state.rank()));
        let counts = ProgressCounts::of(&plan);
        let count = |state| entries.iter().filter(|entry| entry.state == state).count();
        prop_assert_eq!((count(ProgressState::Behind), count(ProgressState::Met)), (counts.unmet, counts.met));
    }
}
