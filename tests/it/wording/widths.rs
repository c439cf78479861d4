//! The room that figures take.

use keikaku::wording::widths::{is_long_message, widest, width};

use crate::kpi_builder::Kpi;

fn of(kpi: &Kpi) -> usize {
    widest(&kpi.indicator)
}

#[test]
fn it_is_that_of_the_longest_figure_of_a_row() {
    let figures = Kpi::increments(2022, &["120", "1,200"]).actuals(&["31,250,000", ""]);
    assert_eq!(of(&figures), width("31,250,000"));
    assert_eq!(of(&figures.baseline("1,031,250,000")), width("1,031,250,000"));
}

#[test]
fn figures_are_measured_as_they_are_shown_with_separators_and_with_how_final_they_are() {
    assert_eq!(of(&Kpi::increments(2022, &["1250000"])), width("1,250,000"));
    assert_eq!(of(&Kpi::increments(2022, &["1250000(速報)"])), width("1,250,000（速報）"));
}

#[test]
fn a_letter_of_japanese_takes_its_height_and_a_digit_half_of_it() {
    assert!(width("速報") > 3 * width("1"));
    assert_eq!(width("速報"), 200);
}

#[test]
fn a_message_of_more_than_two_lines_has_to_be_opened() {
    assert!(!is_long_message("「商工課.csv」から1件取り込みました。"));
    assert!(!is_long_message("保存しました。\n元に戻せます。"));
    assert!(is_long_message("保存しました。\n元に戻せます。\nファイルにも保存してください。"));
    assert!(is_long_message(&"「商工課.csv」から1件取り込みました。".repeat(2)));
}

#[test]
fn what_is_no_figure_widens_nothing() {
    assert_eq!(of(&Kpi::increments(2022, &["", "-", "未把握", "来年度に測る予定のため記載しない"])), 0);
}

#[test]
fn targets_that_a_target_of_the_whole_period_has_replaced_widen_nothing() {
    let mut kpi = Kpi::increments(2022, &["31,250,000"]);
    kpi.indicator.basis = Some(keikaku::plan::indicator::Basis::PeriodTotal);
    assert_eq!(of(&kpi), 0);
}
