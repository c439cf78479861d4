//! The room that figures take.

use keikaku::wording::widths::{widest, width};

use crate::kpi_builder::Kpi;

fn of(kpi: &Kpi) -> usize {
    widest(&kpi.indicator)
}

#[test]
fn the_width_of_a_row_is_the_width_of_its_longest_figure() {
    let figures = Kpi::increments(2022, &["120", "1,200"]).actuals(&["31,250,000", ""]);
    assert_eq!(of(&figures), width("31,250,000"));
    assert_eq!(of(&figures.baseline("1,031,250,000")), width("1,031,250,000"));
}

#[test]
fn figures_are_measured_as_shown_with_separators_and_certainty() {
    assert_eq!(of(&Kpi::increments(2022, &["1250000"])), width("1,250,000"));
    assert_eq!(of(&Kpi::increments(2022, &["1250000(速報)"])), width("1,250,000（速報）"));
}

#[test]
fn a_japanese_letter_is_as_wide_as_high_and_a_digit_much_narrower() {
    assert!(width("速報") > 3 * width("1"));
    assert_eq!(width("速報"), 200);
}

#[test]
fn texts_without_a_figure_add_no_width() {
    assert_eq!(of(&Kpi::increments(2022, &["", "-", "未把握", "来年度に測る予定のため記載しない"])), 0);
}

#[test]
fn yearly_targets_replaced_by_a_period_target_add_no_width() {
    let mut kpi = Kpi::increments(2022, &["31,250,000"]);
    kpi.indicator.basis = Some(keikaku::plan::indicator::Basis::PeriodTotal);
    assert_eq!(of(&kpi), 0);
}
