//! 各年度の値: the chosen formula applies, whatever figures are entered.

use keikaku::figures::achievement::{Achievement, overall};
use keikaku::plan::RateFormula;
use keikaku::plan::indicator::Direction;
use keikaku::value::fiscal_year::AsOf;

use crate::achievement::{assert_overall, assert_yearly, rate};
use crate::kpi_builder::{Kpi, year};

#[test]
fn a_level_is_rated_by_its_latest_year_with_target_and_actual() {
    let kpi = Kpi::levels(2019, &["48", "49", "50", "51"]).baseline("47").actuals(&["48", "", "49.5", "未把握"]);
    assert_overall(&kpi, "99.0 OfTarget 2021-2021 unachieved");
    let kpi = kpi.by_planned_gain();
    assert_overall(&kpi, "83.3 OfPlannedGain 2021-2021 unachieved");
    assert_yearly(&kpi, 2019, "100.0 OfPlannedGain 2019-2019 achieved");
    assert_overall(&kpi.clone().actuals(&[""]), "NoYearWithBoth");
    assert_overall(&kpi.targets(&["-", "-", "-", "-"]).actuals(&[""]), "");
}

#[test]
fn the_entered_baseline_does_not_change_the_formula() {
    let kpi = Kpi::levels(2023, &["30"]).actuals(&["24"]);
    let mean = AsOf::Mean(year(2015), year(2017));
    let others = [
        kpi.clone(),
        kpi.clone().baseline("20"),
        kpi.clone().baseline("23").baseline_of(mean),
        kpi.clone().baseline("30"),
        kpi.clone().baseline("40"),
        kpi.baseline("未把握"),
    ];
    for kpi in others {
        assert_overall(&kpi, "80.0 OfTarget 2023-2023 unachieved");
    }
}

#[test]
fn a_negative_target_has_a_rate_only_by_planned_gain() {
    let kpi = Kpi::levels(2023, &["-100"]).baseline("-183").actuals(&["-142"]);
    assert_overall(&kpi, "NegativeTarget unachieved");
    assert_overall(&kpi.by_planned_gain(), "49.4 OfPlannedGain 2023-2023 unachieved");
}

#[test]
fn an_unsuitable_baseline_for_planned_gain_gives_no_rate_by_any_formula() {
    let kpi = Kpi::levels(2023, &["30"]).actuals(&["24"]).by_planned_gain();
    let mean = AsOf::Mean(year(2015), year(2017));
    assert_overall(&kpi, "NoBaseline unachieved");
    assert_overall(&kpi.clone().baseline("23").baseline_of(mean), "BaselineOnAnotherBasis unachieved");
    assert_overall(&kpi.clone().baseline("30"), "TargetEqualsBaseline unachieved");
    assert_overall(&kpi.clone().baseline("40"), "WrongSign unachieved");
    assert_overall(&kpi.baseline("未把握"), "NoBaseline unachieved");
}

#[test]
fn a_kpi_worse_than_its_baseline_has_fallen_behind_under_either_formula() {
    let kpi = Kpi::levels(2023, &["30"]).baseline("20").actuals(&["19.9"]);
    assert!(rate(&kpi).fell_behind);
    assert!(rate(&kpi.clone().by_planned_gain()).fell_behind);
    assert!(!rate(&kpi.clone().actuals(&["20"])).fell_behind, "it stands where it began");
    let mean = AsOf::Mean(year(2015), year(2017));
    assert!(!rate(&kpi.baseline_of(mean)).fell_behind, "a mean of years is no baseline of one");
    let down = Kpi::levels(2023, &["5"]).direction(Direction::Down).baseline("8").by_planned_gain();
    assert!(rate(&down.clone().actuals(&["9"])).fell_behind);
    assert!(!rate(&down.actuals(&["7"])).fell_behind);
}

#[test]
fn a_kpi_uses_the_formula_of_its_plan_unless_it_has_its_own() {
    let kpi = Kpi::levels(2023, &["50"]).baseline("40").actuals(&["45"]);
    let formula = |kpi: &Kpi, of_plan| match overall(&kpi.indicator, kpi.span().rated_by(of_plan)) {
        Achievement::Rate(rate) => rate.percent(),
        other => format!("{other:?}"),
    };
    assert_eq!(formula(&kpi, RateFormula::OfTarget), "90.0");
    assert_eq!(formula(&kpi, RateFormula::OfPlannedGain), "50.0");
    assert_eq!(formula(&kpi.by_planned_gain(), RateFormula::OfTarget), "50.0");
}

#[test]
fn a_target_level_of_zero_is_rated_only_by_planned_gain() {
    let kpi = Kpi::levels(2023, &["0"]).actuals(&["-2"]);
    let by_gain = kpi.clone().baseline("-8").by_planned_gain();
    assert_overall(&by_gain, "75.0 OfPlannedGain 2023-2023 unachieved");
    assert_eq!(rate(&by_gain).beside, None);
    assert_overall(&kpi, "TargetZero unachieved");
}

#[test]
fn a_kpi_that_is_no_ratio_has_no_difference_in_percentage_points() {
    assert_eq!(rate(&Kpi::levels(2023, &["50"]).actuals(&["49"])).points, None);
}
