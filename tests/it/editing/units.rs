//! A new unit makes the program read unread texts again, and nothing else.

use keikaku::plan::cell::State;
use keikaku::plan::indicator::Measure;
use keikaku::plan::place::{CellPlace, ChoiceValue, TextPlace};
use keikaku::plan::{Basis, Indicator};
use keikaku::wording::{Language, units};

use crate::support::{Hand, actual, target};

#[test]
fn a_new_unit_makes_matching_unread_texts_readable() {
    let mut hand = Hand::at_sample("001");
    let places = [target(2017), actual(2017), CellPlace::Baseline, CellPlace::Period, CellPlace::StatedTotal];
    for place in places {
        hand.fill(1, place, "50点増");
        assert_eq!(hand.cell(1, place).state, State::Unread);
    }
    hand.write(1, TextPlace::Unit, "点増").unwrap();
    for place in places {
        assert_eq!((hand.figure(1, place).as_str(), hand.cell(1, place).text.as_str()), ("50", "50点増"));
    }
    hand.undo();
    assert!(places.iter().all(|place| hand.cell(1, *place).state == State::Unread));
}

#[test]
fn a_new_unit_leaves_figures_that_were_already_read_unchanged() {
    let mut hand = Hand::at_sample("000");
    let before = hand.row(1).clone();
    hand.write(1, TextPlace::Unit, "円").unwrap();
    let after = hand.row(1);
    assert_eq!((&after.targets, &after.stated_total), (&before.targets, &before.stated_total));
    assert_eq!(hand.figure(1, target(2019)), "25000");
}

#[test]
fn the_user_is_told_that_figures_are_not_converted_into_another_power_of_ten() {
    let mut hand = Hand::at_sample("000");
    hand.write(1, TextPlace::Unit, "百万円").unwrap();
    let told = |hand: &Hand, before| units::not_converted(before, hand.row(1), Language::Japanese);
    let sentence = "単位だけを千円から百万円に変えました。数値は換算していません。「元に戻す」で戻せます。";
    assert_eq!(told(&hand, "千円").as_deref(), Some(sentence));
    assert_eq!(told(&hand, "件"), None);
    assert_eq!(told(&hand, " 百万円 "), None, "it is the same unit");
    let row = Indicator { unit: "百万円".to_owned(), ..Indicator::new(hand.row(1).id, Basis::Level) };
    assert_eq!(units::not_converted("千円", &row, Language::Japanese), None, "there is no figure");
}

#[test]
fn a_unit_that_matches_only_while_it_is_typed_leaves_the_cell_unread() {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, actual(2017), "5ポイント差");
    for text in ["ポ", "ポイント", "ポイント差", "ポイント差分"] {
        hand.words(1, TextPlace::Unit, text).unwrap();
    }
    assert_eq!(hand.cell(1, actual(2017)).state, State::Unread);
}

#[test]
fn earlier_values_of_an_actual_are_not_read_again_with_a_new_unit() {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, actual(2017), "5（速報）");
    hand.fill(1, actual(2017), "6匹");
    let before = hand.row(1).actuals[&crate::support::year(2017)].earlier.clone();
    hand.write(1, TextPlace::Unit, "匹").unwrap();
    assert_eq!(hand.row(1).actuals[&crate::support::year(2017)].earlier, before);
}

/// Asserts the measure after the unit is typed letter by letter into a new row, or into a row with that choice.
#[track_caller]
fn measures(choice: Option<Measure>, unit: &str, expected: Measure) {
    let mut hand = Hand::at_sample("001");
    assert_eq!(hand.row(1).unit, "");
    if let Some(measure) = choice {
        hand.choose(1, ChoiceValue::Measure(measure)).unwrap();
    }
    for end in unit.char_indices().map(|(start, letter)| start + letter.len_utf8()) {
        hand.words(1, TextPlace::Unit, &unit[..end]).unwrap();
    }
    assert_eq!(hand.row(1).measure, expected, "{choice:?}, {unit}");
}

#[test]
fn the_measure_of_a_kpi_follows_the_typed_unit() {
    for (unit, measure) in [
        ("%", Measure::Ratio),
        ("％", Measure::Ratio),
        ("割", Measure::Ratio),
        ("％ポイント", Measure::Ratio),
        ("千円", Measure::Amount),
        ("百万円", Measure::Amount),
        ("割引券", Measure::Count),
        ("人", Measure::Count),
    ] {
        measures(None, unit, measure);
    }
    let mut hand = Hand::at_sample("001");
    hand.write(1, TextPlace::Unit, "％").unwrap();
    hand.write(1, TextPlace::Unit, "人").unwrap();
    assert_eq!(hand.row(1).measure, Measure::Count);
    hand.undo();
    assert_eq!(hand.row(1).measure, Measure::Ratio);
}

#[test]
fn a_chosen_measure_stays_whatever_unit_is_typed() {
    measures(Some(Measure::Ratio), "人", Measure::Ratio);
    measures(Some(Measure::Descriptive), "％", Measure::Descriptive);
    measures(Some(Measure::Amount), "億", Measure::Amount);
}
