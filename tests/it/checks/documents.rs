//! The five real documents: the findings in them as they are, and after a slip in one row.

use keikaku::checks;
use keikaku::plan::Indicator;

use crate::checks::draft::{actual, change_row, lines, sample, says, stated, target};

#[test]
fn sendai_000_has_only_findings_on_years_of_an_ended_era() {
    let expected = ["YEAR-003 facts/project_end", "YEAR-003 document/s5_3_2/1/end", "YEAR-003 headings/2020"];
    says(&sample("000"), &expected);
}

#[test]
fn saitama_001_has_findings_on_units_headings_eras_and_a_project_after_the_plan() {
    let expected = [
        "YEAR-003 facts/project_end",
        "PLAN-010 document/s5_3_2/1/end",
        "PLAN-014 document/s7_1/heading",
        "PLAN-014 document/s7_2/heading",
        "PLAN-014 document/s7_3/heading",
        "DUP-004 document/s7_3",
        "YEAR-003 document/s5_3_2/1/start",
        "YEAR-003 document/s5_3_2/1/end",
        "KPI-003 1/unit",
        "KPI-003 2/unit",
    ];
    says(&sample("001"), &expected);
}

#[test]
fn sakata_002_has_no_findings() {
    says(&sample("002"), &[]);
}

#[test]
fn isesaki_003_lacks_three_names_and_units() {
    let lost =
        ["KPI-001 1/name", "KPI-002 1/unit", "KPI-001 2/name", "KPI-002 2/unit", "KPI-001 3/name", "KPI-002 3/unit"];
    says(&sample("003"), &lost);
}

#[test]
fn sendai_004_has_findings_on_baselines_ratios_survey_and_conflicting_places() {
    let expected = [
        "DUP-002 2/name",
        "DUP-006 2/name",
        "KPI-012 2/baseline",
        "DUP-002 3/name",
        "KPI-012 3/baseline",
        "DUP-006 4/name",
        "KPI-012 4/baseline",
        "KPI-011 5/basis",
        "DUP-005 5/definition",
        "KPI-009 5/baseline",
        "KPI-009 6/baseline",
        "KPI-011 7/basis",
        "DUP-005 7/definition",
        "YEAR-007 7/as_of",
        "KPI-014 7/measured",
        "KPI-012 8/baseline",
    ];
    says(&sample("004"), &expected);
}

/// Asserts the findings that the sample has, in addition to its usual ones, after one row is changed.
#[track_caller]
fn slip(code: &str, nth: usize, change: impl FnOnce(&mut Indicator), besides: &[&str]) {
    let plan = sample(code);
    let usual = lines(&plan);
    let slipped = change_row(&plan, nth, change);
    let new: Vec<_> = lines(&slipped).into_iter().filter(|line| !usual.contains(line)).collect();
    assert_eq!(new, besides);
}

#[test]
fn a_stated_total_of_129_products_differs_from_the_sum_in_sendai() {
    slip("000", 3, |row| stated(row, "129 商品"), &["SUM-001 3/stated_total"]);
}

#[test]
fn a_stated_total_of_1053_includes_the_baseline_of_saitama() {
    slip("001", 1, |row| stated(row, "1,053"), &["SUM-002 1/stated_total"]);
}

#[test]
fn a_stated_total_of_60_million_thousand_yen_is_reported_as_a_unit_error() {
    slip("000", 1, |row| stated(row, "60,000,000 千円"), &["SUM-003 1/stated_total"]);
}

#[test]
fn a_figure_after_the_project_of_sakata_is_reported_and_breaks_its_total() {
    slip("002", 1, |row| target(row, 2027, "6000.00"), &["KPI-006 1/target-2027", "SUM-001 1/stated_total"]);
}

#[test]
fn a_share_of_sakata_that_rises_above_100_is_reported_and_breaks_its_total() {
    slip("002", 2, |row| target(row, 2026, "40.00"), &["KPI-010 2/target-2026", "SUM-001 2/stated_total"]);
}

#[test]
fn an_actual_of_640_consultations_in_saitama_is_reported_as_a_level() {
    slip("001", 1, |row| actual(row, 2017, "640"), &["EVAL-005 1/actual-2017"]);
}

#[test]
fn no_required_field_is_missing_in_samples_000_001_002_and_004() {
    for code in ["000", "001", "002", "004"] {
        assert_eq!(checks::missing(&sample(code)), [], "{code}");
    }
}
