//! Points in the file of a sheet (効果検証CSV): sent to an evaluator, filled in, read back and merged.

use std::sync::Arc;

use keikaku::columns::evaluation::EvaluationColumn;
use keikaku::command::{EvaluationCommand, PlanCommand};
use keikaku::figures::evaluation::PlanInForce;
use keikaku::merge::review::{ChangeKind, Decision, Remark};
use keikaku::plan::Grading;
use keikaku::plan::evaluation::{EvaluationPart, NameKey, Whole, WholeText};
use keikaku::plan::grade_rule::GradeRule;
use keikaku::wording::Language;
use keikaku::wording::evaluation::{grade_on_whole, rule_in_force};
use proptest::prelude::*;
use proptest::sample::select;

use super::grading::rule;
use super::points::RULE;
use super::table_file::{said, send, sheet_year, torn, with, write};
use super::today;
use crate::support::actual;
use crate::support::desk::{Desk, fields};

/// The head of the column for points with that name.
fn head(name: &str) -> String {
    format!("点数（{name}）")
}

fn part(name: &str) -> EvaluationPart {
    EvaluationPart::Points(Whole::Project, NameKey::from_name(name))
}

fn put_rule(desk: &mut Desk, json: &str) {
    let rule = Arc::new(GradeRule::from_json(json).unwrap());
    desk.do_to_plan(PlanCommand::SetGrading(Grading::Rule(rule)));
    desk.session.settle();
}

/// A sample with the rule, in which every target of the sheet's year is reached.
fn at_desk(code: &str) -> Desk {
    let mut desk = Desk::of(code);
    let year = sheet_year(&desk).western();
    for number in 1..=desk.plan().indicators().len() {
        let aim = desk.row(number).target(sheet_year(&desk)).text.clone();
        desk.set(number, actual(year), &aim);
    }
    put_rule(&mut desk, RULE);
    desk
}

fn settle(desk: &mut Desk) {
    let (year, rule) = (sheet_year(desk), rule_in_force(desk.plan(), Language::Japanese));
    let frozen = PlanInForce::new(desk.plan(), year).sheet(year, today(), rule).into();
    desk.do_to_plan(PlanCommand::Evaluate(EvaluationCommand::Settle(year, frozen)));
}

#[test]
fn each_name_of_points_has_a_column_with_its_own_heading() {
    let mut desk = Desk::of("000");
    put_rule(&mut desk, &RULE.replace("工夫", "理由"));
    write(&mut desk, part("ねらい"), "３点");
    write(&mut desk, part("理由"), "1");
    write(&mut desk, EvaluationPart::Whole(Whole::Project, WholeText::PolicyReason), "続ける。");
    let sent = send(&mut desk);
    let rows = fields(&sent);
    assert!(
        rows[0].join(",").contains("今後の取組,点数（ねらい）,点数（理由）,事業効果,外部有識者の評価"),
        "{:?}",
        rows[0]
    );
    let project = rows.iter().find(|row| row[4] == "事業").unwrap();
    let column = |name: &str| rows[0].iter().position(|one| one == name).unwrap();
    let texts = [head("ねらい"), head("理由"), "理由".to_owned()].map(|name| project[column(&name)].as_str());
    assert_eq!(texts, ["３点", "1", "続ける。"]);
    desk.tells(&sent, &[]);
    let halved = sent.replacen("点数（ねらい）", "点数 (ねらい)", 1);
    desk.tells(&with(&halved, "事業", 1, "点数 (ねらい)", "2"), &["変更 2018年度の効果検証 ねらい: ３点 → 2"]);
    desk.do_to_plan(PlanCommand::SetGrading(rule("four-bands-of-rate")));
    assert!(!send(&mut desk).contains("点数（"), "another rule does not ask for them");
}

#[test]
fn points_from_an_evaluator_are_imported_and_graded() {
    let mut desk = at_desk("000");
    let sent = send(&mut desk);
    let file = with(&with(&sent, "事業", 1, &head("ねらい"), "３点"), "事業", 1, &head("工夫"), "1");
    let preview = desk.tells(
        &file,
        &["変更 2018年度の効果検証 ねらい: （空欄） → ３点", "変更 2018年度の効果検証 工夫: （空欄） → 1"],
    );
    desk.take(&preview).unwrap();
    assert_eq!(said(&desk, part("ねらい")), "３点");
    let year = sheet_year(&desk);
    let sheet =
        PlanInForce::new(desk.plan(), year).sheet(year, today(), rule_in_force(desk.plan(), Language::Japanese));
    let grade = grade_on_whole(desk.plan(), year, &sheet, Whole::Project, Language::Japanese);
    assert_eq!(grade, "良好（合計16点）");
    assert!(send(&mut desk).contains("良好（合計16点）"), "the next reader sees it in 判定");
    let again = desk.tells(&file, &[]);
    assert!(Desk::said(&again).join("").contains("反映済み"), "{:?}", Desk::said(&again));
    desk.tells(&with(&sent, "事業", 1, &head("ねらい"), "3.0"), &[]);
    desk.undo();
    assert_eq!(said(&desk, part("ねらい")), "");
}

#[test]
fn points_that_are_not_numbers_are_reported_by_line_and_the_rest_is_imported() {
    let mut desk = at_desk("000");
    write(&mut desk, part("ねらい"), "良");
    let sent = send(&mut desk);
    desk.tells(&sent, &[]);
    let file = with(&with(&sent, "事業", 1, &head("ねらい"), "可"), "事業", 1, &head("工夫"), "2");
    let file = with(&file, "指標", 1, &head("工夫"), "5");
    let preview = desk
        .tells(&file, &["×読取不能 2018年度の効果検証 ねらい: 良 → 可", "変更 2018年度の効果検証 工夫: （空欄） → 2"]);
    let unread = preview.changes.iter().next().unwrap();
    let line = 1 + fields(&sent).iter().position(|row| row[4] == "事業").unwrap();
    assert_eq!((unread.line, &unread.remark), (Some(line), &Some(Remark::NoPoints)));
    assert!(Desk::said(&preview).join("").contains("点数（工夫）"), "a KPI has no points: {:?}", Desk::said(&preview));
    desk.tells(&with(&sent, "事業", 1, &head("ねらい"), ""), &["消去 2018年度の効果検証 ねらい: 良"]);
    desk.take(&preview).unwrap();
    assert_eq!((said(&desk, part("ねらい")), said(&desk, part("工夫"))), ("良", "2"));
    let corrected = with(&file, "事業", 1, &head("ねらい"), "3");
    desk.tells(&corrected, &["変更 2018年度の効果検証 ねらい: 良 → 3"]);
}

#[test]
fn different_points_from_two_evaluators_conflict_only_under_that_name() {
    let mut desk = at_desk("000");
    write(&mut desk, part("ねらい"), "2");
    let sent = send(&mut desk);
    let one = with(&with(&sent, "事業", 1, &head("ねらい"), "3"), "事業", 1, &head("工夫"), "1");
    desk.take(&desk.read(&one)).unwrap();
    let other = with(&with(&sent, "事業", 1, &head("ねらい"), "1"), "事業", 1, &head("工夫"), "１点");
    let mut preview = desk.tells(&other, &["？食い違い 2018年度の効果検証 ねらい: 3 → 1"]);
    let conflict = preview.changes.all(Some(ChangeKind::Conflict), &Decision::Typed("2.5".to_owned()));
    preview.changes.decide(&conflict);
    desk.take(&preview).unwrap();
    assert_eq!((said(&desk, part("ねらい")), said(&desk, part("工夫"))), ("2.5", "1"));
    // The number that was sent, as a spreadsheet writes it.
    desk.tells(&with(&sent, "事業", 1, &head("ねらい"), "2.00"), &[]);
}

#[test]
fn without_a_known_base_points_fill_only_blanks_and_differences_are_asked_about() {
    let mut desk = at_desk("000");
    write(&mut desk, part("ねらい"), "2");
    let sent = send(&mut desk);
    let mut stranger = Desk::with(desk.plan().clone());
    let file = with(&with(&sent, "事業", 1, &head("ねらい"), "3"), "事業", 1, &head("工夫"), "1");
    let preview = stranger
        .tells(&file, &["？食い違い 2018年度の効果検証 ねらい: 2 → 3", "変更 2018年度の効果検証 工夫: （空欄） → 1"]);
    assert!(Desk::said(&preview).join("").contains("版"), "{:?}", Desk::said(&preview));
    assert!(preview.command("回答.csv", today()).is_none(), "what is asked is not passed over");
    stranger.tells(&with(&sent, "事業", 1, &head("ねらい"), ""), &[]);
    stranger.tells(&with(&sent, "事業", 1, &head("ねらい"), "２点"), &[]);
    put_rule(&mut stranger, &RULE.replace("工夫", "別の工夫"));
    stranger.tells(
        &file,
        &["？食い違い 2018年度の効果検証 ねらい: 2 → 3", "×入る欄なし 2018年度の効果検証 人がつける点数: （空欄） → 1"],
    );
}

#[test]
fn points_for_a_settled_sheet_have_no_place_until_the_sheet_is_reopened() {
    let mut desk = at_desk("000");
    let sent = send(&mut desk);
    settle(&mut desk);
    let file = with(&sent, "事業", 1, &head("ねらい"), "3");
    let preview = desk.tells(&file, &["×入る欄なし 2018年度の効果検証 ねらい: （空欄） → 3"]);
    assert_eq!(preview.changes.taken(), 0);
    let reopen =
        EvaluationCommand::Reopen { year: sheet_year(&desk), on: today(), reason: "点数が届いた。".to_owned() };
    desk.do_to_plan(PlanCommand::Evaluate(reopen));
    assert_eq!(desk.read(&file).changes.taken(), 1);
}

#[test]
fn points_in_the_row_of_a_goal_are_imported_for_that_goal() {
    let mut desk = Desk::of("004");
    put_rule(&mut desk, RULE);
    let (goal, name) = desk.plan().wholes(sheet_year(&desk))[1].clone();
    let sent = send(&mut desk);
    let file = with(&sent, "基本目標", 2, &head("工夫"), "4");
    desk.take(&desk.tells(&file, &[&format!("変更 2019年度の効果検証 {name} 工夫: （空欄） → 4")])).unwrap();
    assert_eq!(said(&desk, EvaluationPart::Points(goal, NameKey::from_name("工夫"))), "4");
    let without = torn(&sent, |rows| {
        let at = rows[0].iter().position(|one| *one == head("工夫")).unwrap();
        for row in rows {
            row.remove(at);
        }
    });
    desk.tells(&without, &[]);
}

proptest! {
    #[test]
    fn points_under_any_name_are_read_back_unchanged(
        name in "[^\\s\\x00-\\x1f\"\\\\]{1,12}",
        text in select(vec!["3", "３点", " 2.5 点", "=1", "-1", "'-1", "－", "良", "0", "007"]),
    ) {
        let mut desk = Desk::of("000");
        let json = RULE.replace("工夫", &name);
        let Ok(rule) = GradeRule::from_json(&json) else { return Ok(()) };
        desk.do_to_plan(PlanCommand::SetGrading(Grading::Rule(Arc::new(rule))));
        write(&mut desk, part(&name), text);
        let sent = send(&mut desk);
        prop_assert_eq!(EvaluationColumn::of_name(&head(&name)), Some(EvaluationColumn::Points(NameKey::from_name(&name))));
        prop_assert!(fields(&sent)[0].contains(&head(&name)));
        prop_assert!(desk.read(&sent).changes.is_empty(), "{:?}", desk.told(&desk.read(&sent)));
        let mut blank = Desk::of("000");
        put_rule(&mut blank, &json);
        send(&mut blank);
        let preview = blank.read(&sent);
        let is_read = keikaku::plan::unit::points(text).is_some();
        prop_assert_eq!(preview.changes.taken(), usize::from(is_read));
        if is_read {
            blank.take(&preview).unwrap();
            prop_assert_eq!(said(&blank, part(&name)), text);
        }
    }
}
