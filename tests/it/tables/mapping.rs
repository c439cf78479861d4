//! How the columns of a table are read may be chosen by hand.

use keikaku::columns::Wide;
use keikaku::import::questions::{Answer, Answers, Ask};
use keikaku::import::wide::{self, ColumnReading, FileColumn, WideFile};
use keikaku::import::{mapping, text_table, wide::FileKpi};
use keikaku::plan::indicator::Row;
use keikaku::value::fiscal_year::FiscalYear;

const TABLE: &str = "指標名\t正式名\tものさし\tR5目標\tR5実績\t確認\n\
                     朝市\t朝市の出店数\t店\t12\t9\t済\n\
                     講座\t講座の参加者\t人\t90\t84\t済\n";

fn read(answers: &Answers) -> WideFile {
    let sheet = text_table::read(TABLE).expect("the quotes are closed");
    wide::read(&sheet, answers).expect("it has headings")
}

fn with(position: usize, answer: Answer) -> WideFile {
    let mut answers = Answers::default();
    answers.give(Ask::Column { line: 1, position }, answer);
    read(&answers)
}

fn read_as(file: &WideFile) -> Vec<ColumnReading> {
    file.columns.iter().map(|column| column.read_as).collect()
}

fn year(western: i32) -> Wide {
    FiscalYear::new(western).map_or(Wide::Note, Wide::Year)
}

#[test]
fn every_column_of_an_office_says_how_it_is_read() {
    let file = read(&Answers::default());
    assert_eq!(
        read_as(&file),
        [
            ColumnReading::Texts(Wide::KpiName),
            ColumnReading::Nothing,
            ColumnReading::Nothing,
            ColumnReading::Figures(Some(Row::Target), year(2023)),
            ColumnReading::Figures(Some(Row::Actual), year(2023)),
            ColumnReading::Nothing
        ]
    );
    assert!(file.columns.iter().all(|column| column.answer.is_none()));
}

#[test]
fn a_column_whose_heading_is_not_known_may_be_the_unit() {
    let file = with(3, Answer::Texts(Wide::Unit));
    assert_eq!(file.kpis.iter().map(FileKpi::unit).collect::<Vec<_>>(), ["店", "人"]);
    assert_eq!(file.columns.get(2).and_then(|column| column.answer), Some(Answer::Texts(Wide::Unit)));
}

#[test]
fn of_two_columns_for_the_name_the_chosen_one_counts_and_the_other_is_left_out_and_said() {
    let file = with(2, Answer::Texts(Wide::KpiName));
    assert_eq!(file.kpis.iter().map(FileKpi::name).collect::<Vec<_>>(), ["朝市の出店数", "講座の参加者"]);
    assert!(file.unread.columns.iter().any(|column| column.heading == "指標名"));
}

#[test]
fn figures_may_be_those_of_another_row_or_left_out() {
    let actuals = |file: &WideFile| file.kpis.iter().filter(|kpi| kpi.actual.is_some()).count();
    assert_eq!(actuals(&read(&Answers::default())), 2);
    assert_eq!(actuals(&with(5, Answer::LeaveOut)), 0);
    let before = with(5, Answer::Figures(Row::Target, Wide::Baseline));
    assert_eq!(actuals(&before), 0);
}

#[test]
fn a_choice_that_is_taken_back_leaves_the_column_to_its_heading() {
    let mut answers = Answers::default();
    let ask = Ask::Column { line: 1, position: 4 };
    answers.give(ask.clone(), Answer::LeaveOut);
    answers.take_back(&ask);
    assert_eq!(read(&answers), read(&Answers::default()));
}

#[test]
fn what_a_column_can_be_read_as_are_texts_and_figures_of_the_years_of_the_table() {
    let file = read(&Answers::default());
    let choices = file.columns.last().map(|FileColumn { choices, .. }| choices.as_slice()).unwrap_or_default();
    assert!(choices.contains(&Answer::Texts(Wide::Note)));
    assert!(choices.contains(&Answer::Figures(Row::Actual, year(2023))));
    assert_eq!(choices.last(), Some(&Answer::LeaveOut));
}

#[test]
fn the_choices_of_an_office_are_remembered_by_the_headings_of_its_table() {
    let mut answers = Answers::default();
    answers.give(Ask::Column { line: 1, position: 3 }, Answer::Texts(Wide::Unit));
    answers.give(Ask::Column { line: 1, position: 5 }, Answer::LeaveOut);
    let mut known = Vec::new();
    mapping::remember(&read(&answers).columns, &mut known);
    assert_eq!(mapping::recall(&read(&Answers::default()).columns, &known), answers);

    let other = text_table::read(&TABLE.replace("ものさし", "単位の欄")).expect("the quotes are closed");
    let other = wide::read(&other, &Answers::default()).expect("it has headings");
    assert_eq!(mapping::recall(&other.columns, &known), Answers::default());

    mapping::remember(&read(&Answers::default()).columns, &mut known);
    assert_eq!(known, []);
}

#[test]
fn fifty_tables_are_remembered_the_newest_first() {
    let mut known = Vec::new();
    for nth in 0..60 {
        let table = text_table::read(&TABLE.replace("確認", &format!("確認{nth}"))).expect("the quotes are closed");
        let mut answers = Answers::default();
        answers.give(Ask::Column { line: 1, position: 3 }, Answer::Texts(Wide::Unit));
        mapping::remember(&wide::read(&table, &answers).expect("it has headings").columns, &mut known);
    }
    assert_eq!(known.len(), 50);
    assert!(known.first().is_some_and(|mapping| mapping.headings.ends_with("確認59")));
}

#[test]
fn in_a_table_that_says_the_row_of_each_line_no_column_is_mapped() {
    let sheet = text_table::read("指標名\t区分\t2023年度\n朝市\t目標\t12\n").expect("the quotes are closed");
    let file = wide::read(&sheet, &Answers::default()).expect("it has headings");
    assert_eq!(file.columns, []);
}
