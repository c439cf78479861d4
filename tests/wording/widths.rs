//! How much room figures take.

use std::sync::Arc;

use keikaku::plan::Indicator;
use keikaku::wording::widths::widest;

use crate::reckoning::Kpi;

fn of(kpis: &[Kpi]) -> usize {
    let rows: Vec<Arc<Indicator>> = kpis.iter().map(|kpi| Arc::new(kpi.indicator.clone())).collect();
    widest(&rows)
}

#[test]
fn it_is_that_of_the_longest_figure_of_any_year_target_or_actual() {
    let short = Kpi::increments(2022, &["120", "1,200"]);
    let long = Kpi::increments(2022, &["", "5"]).actuals(&["31,250,000", ""]);
    let alone = of(std::slice::from_ref(&long));
    assert!(of(std::slice::from_ref(&short)) < alone);
    assert_eq!(of(&[short, long]), alone);
}

#[test]
fn figures_are_measured_as_they_are_shown_with_separators_and_with_how_final_they_are() {
    let typed = |text: &str| of(&[Kpi::increments(2022, &[text])]);
    assert_eq!(typed("1250000"), typed("1,250,000"));
    assert!(typed("1250000(速報)") > typed("1250000") + 300);
}

#[test]
fn what_is_no_figure_widens_nothing() {
    assert_eq!(of(&[Kpi::increments(2022, &["", "-", "集計中", "来年度に測る予定のため記載しない"])]), 0);
}
