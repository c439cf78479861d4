//! The amounts of records are read like cells of the table: in the unit of their KPI, and converted if the unit differs by a power of
//! ten. An amount in another unit is reported with both units and never counted.

use keikaku::plan::{ActualSource, Aggregation, RecordText};
use keikaku::session::record_entry::EntryProblem;
use keikaku::value::amount::Amount;

use super::{Basis, Hand, Indicator, hand, hand_at, visitors};

fn hand_in(unit: &str) -> Hand {
    let row = Indicator::clone(&hand(Basis::Increment, Aggregation::Sum).plan().indicators()[0]);
    hand_at(Indicator { unit: unit.to_owned(), actual_source: ActualSource::Records(Aggregation::Sum), ..row })
}

fn kept(hand: &Hand, typed: &str) -> String {
    hand.plan().record_text(RecordText::Amount, typed, Some(visitors()), "2026-05-03".parse().unwrap())
}

#[test]
fn an_amount_in_the_kpi_unit_is_read_in_any_width_and_scale() {
    for (unit, typed, expected) in [
        ("個", "１２個", "12"),
        ("個", "12 個", "12"),
        ("人", "１，２００人", "1200"),
        ("人", "3千人", "3000"),
        ("円", "3千円", "3000"),
        ("円", "1.2万円", "12000"),
        ("円", "３百万円", "3000000"),
        ("円", "¥1,200", "1200"),
        ("千円", "3千円", "3"),
        ("百万円", "1.5百万円", "1.5"),
        ("食", "12食", "12"),
        ("食", "3千食", "3000"),
        ("千円", "12,000円", "12"),
        ("千円", "1.2万円", "12"),
        ("万円", "▲12,000円", "-1.2"),
    ] {
        let hand = hand_in(unit);
        assert_eq!(kept(&hand, typed), expected, "{typed} in {unit}");
        // The figure that the table reads or offers to convert.
        let row = hand.plan().indicator(visitors()).unwrap();
        let cell = row.typed_cell(typed);
        let converted = row.foreign_figure(&cell).map(|figure| row.cell_of(&figure.converted.unwrap()));
        assert_eq!(converted.unwrap_or(cell).amount(), Amount::from_plain(expected), "{typed} in a cell");
    }
}

#[test]
fn without_a_kpi_unit_the_power_of_ten_in_a_typed_unit_is_kept() {
    let hand = hand_in("");
    for (typed, expected) in
        [("3千円", "3000"), ("1.2万円", "12000"), ("3千人", "3000"), ("12個", "12"), ("3千", "3000")]
    {
        assert_eq!(kept(&hand, typed), expected, "{typed}");
    }
}

#[test]
fn an_amount_in_another_unit_is_kept_as_typed_and_reported_with_that_unit() {
    let other = |written: &str| EntryProblem::OtherUnit(written.to_owned());
    for (unit, typed, problem) in [
        ("人", "12個", other("個")),
        ("円", "12千人", other("千人")),
        ("品", "１２セット", other("セット")),
        ("千円", "3万", EntryProblem::NoNumber),
        ("人", "たくさん", EntryProblem::NoNumber),
        ("", "たくさん", EntryProblem::NoNumber),
    ] {
        let text = kept(&hand_in(unit), typed);
        assert_eq!((text.as_str(), Amount::from_plain(&text)), (typed, None), "{typed} in {unit}");
        assert_eq!(EntryProblem::of_figure(&text, unit), problem, "{typed} in {unit}");
    }
}
