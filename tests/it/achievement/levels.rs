//! 各年度の値: the planned gain where the baseline allows one.

use keikaku::value::fiscal_year::AsOf;

use crate::achievement::{assert_overall, assert_yearly, rate};
use crate::kpi_builder::{Kpi, year};

#[test]
fn the_newest_year_with_both_speaks_for_a_level() {
    let kpi = Kpi::levels(2019, &["48", "49", "50", "51"]).baseline("47").actuals(&["48", "", "49.5", "未把握"]);
    assert_overall(&kpi, "83.3 OfPlannedGain 2021-2021 unachieved");
    assert_yearly(&kpi, 2019, "100.0 OfPlannedGain 2019-2019 achieved");
    assert_overall(&kpi.clone().actuals(&[""]), "NoYearWithBoth");
    assert_overall(&kpi.targets(&["-", "-", "-", "-"]).actuals(&[""]), "");
}

#[test]
fn a_level_has_no_planned_gain_where_the_baseline_does_not_allow_one() {
    let kpi = Kpi::levels(2023, &["30"]).actuals(&["24"]);
    let mean = AsOf::Mean(year(2015), year(2017));
    assert_overall(&kpi.clone().baseline("23").baseline_of(mean), "80.0 OfTarget 2023-2023 unachieved");
    assert_overall(&kpi.clone().baseline("30"), "80.0 OfTarget 2023-2023 unachieved");
    assert_overall(&kpi.clone().baseline("40"), "80.0 OfTarget 2023-2023 unachieved");
    assert_overall(&kpi.baseline("未把握"), "80.0 OfTarget 2023-2023 unachieved");
}

#[test]
fn a_level_of_zero_is_reached_from_below_or_not_rated() {
    let kpi = Kpi::levels(2023, &["0"]).actuals(&["-2"]);
    assert_overall(&kpi.clone().baseline("-8"), "75.0 OfPlannedGain 2023-2023 unachieved");
    assert_eq!(rate(&kpi.clone().baseline("-8")).beside, None);
    assert_overall(&kpi, "TargetZero unachieved");
}

#[test]
fn the_points_of_a_ratio_are_told_only_of_ratios() {
    assert_eq!(rate(&Kpi::levels(2023, &["50"]).actuals(&["49"])).points, None);
}
