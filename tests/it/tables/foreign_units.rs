//! Figures of a file in another unit than that of their KPI: asked once for each pair of units, of a new KPI as of one that
//! is here, and until then in no total, no rate and no judgement. All tables and figures are made up.

use keikaku::export::long_table;
use keikaku::figures::achievement::{Achievement, overall};
use keikaku::figures::totals::{Span, actual_total, target_total};
use keikaku::import::preview::{ImportTarget, OpenedOn, Preview};
use keikaku::import::questions::{Answer, Ask, Question};
use keikaku::import::reading::Subject;
use keikaku::merge::review::ChangeKind;
use keikaku::plan::Plan;
use keikaku::plan::cell::{State, UnitAnswer};
use keikaku::plan::indicator::{Basis, Row};
use keikaku::plan::place::{CellPlace, TextPlace, cell_at, text_at};
use keikaku::value::amount::Amount;
use keikaku::wording::{Language, import};

use crate::books::answers::{FIGURE, enter, previews, sent};
use crate::books::written::divided;
use crate::clipboard::pasting::paste;
use crate::clipboard::plain::block;
use crate::support::Hand;
use crate::support::desk::{Desk, with_field, year};

const SUBSIDY: &str = "指標名,単位,R6目標,R6実績\n補助,百万円,3億円,250百万円\n";

/// The plan that is made of a table, with these answers.
fn made(text: &str, answers: &[(&str, &str, Answer)]) -> (Plan, Preview) {
    let mut desk = Desk::of("002");
    for (written, unit, answer) in answers {
        let ask = Ask::ForeignUnit { written: (*written).to_owned(), unit: (*unit).to_owned() };
        desk.answers.give(ask, *answer);
    }
    desk.answers.give(Ask::Basis, Answer::Basis(Basis::Increment));
    let preview = desk.read_on(text.as_bytes(), OpenedOn::List).unwrap();
    let ImportTarget::NewPlan(plan) = &preview.target else { panic!("it is of a plan that is here") };
    (Plan::clone(plan), preview.clone())
}

fn questions(preview: &Preview) -> Vec<&Question> {
    preview.questions.iter().filter(|question| matches!(question.ask, Ask::ForeignUnit { .. })).collect()
}

/// A figure of the first KPI in the year 2024; what is no number by its text.
fn figure(plan: &Plan, place: CellPlace) -> String {
    let cell = cell_at(&plan.indicators()[0], place);
    cell.amount().map_or(cell.text, Amount::plain)
}

fn target() -> CellPlace {
    CellPlace::Target(year(2024))
}

fn actual() -> CellPlace {
    CellPlace::Actual(year(2024))
}

fn rate(plan: &Plan) -> Achievement {
    overall(&plan.indicators()[0], Span::from_plan(plan))
}

const CONVERTED: Answer = Answer::Unit(UnitAnswer::Converted);
const AS_ROWS: Answer = Answer::Unit(UnitAnswer::AsRows);

#[test]
fn a_new_kpi_has_no_total_and_no_rate_over_a_figure_in_another_unit() {
    let (plan, preview) = made(SUBSIDY, &[]);
    let row = &plan.indicators()[0];
    assert_eq!((figure(&plan, target()), figure(&plan, actual())), ("3億円".to_owned(), "250".to_owned()));
    assert_eq!(target_total(row, Span::from_plan(&plan)).amount(), None, "never 3");
    assert!(!matches!(rate(&plan), Achievement::Rate(_)), "never 8333 %: {:?}", rate(&plan));
    let asked = questions(&preview);
    assert_eq!(asked.len(), 1);
    assert_eq!((asked[0].subject.as_str(), asked[0].ask.code()), ("3億円", "IN-009"));
    let choices: Vec<String> =
        asked[0].choices.iter().map(|choice| import::choice(*choice, asked[0], None, Language::Japanese)).collect();
    assert_eq!(
        choices,
        ["換算する（3億円 → 300百万円）", "百万円の値として読む（3億円 → 3百万円）", "そのまま（数値にしない）"]
    );
}

#[test]
fn each_answer_does_what_it_says_and_the_note_keeps_what_stood_there() {
    let note = |plan: &Plan| text_at(&plan.indicators()[0], TextPlace::Note(Row::Target, Some(year(2024))));
    let (plan, _) = made(SUBSIDY, &[("億円", "百万円", CONVERTED)]);
    assert_eq!((figure(&plan, target()), note(&plan)), ("300".to_owned(), "「3億円」を300百万円に換算".to_owned()));
    let total = target_total(&plan.indicators()[0], Span::from_plan(&plan)).amount();
    assert_eq!(total.map(Amount::plain), Some("300".to_owned()));
    let (plan, _) = made(SUBSIDY, &[("億円", "百万円", AS_ROWS)]);
    assert_eq!((figure(&plan, target()), note(&plan)), ("3".to_owned(), "「3億円」を3百万円として読み取り".to_owned()));
    let (plan, preview) = made(SUBSIDY, &[("億円", "百万円", Answer::LeaveOut)]);
    assert_eq!((figure(&plan, target()), note(&plan)), ("3億円".to_owned(), String::new()));
    assert_eq!(questions(&preview)[0].answer, Some(Answer::LeaveOut));
}

#[test]
fn money_is_converted_and_what_is_no_scale_of_the_unit_is_not() {
    for (table, written, unit, text, converted) in [
        ("指標名,単位,R6目標,R6実績\n売上,千円,1000,\"1,300,000円\"\n", "円", "千円", "1,300,000円", "1300"),
        ("指標名,単位,R6目標,R6実績\n売上,千円,1000,\"12,000万円\"\n", "万円", "千円", "12,000万円", "120000"),
    ] {
        let (plan, _) = made(table, &[]);
        assert_eq!(figure(&plan, actual()), text);
        assert_eq!(actual_total(&plan.indicators()[0], Span::from_plan(&plan)).amount(), None);
        let (plan, _) = made(table, &[(written, unit, CONVERTED)]);
        assert_eq!(figure(&plan, actual()), converted);
    }
    let (plan, preview) = made("指標名,単位,R6目標,R6実績\n来た人,人,100,80%\n", &[]);
    assert_eq!(figure(&plan, actual()), "80%");
    assert_eq!(questions(&preview)[0].choices, [AS_ROWS, Answer::LeaveOut]);
}

#[test]
fn one_pair_of_units_is_asked_once_and_synonyms_are_not_asked() {
    let table = "指標名,単位,R5目標,R6目標,R7目標\n補助,百万円,3億円,2億円,400百万円\n寄附,百万円,1億円,5,700万円\n";
    let (_, preview) = made(table, &[]);
    let subjects: Vec<&str> = questions(&preview).iter().map(|question| question.subject.as_str()).collect();
    assert_eq!(subjects, ["3億円", "700万円"]);
    assert_eq!(questions(&preview)[0].found.len(), 3);
    for table in
        ["指標名,単位,R6目標,R6実績\n来た人,人,100名,80人\n", "指標名,単位,R6目標,R6実績\n割合,％,50%,40パーセント\n"]
    {
        assert_eq!(questions(&made(table, &[]).1), Vec::<&Question>::new(), "{table}");
    }
}

#[test]
fn a_kpi_without_a_unit_whose_figures_stand_in_several_is_asked_by_the_first() {
    let table = "指標名,R6目標,R6実績\n補助,3億円,250百万円\n";
    let (plan, preview) = made(table, &[]);
    assert_eq!((plan.indicators()[0].unit.as_str(), questions(&preview).len()), ("円", 1));
    assert_eq!(figure(&plan, actual()), "250百万円");
    let (plan, _) = made(table, &[("百万円", "円", CONVERTED)]);
    assert_eq!((figure(&plan, target()), figure(&plan, actual())), ("300000000".to_owned(), "250000000".to_owned()));
}

#[test]
fn a_total_of_the_period_is_asked_like_any_figure() {
    let table = "指標名,単位,R6実績,R7実績,目標（5年間累計）\n補助,百万円,20,30,3億円\n";
    let mut desk = Desk::of("002");
    desk.answer_on_sheet(table.as_bytes(), Subject::Year, 0, 0);
    desk.answers.give(Ask::Basis, Answer::Basis(Basis::PeriodTotal));
    let preview = desk.read_on(table.as_bytes(), OpenedOn::List).unwrap();
    let asked = questions(&preview);
    assert_eq!(asked.len(), 1);
    desk.answers.give(asked[0].ask.clone(), CONVERTED);
    let preview = desk.read_on(table.as_bytes(), OpenedOn::List).unwrap();
    let ImportTarget::NewPlan(plan) = &preview.target else { panic!("it is of a plan that is here") };
    assert_eq!(figure(plan, CellPlace::Period), "300");
    assert!(text_at(&plan.indicators()[0], TextPlace::Note(Row::Target, None)).contains("3億円"));
}

#[test]
fn a_kpi_that_is_here_is_asked_in_the_same_way() {
    let mut desk = Desk::of("002");
    let file = with_field(&desk.send(), 1, "実績", "2022年度", "25000000円");
    let preview = desk.read(&file);
    assert_eq!((preview.changes[0].kind, preview.changes.taken()), (ChangeKind::Unread, 0));
    let asked = questions(&preview);
    assert_eq!(asked.len(), 1);
    desk.answers.give(asked[0].ask.clone(), CONVERTED);
    let preview = desk.read(&file);
    desk.take(&preview).unwrap();
    let row = desk.row(1);
    assert_eq!(row.unit, "千円");
    assert_eq!(row.actual(year(2022)).amount().map(Amount::plain), Some("25000".to_owned()));
    let note = text_at(row, TextPlace::Note(Row::Actual, Some(year(2022))));
    assert_eq!(note, "「25000000円」を25,000千円に換算");
    desk.undo();
    assert!(desk.row(1).actual(year(2022)).is_blank());
}

#[test]
fn an_answer_book_asks_too() {
    let (mut desk, mut book) = sent(divided(), &[2022]);
    enter(&mut book, 0, 1, FIGURE, "25000000円");
    let preview = &previews(&desk, &book)[0];
    assert_eq!((questions(preview).len(), preview.changes.taken()), (1, 0));
    desk.answers.give(questions(preview)[0].ask.clone(), CONVERTED);
    desk.take(&previews(&desk, &book)[0]).unwrap();
    assert_eq!(desk.row(1).actual(year(2022)).text, "25,000");
}

#[test]
fn what_waits_for_its_unit_goes_out_as_written_and_comes_back_equal() {
    let mut desk = Desk::of("002");
    desk.set(1, CellPlace::Actual(year(2022)), "25000000円");
    desk.set(1, CellPlace::Target(year(2023)), "3億円");
    let file = desk.send();
    assert!(file.contains("25000000円") && file.contains("3億円"));
    let preview = desk.read(&file);
    assert_eq!((preview.changes.iter().count(), questions(&preview).len()), (0, 0), "{:?}", desk.told(&preview));
    let long = long_table::write(desk.plan()).text();
    assert!(long.contains("実績,2022,2022年度,,読取不能,25000000円,"), "{long}");
    assert!(long.contains("2023年度,,読取不能,3億円,"), "{long}");
}

#[test]
fn a_figure_in_another_unit_is_pasted_as_text() {
    let mut hand = Hand::at_sample("002");
    let place = CellPlace::Actual(year(2022));
    paste(&mut hand, 1, place, &block(&[&["25000000円", "30,000千円"]]));
    assert_eq!(
        (hand.cell(1, place).state, hand.figure(1, CellPlace::Actual(year(2023)))),
        (State::Unread, "30000".to_owned())
    );
}

#[test]
fn a_file_that_is_taken_twice_with_its_answer_changes_nothing_the_second_time() {
    let mut desk = Desk::of("002");
    let name = desk.row(1).name.clone();
    let file = format!("指標名,単位,2022年度実績\n{name},千円,25000000円\n");
    desk.answers.give(Ask::ForeignUnit { written: "円".to_owned(), unit: "千円".to_owned() }, CONVERTED);
    let preview = desk.read(&file);
    assert_eq!(preview.changes.open(), 0);
    desk.take(&preview).unwrap();
    assert_eq!(desk.row(1).actual(year(2022)).text, "25,000");
    let again = desk.read(&file);
    assert_eq!(desk.told(&again), Vec::<String>::new());
}
