//! What is said of the hand in the grid.

use keikaku::plan::indicator::Actual;
use keikaku::plan::place::CellPlace;
use keikaku::wording::grid;

use crate::kpi_builder::{Kpi, cell, year};
use crate::wording::both;

#[test]
fn a_part_of_a_share_that_cannot_be_read_is_told_behind_its_actual() {
    let mut kpi = Kpi::levels(2022, &["50"]);
    let parts = Some((cell("12人ほど"), cell("40")));
    let actual = Actual { cell: cell("30"), parts, ..Actual::default() };
    kpi.indicator.actuals = [(year(2022), actual)].into_iter().collect();
    let said = both("behind", |language| grid::further_facts(&kpi.indicator, CellPlace::Actual(year(2022)), language));
    insta::assert_snapshot!(said);
}

#[test]
fn how_much_of_a_year_is_entered_says_what_of_it_is_not_known() {
    let told = [(1, 0), (2, 1)].map(|(entered, unknown)| {
        both(&format!("{entered}, {unknown}"), |language| grid::entered(entered, unknown, 3, language))
    });
    insta::assert_snapshot!(told.concat());
}
