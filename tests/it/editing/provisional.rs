//! When a provisional actual is replaced, the old value is kept with the day (`docs/decisions.md` 14).

use keikaku::command::Rejection;
use keikaku::plan::cell::Certainty;
use keikaku::plan::indicator::Earlier;
use keikaku::plan::place::TextPlace;

use crate::support::{Hand, actual, day, target};

/// The earlier values of the actual of 2017, each with the day on which it was replaced.
fn earlier(hand: &Hand) -> Vec<String> {
    let year = crate::support::year(2017);
    let actual = hand.row(1).actuals.get(&year);
    let told = |one: &Earlier| format!("{} {}", one.cell.text, one.replaced_on);
    actual.map(|actual| actual.earlier.iter().map(told).collect()).unwrap_or_default()
}

fn with_preliminary() -> Hand {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, actual(2017), "100（速報）");
    hand.on = day(6, 30);
    hand
}

#[test]
fn a_provisional_actual_typed_over_with_several_keys_is_kept_once_with_its_day() {
    let mut hand = with_preliminary();
    hand.fill(1, actual(2017), "1,234");
    assert_eq!(earlier(&hand), ["100（速報） 2026-06-30"]);
    assert_eq!(hand.figure(1, actual(2017)), "1234");
}

#[test]
fn one_undo_restores_the_value_and_removes_the_kept_earlier_value() {
    let mut hand = with_preliminary();
    hand.fill(1, actual(2017), "120");
    hand.undo();
    assert_eq!(hand.cell(1, actual(2017)).text, "100（速報）");
    assert!(earlier(&hand).is_empty());
}

#[test]
fn a_provisional_actual_that_replaces_another_is_also_kept() {
    let mut hand = with_preliminary();
    hand.fill(1, actual(2017), "110（見込）");
    hand.on = day(9, 1);
    hand.fill(1, actual(2017), "120");
    assert_eq!(earlier(&hand), ["100（速報） 2026-06-30", "110（見込） 2026-09-01"]);
}

#[test]
fn a_provisional_actual_is_kept_if_only_its_status_becomes_final() {
    let mut hand = with_preliminary();
    hand.fill(1, actual(2017), "100");
    assert_eq!(earlier(&hand), ["100（速報） 2026-06-30"]);
}

#[test]
fn a_cleared_provisional_actual_is_kept() {
    let mut hand = with_preliminary();
    hand.fill(1, actual(2017), "");
    assert_eq!(earlier(&hand), ["100（速報） 2026-06-30"]);
    assert!(hand.cell(1, actual(2017)).is_blank());
}

#[test]
fn a_provisional_actual_rewritten_with_the_same_value_is_not_kept() {
    let mut hand = with_preliminary();
    hand.fill(1, actual(2017), "１００ 速報");
    assert!(earlier(&hand).is_empty());
}

#[test]
fn a_replaced_final_actual_or_provisional_target_leaves_no_earlier_actual() {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, actual(2017), "100");
    hand.fill(1, actual(2017), "120");
    hand.fill(1, target(2017), "200（見込）");
    hand.fill(1, target(2017), "210");
    assert!(earlier(&hand).is_empty());
}

#[test]
fn retyping_the_same_provisional_actual_leaves_no_earlier_value() {
    let mut hand = with_preliminary();
    let steps = hand.steps();
    hand.fill(1, actual(2017), "100（速報）");
    assert!(earlier(&hand).is_empty());
    assert_eq!(hand.steps(), steps);
}

#[test]
fn a_reason_can_be_written_for_a_replaced_provisional_actual() {
    let mut hand = with_preliminary();
    hand.fill(1, actual(2017), "120");
    let year = crate::support::year(2017);
    let reason = TextPlace::EarlierReason(actual(2017), 0);
    hand.words(1, reason, "集").unwrap();
    hand.words(1, reason, "集計の誤り").unwrap();
    assert_eq!(hand.row(1).actuals[&year].earlier[0].reason, "集計の誤り");
    assert_eq!(hand.write(1, TextPlace::EarlierReason(actual(2017), 1), "理由"), Err(Rejection::NoSuchYear));
    assert_eq!(hand.write(1, TextPlace::EarlierReason(actual(2018), 0), "理由"), Err(Rejection::NoSuchYear));
    hand.undo();
    assert_eq!(hand.row(1).actuals[&year].earlier[0].reason, "", "typing it was one step");
}

#[test]
fn a_provisional_actual_whose_mark_is_removed_is_kept() {
    let mut hand = with_preliminary();
    let text = hand.cell(1, actual(2017)).with_certainty(Certainty::Final, "").unwrap();
    hand.fill(1, actual(2017), &text);
    assert_eq!((hand.cell(1, actual(2017)).text.as_str(), earlier(&hand).len()), ("100", 1));
}
