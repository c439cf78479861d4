//! The names of indicators and plans, and the texts of their details.

use keikaku::plan::indicator::Row;
use keikaku::plan::place::{CellPlace, TextPlace};
use keikaku::value::id::PlanId;
use keikaku::wording::{details, names};

use crate::support::{Hand, actual, sample, year};
use crate::wording::both;

#[test]
fn indicators_and_plans_have_names_and_details_in_both_languages() {
    let mut hand = Hand::at_sample("003");
    let name = hand.row(4).name.clone();
    hand.write(3, TextPlace::Name, &name).unwrap();
    hand.fill(4, actual(2022), "８（速報）");
    hand.fill(4, actual(2022), "９");
    hand.fill(4, CellPlace::Target(year(2023)), "１２");
    hand.write(4, TextPlace::EarlierReason(CellPlace::Target(year(2023)), 0), "中間見直し").unwrap();
    hand.fill(4, CellPlace::Baseline, "２２８");
    hand.write(4, TextPlace::Note(Row::Actual, Some(year(2022))), "決算前の値").unwrap();
    let strategy = sample("004", PlanId::from_bits(2));
    let readings =
        |words| strategy.indicators().iter().flat_map(|row| details::other_readings(row, words)).collect::<Vec<_>>();
    let plans = [hand.plan(), hand.plan()];
    let text = [
        both("indicators", |words| names::indicators(hand.plan(), words).join(" | ")),
        both("plans", |words| names::plans(plans.into_iter(), words).join(" | ")),
        both("a name's field", |words| names::name_field(2, words)),
        both("as typed", |words| details::as_typed(hand.row(4), words).join(" | ")),
        both("notes of years", |words| details::notes_of_years(hand.row(4), words).join(" | ")),
        both("earlier", |words| details::earlier(hand.row(4), words).join(" | ")),
        both("other readings", |words| readings(words).join("\n    ")),
        both("survey years", |words| details::survey_years_unread("平成29年", words)),
    ];
    insta::assert_snapshot!(text.concat());
}
