//! Pasting what an office has copied out of its own papers: several tables in one block, years without era, rows that have lost
//! cells, and figures of which the block says otherwise than the cursor. All names and figures are made up.

use keikaku::import::paste::{LeftOut, PasteBy};
use keikaku::plan::place::CellPlace;

use crate::support::{Hand, actual, target, year};
use crate::tables::clipboard::block;
use crate::tables::pasting::{answer, asked, nothing_left_out, paste, placed, texts};

/// Names of KPIs of the sample of 仙台市 (000), whose years are 2018 to 2020.
const REVENUE: &str = "外部人材派遣先の収益の増加額";
const GOODS: &str = "地域ブランド創出事業セレクト商品数";
const PLACES: &str = "地域ブランドへの参加事業所数";

fn sendai() -> Hand {
    Hand::at_sample("000")
}

#[test]
fn further_headings_in_a_block_begin_a_table_of_their_own() {
    let mut hand = sendai();
    let two: [&[&str]; 5] = [
        &["目標指標", "実績値(R1)", "目標値(R2)"],
        &[REVENUE, "1", "2"],
        &["KPI", "実績(R1)", "改善・悪化", "達成度", "目標値(R2)"],
        &[GOODS, "3", "○", "A", "4"],
        &[PLACES, "5", "×", "B", "6"],
    ];
    let left_out = paste(&mut hand, 1, target(2018), &block(&two));
    assert_eq!(left_out, LeftOut { computed: 1, other_columns: 1, ..LeftOut::default() });
    let cells = [(1, actual(2019)), (1, target(2020)), (3, actual(2019)), (3, target(2020)), (4, target(2020))];
    assert_eq!(texts(&hand, &cells), ["1", "2", "3", "4", "6"]);
}

#[test]
fn further_headings_may_stand_on_two_lines() {
    let mut hand = sendai();
    let rows: [&[&str]; 5] = [
        &["指標", "H30目標", "H30実績"],
        &[REVENUE, "1", "2"],
        &["", "令和元年度", ""],
        &["指標", "目標", "実績"],
        &[GOODS, "3", "4"],
    ];
    nothing_left_out(&paste(&mut hand, 1, target(2018), &block(&rows)));
    assert_eq!(texts(&hand, &[(1, actual(2018)), (3, target(2019)), (3, actual(2019))]), ["2", "3", "4"]);
}

#[test]
fn a_remark_in_several_cells_above_the_headings_is_no_part_of_them() {
    let mut hand = sendai();
    let rows: [&[&str]; 3] =
        [&["※値は年度末", "改善○ 悪化×", "達成度：順調A"], &["指標", "基準値", "実績値(R1)"], &[REVENUE, "1", "2"]];
    nothing_left_out(&paste(&mut hand, 1, target(2018), &block(&rows)));
    assert_eq!(texts(&hand, &[(1, CellPlace::Baseline), (1, actual(2019))]), ["1", "2"]);
}

#[test]
fn a_year_without_an_era_is_the_one_of_the_plan_that_it_can_be_and_that_is_said() {
    let hand = sendai();
    let headed = placed(&hand, 1, target(2019), &block(&[&["指標", "30年度実績", "２年度目標"], &[REVENUE, "1", "2"]]));
    assert_eq!((headed.count(), headed.without_era), (2, vec![year(2018), year(2020)]));
    let behind = placed(&hand, 1, target(2019), &block(&[&["指標", "目標値"], &[REVENUE, "7千円（元年度）"]]));
    assert_eq!((behind.count(), behind.without_era), (1, vec![year(2019)]));
}

#[test]
fn rows_that_have_lost_cells_or_have_some_too_many_are_left_out() {
    let hand = sendai();
    let rows: [&[&str]; 4] = [
        &["指標", "現状値", "H30目標", "R2目標"],
        &[REVENUE, "1", "2", "3"],
        &[GOODS, "4", "5"],
        &[PLACES, "6", "7千円", "8千円", "9千円"],
    ];
    let short = asked(&hand, 1, target(2018), &block(&rows));
    assert_eq!(answer(&mut sendai(), &short, PasteBy::LeaveOut), LeftOut { torn: 2, ..LeftOut::default() });
    assert_eq!(answer(&mut sendai(), &short, PasteBy::CellsAtEnd), LeftOut { torn: 1, ..LeftOut::default() });
    // A time under the heading of one shows that nothing before it is lost.
    let timed = block(&[&["指標", "目標値", "目標年度", "実績値"], &[REVENUE, "1", "R2"], &[GOODS, "2", "R2"]]);
    assert_eq!(placed(&hand, 1, target(2018), &timed).count(), 2);
    // A program that copies rectangles writes the blank cell, and a remark behind the headings is none of the figures.
    let whole: [&[&str]; 3] =
        [&["指標", "現状値", "H30目標", "R2目標"], &[REVENUE, "1", "2", ""], &[GOODS, "4", "5", "6", "速報あり"]];
    assert_eq!(placed(&hand, 1, target(2018), &block(&whole)).left_out.torn, 0);
}

#[test]
fn a_figure_without_a_year_is_not_of_the_year_of_which_the_block_has_another() {
    let hand = sendai();
    let rows = block(&[&["指標", "目標値", "評価値", "確定値（R2年4月）"], &[REVENUE, "1", "2", "3"]]);
    let pasted = placed(&hand, 1, target(2020), &rows);
    assert_eq!((pasted.count(), pasted.left_out.without_year), (2, 1), "評価値 is no second actual of the year");
    let unknown = block(&[&["指標", "実績値", "追跡調査（R1）"], &[REVENUE, "2", "3"]]);
    assert_eq!(placed(&hand, 1, target(2019), &unknown).count(), 0, "which of the two is the actual is not known");
    assert_eq!(placed(&hand, 1, target(2020), &unknown).count(), 1, "of another year it is no second one");
}

#[test]
fn what_is_judged_is_the_actual() {
    let mut hand = sendai();
    let rows =
        block(&[&["指標", "目標値", "達成状況"], &[REVENUE, "5", "達成（6千円）"], &[GOODS, "7", "未達成（3商品）"]]);
    nothing_left_out(&paste(&mut hand, 1, target(2019), &rows));
    assert_eq!(hand.figure(1, target(2019)), "5");
    assert_eq!(hand.cell(3, actual(2019)).amount(), keikaku::value::amount::Amount::from_plain("3"));
}

#[test]
fn without_headings_a_figure_that_names_its_year_is_of_that_year() {
    let mut hand = sendai();
    let rows = block(&[&[REVENUE, "1千円（H30）", "2千円（R2）"], &[GOODS, "3", "4"]]);
    nothing_left_out(&paste(&mut hand, 1, target(2018), &rows));
    let cells = [(1, target(2018)), (1, target(2020)), (3, target(2018)), (3, target(2019))];
    assert_eq!(texts(&hand, &cells), ["1千円（H30）", "2千円（R2）", "3", "4"]);
    let other = block(&[&[REVENUE, "1", "2千円（R20）"], &[GOODS, "3", "4"]]);
    let other = placed(&sendai(), 1, target(2018), &other);
    assert_eq!((other.count(), other.left_out.years), (3, vec![year(2038)]));
}

#[test]
fn a_number_alone_under_the_heading_of_a_time_is_the_year_of_the_plan_that_it_can_be() {
    let hand = sendai();
    let rows = [&["指標", "目標値", "目標年度", "実績値（H30）"][..], &[REVENUE, "7", "30", "8"]];
    let pasted = placed(&hand, 1, target(2019), &block(&rows));
    assert_eq!((pasted.count(), pasted.without_era), (2, vec![year(2018)]));
}

#[test]
fn a_row_of_headings_among_rows_of_figures_is_none_of_an_indicator() {
    let mut hand = sendai();
    let rows = [
        &["指標", "H30目標", "H30実績"][..],
        &[REVENUE, "1", "2"],
        &["事業名", "計画", "実績"],
        &["道路の整備", "3", "4"],
    ];
    let question = asked(&hand, 1, target(2018), &block(&rows));
    let left_out = answer(&mut hand, &question, PasteBy::Names);
    assert_eq!(left_out.names, ["道路の整備"]);
    assert_eq!(texts(&hand, &[(1, target(2018)), (1, actual(2018))]), ["1", "2"]);
}
