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
fn it_follows_a_changed_year_and_one_undo_takes_both_back() {
    let mut hand = Hand::at_sample("002");
    assert_eq!(moved(&mut hand, 1, 2026, "60000"), "229,574.00");
    assert_eq!(hand.steps(), 1);
    hand.undo();
    assert_eq!(hand.cell(1, STATED).text, "224,200.00");
    assert_eq!(hand.figure(1, target(2026)), "54626.00");
}

#[test]
fn it_follows_with_each_keystroke() {
    let mut hand = Hand::at_sample("001");
    for (text, total) in [("6", "406"), ("60", "460"), ("600", "1,000")] {
        hand.keys(1, target(2019), &[text]);
        assert_eq!(hand.cell(1, STATED).text, total);
    }
    hand.session.cancel();
    assert_eq!(hand.cell(1, STATED).text, "600");
}

#[test]
fn it_keeps_the_unit_that_it_was_written_with() {
    let mut hand = Hand::at_sample("000");
    assert_eq!(moved(&mut hand, 3, 2018, "31 商品"), "131 商品");
    assert_eq!(moved(&mut hand, 1, 2019, "26,000 千円"), "61,000 千円");
}

#[test]
fn it_keeps_a_unit_that_holds_a_digit_or_is_of_full_width() {
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
fn it_takes_the_larger_scale() {
    let mut hand = Hand::at_sample("001");
    assert_eq!(moved(&mut hand, 1, 2019, "200.50"), "600.50");
    assert_eq!(moved(&mut hand, 1, 2019, "▲1,000"), "-600");
}

#[test]
fn it_stays_where_it_differed_before() {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, STATED, "1,053");
    assert_eq!(moved(&mut hand, 1, 2019, "201"), "1,053");
}

#[test]
fn it_stays_where_a_year_is_blanked_or_cannot_be_read() {
    let mut hand = Hand::at_sample("001");
    assert_eq!(moved(&mut hand, 1, 2019, ""), "600");
    hand.undo();
    assert_eq!(moved(&mut hand, 1, 2019, "約200"), "600");
    hand.undo();
    assert_eq!(moved(&mut hand, 1, 2019, "集計中"), "600");
}

#[test]
fn it_follows_a_year_that_becomes_not_applicable() {
    let mut hand = Hand::at_sample("001");
    assert_eq!(moved(&mut hand, 1, 2019, "-"), "400");
}

#[test]
fn there_is_none_where_no_document_gave_one() {
    let mut hand = Hand::at_sample("001");
    hand.fill(1, STATED, "");
    assert_eq!(hand.row(1).stated_total, None);
    hand.fill(1, target(2019), "201");
    assert_eq!(hand.row(1).stated_total, None);
}

#[test]
fn it_stays_where_the_sum_is_more_than_a_cell_holds() {
    let mut hand = Hand::at_sample("001");
    let most = "999999999999999";
    hand.fill(1, target(2018), "0");
    hand.fill(1, target(2019), "0");
    assert_eq!(moved(&mut hand, 1, 2017, most), "999,999,999,999,999");
    assert_eq!(moved(&mut hand, 1, 2018, most), "999,999,999,999,999");
}

#[test]
fn it_follows_without_the_unit_where_that_can_no_longer_be_read() {
    let mut hand = Hand::at_sample("001");
    hand.write(1, TextPlace::Unit, "匹").unwrap();
    hand.fill(1, STATED, "600匹");
    hand.write(1, TextPlace::Unit, "頭").unwrap();
    assert_eq!(moved(&mut hand, 1, 2019, "201"), "601");
}

#[test]
fn it_follows_a_removed_year() {
    let mut hand = Hand::at_sample("001");
    let last = FiscalYear::new(2019).unwrap();
    hand.table(PlanCommand::RemoveYear(last)).unwrap();
    assert_eq!((hand.cell(1, STATED).text.as_str(), hand.cell(2, STATED).text.as_str()), ("400", "30"));
    hand.undo();
    assert_eq!(hand.cell(1, STATED).text, "600");
}

#[test]
fn a_dash_half_typed_into_a_blank_one_is_kept() {
    let mut hand = Hand::at_sample("004");
    hand.keys(2, STATED, &["-"]);
    let kept = hand.session.settled();
    let row = &kept.plan(hand.plan).unwrap().indicators()[1];
    assert_eq!(row.stated_total.as_ref().map(|cell| cell.text.as_str()), Some("-"));
}
