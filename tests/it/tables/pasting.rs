//! Where what is pasted goes (`docs/keys.md`), and what is said of the rest.

use keikaku::command::{PlanCommand, Rejection};
use keikaku::import::paste::{Block, LeftOut, Paste, PasteBy, PasteQuestion, PasteReason, Pasted, clear, fill, place};
use keikaku::plan::indicator::{Basis, Row};
use keikaku::plan::place::{CellAddress, CellPlace, ChoiceValue};
use keikaku::value::id::IndicatorId;

use crate::support::{Hand, actual, target, year};
use crate::tables::clipboard::{block, corpus};

pub(crate) fn shown(hand: &Hand) -> Vec<IndicatorId> {
    hand.plan().indicators().iter().map(|row| row.id).collect()
}

pub(crate) fn tried(hand: &Hand, row: usize, cell: CellPlace, block: &Block) -> Paste {
    place(hand.plan(), &shown(hand), (hand.row(row).id, cell), block, hand.on)
}

/// What is pasted at that cell without a question.
#[track_caller]
pub(crate) fn placed(hand: &Hand, row: usize, cell: CellPlace, block: &Block) -> Pasted {
    match tried(hand, row, cell, block) {
        Paste::Done(pasted) => pasted,
        Paste::Ask(question) => panic!("it is asked: {:?}", question.reasons),
        Paste::AsTable => panic!("it makes indicators"),
    }
}

/// What is asked before the block is pasted at that cell.
#[track_caller]
pub(crate) fn asked(hand: &Hand, row: usize, cell: CellPlace, block: &Block) -> PasteQuestion {
    match tried(hand, row, cell, block) {
        Paste::Ask(question) => question,
        other => panic!("it is not asked: {other:?}"),
    }
}

/// The answers to a question.
pub(crate) fn answers(question: &PasteQuestion) -> Vec<PasteBy> {
    question.choices.iter().map(|(by, _)| *by).collect()
}

/// Gives that answer; what was left out.
#[track_caller]
pub(crate) fn answer(hand: &mut Hand, question: &PasteQuestion, by: PasteBy) -> LeftOut {
    let (_, paste) = question.choices.iter().find(|(one, _)| *one == by).unwrap();
    let Paste::Done(pasted) = paste else { panic!("it is asked once more: {paste:?}") };
    hand.table(pasted.clone().command()).unwrap();
    pasted.left_out.clone()
}

/// Pastes at that cell; what was left out.
#[track_caller]
pub(crate) fn paste(hand: &mut Hand, row: usize, cell: CellPlace, block: &Block) -> LeftOut {
    let pasted = placed(hand, row, cell, block);
    let left_out = pasted.left_out.clone();
    if pasted.count() > 0 {
        hand.table(pasted.command()).unwrap();
    }
    left_out
}

/// The texts of these cells, one a cell.
pub(crate) fn texts(hand: &Hand, cells: &[(usize, CellPlace)]) -> Vec<String> {
    cells.iter().map(|(row, place)| hand.cell(*row, *place).text).collect()
}

#[track_caller]
pub(crate) fn nothing_left_out(left_out: &LeftOut) {
    assert!(left_out.is_empty(), "{left_out:?}");
}

#[test]
fn a_block_steps_through_the_rows_of_the_kind_of_its_first_cell() {
    let two = Block::read(&corpus("libreoffice_figures"));
    for (first, second) in [(target(2019), target(2020)), (actual(2019), actual(2020))] {
        let mut hand = Hand::at_sample("000");
        nothing_left_out(&paste(&mut hand, 2, first, &two));
        let cells = [(2, first), (2, second), (3, first), (3, second)];
        assert_eq!(texts(&hand, &cells), ["100", "200", "300", "400"]);
        hand.undo();
        assert_eq!(hand.plan(), Hand::at_sample("000").plan(), "one paste is one step");
    }
}

#[test]
fn of_a_block_from_elsewhere_that_names_no_rows_it_is_known_which_row_it_fills() {
    let hand = Hand::at_sample("000");
    let rows = || vec![vec!["1".to_owned()], vec!["2".to_owned()]];
    let unnamed = |cell, block: Block| placed(&hand, 1, cell, &block).unnamed;
    assert_eq!(unnamed(target(2018), Block::of_rows(rows(), None)), Some(Row::Target));
    let beside = vec![vec!["1".to_owned(), "2".to_owned()]];
    assert_eq!(unnamed(CellPlace::Baseline, Block::of_rows(beside, None)), Some(Row::Target));
    assert_eq!(unnamed(CellPlace::Baseline, Block::of_rows(rows(), None)), None, "it has no second row");
    assert_eq!(unnamed(actual(2018), block(&[&["2018年度"], &["1"], &["2"]])), Some(Row::Actual));
    assert_eq!(unnamed(actual(2018), block(&[&["実績", "1"], &["実績", "2"]])), None);
    let own = |kinds: [Row; 2]| Block::of_rows(rows(), Some(kinds.to_vec()));
    assert_eq!(unnamed(actual(2018), own([Row::Target, Row::Actual])), None);
    assert_eq!(unnamed(actual(2018), own([Row::Target; 2])), None);
    assert_eq!(placed(&hand, 1, actual(2018), &Block::of_rows(rows(), None)).count_of_rows(), 2);
}

#[test]
fn columns_go_from_the_value_before_the_project_through_the_years() {
    let mut hand = Hand::at_sample("000");
    nothing_left_out(&paste(&mut hand, 1, CellPlace::Baseline, &block(&[&["1", "2", "3", "4"]])));
    let cells = [(1, CellPlace::Baseline), (1, target(2018)), (1, target(2019)), (1, target(2020))];
    assert_eq!(texts(&hand, &cells), ["1", "2", "3", "4"]);
}

#[test]
fn a_block_that_names_its_rows_goes_through_both_rows_of_each_kpi() {
    let mut hand = Hand::at_sample("000");
    let left_out = paste(&mut hand, 1, target(2018), &Block::read(&corpus("excel_rows_without_names")));
    assert_eq!(left_out, LeftOut { other_rows: 2, ..LeftOut::default() });
    assert_eq!(texts(&hand, &[(1, target(2018)), (1, target(2019)), (1, target(2020))]), ["100", "200", "300"]);
    assert_eq!(texts(&hand, &[(1, actual(2018)), (1, actual(2019)), (1, actual(2020))]), ["90", "210", ""]);
    assert_eq!(texts(&hand, &[(2, target(2018)), (2, actual(2018))]), ["10", "11"]);
}

#[test]
fn rows_that_are_all_named_alike_step_through_the_kpis() {
    let mut hand = Hand::at_sample("000");
    nothing_left_out(&paste(&mut hand, 1, target(2018), &block(&[&["実績", "7"], &["Actual", "8"], &["実績値", "9"]])));
    assert_eq!(texts(&hand, &[(1, actual(2018)), (2, actual(2018)), (3, actual(2018))]), ["7", "8", "9"]);
}

#[test]
fn our_own_copy_of_both_rows_alternates_and_of_one_row_does_not() {
    let rows = || vec![vec!["1".to_owned()], vec!["2".to_owned()], vec!["3".to_owned()]];
    let mut hand = Hand::at_sample("000");
    let both = Block::of_rows(rows(), Some(vec![Row::Actual, Row::Target, Row::Actual]));
    nothing_left_out(&paste(&mut hand, 1, actual(2018), &both));
    assert_eq!(texts(&hand, &[(1, actual(2018)), (2, target(2018)), (2, actual(2018))]), ["1", "2", "3"]);
    let targets = Block::of_rows(rows(), Some(vec![Row::Target; 3]));
    nothing_left_out(&paste(&mut hand, 1, actual(2019), &targets));
    assert_eq!(texts(&hand, &[(1, actual(2019)), (2, actual(2019)), (3, actual(2019))]), ["1", "2", "3"]);
}

#[test]
fn a_row_of_years_sends_each_column_to_its_year() {
    let mut hand = Hand::at_sample("002");
    nothing_left_out(&paste(&mut hand, 1, target(2026), &Block::read(&corpus("excel_headed_targets"))));
    let first = [(1, target(2022)), (1, target(2023)), (1, target(2024))];
    assert_eq!(texts(&hand, &first), ["25,542.00", "34,780.00", "54,626.00"]);
    assert_eq!(texts(&hand, &[(2, target(2022)), (2, target(2024))]), ["5.00", "15.00"]);
}

#[test]
fn an_evaluation_sheet_with_eras_names_and_remarks_is_understood() {
    let mut hand = Hand::at_sample("002");
    let question = asked(&hand, 1, target(2022), &Block::read(&corpus("numbers_evaluation_sheet")));
    assert_eq!(question.reasons, [PasteReason::NoSuchName(vec!["来訪者数".to_owned()])]);
    let left_out = answer(&mut hand, &question, PasteBy::Cursor);
    let expected = LeftOut { years: vec![year(2019)], totals: 2, other_columns: 1, ..LeftOut::default() };
    assert_eq!(left_out, expected);
    let targets = [(1, CellPlace::Baseline), (1, target(2022)), (1, target(2023))];
    assert_eq!(texts(&hand, &targets), ["1,000", "１，１００人", "1,200"]);
    assert_eq!(texts(&hand, &[(1, actual(2022)), (1, actual(2023))]), ["1,150", "1,180（速報）"]);
}

#[test]
fn years_in_any_writing_are_heads() {
    for heads in
        [["2023年度", "2024年度"], ["R5", "R6"], ["令和5年度", "令和６年度"], ["２年目", "3年目"], ["2023", "2024"]]
    {
        let mut hand = Hand::at_sample("002");
        nothing_left_out(&paste(&mut hand, 1, actual(2022), &block(&[&heads, &["5", "6"]])));
        assert_eq!(
            texts(&hand, &[(1, actual(2022)), (1, actual(2023)), (1, actual(2024))]),
            ["", "5", "6"],
            "{heads:?}"
        );
    }
}

#[test]
fn bare_numbers_are_years_only_where_years_stand_and_only_in_a_run() {
    let rows: [(&[&str], CellPlace); 4] = [
        (&["2022", "2023"], CellPlace::Baseline),
        (&["2022", "2024"], actual(2022)),
        (&["2040", "2041"], actual(2022)),
        (&["2022"], actual(2022)),
    ];
    for (first, at) in rows {
        let hand = Hand::at_sample("002");
        let below = vec!["5"; first.len()];
        let pasted = placed(&hand, 1, at, &block(&[first, &below]));
        assert_eq!(pasted.count() + pasted.left_out.no_input, first.len() * 2, "{first:?} are figures");
    }
    let beside_words = placed(
        &Hand::at_sample("002"),
        1,
        CellPlace::Baseline,
        &block(&[&["現状値", "2022", "2023"], &["1", "2", "3"]]),
    );
    assert_eq!(beside_words.count(), 3);
}

#[test]
fn heads_alone_are_no_figures() {
    let hand = Hand::at_sample("000");
    let alone = placed(&hand, 1, target(2018), &block(&[&["2018年度", "2019年度"]]));
    assert_eq!((alone.count(), alone.left_out.words), (0, 2));
}

#[test]
fn a_year_without_an_era_and_two_columns_of_one_year_are_never_guessed() {
    let hand = Hand::at_sample("000");
    let unclear = asked(&hand, 1, target(2018), &block(&[&["20年度", "5年度", "令和元年度"], &["4", "5", "6"]]));
    let left_out = answer(&mut Hand::at_sample("000"), &unclear, PasteBy::LeaveOut);
    assert_eq!(left_out.unclear_years, 2, "平成20年度 is as likely as 2020年度");
    let twice = block(&[&["2018年度 目標", "H30目標", "2019年度"], &["5", "6", "7"]]);
    let twice = placed(&hand, 1, target(2018), &twice);
    assert_eq!((twice.count(), twice.left_out.twice), (1, 2));
}

#[test]
fn what_lies_past_the_last_kpi_or_year_is_left_out_and_counted() {
    let hand = Hand::at_sample("000");
    let rows = hand.plan().indicators().len();
    let three = block(&[&["1", "2", "3", "4"], &["", "", "", ""], &["5", "6", "", ""]]);
    let pasted = placed(&hand, rows, target(2020), &three);
    assert_eq!(pasted.count(), 1);
    let beyond = LeftOut { rows: 1, columns: 2, totals: 1, ..LeftOut::default() };
    assert_eq!(pasted.left_out, beyond, "blank rows are not counted; 合計 stands behind the last year");
}

#[test]
fn a_blank_field_clears_its_cell_and_a_missing_one_says_nothing() {
    let mut hand = Hand::at_sample("000");
    nothing_left_out(&paste(&mut hand, 1, target(2018), &block(&[&["", "5"], &["\u{a0}"]])));
    assert!(hand.cell(1, target(2018)).is_blank() && hand.cell(2, target(2018)).is_blank());
    assert_eq!(hand.cell(2, target(2019)), Hand::at_sample("000").cell(2, target(2019)));
}

#[test]
fn a_unit_that_matches_comes_off_in_reading() {
    let mut hand = Hand::at_sample("000");
    paste(&mut hand, 1, target(2018), &Block::read(&corpus("web_page_with_blanks")));
    assert_eq!((hand.figure(1, target(2018)), hand.figure(1, target(2019))), ("25000".into(), "NotApplicable".into()));
    assert_eq!(hand.cell(1, target(2018)).shown("千円"), "25,000");
}

#[test]
fn a_kpi_with_one_target_takes_it_in_the_total_column_and_none_by_year() {
    let mut hand = Hand::at_sample("001");
    hand.choose(1, ChoiceValue::Basis(Some(Basis::PeriodTotal))).unwrap();
    let left_out = paste(&mut hand, 1, target(2018), &block(&[&["5", "", "600"]]));
    assert_eq!(left_out, LeftOut { no_input: 1, ..LeftOut::default() });
    assert_eq!(hand.figure(1, CellPlace::Period), "600");
    let headed = block(&[&["区分", "2018年度", "累計"], &["目標", "", "700"], &["実績", "3", "3"]]);
    assert_eq!(paste(&mut hand, 1, target(2017), &headed), LeftOut { totals: 1, ..LeftOut::default() });
    assert_eq!((hand.figure(1, CellPlace::Period), hand.figure(1, actual(2018))), ("700".into(), "3".into()));
}

#[test]
fn an_actual_has_no_value_before_the_project() {
    let hand = Hand::at_sample("000");
    let pasted = placed(&hand, 1, target(2018), &block(&[&["", "事業開始前", "2018年度"], &["実績", "9", "8"]]));
    assert_eq!((pasted.count(), pasted.left_out.no_input), (1, 1));
}

#[test]
fn one_text_fills_a_rectangle_and_clearing_empties_it() {
    let mut hand = Hand::at_sample("000");
    let cells: Vec<CellAddress> = [(1, actual(2018)), (1, actual(2019)), (2, actual(2018))]
        .map(|(row, place)| (hand.row(row).id, place))
        .to_vec();
    hand.table(fill(&cells, "未把握", hand.on).command()).unwrap();
    assert_eq!(texts(&hand, &[(1, actual(2019)), (2, actual(2018))]), ["未把握", "未把握"]);
    hand.table(clear(&cells, false, hand.on)).unwrap();
    assert_eq!(hand.plan(), Hand::at_sample("000").plan());
    assert_eq!(hand.table(clear(&cells, true, hand.on)), Err(Rejection::NothingChanged));
    assert!(matches!(clear(&cells, true, hand.on), PlanCommand::InRows(_)));
}

#[test]
fn nothing_pasted_adds_rows_or_years() {
    let hand = Hand::at_sample("001");
    let large = Block::of_rows(vec![vec!["5".to_owned(); 40]; 40], None);
    for at in [CellPlace::Baseline, target(2017), actual(2019), CellPlace::Period, CellPlace::StatedTotal] {
        let mut after = hand.clone();
        let left_out = paste(&mut after, 1, at, &large);
        assert!(left_out.rows > 0 && left_out.columns > 0, "{at:?}");
        assert_eq!((after.plan().years.len(), shown(&after)), (hand.plan().years.len(), shown(&hand)));
    }
}
