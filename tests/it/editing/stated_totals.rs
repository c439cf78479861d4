//! A stated total follows the years as long as the two agree, in the same step (`docs/decisions.md` 9, 30).

use keikaku::command::PlanCommand;
use keikaku::plan::place::{CellPlace, TextPlace};
use keikaku::value::fiscal_year::FiscalYear;

use crate::support::{Hand, target};

const STATED: CellPlace = CellPlace::StatedTotal;

/// Fills a target of the row, and returns the text of the stated total afterwards.
#[track_caller]
fn moved(hand: &mut Hand, row: usize, year: i32, text: &str) -> String {
    hand.fill(row, target(year), text);
    hand.cell(row, STATED).text
}

#[test]
fn the_stated_total_follows_a_changed_target_and_one_undo_restores_both() {
    let mut hand = Hand::at_sample("002");
    assert_eq!(moved(&mut hand, 1, 2026, "60000"), "229,574.00");
    assert_eq!(hand.steps(), 1);
    hand.undo();
    assert_eq!(hand.cell(1, STATED).text, "224,200.00");
    assert_eq!(hand.figure(1, target(2026)), "54626.00");
}

#[test]
fn the_stated_total_follows_each_keystroke_in_a_target() {
    let mut hand = Hand::at_sample("001");
    for (text, total) in [("6", "406"), ("60", "460"), ("600", "1,000")] {
        hand.keys(1, target(2019), &[text]);
        assert_eq!(hand.cell(1, STATED).text, total);
    }
    hand.session.cancel();
    assert_eq!(hand.cell(1, STATED).text, "600");
}

#[test]
fn the_stated_total_keeps_its_unit_when_it_follows_a_target() {
    let mut hand = Hand::at_sample("000");
    assert_eq!(moved(&mut hand, 3, 2018, "31 商品"), "131 商品");
    assert_eq!(moved(&mut hand, 1, 2019, "26,000 千円"), "61,000 千円");
}

#[test]
fn a_unit_with_digits_or_full_width_characters_is_kept_in_the_stated_total() {
    for (stated, expected) in [
        ("600 m2", "601 m2"),
        ("６００", "601"),
        ("６００㎡", "601㎡"),
        ("６００ｍ２（見込）", "601ｍ２（見込）"),
        ("600t-CO2以上", "601t-CO2以上"),
    ] {
        let mut hand = Hand::at_sample("001");
        hand.fill(1, STATED, stated);
        assert_eq!(moved(&mut hand, 1, 2019, "201"), expected);
    }
}

#[test]
fn the_stated_total_has_as_many_decimals_as_the_most_precise_target() {
    let mut hand = Hand::at_sample("001");
    assert_eq!(moved(&mut hand, 1, 2019, "200.50"), "600.50");
    assert_eq!(moved(&mut hand, 1, 2019, "▲1,000"), "-600");
}

#[test]
fn a_stated_total_that_differed_before_does_not_change() {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, STATED, "1,053");
    assert_eq!(moved(&mut hand, 1, 2019, "201"), "1,053");
}

#[test]
fn the_stated_total_does_not_change_if_a_target_becomes_blank_or_unreadable() {
    let mut hand = Hand::at_sample("001");
    assert_eq!(moved(&mut hand, 1, 2019, ""), "600");
    hand.undo();
    assert_eq!(moved(&mut hand, 1, 2019, "約200"), "600");
    hand.undo();
    assert_eq!(moved(&mut hand, 1, 2019, "集計中"), "600");
}

#[test]
fn the_stated_total_follows_a_target_that_becomes_not_applicable() {
    let mut hand = Hand::at_sample("001");
    assert_eq!(moved(&mut hand, 1, 2019, "-"), "400");
}

#[test]
fn no_stated_total_is_created_if_none_was_given() {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, STATED, "");
    assert_eq!(hand.row(1).stated_total, None);
    hand.fill(1, target(2019), "201");
    assert_eq!(hand.row(1).stated_total, None);
}

#[test]
fn the_stated_total_does_not_change_if_the_sum_exceeds_the_cell_limit() {
    let mut hand = Hand::at_sample("001");
    let most = "999999999999999";
    hand.fill(1, target(2018), "0");
    hand.fill(1, target(2019), "0");
    assert_eq!(moved(&mut hand, 1, 2017, most), "999,999,999,999,999");
    assert_eq!(moved(&mut hand, 1, 2018, most), "999,999,999,999,999");
}

#[test]
fn the_stated_total_follows_without_a_unit_that_can_no_longer_be_read() {
    let mut hand = Hand::at_sample("001");
    hand.write(1, TextPlace::Unit, "匹").unwrap();
    hand.fill(1, STATED, "600匹");
    hand.write(1, TextPlace::Unit, "頭").unwrap();
    assert_eq!(moved(&mut hand, 1, 2019, "201"), "601");
}

#[test]
fn the_stated_total_follows_the_removal_of_a_year() {
    let mut hand = Hand::at_sample("001");
    let last = FiscalYear::new(2019).unwrap();
    hand.table(PlanCommand::RemoveYear(last)).unwrap();
    assert_eq!((hand.cell(1, STATED).text.as_str(), hand.cell(2, STATED).text.as_str()), ("400", "30"));
    hand.undo();
    assert_eq!(hand.cell(1, STATED).text, "600");
}

#[test]
fn a_dash_typed_into_a_blank_stated_total_is_saved_during_typing() {
    let mut hand = Hand::at_sample("004");
    hand.keys(2, STATED, &["-"]);
    let kept = hand.session.settled();
    let row = &kept.plan(hand.plan).unwrap().indicators()[1];
    assert_eq!(row.stated_total.as_ref().map(|cell| cell.text.as_str()), Some("-"));
}
