//! What a block leaves open is asked before it is pasted: years that are not certain, the year of actuals beside targets that
//! say theirs, and the cells that its rows lack. All names and figures are made up.

use keikaku::import::paste::{LeftOut, Paste, PasteBy, PasteQuestion, PasteReason};
use keikaku::plan::place::CellPlace;

use crate::support::{Hand, actual, target, year};
use crate::tables::clipboard::block;
use crate::tables::pasting::{answer, answers, asked, nothing_left_out, placed, texts};

/// Names of KPIs of the sample of 仙台市 (000), whose years are 2018 to 2020.
const REVENUE: &str = "外部人材派遣先の収益の増加額";
const GOODS: &str = "地域ブランド創出事業セレクト商品数";

fn sendai() -> Hand {
    Hand::at_sample("000")
}

/// The question that an answer leads to.
#[track_caller]
fn next(question: &PasteQuestion, by: PasteBy) -> PasteQuestion {
    match question.choices.iter().find(|(one, _)| *one == by) {
        Some((_, Paste::Ask(next))) => next.clone(),
        other => panic!("nothing more is asked: {other:?}"),
    }
}

#[test]
fn which_fiscal_year_a_calendar_year_is_is_asked_once_for_all_of_them() {
    let rows = block(&[&["指標", "2018年実績", "2019年実績"], &[REVENUE, "1", "2"], &[GOODS, "3", "4"]]);
    let question = asked(&sendai(), 1, target(2018), &rows);
    assert_eq!(question.reasons, [PasteReason::UnclearYear("2018年".to_owned())]);
    // Of 2017年度 the plan has nothing, but 2019年 would be 2018年度.
    assert_eq!(answers(&question), [PasteBy::Year(year(2018)), PasteBy::Year(year(2017))]);
    let mut hand = sendai();
    nothing_left_out(&answer(&mut hand, &question, PasteBy::Year(year(2018))));
    assert_eq!(texts(&hand, &[(1, actual(2018)), (1, actual(2019)), (3, actual(2019))]), ["1", "2", "4"]);
    let mut hand = sendai();
    let left_out = answer(&mut hand, &question, PasteBy::Year(year(2017)));
    assert_eq!(left_out, LeftOut { years: vec![year(2017)], ..LeftOut::default() });
    assert_eq!(texts(&hand, &[(1, actual(2018)), (3, actual(2018))]), ["2", "4"]);
}

#[test]
fn what_is_certain_is_pasted_without_the_year_that_is_not() {
    let rows =
        block(&[&["指標", "現状値", "目標値"], &[REVENUE, "1", "2千円（2020年）"], &[GOODS, "3", "4（R2年度）"]]);
    let question = asked(&sendai(), 1, target(2018), &rows);
    assert_eq!(question.reasons, [PasteReason::UnclearYear("2020年".to_owned())]);
    let all = [PasteBy::Year(year(2020)), PasteBy::Year(year(2019)), PasteBy::LeaveOut];
    assert_eq!(answers(&question), all);
    let mut hand = sendai();
    assert_eq!(answer(&mut hand, &question, PasteBy::LeaveOut), LeftOut { without_year: 1, ..LeftOut::default() });
    assert_eq!(
        texts(&hand, &[(1, CellPlace::Baseline), (1, target(2020)), (3, target(2020))]),
        ["1", "35,000 千円", "4（R2年度）"]
    );
}

#[test]
fn a_year_without_era_that_may_be_several_is_asked() {
    let rows = block(&[&["指標", "20年度目標"], &[REVENUE, "1"]]);
    let question = asked(&sendai(), 1, target(2019), &rows);
    assert_eq!(question.reasons, [PasteReason::UnclearYear("20年度".to_owned())]);
    assert_eq!(answers(&question), [PasteBy::Year(year(2020))], "平成20年度 is not of the plan");
    let other = block(&[&["指標", "35年度目標", "現状値"], &[REVENUE, "1", "2"]]);
    let pasted = placed(&sendai(), 1, target(2019), &other);
    assert_eq!((pasted.count(), pasted.left_out.unclear_years), (1, 1), "no answer places it");
}

#[test]
fn of_which_year_an_actual_is_is_asked_where_only_the_target_says_its_own() {
    let rows = block(&[
        &["指標", "最終目標値", "目標年度", "最終実績", "事後評価"],
        &[REVENUE, "11", "R1", "12", "○"],
        &[GOODS, "13", "R2", "14", "×"],
    ]);
    let question = asked(&sendai(), 1, target(2018), &rows);
    assert_eq!(question.reasons, [PasteReason::YearOfActuals]);
    assert_eq!(answers(&question), [PasteBy::YearOfTarget, PasteBy::Cursor, PasteBy::LeaveOut]);
    let cells = [(1, target(2019)), (1, actual(2019)), (3, actual(2020)), (1, actual(2018))];
    for (by, expected) in [
        (PasteBy::YearOfTarget, ["11", "12", "14", ""]),
        (PasteBy::Cursor, ["11", "", "", "12"]),
        (PasteBy::LeaveOut, ["11", "", "", ""]),
    ] {
        let mut hand = sendai();
        answer(&mut hand, &question, by);
        assert_eq!(texts(&hand, &cells), expected, "{by:?}");
    }
    let of_cursor = block(&[&["指標", "目標値", "目標年度", "実績値"], &[REVENUE, "11", "R1", "12"]]);
    nothing_left_out(&placed(&sendai(), 1, target(2019), &of_cursor).left_out);
}

#[test]
fn where_the_cells_stood_that_rows_lack_is_asked() {
    let rows = block(&[&["", "H30実績", "R1実績", "R2実績"], &[REVENUE, "1", "2", "3"], &[GOODS, "4", "5"]]);
    let question = asked(&sendai(), 1, target(2018), &rows);
    assert_eq!(question.reasons, [PasteReason::ShortRows(1)]);
    assert_eq!(answers(&question), [PasteBy::CellsAtEnd, PasteBy::CellsBeforeFigures, PasteBy::LeaveOut]);
    let cells = [(1, actual(2018)), (3, actual(2018)), (3, actual(2019)), (3, actual(2020))];
    for (by, expected) in [
        (PasteBy::CellsAtEnd, ["1", "4", "5", ""]),
        (PasteBy::CellsBeforeFigures, ["1", "", "4", "5"]),
        (PasteBy::LeaveOut, ["1", "", "", ""]),
    ] {
        let mut hand = sendai();
        answer(&mut hand, &question, by);
        assert_eq!(texts(&hand, &cells), expected, "{by:?}");
    }
}

#[test]
fn one_question_may_follow_another() {
    let rows = block(&[&["指標", "2018年実績", "2019年実績"], &[GOODS, "3"], &[REVENUE, "1", "2"]]);
    let question = asked(&sendai(), 1, target(2018), &rows);
    let short = next(&question, PasteBy::Year(year(2018)));
    assert_eq!(short.reasons, [PasteReason::ShortRows(1)]);
    let named = next(&short, PasteBy::CellsAtEnd);
    assert_eq!(answers(&named), [PasteBy::Names, PasteBy::Cursor], "the cursor stands elsewhere");
    let mut hand = sendai();
    nothing_left_out(&answer(&mut hand, &named, PasteBy::Names));
    assert_eq!(texts(&hand, &[(1, actual(2019)), (3, actual(2018))]), ["2", "3"]);
}

#[test]
fn the_unit_above_a_table_is_that_of_its_figures() {
    let told = |unit: &str| block(&[&["目標の一覧", ""], &["", unit], &["指標", "R1目標"], &[REVENUE, "1"]]);
    nothing_left_out(&placed(&sendai(), 1, target(2018), &told("（単位：千円）")).left_out);
    let question = asked(&sendai(), 1, target(2018), &told("（単位：円）"));
    assert!(matches!(&question.reasons[..], [PasteReason::OtherUnit(units)] if units[0].stated == "円"));
    // Of several units none is that of all figures, and a figure may say its own.
    nothing_left_out(&placed(&sendai(), 1, target(2018), &told("（単位：円、人）")).left_out);
    let own = block(&[&["", "（単位：円）"], &["指標", "R1目標"], &[REVENUE, "1千円"]]);
    nothing_left_out(&placed(&sendai(), 1, target(2018), &own).left_out);
}

#[test]
fn marks_beside_the_actuals_are_none_and_alone_they_stay() {
    let beside = block(&[&["指標", "実績値", "事後評価"], &[REVENUE, "12", "○"], &[GOODS, "14", "×"]]);
    let pasted = placed(&sendai(), 1, actual(2019), &beside);
    assert_eq!((pasted.count(), pasted.left_out), (2, LeftOut { other_columns: 1, ..LeftOut::default() }));
    let alone = block(&[&["指標", "R1実績"], &[REVENUE, "A"], &[GOODS, "B"]]);
    nothing_left_out(&placed(&sendai(), 1, actual(2019), &alone).left_out);
}
