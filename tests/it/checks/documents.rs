//! The five real documents: what is found in them as they are, and in what a slip would have made of them.

use keikaku::plan::Indicator;

use crate::checks::draft::{actual, change_row, lines, sample, says, stated, target};

#[test]
fn sendai_000_only_writes_years_of_an_era_that_ended() {
    says(&sample("000"), &["YEAR-003 facts/project_end", "YEAR-003 headings/2020"]);
}

#[test]
fn saitama_001_has_no_units_and_one_day_of_an_era_that_ended() {
    says(&sample("001"), &["YEAR-003 facts/project_end", "KPI-003 1/unit", "KPI-003 2/unit"]);
}

#[test]
fn sakata_002_is_clean() {
    says(&sample("002"), &[]);
}

#[test]
fn isesaki_003_has_lost_three_names_and_units() {
    let lost =
        ["KPI-001 1/name", "KPI-002 1/unit", "KPI-001 2/name", "KPI-002 2/unit", "KPI-001 3/name", "KPI-002 3/unit"];
    says(&sample("003"), &lost);
}

#[test]
fn sendai_004_is_asked_about_its_baselines_its_ratios_and_its_survey() {
    let expected = [
        "KPI-012 2/baseline",
        "KPI-012 3/baseline",
        "KPI-012 4/baseline",
        "KPI-011 5/basis",
        "KPI-009 5/baseline",
        "KPI-009 6/baseline",
        "KPI-011 7/basis",
        "YEAR-007 7/as_of",
        "KPI-014 7/measured",
        "KPI-012 8/baseline",
    ];
    says(&sample("004"), &expected);
}

/// The sample with one row changed must say this besides what it says anyhow.
#[track_caller]
fn slip(code: &str, nth: usize, change: impl FnOnce(&mut Indicator), besides: &[&str]) {
    let plan = sample(code);
    let usual = lines(&plan);
    let slipped = change_row(&plan, nth, change);
    let new: Vec<_> = lines(&slipped).into_iter().filter(|line| !usual.contains(line)).collect();
    assert_eq!(new, besides);
}

#[test]
fn a_total_of_129_products_is_not_the_sum_of_sendai() {
    slip("000", 3, |row| stated(row, "129 商品"), &["SUM-001 3/stated_total"]);
}

#[test]
fn a_total_of_1053_holds_the_baseline_of_saitama() {
    slip("001", 1, |row| stated(row, "1,053"), &["SUM-002 1/stated_total"]);
}

#[test]
fn a_total_of_60_million_thousand_yen_is_a_slip_of_the_unit() {
    slip("000", 1, |row| stated(row, "60,000,000 千円"), &["SUM-003 1/stated_total"]);
}

#[test]
fn a_figure_behind_the_project_of_sakata_is_told_and_breaks_its_total() {
    slip("002", 1, |row| target(row, 2027, "5.00"), &["KPI-006 1/target-2027", "SUM-001 1/stated_total"]);
}

#[test]
fn a_share_of_sakata_that_climbs_over_100_is_told_and_breaks_its_total() {
    slip("002", 2, |row| target(row, 2026, "40.00"), &["KPI-010 2/target-2026", "SUM-001 2/stated_total"]);
}

#[test]
fn an_actual_of_640_consultations_of_saitama_is_a_level() {
    slip("001", 1, |row| actual(row, 2017, "640"), &["EVAL-005 1/actual-2017"]);
}
