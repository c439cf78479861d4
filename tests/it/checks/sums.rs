//! SUM-001 to SUM-007. The sound row adds up to 90, from 100.

use keikaku::plan::Plan;
use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::{Basis, Indicator, Measure};

use crate::checks::draft::{a_year_shorter, bent, cell, levels, says, stated, targets};

/// The sound plan, whose document states that total.
fn with_total(text: &str) -> Plan {
    bent(|row| stated(row, text))
}

/// The sound plan with those targets and that stated total.
fn with_targets(texts: &[&str], total: &str) -> Plan {
    bent(|row| {
        targets(row, texts);
        stated(row, total);
    })
}

const WRONG: &str = "1/stated_total";

#[test]
fn a_stated_total_equal_to_the_sum_is_accepted_in_any_notation() {
    for text in ["90", "90.00", "９０件", "90 件", "+90"] {
        says(&with_total(text), &[]);
    }
    says(&with_targets(&["0.1", "0.2", "0.3"], "0.6"), &[]);
}

#[test]
fn a_stated_total_that_differs_from_the_sum_is_reported() {
    for text in ["89", "91", "-90", "0", "900"] {
        says(&with_total(text), &[&format!("SUM-001 {WRONG}")]);
    }
}

#[test]
fn a_stated_total_that_includes_the_baseline_is_reported_as_such() {
    says(&with_total("190"), &[&format!("SUM-002 {WRONG}")]);
    says(&with_total("189"), &[&format!("SUM-001 {WRONG}")]);
    let from_nothing = bent(|row| {
        row.baseline.cell = cell("0");
        stated(row, "90");
    });
    says(&from_nothing, &[]);
}

#[test]
fn a_stated_total_off_by_a_factor_of_1000_is_reported_as_such() {
    says(&with_total("90,000"), &[&format!("SUM-003 {WRONG}")]);
    says(&with_total("0.09"), &[&format!("SUM-003 {WRONG}")]);
    says(&with_total("90,001"), &[&format!("SUM-001 {WRONG}")]);
    says(
        &with_targets(&["999999999999999", "999999999999999", "0"], "1999999999999.998"),
        &[&format!("SUM-003 {WRONG}")],
    );
}

#[test]
fn only_the_most_specific_of_the_three_findings_on_a_total_is_given() {
    let both = bent(|row| {
        row.baseline.cell = cell("89,910");
        stated(row, "90,000");
    });
    says(&both, &[&format!("SUM-002 {WRONG}")]);
}

#[test]
fn a_stated_total_with_a_missing_year_gives_only_a_finding_on_the_gap() {
    says(&with_targets(&["20", "", "40"], "90"), &["SUM-004 1/target-2023"]);
    says(&with_targets(&["20", "未把握", "40"], "90"), &["SUM-004 1/target-2023"]);
    says(&with_targets(&["20", "", ""], "1,000"), &["SUM-004 1/target-2023"]);
}

#[test]
fn increments_known_only_as_a_total_have_no_missing_year() {
    says(&with_targets(&["", "", ""], "90"), &[]);
    says(&with_targets(&["", "", "40"], "90"), &["SUM-004 1/target-2022"]);
    says(&with_targets(&["未把握", "未把握", "未把握"], "90"), &["SUM-004 1/target-2022"]);
}

#[test]
fn a_missing_year_is_not_reported_without_a_stated_total_or_outside_the_project() {
    says(&bent(|row| targets(row, &["20", "", "40"])), &[]);
    says(&with_targets(&["20", "数十", "40"], "90"), &["KPI-005 1/target-2023"]);
    says(&with_targets(&["20", "", "40"], "未定"), &[]);
    says(&a_year_shorter(with_targets(&["20", "30", ""], "50")), &[]);
}

#[test]
fn a_blank_total_is_reported_only_in_a_plan_read_from_a_document() {
    let read = |texts: &'static [&str]| {
        bent(|row| {
            targets(row, texts);
            row.stated_total = Some(Cell::default());
        })
    };
    says(&read(&["20", "30", "40"]), &["SUM-005 1/stated_total"]);
    says(&bent(|row| row.stated_total = None), &[]);
    says(&read(&["20", "", "40"]), &[]);
    says(&read(&["20", "未定", "40"]), &[]);
    says(&read(&["20", "-", "40"]), &["KPI-006 1/target-2023"]);
    says(&with_total("-"), &[]);
}

#[test]
fn a_stated_total_of_levels_is_reported() {
    says(&levels(|row| stated(row, "360")), &["SUM-006 1/stated_total"]);
    says(&levels(|row| stated(row, "-")), &[]);
    says(&levels(|row| row.stated_total = Some(Cell::default())), &[]);
}

#[test]
fn a_stated_total_beside_a_period_target_is_not_compared() {
    let period = bent(|row| {
        row.basis = Some(Basis::PeriodTotal);
        row.period_target = cell("400");
        stated(row, "390");
    });
    says(&period, &[]);
}

/// The sound plan, whose document states that final level elsewhere.
fn ending_at(text: &str, change: impl FnOnce(&mut Indicator)) -> Plan {
    bent(|row| {
        row.stated_final_level = Some(cell(text));
        change(row);
    })
}

#[test]
fn a_final_level_other_than_baseline_plus_total_is_reported() {
    says(&ending_at("190.0", |_| {}), &[]);
    says(&ending_at("170", |_| {}), &["SUM-007 1/final_level"]);
}

#[test]
fn the_final_level_in_the_published_application_does_not_add_up() {
    let published = |final_level| {
        ending_at(final_level, |row| {
            row.baseline.cell = cell("11,861");
            row.targets.clear();
            stated(row, "1,339");
        })
    };
    says(&published("13,220"), &["SUM-007 1/final_level"]);
    says(&published("13,200"), &[]);
}

#[test]
fn without_a_baseline_or_a_total_the_final_level_is_not_checked() {
    says(&ending_at("170", |row| row.baseline.cell = cell("未把握")), &[]);
    says(&ending_at("170", |row| targets(row, &["20", "", "40"])), &[]);
    says(&ending_at("未定", |_| {}), &[]);
}

#[test]
fn a_descriptive_kpi_gives_no_finding_on_totals() {
    let described = bent(|row| {
        row.measure = Measure::Descriptive;
        row.stated_final_level = Some(cell("1"));
        stated(row, "1");
    });
    says(&described, &[]);
    says(
        &levels(|row| {
            row.measure = Measure::Descriptive;
            stated(row, "360");
        }),
        &[],
    );
}
