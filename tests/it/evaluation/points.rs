//! Points that users type for a project or a goal, under names that the grade rule defines.

use std::sync::Arc;

use keikaku::checks::evaluation_sheet;
use keikaku::command::{EvaluationCommand, PlanCommand, Rejection};
use keikaku::figures::evaluation::{SheetFigures, grade_of_whole};
use keikaku::paper::evaluation::EvaluationPaper;
use keikaku::plan::evaluation::{EvaluationPart, NameKey, Whole, WholeText};
use keikaku::plan::grade_rule::GradeRule;
use keikaku::plan::unit::points;
use keikaku::plan::{EvaluationPlace, Grading};
use keikaku::value::amount::Amount;
use keikaku::wording::Language;
use keikaku::wording::evaluation::{self, rule_in_force};

use super::grading::{at_sample_with, rule};
use super::papers::{column, strategy, table_with, tables, words};
use super::{settle, sheet, sheet_year, today, write};
use crate::support::{Hand, actual, target};

/// A rule that gives 3 points for a KPI that met its target, and adds points typed under two names.
pub(super) const RULE: &str = r#"{"format": 1, "id": "aims", "name": "ねらいを含む点数", "words": [
{"id": "met", "label": "達成"}, {"id": "missed", "label": "未達成"}, {"id": "good", "label": "良好"},
{"id": "weak", "label": "課題あり"}], "indicator": [
{"word": "met", "when": {"against": "target", "is": "reached"}}, {"word": "missed", "when": "otherwise"}],
"whole": [{"word": "good", "when": {"points": {"met": "3"}, "typed": ["ねらい", "工夫"], "at_least": "16"}},
{"word": "weak", "when": "otherwise"}]}"#;

fn part(name: &str) -> EvaluationPart {
    EvaluationPart::Points(Whole::Project, NameKey::from_name(name))
}

/// Sample 000 with that rule; its four KPIs have their targets as actuals.
fn at_sample() -> Hand {
    let mut hand = at_sample_with(Grading::Rule(Arc::new(GradeRule::from_json(RULE).unwrap())));
    for number in 1..=4 {
        let aim = hand.cell(number, target(sheet_year().western())).text;
        hand.fill(number, actual(sheet_year().western()), &aim);
    }
    hand
}

/// The grade that the rule gives the project, and the sum of all points.
fn grade(hand: &Hand) -> (String, Option<Amount>) {
    let said = hand.plan().evaluations.get(sheet_year()).map(|said| &**said);
    let sheet = sheet(hand.plan());
    let (grade, sum) = grade_of_whole(said, &sheet, Whole::Project).unwrap();
    (grade.word().map(|word| word.label.clone()).unwrap_or_default(), sum)
}

#[test]
fn the_project_is_graded_once_all_points_are_typed() {
    let mut hand = at_sample();
    assert_eq!(grade(&hand), (String::new(), None), "nobody has given any");
    write(&mut hand, part("ねらい"), "３点").unwrap();
    assert_eq!(grade(&hand), (String::new(), None), "those of the other name are missing");
    write(&mut hand, part("工夫"), "1").unwrap();
    assert_eq!(grade(&hand), ("良好".to_owned(), Amount::from_plain("16")));
    write(&mut hand, part("工夫"), "0.9").unwrap();
    assert_eq!(grade(&hand), ("課題あり".to_owned(), Amount::from_plain("15.9")));
    hand.session.settle();
    write(&mut hand, part("工夫"), "良").unwrap();
    assert_eq!(grade(&hand), (String::new(), None), "what is no number is no point");
    hand.undo();
    assert_eq!(grade(&hand).0, "課題あり");
}

#[test]
fn a_rule_with_two_equal_names_of_points_is_rejected() {
    let fault = GradeRule::from_json(&RULE.replace(r#""ねらい", "工夫""#, r#""工夫A", "工夫Ａ""#)).unwrap_err();
    assert_eq!(fault.place, "/whole/0/when/typed/1");
}

#[test]
fn points_are_read_with_and_without_their_unit() {
    for (text, read) in [("3", Some("3")), ("３点", Some("3")), (" 2.5 点", Some("2.5")), ("", None), ("三", None)]
    {
        assert_eq!(points(text), read.and_then(Amount::from_plain), "{text}");
    }
}

#[test]
fn missing_points_are_asked_for_before_settling_and_points_are_closed_afterwards() {
    let mut hand = at_sample();
    let missing = |hand: &Hand| evaluation_sheet::missing_when_settled(hand.plan(), sheet_year(), &sheet(hand.plan()));
    assert!(missing(&hand).contains(&part("ねらい")));
    let question = evaluation::question(&[part("工夫")], &[], (hand.plan(), sheet_year()), Language::Japanese);
    assert!(question.contains("工夫"), "{question}");
    write(&mut hand, part("ねらい"), "3").unwrap();
    write(&mut hand, part("工夫"), "良").unwrap();
    assert_eq!(missing(&hand).iter().filter(|part| matches!(part, EvaluationPart::Points(..))).count(), 1);
    write(&mut hand, part("工夫"), "2").unwrap();
    assert!(!missing(&hand).iter().any(|part| matches!(part, EvaluationPart::Points(..))));
    settle(&mut hand).unwrap();
    assert_eq!(write(&mut hand, part("工夫"), "3"), Err(Rejection::SheetSettled));
    let place = EvaluationPlace { year: sheet_year(), part: part("工夫") };
    hand.table(PlanCommand::SetGrading(Grading::None)).unwrap();
    assert_eq!(hand.plan().evaluation_text(place), "2", "a settled sheet keeps its rule and its points");
    assert_eq!(evaluation::place(place, Some(hand.plan()), Language::Japanese), "2018年度の効果検証 工夫");
}

#[test]
fn points_are_kept_when_a_threshold_or_the_rule_changes() {
    let mut hand = at_sample();
    write(&mut hand, part("工夫"), "2").unwrap();
    let place = EvaluationPlace { year: sheet_year(), part: part("工夫") };
    let changed = GradeRule::from_json(RULE).unwrap().with_threshold(0, Amount::whole(10)).unwrap();
    hand.table(PlanCommand::SetGrading(Grading::Rule(Arc::new(changed)))).unwrap();
    assert_eq!(hand.plan().evaluation_text(place), "2");
    hand.table(PlanCommand::SetGrading(Grading::TargetComparison)).unwrap();
    assert_eq!(hand.plan().evaluation_text(place), "2");
}

#[test]
fn the_printed_sheet_has_a_column_for_each_name_of_points() {
    let mut hand = at_sample();
    write(&mut hand, part("ねらい"), "3").unwrap();
    write(&mut hand, part("工夫"), "1点").unwrap();
    let printed = format!("{:?}", EvaluationPaper::Sheet.document(hand.plan(), sheet_year(), today()).sections);
    let rule = "指標と「ねらい・工夫」の点数の合計が16点以上";
    for said in ["\"ねらい\"", "\"工夫\"", "\"1点\"", "\"良好（合計16点）\"", rule] {
        assert!(printed.contains(said), "{said}: {printed}");
    }
}

#[test]
fn the_sum_of_points_is_printed_with_the_grade_of_the_project() {
    let mut hand = at_sample();
    let paper = |hand: &Hand, paper: EvaluationPaper| paper.document(hand.plan(), sheet_year(), today());
    let of_report = |hand: &Hand| {
        let report = paper(hand, EvaluationPaper::Report);
        column(table_with(&report, "計"), "全体の判定")
    };
    assert!(!words(&paper(&hand, EvaluationPaper::NationalSheet)).contains("判定："), "nobody has given any");
    assert_eq!(of_report(&hand), ["－"]);
    write(&mut hand, part("ねらい"), "3").unwrap();
    assert!(words(&paper(&hand, EvaluationPaper::NationalSheet)).contains("判定：－　ねらい：3"));
    write(&mut hand, part("工夫"), "1点").unwrap();
    let national = paper(&hand, EvaluationPaper::NationalSheet);
    assert!(words(&national).contains("判定：良好（合計16点）　ねらい：3　工夫：1点"), "{}", words(&national));
    assert!(!tables(&national)[0].head.iter().any(|head| head == "ねらい"), "the columns are those of the State");
    assert_eq!(of_report(&hand), ["良好（合計16点）"]);
    write(&mut hand, EvaluationPart::Whole(Whole::Project, WholeText::Grade), "weak").unwrap();
    assert_eq!(of_report(&hand), ["課題あり（規則では良好、合計16点）"], "as a person chose");
    hand.table(PlanCommand::SetGrading(rule("four-bands-of-rate"))).unwrap();
    assert_eq!(of_report(&hand), ["人が選んだ「課題あり」はこの規則の判定ではない"], "what a person chose stays");
    hand.table(PlanCommand::SetGrading(Grading::None)).unwrap();
    assert_eq!(of_report(&hand), ["人が選んだ「課題あり」は規則がないため判定ではない"]);
    write(&mut hand, EvaluationPart::Whole(Whole::Project, WholeText::Grade), "").unwrap();
    assert!(of_report(&hand).is_empty(), "without a rule that grades the project there is no column for it");
}

#[test]
fn each_goal_of_a_strategy_has_its_own_sum_of_points() {
    let (mut hand, year, on) = strategy();
    hand.table(PlanCommand::SetGrading(Grading::Rule(Arc::new(GradeRule::from_json(RULE).unwrap())))).unwrap();
    let goals = hand.plan().wholes(year);
    for (goal, name) in &goals {
        for points in ["ねらい", "工夫"] {
            let place = EvaluationPlace { year, part: EvaluationPart::Points(*goal, NameKey::from_name(points)) };
            let text = name.chars().count().to_string();
            hand.table(PlanCommand::Evaluate(EvaluationCommand::SetText { place, text })).unwrap();
        }
    }
    let figures = SheetFigures::new(hand.plan(), year, on, rule_in_force(hand.plan(), Language::Japanese));
    let end = |(goal, name): &(Whole, String)| {
        let of_goal = figures.shown.rows.iter().filter(|row| Whole::from_name(&row.group) == *goal);
        let words: Option<Vec<&str>> = of_goal.map(|row| row.grade.as_deref()).collect();
        let met = |words: Vec<&str>| words.iter().filter(|word| **word == "met").count();
        words.map_or("－".to_owned(), |words| format!("（合計{}点）", 3 * met(words) + 2 * name.chars().count()))
    };
    let ends: Vec<String> = goals.iter().map(end).collect();
    assert!(ends.iter().filter(|end| *end != "－").count() > 1, "the others have a KPI that can't be judged");
    let report = EvaluationPaper::Report.document(hand.plan(), year, on);
    let grades = column(table_with(&report, "計"), "全体の判定");
    assert_eq!(grades.len(), goals.len() + 1);
    let national = words(&EvaluationPaper::NationalSheet.document(hand.plan(), year, on));
    for (end, grade) in ends.iter().zip(&grades) {
        assert!(grade.ends_with(end), "{grade} {end}");
        assert!(national.contains(&format!("判定：{grade}")), "{grade}");
    }
    assert_eq!(grades[goals.len()], "", "what is graded are the goals");
}
