//! EVAL-001, 002, 004 and 005 (003 is in `sheets.rs`). The sound row aims at 20, 30 and 40 more, from 100; 検証時期 is 毎年度9月.

use keikaku::plan::Plan;
use keikaku::plan::indicator::{ActualsAre, Basis, Indicator, Measure, Measured, Row};

use crate::checks::draft::{a_year_shorter, actual, bent, cell, day, levels, says, stated, target, targets, year};

/// The sound plan with a change in its row, and with that day as reference date.
fn on(today: &str, change: impl FnOnce(&mut Indicator)) -> Plan {
    let mut plan = bent(change);
    plan.reference_date = Some(day(today));
    plan
}

/// Sets the actual of 2022年度.
fn of_2022(text: &str) -> impl FnOnce(&mut Indicator) {
    move |row| actual(row, 2022, text)
}

const RUNNING: [&str; 1] = ["EVAL-001 1/actual-2022"];
const DUE: [&str; 1] = ["EVAL-002 1/actual-2022"];
const APART: [&str; 1] = ["EVAL-004 1/actual-2022"];
const LEVEL: [&str; 1] = ["EVAL-005 1/actual-2022"];

#[test]
fn an_actual_of_an_unfinished_year_is_reported() {
    says(&on("2023-03-31", of_2022("12")), &RUNNING);
    says(&on("2021-10-01", of_2022("12")), &RUNNING);
    says(&on("2023-04-01", of_2022("12")), &[]);
}

#[test]
fn an_early_actual_marked_as_not_final_or_with_a_note_gives_no_finding() {
    says(&on("2023-01-15", of_2022("12（見込）")), &[]);
    says(&on("2023-01-15", of_2022("12(速報)")), &[]);
    let noted = |note: &'static str| {
        on("2023-01-15", move |row| {
            actual(row, 2022, "12");
            row.notes.insert((Row::Actual, Some(year(2022))), note.to_owned());
        })
    };
    says(&noted("12月末の値"), &[]);
    says(&noted(" "), &RUNNING);
}

#[test]
fn an_early_actual_without_a_number_gives_no_finding() {
    for text in ["-", "未把握", "集計中"] {
        says(&on("2023-01-15", of_2022(text)), &[]);
    }
}

#[test]
fn a_blank_actual_is_reported_once_its_evaluation_month_has_passed() {
    says(&on("2023-10-01", |_| {}), &DUE);
    says(&on("2023-09-30", |_| {}), &[]);
    says(&on("2024-10-01", |_| {}), &["EVAL-002 1/actual-2022", "EVAL-002 1/actual-2023"]);
    says(&on("2023-10-01", of_2022("集計中")), &[]);
    says(&on("2023-10-01", of_2022("18")), &[]);
}

#[test]
fn an_evaluation_month_before_april_is_in_the_following_calendar_year() {
    let in_february = |today: &str| {
        let mut plan = on(today, |_| {});
        plan.facts.evaluated_in = "毎年度 2 月".to_owned();
        plan
    };
    says(&in_february("2024-02-29"), &[]);
    says(&in_february("2024-03-01"), &DUE);
}

#[test]
fn without_a_reference_date_no_rule_about_time_applies() {
    says(&bent(|row| actual(row, 2024, "12")), &[]);
}

#[test]
fn without_an_evaluation_month_an_actual_is_due_from_may() {
    let without_month = |today: &str| {
        let mut plan = on(today, |_| {});
        plan.facts.evaluated_in.clear();
        plan
    };
    says(&without_month("2023-04-30"), &[]);
    says(&without_month("2023-05-01"), &DUE);
}

#[test]
fn no_actual_is_due_outside_the_project_or_between_surveys() {
    let outside = |row: &mut Indicator| targets(row, &["20", "30", "-"]);
    let shorter = on("2026-04-01", |row| {
        outside(row);
        actual(row, 2022, "20");
        actual(row, 2023, "30");
    });
    says(&a_year_shorter(shorter), &[]);
    let survey = on("2026-04-01", |row| {
        row.basis = Some(Basis::Level);
        targets(row, &["", "", "130"]);
        row.measured = Measured::Survey { years: vec![2019, 2024] };
        actual(row, 2024, "125");
    });
    says(&survey, &[]);
}

#[test]
fn a_period_total_has_actuals_due_in_years_with_a_dash_as_target() {
    let period = on("2023-10-01", |row| {
        row.basis = Some(Basis::PeriodTotal);
        row.period_target = cell("90");
        targets(row, &["-", "", ""]);
    });
    says(&period, &DUE);
}

#[test]
fn an_actual_about_1000_times_or_a_thousandth_of_its_target_is_reported() {
    let against = |target_text: &'static str, text: &'static str| {
        bent(move |row| {
            row.baseline.cell = cell("0");
            row.targets.clear();
            target(row, 2022, target_text);
            actual(row, 2022, text);
        })
    };
    says(&against("35,691", "35,691,000"), &APART);
    says(&against("35,691,000", "35,691"), &APART);
    for near in ["10,000", "20,000", "40,000"] {
        says(&against("20", near), &APART);
    }
    for (aim, other) in [("0", "1,000"), ("20", "0")] {
        says(&against(aim, other), &[]);
    }
    // A difference other than three digits is a matter of KPI-015.
    for (aim, other) in [("20", "9,999"), ("20", "40,001"), ("20", "-20,000"), ("10,000", "20.01")] {
        says(&against(aim, other), &["KPI-015 1/actual-2022"]);
    }
    says(&against("10,000", "20"), &APART);
}

#[test]
fn actuals_of_levels_and_periods_are_compared_with_their_own_targets() {
    says(&levels(of_2022("110,000")), &APART);
    says(&levels(of_2022("105")), &[]);
    let period = |basis, text| {
        bent(move |row| {
            row.basis = basis;
            row.period_target = cell("5,000");
            actual(row, 2022, text);
        })
    };
    says(&period(Some(Basis::PeriodAverage), "5"), &APART);
    says(&period(Some(Basis::PeriodTotal), "5,000,000"), &APART);
    says(&period(Some(Basis::PeriodTotal), "5"), &[]);
}

#[test]
fn an_actual_level_of_an_increment_kpi_is_compared_by_its_increase() {
    let by_levels = |text: &'static str| {
        bent(move |row| {
            row.baseline.cell = cell("19,980");
            row.actuals_are = ActualsAre::Levels;
            actual(row, 2022, text);
        })
    };
    says(&by_levels("20,000"), &[]);
    says(&by_levels("39,980"), &APART);
}

#[test]
fn a_level_entered_in_place_of_an_increment_is_reported() {
    says(&bent(of_2022("118")), &LEVEL);
    says(&bent(of_2022("71")), &LEVEL);
    says(&bent(of_2022("70")), &[]);
    says(&bent(of_2022("25")), &[]);
    says(&bent(of_2022("6,000")), &["KPI-015 1/actual-2022"]);
    let second = bent(|row| actual(row, 2023, "148"));
    says(&second, &["EVAL-005 1/actual-2023"]);
}

#[test]
fn a_level_is_not_suspected_if_actuals_are_levels_or_a_comparison_is_impossible() {
    says(
        &bent(|row| {
            row.actuals_are = ActualsAre::Levels;
            actual(row, 2022, "118");
        }),
        &[],
    );
    for baseline in ["0", "未把握", "-"] {
        says(
            &bent(|row| {
                row.baseline.cell = cell(baseline);
                actual(row, 2022, "118");
            }),
            &[],
        );
    }
    says(
        &bent(|row| {
            targets(row, &["", "30", "40"]);
            actual(row, 2023, "148");
        }),
        &[],
    );
    says(&levels(of_2022("118")), &[]);
}

#[test]
fn a_descriptive_kpi_gives_no_finding_on_its_actuals() {
    let described = on("2023-01-15", |row| {
        row.measure = Measure::Descriptive;
        targets(row, &["20", "30", "40"]);
        actual(row, 2022, "20,000");
        stated(row, "90");
    });
    says(&described, &[]);
}
