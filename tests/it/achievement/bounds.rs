//! 目標の条件 and めざす向き: strictly above, less is better, to be kept.

use keikaku::figures::achievement::is_achieved;
use keikaku::plan::RateFormula;
use keikaku::plan::cell::Bound;
use keikaku::plan::indicator::Direction;
use keikaku::value::fiscal_year::AsOf;

use crate::achievement::{assert_overall, assert_whole_plan, assert_yearly, profitable_firms, rate};
use crate::kpi_builder::{Kpi, amount, year};

#[test]
fn an_actual_of_50_misses_a_target_above_50_and_shows_99_9_percent() {
    let kpi = profitable_firms().by_planned_gain().actuals(&["", "", "", "", "50.0"]);
    assert_overall(&kpi, "99.9 OfPlannedGain 2023-2023 unachieved");
    assert_eq!(rate(&kpi).beside_percent().as_deref(), Some("99.9"));
}

#[test]
fn an_actual_just_above_50_achieves_a_target_above_50() {
    let kpi = profitable_firms().actuals(&["", "", "", "", "50.04"]);
    assert_overall(&kpi, "100.1 OfTarget 2023-2023 achieved");
    assert_overall(&kpi.by_planned_gain(), "101.7 OfPlannedGain 2023-2023 achieved");
}

#[test]
fn an_unachieved_rate_that_rounds_to_100_is_shown_as_99_9() {
    let kpi = Kpi::increments(2018, &["10000"]);
    assert_overall(&kpi.clone().actuals(&["9996"]), "99.9 OfTarget 2018-2018 unachieved");
    assert_overall(&kpi.actuals(&["10000"]), "100.0 OfTarget 2018-2018 achieved");
}

#[test]
fn each_bound_compares_exactly() {
    let held = |actual: &str, bound| is_achieved(amount(actual), amount("50"), bound);
    let bounds = [Bound::AtLeast, Bound::Above, Bound::AtMost, Bound::Below];
    assert_eq!(bounds.map(|bound| held("49.99999999", bound)), [false, false, true, true]);
    assert_eq!(bounds.map(|bound| held("50.00", bound)), [true, false, true, false]);
    assert_eq!(bounds.map(|bound| held("50.00000001", bound)), [true, true, false, false]);
}

#[test]
fn a_planned_reduction_is_rated_as_a_negative_increment() {
    let kpi = Kpi::increments(2018, &["-10", "-10"]).direction(Direction::Down);
    assert_overall(&kpi.clone().actuals(&["-8"]), "80.0 OfTarget 2018-2018 unachieved");
    assert_overall(&kpi.clone().actuals(&["-8", "-12"]), "100.0 OfTarget 2018-2019 achieved");
    assert_overall(&kpi.clone().bound(Bound::Above).actuals(&["-10"]), "99.9 OfTarget 2018-2018 unachieved");
    assert_overall(&kpi.actuals(&["5"]), "-50.0 OfTarget 2018-2018 unachieved");
}

#[test]
fn a_sum_of_targets_of_the_wrong_sign_has_no_rate() {
    let kpi = Kpi::increments(2018, &["10"]).direction(Direction::Down).actuals(&["8"]);
    assert_overall(&kpi, "WrongSign achieved");
    assert_whole_plan(&kpi, "");
    assert_overall(&Kpi::increments(2018, &["-10"]).actuals(&["-12"]), "WrongSign unachieved");
}

#[test]
fn a_level_that_should_decrease_is_rated_only_by_its_planned_gain() {
    let kpi = Kpi::levels(2023, &["5"]).direction(Direction::Down).actuals(&["6"]);
    let of_target = kpi.clone().baseline("8").rated(RateFormula::OfTarget);
    assert_overall(&of_target, "LessIsBetterOfTarget unachieved");
    assert_overall(&kpi, "NoBaseline unachieved");
    assert_overall(&kpi.clone().baseline("8"), "66.7 OfPlannedGain 2023-2023 unachieved");
    assert_eq!(rate(&kpi.clone().baseline("8")).beside, None);
    assert_overall(&kpi.clone().baseline("8").actuals(&["5"]), "100.0 OfPlannedGain 2023-2023 achieved");
    assert_overall(&kpi.clone().baseline("5"), "TargetEqualsBaseline unachieved");
    assert_overall(&kpi.clone().baseline("3").actuals(&["4"]), "WrongSign achieved");
    let mean = AsOf::Mean(year(2015), year(2017));
    assert_overall(&kpi.baseline("8").baseline_of(mean), "BaselineOnAnotherBasis unachieved");
}

#[test]
fn the_rate_by_direction_uses_planned_gain_only_for_a_kpi_that_should_decrease() {
    let kpi = Kpi::levels(2023, &["50"]).baseline("40").actuals(&["45"]);
    assert_overall(&kpi, "90.0 OfTarget 2023-2023 unachieved");
    assert_overall(&kpi.clone().direction(Direction::Keep), "unachieved");
    let down = Kpi::levels(2023, &["2.4"]).direction(Direction::Down).baseline("4").actuals(&["3.6"]);
    assert_overall(&down, "25.0 OfPlannedGain 2023-2023 unachieved");
    assert_overall(&down.rated(RateFormula::ByDirection), "25.0 OfPlannedGain 2023-2023 unachieved");
}

#[test]
fn an_at_most_target_counts_a_decrease_as_gain_although_the_direction_is_up() {
    let kpi = Kpi::levels(2023, &["5"]).bound(Bound::AtMost).baseline("8").actuals(&["6"]).by_planned_gain();
    assert_overall(&kpi, "66.7 OfPlannedGain 2023-2023 unachieved");
    let below = kpi.bound(Bound::Below).actuals(&["5"]);
    assert_overall(&below, "99.9 OfPlannedGain 2023-2023 unachieved");
}

#[test]
fn a_kpi_to_be_kept_is_judged_without_a_rate() {
    let kpi = Kpi::levels(2022, &["80", "80"]).direction(Direction::Keep).baseline("80").actuals(&["82", "79.9"]);
    assert_yearly(&kpi, 2022, "achieved");
    assert_overall(&kpi, "unachieved");
    assert_overall(&kpi.clone().bound(Bound::AtMost), "achieved");
    assert_overall(&kpi.actuals(&[""]), "NoYearWithBoth");
    let increments = Kpi::increments(2022, &["0", "0"]).direction(Direction::Keep).actuals(&["0", "-1"]);
    assert_yearly(&increments, 2022, "achieved");
    assert_overall(&increments, "unachieved");
    assert_whole_plan(&increments, "");
}
