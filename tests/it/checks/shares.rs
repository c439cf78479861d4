//! KPI-010 and KPI-011.

use keikaku::checks::{Code, KpiDetail, run};
use keikaku::plan::cell::Bound;
use keikaku::plan::indicator::{ActualsAre, Basis, Direction, Indicator, Measure, OtherReading};
use keikaku::plan::{BuiltIn, Plan};
use keikaku::value::amount::Amount;

use crate::checks::draft::{actual, bent, bent_in, cell, says, targets};

/// A plan with a share in percent, with that basis and the baseline 24 %.
fn share(basis: Basis, change: impl FnOnce(&mut Indicator)) -> Plan {
    bent(|row| {
        row.measure = Measure::Ratio;
        row.basis = Some(basis);
        "％".clone_into(&mut row.unit);
        row.baseline.cell = cell("24");
        targets(row, &["30", "40", "50"]);
        row.period_target = cell("50");
        change(row);
    })
}

fn of_increments(texts: &[&str]) -> Plan {
    share(Basis::Increment, |row| targets(row, texts))
}

#[test]
fn a_share_that_rises_above_100_is_reported_at_that_year() {
    says(&of_increments(&["20", "57", "12"]), &["KPI-010 1/target-2023"]);
    says(&of_increments(&["10", "66", "0"]), &[]);
    says(&of_increments(&["30", "36.00", "10.01"]), &["KPI-010 1/target-2024"]);
}

#[test]
fn a_share_that_falls_below_zero_is_reported() {
    let falling = share(Basis::Increment, |row| {
        (row.direction, row.bound) = (Some(Direction::Down), Bound::AtMost);
        targets(row, &["-20", "-4", "▲1"]);
    });
    says(&falling, &["KPI-010 1/target-2024"]);
}

#[test]
fn after_a_gap_or_without_a_baseline_a_share_is_not_added_up() {
    says(&of_increments(&["10", "", "90"]), &[]);
    let unknown = share(Basis::Increment, |row| {
        row.baseline.cell = cell("未把握");
        targets(row, &["90", "90", "90"]);
    });
    says(&unknown, &[]);
}

#[test]
fn a_share_entered_as_a_level_outside_0_to_100_is_reported() {
    says(&share(Basis::Level, |row| targets(row, &["30", "40", "105"])), &["KPI-010 1/target-2024"]);
    says(&share(Basis::Level, |row| targets(row, &["30", "40", "100"])), &[]);
    says(&share(Basis::Level, |row| actual(row, 2022, "-13")), &["KPI-010 1/actual-2022"]);
    says(&share(Basis::PeriodAverage, |row| row.period_target = cell("120")), &["KPI-010 1/period"]);
    let baseline = share(Basis::Level, |row| row.baseline.cell = cell("240"));
    says(&baseline, &["KPI-010 1/baseline", "KPI-013 1/target-2024"]);
}

#[test]
fn the_finding_distinguishes_a_level_from_the_sum_of_increments() {
    let detail = |plan: &Plan| run(plan).into_iter().find(|one| one.code() == Code::Kpi010).unwrap().detail;
    let level = |digits| Amount::from_plain(digits).unwrap();
    let added_up = detail(&of_increments(&["10", "67", "1"]));
    assert_eq!(added_up, KpiDetail::SharesAddUpOutOfRange { level: level("101") }.into());
    let baseline = share(Basis::Increment, |row| row.baseline.cell = cell("240"));
    assert_eq!(detail(&baseline), KpiDetail::ShareOutOfRange { level: level("240") }.into());
    let target = share(Basis::Level, |row| targets(row, &["30", "40", "105"]));
    assert_eq!(detail(&target), KpiDetail::ShareOutOfRange { level: level("105") }.into());
}

#[test]
fn actuals_of_a_share_that_rise_above_100_are_reported_like_targets() {
    let actuals = |are: ActualsAre, text: &str| {
        share(Basis::Increment, |row| {
            targets(row, &["10", "10", "10"]);
            row.actuals_are = are;
            actual(row, 2022, text);
        })
    };
    let over = ["KPI-010 1/actual-2022", "EVAL-005 1/actual-2022"];
    says(&actuals(ActualsAre::Increments, "77"), &over);
    says(&actuals(ActualsAre::Increments, "12"), &[]);
    says(&actuals(ActualsAre::Levels, "101"), &["KPI-010 1/actual-2022"]);
    says(&actuals(ActualsAre::Levels, "99"), &[]);
}

#[test]
fn only_a_ratio_in_percent_is_limited_to_100() {
    says(&bent(|row| targets(row, &["200", "300", "400"])), &[]);
    let of_times = share(Basis::Increment, |row| {
        "倍".clone_into(&mut row.unit);
        targets(row, &["90", "90", "90"]);
    });
    says(&of_times, &[]);
    let without_unit = bent_in(BuiltIn::F2016, |row| {
        row.measure = Measure::Ratio;
        row.unit.clear();
        targets(row, &["30", "40", "50%"]);
    });
    says(&without_unit, &["KPI-004 1/baseline", "KPI-010 1/target-2022"]);
}

#[test]
fn a_share_as_a_period_total_is_reported() {
    says(&share(Basis::PeriodTotal, |_| {}), &["KPI-011 1/basis"]);
    says(&share(Basis::PeriodAverage, |_| {}), &[]);
}

#[test]
fn a_share_called_a_period_total_elsewhere_in_the_document_is_reported() {
    let read_as = |basis| {
        share(Basis::Level, |row| {
            row.readings = vec![OtherReading { place: "概要".to_owned(), basis, ..OtherReading::default() }];
        })
    };
    says(&read_as(Some(Basis::PeriodTotal)), &["KPI-011 1/basis"]);
    says(&read_as(Some(Basis::Increment)), &[]);
    says(&read_as(None), &[]);
}

#[test]
fn a_count_may_be_a_period_total() {
    let count = bent(|row| {
        row.basis = Some(Basis::PeriodTotal);
        row.period_target = cell("400");
    });
    says(&count, &[]);
}
