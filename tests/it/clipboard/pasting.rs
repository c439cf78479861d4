//! Where a pasted block goes (`docs/keys.md`), and what is reported about the rest.

use std::sync::Arc;

use keikaku::command::{PlanCommand, Rejection, levels};
use keikaku::figures::totals::Span;
use keikaku::import::paste::{
    Block, LeftOut, Paste, PasteBy, PasteQuestion, PasteReason, Pasted, TableNames, clear, fill, place, units,
};
use keikaku::import::pasted_table::{TablePaste, TablePlace, TableTaken, table_paste};
use keikaku::import::preview::{ImportBase, OpenedOn, preview};
use keikaku::import::questions::{Answer, Ask};
use keikaku::import::read::ImportError;
use keikaku::plan::cell::State;
use keikaku::plan::indicator::{Basis, Direction, Measure, Row};
use keikaku::plan::lineage::Lineages;
use keikaku::plan::place::{CellAddress, CellPlace, ChoiceValue, TextPlace};
use keikaku::value::id::IndicatorId;
use keikaku::wording::Language;
use keikaku::wording::pasting::table_pasted;

use crate::clipboard::plain::{block, corpus};
use crate::support::desk::blank_plan;
use crate::support::{Hand, actual, target, year};

pub(crate) fn shown(hand: &Hand) -> Vec<IndicatorId> {
    hand.plan().indicators().iter().map(|row| row.id).collect()
}

/// Every outcome that a paste can have: its own outcome, or the outcomes of all answers to its question.
pub(crate) fn pastes(mut paste: Paste) -> Vec<Pasted> {
    let mut all = Vec::new();
    paste.each(&mut |pasted| all.push(pasted.clone()));
    all
}

pub(crate) fn tried(hand: &Hand, row: usize, cell: CellPlace, block: &Block) -> Paste {
    place(hand.plan(), &shown(hand), (hand.row(row).id, cell), block, hand.on)
}

/// The outcome of a paste at that cell, which must not ask a question.
#[track_caller]
pub(crate) fn placed(hand: &Hand, row: usize, cell: CellPlace, block: &Block) -> Pasted {
    match tried(hand, row, cell, block) {
        Paste::Done(pasted) => pasted,
        Paste::Ask(question) => panic!("it is asked: {:?}", question.reasons),
        Paste::AsTable(_) => panic!("it is a table"),
    }
}

/// The outcome of pasting a block at that cell as a table.
#[track_caller]
pub(crate) fn as_table(
    hand: &Hand,
    row: usize,
    cell: CellPlace,
    block: &Block,
    names: TableNames,
) -> Result<TablePaste, ImportError> {
    let shown = &shown(hand)[row - 1..];
    let plan = hand.plan();
    let is_shown = |place: CellPlace| place.year().is_none_or(|year| plan.years.contains(year));
    let place = TablePlace { plan, rows: shown, at: Some(cell), is_shown: &is_shown, on: hand.on };
    let mut ids = (900_000..).map(IndicatorId::from_bits);
    table_paste(block, place, names, &mut || ids.next().unwrap())
}

/// The outcome of pasting a table at that cell, which must not ask a question.
#[track_caller]
pub(crate) fn taken(hand: &Hand, row: usize, cell: CellPlace, block: &Block) -> TableTaken {
    assert_eq!(tried(hand, row, cell, block), Paste::AsTable(TableNames::Asked));
    match as_table(hand, row, cell, block, TableNames::Asked).unwrap() {
        TablePaste::Done(taken) => *taken,
        TablePaste::Ask(question) => panic!("it is asked: {:?}", question.reasons),
        TablePaste::Review(review) => {
            panic!("it is reviewed: {:?}", review.kpis.source.map(|it| it.reading.questions.clone()))
        }
    }
}

/// The question that pasting the block at that cell asks.
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

/// Answers the question so, and returns what was left out.
#[track_caller]
pub(crate) fn answer(hand: &mut Hand, question: &PasteQuestion, by: PasteBy) -> LeftOut {
    let (_, paste) = question.choices.iter().find(|(one, _)| *one == by).unwrap();
    let Paste::Done(pasted) = paste else { panic!("it is asked once more: {paste:?}") };
    hand.table(pasted.clone().command()).unwrap();
    pasted.left_out.clone()
}

/// Pastes at that cell, and returns what was left out.
#[track_caller]
pub(crate) fn paste(hand: &mut Hand, row: usize, cell: CellPlace, block: &Block) -> LeftOut {
    if matches!(tried(hand, row, cell, block), Paste::AsTable(_)) {
        let taken = taken(hand, row, cell, block);
        let left_out = taken.left_out.clone();
        hand.table(taken.command()).unwrap();
        return left_out;
    }
    let pasted = placed(hand, row, cell, block);
    let left_out = pasted.left_out.clone();
    if pasted.count() > 0 {
        hand.table(pasted.command()).unwrap();
    }
    left_out
}

/// The text of each cell.
pub(crate) fn texts(hand: &Hand, cells: &[(usize, CellPlace)]) -> Vec<String> {
    cells.iter().map(|(row, place)| hand.cell(*row, *place).text).collect()
}

#[track_caller]
pub(crate) fn nothing_left_out(left_out: &LeftOut) {
    assert!(left_out.is_empty(), "{left_out:?}");
}

#[test]
fn a_block_fills_only_rows_of_the_same_kind_as_its_first_cell() {
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
fn a_foreign_block_without_row_labels_reports_the_kind_of_row_it_fills() {
    let hand = Hand::at_sample("000");
    let rows = || vec![vec!["1".to_owned()], vec!["2".to_owned()]];
    let unnamed = |cell, block: Block| placed(&hand, 1, cell, &block).unnamed;
    assert_eq!(unnamed(target(2018), Block::of_rows(rows(), None)), Some(Row::Target));
    let beside = vec![vec!["1".to_owned(), "2".to_owned()]];
    assert_eq!(unnamed(CellPlace::Baseline, Block::of_rows(beside, None)), Some(Row::Target));
    assert_eq!(unnamed(CellPlace::Baseline, Block::of_rows(rows(), None)), None, "it has no second row");
    let own = |kinds: [Row; 2]| Block::of_rows(rows(), Some(kinds.to_vec()));
    assert_eq!(unnamed(actual(2018), own([Row::Target, Row::Actual])), None);
    assert_eq!(unnamed(actual(2018), own([Row::Target; 2])), None);
    assert_eq!(placed(&hand, 1, actual(2018), &Block::of_rows(rows(), None)).count_of_rows(), 2);
}

#[test]
fn a_row_pasted_at_the_baseline_continues_through_the_years() {
    let mut hand = Hand::at_sample("000");
    nothing_left_out(&paste(&mut hand, 1, CellPlace::Baseline, &block(&[&["1", "2", "3", "4"]])));
    let cells = [(1, CellPlace::Baseline), (1, target(2018)), (1, target(2019)), (1, target(2020))];
    assert_eq!(texts(&hand, &cells), ["1", "2", "3", "4"]);
}

#[test]
fn rows_all_labelled_as_actuals_fill_the_actuals_of_successive_kpis() {
    let mut hand = Hand::at_sample("000");
    nothing_left_out(&paste(&mut hand, 1, target(2018), &block(&[&["実績", "7"], &["Actual", "8"], &["実績値", "9"]])));
    assert_eq!(texts(&hand, &[(1, actual(2018)), (2, actual(2018)), (3, actual(2018))]), ["7", "8", "9"]);
}

#[test]
fn a_copy_of_targets_and_actuals_alternates_and_a_copy_of_targets_does_not() {
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
fn under_a_row_of_years_each_column_is_pasted_into_its_year() {
    let mut hand = Hand::at_sample("002");
    nothing_left_out(&paste(&mut hand, 1, target(2026), &Block::read(&corpus("excel_headed_targets"))));
    let first = [(1, target(2022)), (1, target(2023)), (1, target(2024))];
    assert_eq!(texts(&hand, &first), ["25,542.00", "34,780.00", "54,626.00"]);
    assert_eq!(texts(&hand, &[(2, target(2022)), (2, target(2024))]), ["5.00", "15.00"]);
}

#[test]
fn years_in_any_notation_are_recognised_as_column_headings() {
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
fn cells_beyond_the_last_kpi_or_year_are_left_out_and_counted() {
    let hand = Hand::at_sample("000");
    let rows = hand.plan().indicators().len();
    let three = block(&[&["1", "2", "3", "4"], &["", "", "", ""], &["5", "6", "", ""]]);
    let pasted = placed(&hand, rows, target(2020), &three);
    assert_eq!(pasted.count(), 1);
    let beyond = LeftOut { rows: 1, columns: 2, totals: 1, ..LeftOut::default() };
    assert_eq!(pasted.left_out, beyond, "blank rows are not counted; 合計 stands behind the last year");
}

#[test]
fn a_blank_field_clears_its_cell_and_a_missing_field_leaves_the_cell_unchanged() {
    let mut hand = Hand::at_sample("000");
    nothing_left_out(&paste(&mut hand, 1, target(2018), &block(&[&["", "5"], &["\u{a0}"]])));
    assert!(hand.cell(1, target(2018)).is_blank() && hand.cell(2, target(2018)).is_blank());
    assert_eq!(hand.cell(2, target(2019)), Hand::at_sample("000").cell(2, target(2019)));
}

#[test]
fn the_unit_of_the_kpi_is_removed_from_a_pasted_figure() {
    let mut hand = Hand::at_sample("000");
    paste(&mut hand, 1, target(2018), &Block::read(&corpus("web_page_with_blanks")));
    assert_eq!((hand.figure(1, target(2018)), hand.figure(1, target(2019))), ("25000".into(), "NotApplicable".into()));
    assert_eq!(hand.cell(1, target(2018)).shown("千円"), "25,000");
}

#[test]
fn a_kpi_with_a_period_target_accepts_pasted_targets_only_in_the_total_column() {
    let mut hand = Hand::at_sample("001");
    hand.choose(1, ChoiceValue::Basis(Some(Basis::PeriodTotal))).unwrap();
    let left_out = paste(&mut hand, 1, target(2018), &block(&[&["5", "", "600"]]));
    assert_eq!(left_out, LeftOut { no_input: 1, ..LeftOut::default() });
    assert_eq!(hand.figure(1, CellPlace::Period), "600");
}

#[test]
fn filling_writes_one_text_into_all_selected_cells_and_clearing_empties_them() {
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
fn a_pasted_block_adds_no_kpis_or_years() {
    let hand = Hand::at_sample("001");
    let large = Block::of_rows(vec![vec!["5".to_owned(); 40]; 40], None);
    for at in [CellPlace::Baseline, target(2017), actual(2019), CellPlace::Period, CellPlace::StatedTotal] {
        let mut after = hand.clone();
        let left_out = paste(&mut after, 1, at, &large);
        assert!(left_out.rows > 0 && left_out.columns > 0, "{at:?}");
        assert_eq!((after.plan().years.len(), shown(&after)), (hand.plan().years.len(), shown(&hand)));
    }
}

#[test]
fn a_figure_in_another_unit_is_pasted_as_text() {
    let mut hand = Hand::at_sample("002");
    let place = actual(2022);
    paste(&mut hand, 1, place, &block(&[&["25000000円", "30,000千円"]]));
    assert_eq!((hand.cell(1, place).state, hand.figure(1, actual(2023))), (State::Unread, "30000".to_owned()));
}

#[test]
fn the_user_can_choose_to_add_unknown_names_pasted_into_the_figures_as_kpis() {
    let hand = Hand::at_sample("000");
    let block = Block::read("来訪者数\t7\t8\n宿泊者数\t9\t10\n");
    let Ok(TablePaste::Ask(question)) = as_table(&hand, 1, target(2019), &block, TableNames::Asked) else {
        panic!("it is not asked");
    };
    assert!(matches!(question.reasons[..], [PasteReason::NoSuchName(_)]));
    assert_eq!(answers(&question), [PasteBy::Adding, PasteBy::Cursor]);
    assert_eq!(question.choices[0].1, Paste::AsTable(TableNames::Added));
}

#[test]
fn a_column_of_units_fills_the_kpis_from_the_starting_row_down() {
    let mut hand = Hand::at([Arc::new(blank_plan(3))]);
    let shown: Vec<IndicatorId> = hand.plan().indicators().iter().map(|row| row.id).skip(1).collect();
    let command = units(hand.plan(), &shown, &Block::read("人\r\n％\r\n件\r\n")).unwrap();
    hand.table(command).unwrap();
    let blank = units(hand.plan(), &shown, &Block::read("\r\n％\r\n")).unwrap();
    assert!(hand.table(blank).is_err(), "a blank line takes no unit away");
    let found: Vec<(&str, Measure)> =
        hand.plan().indicators().iter().map(|row| (row.unit.as_str(), row.measure)).collect();
    assert_eq!(found, [("", Measure::Count), ("人", Measure::Count), ("％", Measure::Ratio)]);
}

#[test]
fn a_reviewed_table_proposes_basis_and_direction_alike_for_form_slots_and_added_kpis() {
    let hand = Hand::at([Arc::new(blank_plan(2))]);
    let names = ["観光客数", "移住者数", "創業件数"];
    let lines = names.iter().flat_map(|name| [[*name, "人", "目標", "100", "110"], ["", "", "実績", "90", "(5)"]]);
    let mut rows = vec![["指標名", "単位", "区分", "R5", "R6"]];
    rows.extend(lines);
    let rows: Vec<&[&str]> = rows.iter().map(<[&str; 5]>::as_slice).collect();
    let slots = shown(&hand);
    let place = TablePlace { plan: hand.plan(), rows: &slots, at: None, is_shown: &|_| true, on: hand.on };
    let mut ids = (900_000..).map(IndicatorId::from_bits);
    let paste = table_paste(&block(&rows), place, TableNames::Asked, &mut || ids.next().unwrap()).unwrap();
    let TablePaste::Review(review) = paste else { panic!("nothing is asked") };
    let (id, workbook) = (hand.plan().id, hand.session.workbook().clone());
    let base = ImportBase::new(workbook, Lineages::default());
    let preview = preview(&review.kpis, OpenedOn::Plan(id), &base, id, &review.answers).unwrap();
    for ask in [Ask::Basis, Ask::Direction] {
        let question = preview.questions.iter().find(|question| question.ask == ask).unwrap();
        assert_eq!((question.found.len(), question.answer), (names.len(), Some(Answer::Proposed)), "{ask:?}");
    }
}

#[test]
fn a_reviewed_table_fills_the_kpis_from_the_cursor_row_down() {
    let mut hand = Hand::at([Arc::new(blank_plan(4))]);
    let table = block(&[
        &["指標名", "単位", "R5", "R6"],
        &["設備投資額", "百万円", "3億円", "100"],
        &["観光客数", "人", "5", "6"],
        &["移住者数", "人", "7", "8"],
    ]);
    let rows = shown(&hand);
    let place = TablePlace { plan: hand.plan(), rows: &rows[2..], at: None, is_shown: &|_| true, on: hand.on };
    let mut ids = (900_000..).map(IndicatorId::from_bits);
    let paste = table_paste(&table, place, TableNames::Asked, &mut || ids.next().unwrap()).unwrap();
    let TablePaste::Review(review) = paste else { panic!("nothing is asked") };
    let (id, workbook) = (hand.plan().id, hand.session.workbook().clone());
    let base = ImportBase::new(workbook, Lineages::default());
    let preview = preview(&review.kpis, OpenedOn::Plan(id), &base, id, &review.answers).unwrap();
    hand.session.submit(preview.command("", hand.on).unwrap()).unwrap();
    let names: Vec<&str> = hand.plan().indicators().iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["", "", "設備投資額", "観光客数", "移住者数"]);
}

#[test]
fn a_reviewed_table_fills_the_cursor_row_even_if_its_group_exists_above() {
    let mut hand = Hand::at([Arc::new(blank_plan(3))]);
    hand.words(1, TextPlace::Group, "観光").unwrap();
    let table = block(&[
        &["グループ", "指標名", "単位", "R5", "R6"],
        &["観光", "観光消費額", "百万円", "3億円", "100"],
        &["観光", "観光客数", "人", "5", "6"],
    ]);
    let rows = shown(&hand);
    let place = TablePlace { plan: hand.plan(), rows: &rows[1..], at: None, is_shown: &|_| true, on: hand.on };
    let mut ids = (900_000..).map(IndicatorId::from_bits);
    let paste = table_paste(&table, place, TableNames::Asked, &mut || ids.next().unwrap()).unwrap();
    let TablePaste::Review(review) = paste else { panic!("nothing is asked") };
    let (id, workbook) = (hand.plan().id, hand.session.workbook().clone());
    let base = ImportBase::new(workbook, Lineages::default());
    let preview = preview(&review.kpis, OpenedOn::Plan(id), &base, id, &review.answers).unwrap();
    hand.session.submit(preview.command("", hand.on).unwrap()).unwrap();
    let names: Vec<&str> = hand.plan().indicators().iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["", "観光消費額", "観光客数"]);
}

#[test]
fn the_paste_message_names_which_added_kpis_are_levels_and_which_should_decrease() {
    let mut hand = Hand::at([Arc::new(blank_plan(4))]);
    let table = block(&[
        &["指標名", "単位", "基準値", "R5目標", "R6目標", "R7目標"],
        &["観光客数", "人", "100000", "105000", "110000", "115000"],
        &["空き店舗率", "％", "20.0", "19.5", "19.0", "18.5"],
        &["新規就業者数", "人", "", "12", "8", "15"],
    ]);
    let rows = shown(&hand);
    let place = TablePlace { plan: hand.plan(), rows: &rows, at: None, is_shown: &|_| true, on: hand.on };
    let mut ids = (900_000..).map(IndicatorId::from_bits);
    let paste = table_paste(&table, place, TableNames::Asked, &mut || ids.next().unwrap()).unwrap();
    let TablePaste::Done(taken) = paste else { panic!("it is asked") };
    let levels = |name: &str| (ChoiceValue::Basis(Some(Basis::Level)), name.to_owned());
    let less = (ChoiceValue::Direction(Some(Direction::Down)), "空き店舗率".to_owned());
    assert_eq!(taken.guessed, [levels("観光客数"), levels("空き店舗率"), less]);
    assert_eq!(
        table_pasted(&taken, Language::Japanese),
        "3指標を加え、11か所に貼り付けました。基準値から続く数値なので、目標の数え方を「各年度の値」にしました（「観光客数」、「空き店舗率」）。\
         目標と基準値、または指標名から、めざす向きを「減らす」にしました（「空き店舗率」）。違うときは詳細で選べます。"
    );
    hand.table(taken.command()).unwrap();
    let counted: Vec<_> = (1..=3).map(|row| (hand.row(row).basis, hand.row(row).direction)).collect();
    let (levels, increments) = (Some(Basis::Level), Some(Basis::Increment));
    let (up, down) = (Some(Direction::Up), Some(Direction::Down));
    assert_eq!(counted, [(levels, up), (levels, down), (increments, up)]);
}

#[test]
fn a_table_pasted_while_levels_are_shown_is_read_as_levels() {
    let mut hand = Hand::at_sample("002");
    let shown = |hand: &Hand, western| {
        levels::shown(hand.row(1), Span::from_plan(hand.plan()), Row::Target, year(western)).cell.text
    };
    let [first, second] = [2022, 2023].map(|western| shown(&hand, western));
    let table = |first: &str| block(&[&["", "2022年度", "2023年度"], &["目標", first, &second]]);
    let mut same = taken(&hand, 1, target(2022), &table(&first));
    assert_eq!(same.read_as_levels(hand.plan()), 0);
    assert_eq!(hand.table(same.command()).err(), Some(Rejection::NothingChanged));
    let mut other = taken(&hand, 1, target(2022), &table("12345"));
    assert_eq!(other.read_as_levels(hand.plan()), 0);
    hand.table(other.command()).unwrap();
    let state = |text: &str| hand.row(1).cell_of(text).state;
    assert_eq!([2022, 2023].map(|western| state(&shown(&hand, western))), [state("12345"), state(&second)]);
}
