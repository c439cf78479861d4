//! 未入力: required fields that are blank.

use keikaku::checks::{Finding, Missing, Severity, check, check_on_filing, missing, missing_in, run_to_close};
use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::{Basis, Indicator, Measure};
use keikaku::plan::{BuiltIn, Facts, Plan};
use keikaku::value::id::IndicatorId;

use crate::checks::draft::{
    a_year_shorter, actual, bent, cell, facts, levels, place, rows, sample, sound, targets, with_rows,
};

/// A missing field as text: `1/target-2022 (2022 2024)`.
fn line(plan: &Plan, Missing { place: at, years, .. }: &Missing) -> String {
    let years: Vec<String> = years.iter().map(ToString::to_string).collect();
    let years = if years.is_empty() { String::new() } else { format!(" ({})", years.join(" ")) };
    format!("{}{years}", place(plan, *at))
}

#[track_caller]
fn lacks(plan: &Plan, expected: &[&str]) {
    let lines: Vec<String> = missing(plan).iter().map(|one| line(plan, one)).collect();
    assert_eq!(lines, expected);
}

/// A plan whose only row has nothing but that name and basis.
fn named(name: &str, basis: Basis) -> Plan {
    let row = Indicator { name: name.to_owned(), ..Indicator::new(IndicatorId::from_bits(1), basis) };
    with_rows(&sound(BuiltIn::F2022), vec![row])
}

#[test]
fn no_field_is_missing_in_a_sound_plan_or_in_the_sample_documents() {
    for &form in BuiltIn::ALL {
        lacks(&sound(form), &[]);
    }
    for code in ["000", "001", "002", "003", "004"] {
        lacks(&sample(code), &[]);
    }
}

#[test]
fn blank_facts_count_as_missing_according_to_the_form() {
    let mut plan = facts(|facts| *facts = Facts::default());
    let regional = [
        "facts/name",
        "facts/prepared_by",
        "facts/area",
        "facts/grant",
        "facts/project_name",
        "facts/evaluated_in",
        "facts/project_cost",
        "facts/project_end",
        "facts/plan_end",
    ];
    lacks(&plan, &regional);
    plan.form = BuiltIn::Activity.form();
    lacks(&plan, &["facts/name", "facts/prepared_by"]);
    plan.form = BuiltIn::Strategy.form();
    lacks(&plan, &[]);
}

#[test]
fn missing_fields_are_listed_once_before_the_plan_is_filed() {
    let plan = facts(|facts| *facts = Facts::default());
    let missing: Vec<Finding> = missing(&plan).into_iter().filter_map(|one| one.finding).collect();
    assert!(!missing.is_empty() && missing.iter().all(|finding| finding.severity() == Severity::Error));
    let (open, on_filing) = (check(&plan).open, check_on_filing(&plan).open);
    let listed: Vec<&Finding> = missing.iter().chain(&open).chain(&on_filing).collect();
    let all = run_to_close(&plan);
    assert_eq!(listed.len(), all.len());
    assert!(all.iter().all(|finding| listed.contains(&finding)));
}

#[test]
fn a_row_with_only_a_name_lacks_its_unit_baseline_and_targets() {
    lacks(&named("相談件数", Basis::Increment), &["1/unit", "1/baseline", "1/target-2022 (2022 2023 2024)"]);
    lacks(&named("相談件数", Basis::PeriodTotal), &["1/unit", "1/baseline", "1/period"]);
}

#[test]
fn rows_not_begun_and_unused_slots_lack_no_field() {
    lacks(&named("", Basis::Increment), &[]);
    lacks(&named("-", Basis::Increment), &[]);
}

#[test]
fn a_field_with_a_finding_is_not_counted_as_missing() {
    let bare = bent(|row| {
        row.name.clear();
        row.unit.clear();
        row.baseline.cell = Cell::default();
    });
    lacks(&bare, &[]);
}

#[test]
fn increments_lack_the_target_of_every_blank_project_year() {
    lacks(&bent(|row| targets(row, &["", "30", ""])), &["1/target-2022 (2022 2024)"]);
    lacks(&bent(|row| targets(row, &["-", "未定", "数十"])), &[]);
    let shorter = bent(|row| targets(row, &["20", "", ""]));
    lacks(&a_year_shorter(shorter), &["1/target-2023 (2023)"]);
}

#[test]
fn levels_with_a_target_in_one_year_lack_no_target() {
    lacks(&levels(|row| targets(row, &["", "", "130"])), &[]);
    lacks(&levels(|row| row.targets.clear()), &["1/target-2022 (2022 2023 2024)"]);
}

#[test]
fn blank_actuals_are_not_counted_as_missing() {
    lacks(&bent(|row| actual(row, 2022, "20")), &[]);
}

#[test]
fn a_descriptive_kpi_needs_no_unit() {
    let described = bent(|row| {
        row.measure = Measure::Descriptive;
        row.unit.clear();
        row.baseline.cell = cell("窓口が一つ");
    });
    lacks(&described, &[]);
}

#[test]
fn a_row_checked_alone_lacks_the_same_fields_as_in_its_plan() {
    let plan = named("相談件数", Basis::Increment);
    assert_eq!(missing_in(&plan, &rows(&plan)[0]), missing(&plan));
}
