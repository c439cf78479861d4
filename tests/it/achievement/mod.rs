//! The achievement of a KPI, by the worked examples of `docs/domain.md` ("Rates") and by `docs/decisions.md` 10 and 11.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at a wrong fixture")]

mod bounds;
mod fractions;
mod increments;
mod levels;
mod period;
mod rounding;
use crate::kpi_builder;

use keikaku::figures::achievement::{Achievement, Formula, Rate, of_whole_plan, overall, yearly};
use keikaku::figures::totals::Fraction;
use keikaku::plan::RateRounding;
use keikaku::plan::cell::Bound;
use keikaku::plan::indicator::{Basis, Measure};
use keikaku::value::fiscal_year::AsOf;
use kpi_builder::{Kpi, amount, cell, year};

/// An achievement as text: `75.0 OfTarget 2017-2018 unachieved`; `achieved` alone for 保つ; `TargetZero achieved` for
/// 算定不可; or empty.
fn said(achievement: &Achievement) -> String {
    match achievement {
        Achievement::Rate(rate) => {
            let (first, last) = rate.years;
            format!("{} {:?} {first}-{last} {}", rate.percent(), rate.formula, verdict(rate.achieved))
        }
        Achievement::Judged { achieved } => verdict(*achieved).to_owned(),
        Achievement::Undefined { why, achieved: None } => format!("{why:?}"),
        Achievement::Undefined { why, achieved: Some(achieved) } => format!("{why:?} {}", verdict(*achieved)),
        Achievement::Nothing => String::new(),
    }
}

fn verdict(achieved: bool) -> &'static str {
    if achieved { "achieved" } else { "unachieved" }
}

#[track_caller]
fn assert_yearly(kpi: &Kpi, western: i32, expected: &str) {
    assert_eq!(said(&yearly(&kpi.indicator, kpi.span(), year(western))), expected);
}

#[track_caller]
fn assert_overall(kpi: &Kpi, expected: &str) {
    assert_eq!(said(&overall(&kpi.indicator, kpi.span())), expected);
}

#[track_caller]
fn assert_whole_plan(kpi: &Kpi, expected: &str) {
    let rate = of_whole_plan(&kpi.indicator, kpi.span()).map(Achievement::Rate);
    assert_eq!(rate.as_ref().map(said).unwrap_or_default(), expected);
}

#[track_caller]
fn rate(kpi: &Kpi) -> Rate {
    match overall(&kpi.indicator, kpi.span()) {
        Achievement::Rate(rate) => rate,
        other => panic!("no rate: {other:?}"),
    }
}

#[track_caller]
fn percent(numerator: &str, denominator: &str) -> String {
    Fraction::new(amount(numerator), amount(denominator)).unwrap().percent(RateRounding::default())
}

/// 黒字企業割合: more than 50 % in the last of five years.
fn profitable_firms() -> Kpi {
    let kpi = Kpi::levels(2019, &["", "", "", "", "50"]).measure(Measure::Ratio).bound(Bound::Above);
    kpi.baseline("47.7").baseline_of(AsOf::FiscalYear(year(2017)))
}

#[test]
fn saitama_150_of_200_is_75_percent_on_increments() {
    let kpi = Kpi::increments(2017, &["200", "200", "200"]).baseline("453").actuals(&["150"]);
    assert_yearly(&kpi, 2017, "75.0 OfTarget 2017-2017 unachieved");
    assert_overall(&kpi, "75.0 OfTarget 2017-2017 unachieved");
    assert_whole_plan(&kpi, "25.0 OfWholePeriod 2017-2017 unachieved");
    let level_of_603 = kpi.clone().actual_levels(&["603"]);
    assert_yearly(&level_of_603, 2017, "75.0 OfTarget 2017-2017 unachieved");
    assert_eq!(percent("603", "653"), "92.3", "what mixing the bases would say");
}

#[test]
fn isesaki_100_fewer_for_a_planned_increase_of_237_gives_a_negative_rate() {
    let kpi = Kpi::increments(2022, &["237.00", "237.00", "638.00", "200.00", "200.00", "-"]).baseline("11788.00");
    assert_overall(&kpi.clone().actuals(&["-100"]), "-42.2 OfTarget 2022-2022 unachieved");
    assert_overall(&kpi.actual_levels(&["11688"]), "-42.2 OfTarget 2022-2022 unachieved");
    let as_levels = Kpi::levels(2022, &["12025"]).baseline("11788").actuals(&["11688"]);
    assert_overall(&as_levels.clone().by_planned_gain(), "-42.2 OfPlannedGain 2022-2022 unachieved");
    assert_overall(&as_levels, "97.2 OfTarget 2022-2022 unachieved");
    assert!(rate(&as_levels).fell_behind, "97.2 % flatters what moved away from its target");
}

#[test]
fn sendai_49_of_more_than_50_is_98_percent_of_the_target_and_56_of_the_planned_gain() {
    let kpi = profitable_firms().actuals(&["", "", "", "", "49.0"]);
    assert_overall(&kpi, "98.0 OfTarget 2023-2023 unachieved");
    assert_eq!(rate(&kpi).beside_percent().as_deref(), Some("56.5"));
    let by_gain = kpi.by_planned_gain();
    assert_overall(&by_gain, "56.5 OfPlannedGain 2023-2023 unachieved");
    assert_yearly(&by_gain, 2023, "56.5 OfPlannedGain 2023-2023 unachieved");
    assert_eq!(rate(&by_gain).beside_percent().as_deref(), Some("98.0"));
    assert_eq!(rate(&by_gain).points, Some(amount("-1.0")));
    assert!(!rate(&by_gain).fell_behind);
}

#[test]
fn sendai_53_4_of_55_is_half_of_the_planned_gain() {
    let kpi = Kpi::levels(2019, &["", "", "", "55", ""]).measure(Measure::Ratio).by_planned_gain();
    let kpi = kpi.baseline("51.8").baseline_of(AsOf::CalendarYear(2017)).actuals(&["", "", "", "53.4"]);
    assert_overall(&kpi, "50.0 OfPlannedGain 2022-2022 unachieved");
    assert_eq!(rate(&kpi).beside_percent().as_deref(), Some("97.1"));
    assert_eq!(rate(&kpi).points, Some(amount("-1.6")));
}

#[test]
fn a_period_total_is_never_compared_with_a_baseline_of_one_year() {
    let kpi = Kpi::period_total("50").baseline("7").baseline_of(AsOf::FiscalYear(year(2017))).actuals(&["8", "12"]);
    assert_overall(&kpi, "40.0 OfWholePeriod 2019-2020 unachieved");
    assert_eq!(rate(&kpi).beside, None);
    assert_eq!(percent("13", "43"), "30.2", "what must never be shown");
    assert_yearly(&kpi, 2019, "");
    assert_whole_plan(&kpi, "");
}

#[test]
fn sendai_sales_with_a_target_of_zero_have_no_rate_in_their_first_year() {
    let revenue = Kpi::increments(2018, &["0", "25000", "35000"]);
    assert_yearly(&revenue.clone().actuals(&["0"]), 2018, "TargetZero achieved");
    assert_overall(&revenue.clone().actuals(&["120"]), "TargetZero achieved");
    assert_overall(&revenue.clone().actuals(&["-5"]), "TargetZero unachieved");
    assert_overall(&revenue.actuals(&["0", "20000"]), "80.0 OfTarget 2018-2019 unachieved");
    let sales = Kpi::increments(2018, &["0", "35,000", "60,000"]).actuals(&["0"]);
    assert_yearly(&sales, 2018, "TargetZero achieved");
}

#[test]
fn a_level_without_a_baseline_is_rated_against_its_target() {
    let kpi = Kpi::levels(2019, &["", "", "", "", "70"]).measure(Measure::Ratio).actuals(&["", "", "", "", "63"]);
    assert_overall(&kpi, "90.0 OfTarget 2023-2023 unachieved");
    assert_eq!(rate(&kpi).beside, None);
    assert_eq!(rate(&kpi).points, Some(amount("-7")));
}

#[test]
fn a_descriptive_kpi_has_no_rate() {
    let kpi = Kpi::increments(2018, &["10"]).actuals(&["10"]).measure(Measure::Descriptive);
    assert_yearly(&kpi, 2018, "");
    assert_overall(&kpi, "");
    assert_whole_plan(&kpi, "");
}

#[test]
fn a_row_with_only_dashes_has_no_rate() {
    assert_overall(&Kpi::increments(2022, &["-", "-"]), "");
    assert_overall(&Kpi::increments(2022, &["-", "-"]).actuals(&["-", "-"]), "");
}

#[test]
fn every_rate_has_its_formula() {
    let mut kpi = Kpi::new(Basis::PeriodTotal, 2019, 2).targets(&["10", "10"]).actuals(&["5", "5"]);
    kpi.indicator.period_target = cell("40");
    assert_eq!(rate(&kpi).formula, Formula::OfWholePeriod);
    kpi.indicator.basis = Some(Basis::Increment);
    assert_eq!(rate(&kpi).formula, Formula::OfTarget);
    kpi.indicator.basis = Some(Basis::Level);
    assert_eq!(rate(&kpi).formula, Formula::OfTarget);
    kpi.indicator.basis = Some(Basis::PeriodAverage);
    assert_eq!(rate(&kpi).formula, Formula::OfMean);
}
