//! 計画期間の累計 and 計画期間の平均: one target for the whole period.

use keikaku::figures::totals::{Total, computed_total, final_target, stated_differs, target_total};
use keikaku::plan::cell::Bound;
use keikaku::plan::indicator::Direction;

use crate::achievement::{assert_overall, assert_yearly};
use crate::kpi_builder::{Kpi, amount, cell, year};

#[test]
fn a_period_total_counts_the_entered_actuals() {
    let kpi = Kpi::period_total("400");
    assert_overall(&kpi.clone().actuals(&["80", "", "120"]), "50.0 OfWholePeriod 2019-2021 unachieved");
    assert_overall(&kpi.clone().actuals(&["400"]), "100.0 OfWholePeriod 2019-2019 achieved");
    assert_overall(&kpi.clone().bound(Bound::Above).actuals(&["400"]), "99.9 OfWholePeriod 2019-2019 unachieved");
    assert_overall(&kpi, "NoActual");
}

#[test]
fn a_period_without_a_usable_target_has_no_rate() {
    assert_overall(&Kpi::period_total("").actuals(&["8"]), "TargetMissing { year: None, gap: Blank }");
    assert_overall(&Kpi::period_total("未把握").actuals(&["8"]), "TargetMissing { year: None, gap: Unknown }");
    assert_overall(&Kpi::period_total("約50").actuals(&["8"]), "TargetMissing { year: None, gap: Unread }");
    assert_overall(&Kpi::period_total("0").actuals(&["8"]), "TargetZero achieved");
    assert_overall(&Kpi::period_total("-").actuals(&["8"]), "TargetNotApplicable");
    assert_overall(&Kpi::period_total("-"), "");
    assert_overall(&Kpi::period_total("50").actuals(&["-", "-", "-", "-", "-"]), "");
}

#[test]
fn an_upper_limit_for_the_period_is_judged_achieved_only_after_the_period() {
    let kpi = Kpi::period_total("50").bound(Bound::AtMost);
    assert_overall(&kpi.clone().actuals(&["8", "9"]), "LessIsBetter");
    assert_overall(&kpi.clone().actuals(&["8", "9", "8", "9", "8"]), "LessIsBetter achieved");
    assert_overall(&kpi.clone().actuals(&["48", "9"]), "LessIsBetter unachieved");
    let kept = kpi.direction(Direction::Keep);
    assert_overall(&kept.clone().actuals(&["8", "9"]), "PeriodNotOver");
    assert_overall(&kept.actuals(&["8", "9", "8", "9", "8"]), "achieved");
}

#[test]
fn a_target_of_the_period_is_judged_before_its_end_only_if_nothing_can_change_the_result() {
    let kept = Kpi::period_total("50").direction(Direction::Keep);
    assert_overall(&kept.clone().actuals(&["14"]), "PeriodNotOver");
    assert_overall(&kept.clone().actuals(&["14", "36"]), "achieved");
    assert_overall(&kept.clone().actuals(&["9", "9", "9", "9", "9"]), "unachieved");
    assert_overall(&kept.bound(Bound::AtMost).actuals(&["48", "9"]), "unachieved");
    let mean = Kpi::period_average("13");
    assert_overall(&mean.clone().direction(Direction::Keep).actuals(&["14"]), "PeriodNotOver");
    assert_overall(&mean.direction(Direction::Down).actuals(&["12"]), "LessIsBetter");
}

#[test]
fn a_reduction_over_the_period_is_rated_as_a_negative_total() {
    let kpi = Kpi::period_total("-50").direction(Direction::Down).actuals(&["-20", "-5"]);
    assert_overall(&kpi, "50.0 OfWholePeriod 2019-2020 unachieved");
}

#[test]
fn a_period_average_is_judged_without_rounding_the_mean() {
    let kpi = Kpi::period_average("12.67").actuals(&["12", "13", "13"]);
    assert_overall(&kpi, "99.9 OfMean 2019-2021 unachieved");
    assert_overall(&kpi.clone().actuals(&["12", "13.01", "13"]), "100.0 OfMean 2019-2021 achieved");
    assert_overall(&kpi.clone().actuals(&["6.335", "", "-"]), "50.0 OfMean 2019-2019 unachieved");
    assert_yearly(&kpi, 2019, "");
}

#[test]
fn a_period_average_respects_its_bound_and_direction() {
    let kpi = Kpi::period_average("13").actuals(&["12", "14", "13"]);
    assert_overall(&kpi, "100.0 OfMean 2019-2021 achieved");
    assert_overall(&kpi.clone().bound(Bound::Above), "99.9 OfMean 2019-2021 unachieved");
    assert_overall(&kpi.clone().direction(Direction::Keep), "achieved");
    assert_overall(&kpi.direction(Direction::Down), "LessIsBetter achieved");
}

/// Increments for which a document states only the total: 600 in three years.
fn known_as_a_total() -> Kpi {
    let mut kpi = Kpi::increments(2020, &["", "", ""]).baseline("453").actuals(&["150", "210"]);
    kpi.indicator.stated_total = Some(cell("600"));
    kpi
}

#[test]
fn increments_known_only_as_a_total_have_one_target_for_the_whole_period() {
    let kpi = known_as_a_total();
    assert_overall(&kpi, "60.0 OfWholePeriod 2020-2021 unachieved");
    assert_yearly(&kpi, 2020, "");
    let (indicator, span) = (&kpi.indicator, kpi.span());
    assert_eq!(final_target(indicator, span), Some(amount("600")));
    assert_eq!(target_total(indicator, span), Total::Period(cell("600")));
    assert!(!stated_differs(indicator, span));
    assert_eq!(computed_total(indicator, span), None, "nothing was added up");
}

#[test]
fn one_yearly_target_turns_a_kpi_with_only_a_total_into_yearly_increments() {
    let mut kpi = known_as_a_total();
    kpi.indicator.targets.insert(year(2020), cell("200"));
    assert_eq!(final_target(&kpi.indicator, kpi.span()), None);
    assert_yearly(&kpi, 2020, "75.0 OfTarget 2020-2020 unachieved");
}
