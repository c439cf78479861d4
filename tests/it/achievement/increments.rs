//! 各年度の増加分: the same years on both sides.

use keikaku::figures::achievement::{Achievement, Why, left_out, overall, yearly};
use keikaku::figures::totals::Gap;

use crate::achievement::{assert_overall, assert_whole_plan, assert_yearly};
use crate::kpi_builder::{Kpi, year};

#[test]
fn the_rate_covers_only_the_years_before_the_first_missing_actual() {
    let kpi = Kpi::increments(2018, &["30", "50", "50"]).actuals(&["24", "48", ""]);
    assert_overall(&kpi, "90.0 OfTarget 2018-2019 unachieved");
    assert_whole_plan(&kpi, "55.4 OfWholePeriod 2018-2019 unachieved");
    assert_overall(&kpi.clone().actuals(&["24", "", "48"]), "80.0 OfTarget 2018-2018 unachieved");
    assert_overall(&kpi.clone().actuals(&["24", "未把握", "48"]), "80.0 OfTarget 2018-2018 unachieved");
}

#[test]
fn a_gap_in_the_first_year_gives_no_rate_and_is_named_as_reason() {
    let kpi = Kpi::increments(2018, &["30", "50"]);
    let missing = |kpi: Kpi| overall(&kpi.indicator, kpi.span());
    let undefined = |why| Achievement::Undefined { why, achieved: None };
    let actual = |gap| undefined(Why::ActualMissing { year: year(2018), gap });
    assert_eq!(missing(kpi.clone().actuals(&["", "48"])), actual(Gap::Blank));
    assert_eq!(missing(kpi.clone().actuals(&["未把握", "48"])), actual(Gap::Unknown));
    assert_eq!(missing(kpi.clone().actuals(&["約30", "48"])), actual(Gap::Unread));
    let target = |gap| undefined(Why::TargetMissing { year: Some(year(2018)), gap });
    assert_eq!(missing(kpi.clone().targets(&["", "50"]).actuals(&["30", "48"])), target(Gap::Blank));
    assert_eq!(missing(kpi.targets(&["未把握", "50"]).actuals(&["30", "48"])), target(Gap::Unknown));
}

#[test]
fn a_gap_in_the_targets_gives_no_rate_of_the_whole_plan() {
    let kpi = Kpi::increments(2018, &["30", "50", ""]).actuals(&["30", "40"]);
    assert_overall(&kpi, "87.5 OfTarget 2018-2019 unachieved");
    assert_whole_plan(&kpi, "");
}

#[test]
fn a_year_marked_not_applicable_is_left_out_of_the_rate() {
    let kpi = Kpi::increments(2018, &["30", "-", "50"]).actuals(&["30", "-", "50"]);
    assert_yearly(&kpi, 2019, "");
    assert_overall(&kpi, "100.0 OfTarget 2018-2020 achieved");
    assert_overall(&kpi.actuals(&["30", "7", "40"]), "87.5 OfTarget 2018-2020 unachieved");
}

#[test]
fn after_a_year_without_a_level_the_increment_counts_against_both_years_targets() {
    let kpi = Kpi::increments(2022, &["200", "200", "200", "200"]).baseline("453");
    let kpi = kpi.actual_levels(&["600", "850", "-", "1100"]);
    assert_yearly(&kpi, 2024, "");
    assert_yearly(&kpi, 2025, "62.5 OfTarget 2024-2025 unachieved");
    assert_overall(&kpi, "80.9 OfTarget 2022-2025 unachieved");
    assert_eq!(left_out(&kpi.indicator, kpi.span(), year(2025)), []);
}

#[test]
fn a_year_with_only_a_target_or_an_actual_is_listed_as_left_out() {
    let left_out = |kpi: &Kpi| left_out(&kpi.indicator, kpi.span(), year(2020));
    let kpi = Kpi::increments(2018, &["30", "-", "50"]).actuals(&["30", "7", "40"]);
    assert_eq!(left_out(&kpi), [year(2019)]);
    assert_eq!(left_out(&kpi.clone().targets(&["30", "20", "50"]).actuals(&["30", "-", "40"])), [year(2019)]);
    assert_eq!(left_out(&kpi.actuals(&["30", "-", "40"])), [], "neither has a figure");
}

#[test]
fn an_actual_without_a_target_gives_target_not_applicable_as_the_reason() {
    let kpi = Kpi::increments(2018, &["30", "-"]).actuals(&["30", "7"]);
    assert_yearly(&kpi, 2019, "TargetNotApplicable");
    assert_yearly(&kpi.actuals(&["30", ""]), 2019, "");
}

#[test]
fn a_year_outside_the_project_has_no_rate_unless_target_and_actual_are_entered() {
    let kpi = Kpi::increments(2022, &["10", "10", ""]).project(2022, 2023).actuals(&["10", "5", ""]);
    assert_yearly(&kpi, 2024, "");
    assert_overall(&kpi, "75.0 OfTarget 2022-2023 unachieved");
    assert_yearly(&kpi.clone().targets(&["10", "10", "10"]), 2024, "");
    assert_yearly(&kpi.clone().actuals(&["10", "5", "12"]), 2024, "");
    assert_yearly(&kpi.clone().actuals(&["10", "5", "未把握"]), 2024, "");
    let counted = kpi.targets(&["10", "10", "10"]).actuals(&["10", "5", "12"]);
    assert_yearly(&counted, 2024, "120.0 OfTarget 2024-2024 achieved");
    assert_overall(&counted, "90.0 OfTarget 2022-2024 unachieved");
    assert_yearly(&counted, 2030, "");
}

#[test]
fn a_provisional_actual_counts_in_the_rate() {
    assert_overall(&Kpi::increments(2018, &["30"]).actuals(&["24(速報)"]), "80.0 OfTarget 2018-2018 unachieved");
}

#[test]
fn an_actual_level_without_a_baseline_or_previous_year_gives_no_increment() {
    let kpi = Kpi::increments(2017, &["200", "200"]).actual_levels(&["603", "803"]);
    let why = |achievement| match achievement {
        Achievement::Undefined { why, .. } => why,
        other => panic!("a rate: {other:?}"),
    };
    let no_baseline = Why::ActualMissing { year: year(2017), gap: Gap::NoBaseline };
    assert_eq!(why(overall(&kpi.indicator, kpi.span())), no_baseline);
    let kpi = kpi.baseline("453").actual_levels(&["", "803"]);
    let no_year_before = Why::ActualMissing { year: year(2018), gap: Gap::NoYearBefore(year(2017)) };
    assert_eq!(why(yearly(&kpi.indicator, kpi.span(), year(2018))), no_year_before);
}
