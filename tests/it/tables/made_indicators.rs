//! A pasted table makes indicators: names, units and figures are found, rows that nobody has begun are filled, missing ones
//! are added (`docs/keys.md`, "What is pasted where").

use std::sync::Arc;

use keikaku::import::paste::{Block, Paste, PasteBy, PasteReason, TableNames, units};
use keikaku::import::pasted_table::{TablePaste, TablePlace, TableTaken, table_paste};
use keikaku::import::questions::{Answer, Ask};
use keikaku::plan::indicator::{Measure, Row};
use keikaku::plan::{BuiltIn, Indicator, Plan, YearAxis};
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::{Language, pasting};

use crate::clipboard::pasting::{answers, as_table};
use crate::support::{Hand, actual, target, year};

/// A new plan of the form of 2022 for 2023年度～2027年度, with that many rows that nobody has begun.
fn new_plan(rows: u64) -> Hand {
    let axis = YearAxis::starting(year(2023), 5).unwrap();
    let plan = Plan::new(PlanId::from_bits(1), BuiltIn::F2022, axis);
    let basis = plan.form.table.basis;
    let rows = (1..=rows).map(|id| Arc::new(Indicator::new(IndicatorId::from_bits(id), basis))).collect();
    Hand::at([Arc::new(plan.with_indicators(rows).unwrap())])
}

/// What the text leads to, pasted with the cursor in that row.
fn read(hand: &Hand, row: usize, figures: Row, text: &str) -> TablePaste {
    let shown: Vec<IndicatorId> = hand.plan().indicators()[row - 1..].iter().map(|row| row.id).collect();
    let at = (figures == Row::Actual).then(|| actual(2023));
    let place = TablePlace { plan: hand.plan(), rows: &shown, at, is_shown: &|_| true, on: hand.on };
    let mut ids = (100..).map(IndicatorId::from_bits);
    table_paste(&Block::read(text), place, TableNames::Added, &mut || ids.next().unwrap()).unwrap()
}

/// Pastes the text at the name of that row.
#[track_caller]
fn paste(hand: &mut Hand, row: usize, text: &str) -> TableTaken {
    match read(hand, row, Row::Target, text) {
        TablePaste::Done(taken) => {
            hand.table(taken.clone().command()).unwrap();
            *taken
        }
        TablePaste::Review(review) => panic!("it is asked: {:?}", review.kpis.questions),
        TablePaste::Ask(question) => panic!("it is asked: {:?}", question.reasons),
    }
}

/// The rows of the plan: name, unit, baseline and targets.
fn rows(hand: &Hand) -> Vec<String> {
    let row = |row: &Arc<Indicator>| {
        let targets = hand.plan().years.years().map(|year| row.target(year).shown(&row.unit));
        let cells = [row.name.clone(), row.unit.clone(), row.baseline.cell.shown(&row.unit)].into_iter().chain(targets);
        cells.collect::<Vec<_>>().join("|")
    };
    hand.plan().indicators().iter().map(row).collect()
}

fn said(taken: &TableTaken) -> String {
    pasting::table_pasted(taken, Language::Japanese)
}

const TABLE: &str = "指標名\t単位\t基準値\tR5\tR6\tR7\tR8\tR9\r\n\
    移住相談件数\t件\t120\t10\t12\t14\t16\t18\r\n\
    新規就農者数\t人\t8\t2\t2\t3\t3\t4\r\n\
    事業継続率\t％\t61.5\t1\t1\t1\t1.5\t2\r\n\
    関係人口\t人\t2,400\t100\t120\t140\t160\t180\r\n";

const ROWS: [&str; 4] = [
    "移住相談件数|件|120|10|12|14|16|18",
    "新規就農者数|人|8|2|2|3|3|4",
    "事業継続率|％|61.5|1|1|1|1.5|2",
    "関係人口|人|2,400|100|120|140|160|180",
];

#[test]
fn a_table_of_names_units_and_figures_fills_the_rows_of_a_new_plan() {
    let mut hand = new_plan(4);
    let taken = paste(&mut hand, 1, TABLE);
    assert_eq!(rows(&hand), ROWS);
    assert_eq!(said(&taken), "4指標を加え、24か所に貼り付けました。数値は「目標」の行に入れました。");
}

#[test]
fn one_undo_takes_all_of_it_back() {
    let mut hand = new_plan(2);
    let before = hand.plan().clone();
    paste(&mut hand, 1, TABLE);
    hand.undo();
    assert_eq!(*hand.plan(), before);
}

#[test]
fn missing_rows_are_added_at_the_end() {
    let mut hand = new_plan(1);
    let taken = paste(&mut hand, 1, TABLE);
    assert_eq!(rows(&hand), ROWS);
    assert_eq!((taken.table.indicators, taken.table.added.len(), taken.table.cells), (4, 3, 24));
}

#[test]
fn it_goes_to_the_empty_rows_from_the_cursor_on() {
    let mut hand = new_plan(3);
    paste(&mut hand, 2, TABLE);
    assert_eq!(rows(&hand)[0], "|||||||");
    assert_eq!(rows(&hand)[1..], ROWS);
}

#[test]
fn a_row_that_somebody_has_begun_is_never_written_over() {
    let mut hand = new_plan(3);
    hand.fill(2, target(2023), "7");
    paste(&mut hand, 1, TABLE);
    let found = rows(&hand);
    assert_eq!(found[0], ROWS[0]);
    assert_eq!(found[1], "|||7||||");
    assert_eq!(found[2..], ROWS[1..]);
}

#[test]
fn an_indicator_that_is_there_gets_its_figures() {
    let mut hand = new_plan(2);
    paste(&mut hand, 1, "指標名\t単位\t基準値\tR5\r\n新規就農者数\t人\t5\t1\r\n");
    let taken = paste(&mut hand, 1, TABLE);
    assert_eq!(rows(&hand)[0], ROWS[1]);
    assert_eq!((taken.table.indicators, hand.plan().indicators().len()), (3, 4));
}

#[test]
fn what_is_measured_follows_the_unit_and_the_form_says_how_targets_count() {
    let mut hand = new_plan(1);
    paste(&mut hand, 1, TABLE);
    let basis = hand.plan().form.table.basis;
    let choices: Vec<_> = hand.plan().indicators().iter().map(|row| (row.measure, row.basis)).collect();
    assert_eq!(choices[2], (Measure::Ratio, Some(basis)));
    assert_eq!(choices[3], (Measure::Count, Some(basis)));
}

#[test]
fn a_column_of_names_makes_one_indicator_a_row() {
    for text in
        ["移住相談件数\r\n新規就農者数\r\n関係人口\r\n", "指標名\r\n移住相談件数\r\n新規就農者数\r\n関係人口\r\n"]
    {
        let mut hand = new_plan(2);
        let taken = paste(&mut hand, 1, text);
        let names: Vec<&str> = hand.plan().indicators().iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["移住相談件数", "新規就農者数", "関係人口"], "{text}");
        assert_eq!(said(&taken), "3指標を加えました。");
    }
}

#[test]
fn names_with_units_are_taken_apart() {
    let mut hand = new_plan(2);
    paste(&mut hand, 1, "移住相談件数\t件\r\n新規就農者数\t人\r\n");
    assert_eq!(rows(&hand), ["移住相談件数|件||||||", "新規就農者数|人||||||"]);
}

#[test]
fn a_table_without_headings_has_the_columns_of_the_grid() {
    let mut hand = new_plan(4);
    let (_, below) = TABLE.split_once("\r\n").unwrap();
    paste(&mut hand, 1, below);
    assert_eq!(rows(&hand), ROWS);
}

#[test]
fn named_rows_go_to_targets_and_actuals() {
    let mut hand = new_plan(1);
    let taken = paste(&mut hand, 1, "指標名\t単位\t区分\tR5\tR6\r\n関係人口\t人\t目標\t100\t120\r\n\t\t実績\t90\t\r\n");
    assert_eq!((hand.figure(1, target(2024)), hand.figure(1, actual(2023))), ("120".to_owned(), "90".to_owned()));
    assert_eq!(said(&taken), "1指標を加え、3か所に貼り付けました。");
}

#[test]
fn figures_that_nothing_names_are_of_the_row_of_the_cursor() {
    let hand = new_plan(1);
    let text = "指標名\t単位\tR5\r\n関係人口\t人\t100\r\n";
    let TablePaste::Done(taken) = read(&hand, 1, Row::Actual, text) else { panic!("it is asked") };
    assert_eq!(taken.unnamed, Some(Row::Actual));
    let mut hand = hand;
    hand.table(taken.command()).unwrap();
    assert_eq!(hand.figure(1, actual(2023)), "100");
}

#[test]
fn years_that_a_plan_with_figures_lacks_are_added_and_told() {
    let mut hand = new_plan(2);
    paste(&mut hand, 1, "指標名\t単位\tR5\r\n来場者数\t人\t10\r\n");
    let taken = paste(&mut hand, 2, "指標名\t単位\tR9\tR10\r\n関係人口\t人\t100\t120\r\n");
    assert_eq!((hand.plan().years.first(), hand.plan().years.last()), (year(2023), year(2028)));
    assert!(said(&taken).ends_with("2028年度の列を加えました。"), "{}", said(&taken));
}

#[test]
fn a_plan_without_any_entry_gets_the_years_of_the_table() {
    let mut hand = new_plan(1);
    let taken = paste(&mut hand, 1, "指標名\t単位\tR7\tR8\tR9\tR10\r\n関係人口\t人\t100\t120\t140\t160\r\n");
    assert_eq!((hand.plan().years.first(), hand.plan().years.last()), (year(2025), year(2028)));
    let told = "2028年度の列を加えました。表にない空の2023年度、2024年度の列は外しました。";
    assert!(said(&taken).ends_with(told), "{}", said(&taken));
    hand.undo();
    assert_eq!((hand.plan().years.first(), hand.plan().years.last()), (year(2023), year(2027)));
}

#[test]
fn years_of_a_plan_whose_period_is_entered_stay() {
    let mut hand = new_plan(1);
    let mut plan = Plan::clone(hand.plan());
    plan.facts.project_end = "令和9年度".to_owned();
    hand = Hand::at([Arc::new(plan)]);
    paste(&mut hand, 1, "指標名\t単位\tR9\tR10\r\n関係人口\t人\t100\t120\r\n");
    assert_eq!((hand.plan().years.first(), hand.plan().years.last()), (year(2023), year(2028)));
}

#[test]
fn sums_in_it_count_as_their_results() {
    let mut hand = new_plan(1);
    paste(&mut hand, 1, "指標名\t単位\tR5\tR6\r\n関係人口\t人\t=48+5\t48+6\r\n");
    assert_eq!((hand.figure(1, target(2023)), hand.figure(1, target(2024))), ("53".to_owned(), "54".to_owned()));
}

#[test]
fn a_name_with_a_plus_is_no_sum() {
    let mut hand = new_plan(1);
    paste(&mut hand, 1, "指標名\t単位\tR5\tR6\r\n1+1運動\t人\t48+5\t54\r\n");
    assert_eq!(hand.plan().indicators()[0].name, "1+1運動");
    assert_eq!(hand.figure(1, target(2023)), "53");
}

#[test]
fn a_figure_in_another_unit_is_asked_about_in_the_preview() {
    let hand = new_plan(1);
    let text = "指標名\t単位\tR5\tR6\r\n設備投資額\t百万円\t3億円\t100\r\n";
    let TablePaste::Review(review) = read(&hand, 1, Row::Target, text) else { panic!("it is not asked") };
    let bound = Ask::Kpi { line: review.kpis.kpis[0].line() };
    assert_eq!(review.answers.to(&bound), Some(Answer::Kpi(hand.row(1).id)));
}

#[test]
fn a_name_like_one_of_the_plan_is_asked_about() {
    let mut hand = new_plan(2);
    paste(&mut hand, 1, "指標名\t単位\tR5\r\n空き家バンクの成約件数\t件\t3\r\n");
    let text = "指標名\t単位\tR5\r\n空き家バンクの成約数\t件\t4\r\n";
    assert!(matches!(read(&hand, 1, Row::Target, text), TablePaste::Review(_)));
}

#[test]
fn in_figures_names_that_no_indicator_has_may_be_added() {
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
fn a_column_of_units_goes_down_from_its_row() {
    let mut hand = new_plan(3);
    let shown: Vec<IndicatorId> = hand.plan().indicators().iter().map(|row| row.id).skip(1).collect();
    let command = units(hand.plan(), &shown, &Block::read("人\r\n％\r\n件\r\n")).unwrap();
    hand.table(command).unwrap();
    let blank = units(hand.plan(), &shown, &Block::read("\r\n％\r\n")).unwrap();
    assert!(hand.table(blank).is_err(), "a blank line takes no unit away");
    let found: Vec<(&str, Measure)> =
        hand.plan().indicators().iter().map(|row| (row.unit.as_str(), row.measure)).collect();
    assert_eq!(found, [("", Measure::Count), ("人", Measure::Count), ("％", Measure::Ratio)]);
}
