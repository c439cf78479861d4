//! Announcements while the user moves in the grid.

use keikaku::figures::rectangle::RectangleFigures;
use keikaku::figures::totals::Fraction;
use keikaku::plan::cell::UnknownReason;
use keikaku::plan::indicator::Actual;
use keikaku::plan::place::CellPlace;
use keikaku::session::cell_navigation::FillDirection;
use keikaku::wording::grid;

use crate::kpi_builder::{Kpi, amount, cell, year};
use crate::wording::both;

#[test]
fn an_unreadable_part_of_a_share_is_announced_with_its_actual() {
    let mut kpi = Kpi::levels(2022, &["50"]);
    let parts = Some((cell("12人ほど"), cell("40")));
    let actual = Actual { cell: cell("30"), parts, ..Actual::default() };
    kpi.indicator.actuals = [(year(2022), actual)].into_iter().collect();
    let said = both("behind", |language| grid::further_facts(&kpi.indicator, CellPlace::Actual(year(2022)), language));
    insta::assert_snapshot!(said);
}

#[test]
fn the_sum_mean_and_count_of_a_rectangle_are_announced() {
    let figures = |count, sum: Option<&str>, mean: Option<(&str, &str)>| RectangleFigures {
        count,
        sum: sum.map(amount),
        mean: mean.and_then(|(of, by)| Fraction::new(amount(of), amount(by))),
        parts: 0,
    };
    let told = [
        figures(3, Some("1234"), Some(("1234", "3"))),
        figures(2, None, Some(("12345.6", "2"))),
        figures(2, None, None),
        figures(0, None, None),
        RectangleFigures { parts: 1, ..figures(3, Some("1234"), Some(("1234", "2"))) },
    ];
    let told = told.map(|figures| both("chosen", |language| grid::rectangle_figures(&figures, language)));
    insta::assert_snapshot!(told.concat());
}

#[test]
fn an_impossible_fill_has_a_message_for_its_direction() {
    let told = [FillDirection::Down, FillDirection::Right]
        .map(|direction| both("fill", |language| grid::nothing_to_fill_from(direction, language).to_owned()));
    insta::assert_snapshot!(told.concat());
}

#[test]
fn the_number_of_entered_actuals_includes_the_reasons_of_unknown_actuals() {
    let told = [(1, vec![]), (3, vec![None, Some(UnknownReason::BeingCounted), None])].map(|(entered, unknown)| {
        both(&format!("{entered}, {}", unknown.len()), |language| grid::entered(entered, &unknown, 3, language))
    });
    insta::assert_snapshot!(told.concat());
}

#[test]
fn adding_shows_both_figures_and_their_sum() {
    assert_eq!(grid::adding(&cell("48"), "5", "人"), "48 ＋ 5 ＝ 53");
    assert_eq!(grid::adding(&cell("1,200"), "１，０００人", "人"), "1,200 ＋ 1,000 ＝ 2,200");
    assert_eq!(grid::adding(&cell("48"), "-5", "人"), "48 － 5 ＝ 43");
    assert_eq!(grid::adding(&cell(""), "5", "人"), "0 ＋ 5 ＝ 5");
    assert_eq!(grid::adding(&cell("48"), "", "人"), "");
}
