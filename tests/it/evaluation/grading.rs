//! The grade rule of a plan on its sheets: the grades that it gives, and what the user changes.

use std::sync::Arc;

use keikaku::checks::evaluation_sheet;
use keikaku::command::{ApprovalNotes, EvaluationCommand, PlanCommand};
use keikaku::figures::evaluation::{PlanInForce, SheetFigures};
use keikaku::figures::progress;
use keikaku::plan::cell::UnknownReason;
use keikaku::plan::evaluation::{EvaluationPart, KpiText, NameKey, RowState, Whole, WholeText};
use keikaku::plan::grade_rule::{GradeRule, built_in_rules};
use keikaku::plan::indicator::Basis;
use keikaku::plan::judging::{JudgedWord, JudgingSetting};
use keikaku::plan::place::{CellPlace, ChoiceValue};
use keikaku::plan::unit::yen;
use keikaku::plan::{EvaluationPlace, Grading, Plan};
use keikaku::storage;
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::value::id::{ApprovalId, IndicatorId};
use keikaku::wording::Language;
use keikaku::wording::evaluation::{self, EvaluatedRow, correction, grade, rule_in_force};
use keikaku::wording::medium::Medium;
use keikaku::wording::progress::ProgressTexts;

use super::{evaluate, settle, sheet, sheet_year, today, write};
use crate::support::{Hand, actual, sample, target};

pub(super) fn rule(id: &str) -> Grading {
    Grading::Rule(Arc::new(built_in_rules().into_iter().find(|rule| rule.id == id).unwrap()))
}

pub(super) fn at_sample_with(grading: Grading) -> Hand {
    let mut hand = Hand::at_sample("000");
    hand.table(PlanCommand::SetGrading(grading)).unwrap();
    hand
}

/// Fills a target of 50 in every year, and this actual in the sheet's year.
pub(super) fn fill(hand: &mut Hand, text: &str) {
    for year in hand.plan().years.years().collect::<Vec<_>>() {
        hand.fill(1, target(year.western()), "50");
    }
    hand.fill(1, actual(sheet_year().western()), text);
}

fn grade_of_first(plan: &Plan) -> Option<String> {
    sheet(plan).rows[0].grade.clone()
}

#[test]
fn a_kpi_has_no_grade_without_a_rule() {
    let mut hand = Hand::at_sample("000");
    fill(&mut hand, "60");
    assert_eq!(grade_of_first(hand.plan()), None);
}

#[test]
fn the_target_comparison_gives_the_state_of_the_kpi_as_its_grade() {
    let mut hand = at_sample_with(Grading::TargetComparison);
    fill(&mut hand, "30");
    let row = &sheet(hand.plan()).rows[0];
    assert_eq!((row.state, row.grade.as_deref()), (RowState::Below, Some("below")));
}

#[test]
fn a_missing_actual_gives_the_word_for_no_judgement_instead_of_the_lowest_grade() {
    let mut hand = at_sample_with(rule("baseline-and-target"));
    assert_eq!(grade_of_first(hand.plan()), Some("none".to_owned()));
    fill(&mut hand, "60");
    assert_eq!(grade_of_first(hand.plan()), Some("a".to_owned()), "above the baseline, but not above the final target");
}

#[test]
fn a_settled_sheet_keeps_its_rule_when_the_rule_of_the_plan_changes() {
    let mut hand = at_sample_with(rule("baseline-and-target"));
    settle(&mut hand).unwrap();
    hand.table(PlanCommand::SetGrading(Grading::None)).unwrap();
    let frozen = hand.plan().evaluations.get(sheet_year()).unwrap().state.frozen().unwrap().clone();
    assert_eq!(frozen.rule.as_ref().map(|rule| rule.id.as_str()), Some("baseline-and-target"));
    assert!(frozen.rows.iter().all(|row| row.grade.is_some()));
}

#[test]
fn a_grade_chosen_by_a_person_is_shown_with_the_grade_of_the_rule() {
    let mut hand = at_sample_with(rule("baseline-and-target"));
    let part = EvaluationPart::Kpi(hand.row(1).id, KpiText::Grade);
    write(&mut hand, part, "a").unwrap();
    let (plan, frozen) = (hand.plan(), sheet(hand.plan()));
    let rule = rule_in_force(plan, Language::Japanese).unwrap();
    let chosen = plan.evaluations.get(sheet_year()).unwrap().chosen_grade(frozen.rows[0].indicator, &rule);
    assert_eq!(chosen, Some("a"));
    assert_eq!(grade(&rule, frozen.rows[0].grade.as_deref(), chosen, Language::Japanese), "A（規則では－）");
}

#[test]
fn a_settled_grade_is_marked_as_settled_if_the_actual_changes_later() {
    let mut hand = at_sample_with(rule("baseline-and-target"));
    fill(&mut hand, "40");
    let id = hand.row(1).id;
    write(&mut hand, EvaluationPart::Kpi(id, KpiText::Grade), "a").unwrap();
    settle(&mut hand).unwrap();
    let said = |hand: &Hand| {
        let entry = &progress::entries(hand.plan(), sheet_year(), today())[0];
        ProgressTexts::new(entry, hand.plan(), Language::Japanese).state
    };
    assert_eq!(said(&hand), "A");
    hand.fill(1, actual(sheet_year().western()), "60");
    assert_eq!(said(&hand), "A（確定時）");
    let figures = SheetFigures::new(hand.plan(), sheet_year(), today(), rule_in_force(hand.plan(), Language::Japanese));
    let shown = (sheet_year(), &*figures.shown);
    let both = figures.corrected(id).unwrap();
    let said = correction(hand.plan(), shown, both, Medium::PlainPaper, Language::Japanese);
    let kept = said.split('。').next().unwrap();
    assert!(kept.ends_with("/ A"), "the word that a person chose was settled: {said}");
}

#[test]
fn an_amount_of_money_in_any_yen_unit_is_read_in_yen() {
    for (typed, expected) in [
        ("35,691,000", Some("35691000")),
        ("３５６９１千円", Some("35691000")),
        ("3,569.1万円", Some("35691000")),
        ("1.2億円", Some("120000000")),
        ("0", Some("0")),
        ("約3千万", Some("30000000")),
        ("未定", None),
    ] {
        let amount = yen(typed).map(Amount::parts);
        let expected = expected.and_then(Amount::from_plain);
        assert_eq!(amount.map(|(digits, scale)| digits / 10_i128.pow(scale)), expected.map(|e| e.parts().0), "{typed}");
    }
}

#[test]
fn causes_are_required_only_of_missed_kpis_and_the_policy_at_publication() {
    let mut hand = Hand::at_sample("000");
    fill(&mut hand, "30");
    let (id, sheet) = (hand.row(1).id, sheet(hand.plan()));
    write(&mut hand, EvaluationPart::Whole(Whole::Project, WholeText::Effect), "3").unwrap();
    let parts = [KpiText::Cause, KpiText::Measure].map(|text| EvaluationPart::Kpi(id, text));
    assert_eq!(evaluation_sheet::missing_when_settled(hand.plan(), sheet_year(), &sheet), parts);
    write(&mut hand, parts[0], "出店が遅れた").unwrap();
    assert_eq!(evaluation_sheet::missing_when_settled(hand.plan(), sheet_year(), &sheet), parts[1..]);
    assert_eq!(evaluation_sheet::without_cause(hand.plan(), sheet_year(), &sheet.rows).count(), 0);
    let missing = evaluation_sheet::missing_when_published(hand.plan(), sheet_year());
    assert!(missing.contains(&EvaluationPart::Whole(Whole::Project, WholeText::Policy)));
}

#[test]
fn a_strategy_is_evaluated_by_goal_and_a_project_plan_as_one_project() {
    let strategy = sample("004", keikaku::value::id::PlanId::from_bits(4));
    let wholes = strategy.wholes(strategy.years.first());
    assert!(wholes.len() > 1);
    for (whole, name) in wholes {
        assert_eq!(whole, Whole::Group(NameKey::from_name(&name)));
    }
    let project = sample("000", keikaku::value::id::PlanId::from_bits(1));
    assert_eq!(project.wholes(sheet_year()), [(Whole::Project, String::new())]);
}

#[test]
fn a_settled_sheet_is_decoded_unchanged_for_any_judgement_word() {
    let mut hand = at_sample_with(Grading::TargetComparison);
    for word in ["達成（>=100%）", "\u{200b}", "A\u{a0}B", ""] {
        let setting = JudgingSetting::Word(JudgedWord::Met, word.to_owned());
        drop(hand.table(PlanCommand::SetJudging(setting)));
        settle(&mut hand).unwrap();
        let record = storage::encode_plan(hand.plan());
        assert_eq!(storage::decode_plan(&record).as_ref(), Ok(hand.plan()), "{word:?}");
        hand.undo();
    }
}

fn grade_part(hand: &Hand) -> EvaluationPart {
    EvaluationPart::Kpi(hand.row(1).id, KpiText::Grade)
}

/// The grade of the first KPI, and the remark beside its name.
fn verdict_of_first(hand: &Hand) -> (String, String) {
    let (plan, id) = (hand.plan(), hand.row(1).id);
    let figures = SheetFigures::new(plan, sheet_year(), today(), rule_in_force(plan, Language::Japanese));
    let sheets = (&*figures.shown, None);
    let row = EvaluatedRow::on_sheets(plan, sheet_year(), sheets, (id, false), Language::Japanese).unwrap();
    (row.verdict, row.remark)
}

#[test]
fn a_chosen_grade_becomes_a_remark_under_another_rule_and_returns_with_the_first() {
    let project = EvaluationPart::Whole(Whole::Project, WholeText::Grade);
    for other in [rule("yearly-or-final-target"), Grading::TargetComparison, Grading::None] {
        let mut hand = at_sample_with(rule("pace-and-first-figure"));
        fill(&mut hand, "60");
        let part = grade_part(&hand);
        write(&mut hand, part, "worse").unwrap();
        write(&mut hand, project, "whole_c").unwrap();
        assert!(verdict_of_first(&hand).0.starts_with("c（規則では"));
        hand.table(PlanCommand::SetGrading(other.clone())).unwrap();
        let (verdict, remark) = verdict_of_first(&hand);
        assert!(!verdict.contains("（規則では") && remark.contains("「c」"), "{verdict} {remark} {other:?}");
        let place = EvaluationPlace { year: sheet_year(), part };
        let options = evaluation::grade_options(hand.plan(), place, None, Language::Japanese);
        assert!(options.contains(&(evaluation::chosen_option(hand.plan(), place), "c（この規則にない）".to_owned())));
        let question = evaluation::question(&[], &[], (hand.plan(), sheet_year()), Language::Japanese);
        assert!(question.contains("「c」") && question.contains("「C」"), "{question}");
        hand.table(PlanCommand::SetGrading(rule("pace-and-first-figure"))).unwrap();
        assert!(verdict_of_first(&hand).0.starts_with("c（規則では"));
        let whole = evaluation::grade_on_whole(
            hand.plan(),
            sheet_year(),
            &sheet(hand.plan()),
            Whole::Project,
            Language::Japanese,
        );
        assert_eq!(whole, "C");
    }
}

#[test]
fn a_chosen_grade_is_not_mapped_to_the_same_id_of_another_rule() {
    let mut hand = at_sample_with(rule("baseline-and-target"));
    let part = grade_part(&hand);
    write(&mut hand, part, "a").unwrap();
    hand.table(PlanCommand::SetGrading(rule("yearly-or-final-target"))).unwrap();
    let (verdict, remark) = verdict_of_first(&hand);
    assert!(!verdict.contains("（規則では") && remark.contains("「A」"), "{verdict} {remark}");
}

#[test]
fn a_project_grade_by_another_rule_counts_as_missing_if_people_must_grade() {
    let mut hand = at_sample_with(rule("pace-and-first-figure"));
    let project = EvaluationPart::Whole(Whole::Project, WholeText::Grade);
    write(&mut hand, project, "whole_c").unwrap();
    let is_missing = |hand: &Hand| {
        evaluation_sheet::missing_when_settled(hand.plan(), sheet_year(), &sheet(hand.plan())).contains(&project)
    };
    assert!(!is_missing(&hand));
    hand.table(PlanCommand::SetGrading(rule("whole-by-results"))).unwrap();
    assert!(is_missing(&hand));
}

#[test]
fn a_grade_on_a_settled_sheet_is_kept_under_another_rule_and_after_reopening() {
    let mut hand = at_sample_with(rule("baseline-and-target"));
    fill(&mut hand, "60");
    let part = grade_part(&hand);
    write(&mut hand, part, "c").unwrap();
    settle(&mut hand).unwrap();
    hand.table(PlanCommand::SetGrading(rule("four-bands-of-rate"))).unwrap();
    assert_eq!(verdict_of_first(&hand), ("C（規則ではA）".to_owned(), String::new()));
    let reopen = EvaluationCommand::Reopen { year: sheet_year(), on: today(), reason: "数値の訂正".to_owned() };
    evaluate(&mut hand, reopen).unwrap();
    assert!(verdict_of_first(&hand).1.contains("「C」"));
    hand.table(PlanCommand::SetGrading(rule("baseline-and-target"))).unwrap();
    assert_eq!(verdict_of_first(&hand).0, "C（規則ではA）");
}

#[test]
fn a_grade_chosen_without_a_rule_belongs_to_the_first_rule_set_later() {
    let mut hand = Hand::at_sample("000");
    let part = grade_part(&hand);
    write(&mut hand, part, "a").unwrap();
    hand.table(PlanCommand::SetGrading(rule("baseline-and-target"))).unwrap();
    assert_eq!(verdict_of_first(&hand).0, "A（規則では－）");
    hand.table(PlanCommand::SetGrading(rule("yearly-or-final-target"))).unwrap();
    assert!(verdict_of_first(&hand).1.contains("「A」"));
}

#[test]
fn the_last_year_in_force_is_the_last_year_of_the_approved_period() {
    let mut hand = Hand::at_sample("000");
    let last = hand.plan().years.last();
    let notes = ApprovalNotes { approved_on: "平成31年3月29日".to_owned(), ..ApprovalNotes::default() };
    hand.table(PlanCommand::RecordApproval { id: ApprovalId::from_bits(1), notes }).unwrap();
    hand.table(PlanCommand::AppendYear).unwrap();
    let in_force = PlanInForce::new(hand.plan(), sheet_year());
    assert_eq!(in_force.plan.years.last(), last);
}

#[test]
fn a_kpi_shows_the_target_in_force_if_the_target_was_changed_later() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(sheet_year().western()), "20000");
    let notes = ApprovalNotes { approved_on: "平成31年3月29日".to_owned(), ..ApprovalNotes::default() };
    hand.table(PlanCommand::RecordApproval { id: ApprovalId::from_bits(1), notes }).unwrap();
    let reason = |hand: &Hand| {
        let entries = progress::entries(hand.plan(), sheet_year(), today());
        ProgressTexts::new(&entries[0], hand.plan(), Language::Japanese).reason
    };
    assert_eq!(reason(&hand), "");
    hand.fill(1, target(sheet_year().western()), "19000");
    assert_eq!(reason(&hand), "年度末に有効だった目標は20,000");
    hand.fill(1, target(sheet_year().western()), "20000");
    let last = hand.plan().years.last();
    hand.fill(1, target(last.western()), "25000");
    assert_eq!(reason(&hand), "", "nothing is held against the final target");
    hand.fill(1, actual(sheet_year().western()), "15000");
    assert_eq!(reason(&hand), "年度末に有効だった最終目標は80,000");
}

#[test]
fn a_row_without_a_judgement_shows_its_reason_in_place_of_the_actual() {
    let mut hand = Hand::at_sample("000");
    let state = |hand: &Hand| sheet(hand.plan()).rows[0].state;
    assert_eq!(state(&hand), RowState::NotEntered);
    hand.fill(1, actual(sheet_year().western()), "未把握");
    assert_eq!(state(&hand), RowState::Unknown(None));
    hand.fill(1, actual(sheet_year().western()), "調査中");
    assert_eq!(state(&hand), RowState::Unknown(Some(UnknownReason::UnderSurvey)));
    let shown = |hand: &Hand| {
        let sheet = sheet(hand.plan());
        let said = (sheet.rows[0].indicator, false);
        let texts =
            EvaluatedRow::on_sheets(hand.plan(), sheet_year(), (&sheet, None), said, Language::Japanese).unwrap();
        (texts.actual, texts.verdict)
    };
    let pair = |actual: &str, verdict: &str| (actual.to_owned(), verdict.to_owned());
    assert_eq!(shown(&hand), pair("調査中", "判定できない"));
    hand.table(PlanCommand::SetGrading(rule("baseline-and-target"))).unwrap();
    assert_eq!(shown(&hand), pair("調査中", "－"), "the reason stands once, in the place of the figure");
}

#[test]
fn a_correction_states_once_why_the_actual_was_unknown() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, actual(sheet_year().western()), "調査中");
    let settled = sheet(hand.plan());
    hand.fill(1, actual(sheet_year().western()), "15");
    let now = sheet(hand.plan());
    let rows = (&settled.rows[0], &now.rows[0]);
    let said = correction(hand.plan(), (sheet_year(), &settled), rows, Medium::PlainPaper, Language::Japanese);
    assert!(said.contains("実績 調査中 / 判定できない。現在：") && said.matches("調査中").count() == 1, "{said}");
}

/// The grade of the first KPI and the figure that decided it, as the paper shows them.
fn decided(hand: &Hand, year: FiscalYear) -> (String, String) {
    let on = Date::new(year.western() + 1, 9, 30).unwrap();
    let figures = SheetFigures::new(hand.plan(), year, on, rule_in_force(hand.plan(), Language::Japanese));
    let row = &figures.shown.rows[0];
    let texts =
        EvaluatedRow::graded(hand.plan(), year, (&figures.shown, None), row, Medium::PlainPaper, Language::Japanese);
    (texts.verdict, texts.decided)
}

pub(super) fn levels(baseline: &str, actuals: [&str; 2]) -> Hand {
    let mut hand = Hand::at_sample("000");
    hand.choose(1, ChoiceValue::Basis(Some(Basis::Level))).unwrap();
    hand.fill(1, CellPlace::Baseline, baseline);
    for year in hand.plan().years.years().collect::<Vec<_>>() {
        hand.fill(1, target(year.western()), "50");
    }
    for (year, text) in (2018..).zip(actuals) {
        hand.fill(1, actual(year), text);
    }
    hand
}

#[test]
fn the_deciding_figure_is_shown_with_the_grade_unless_the_rate_decides() {
    // Two thirds of the final target of 50 are due by the second of three years.
    let cases = [
        ("40", "share-of-target-due", "着実に進んでいる", "年割り 120.0%"),
        ("40", "four-bands-of-rate", "ほぼ達成", ""),
        ("40", "yearly-or-final-target", "B", ""),
        ("40", "baseline-and-target", "A", "基準値との差 +30"),
        ("40", "pace-and-first-figure", "a", "年割り 112.5%"),
        ("15", "share-of-target-due", "改善や工夫が必要", "年割り 45.0%"),
        ("8", "baseline-and-target", "C", "基準値との差 △2"),
    ];
    for (text, id, grade, figure) in cases {
        let mut hand = levels("10", ["30", text]);
        hand.table(PlanCommand::SetGrading(rule(id))).unwrap();
        let expected = (grade.to_owned(), figure.to_owned());
        assert_eq!(decided(&hand, FiscalYear::new(2019).unwrap()), expected, "{text}: {id}");
    }
}

/// The grade and the deciding figure by a rule with these clauses, for a KPI with the baseline 10, targets of 50, and actuals
/// of 30 and then 40.
fn decided_by(clauses: &str) -> (String, String) {
    let rule = format!(
        r#"{{"format": 1, "id": "r", "name": "規則", "words": [{{"id": "a", "label": "A"}}, {{"id": "b", "label": "B"}}],
        "indicator": [{clauses}, {{"word": "b", "when": "otherwise"}}]}}"#
    );
    let mut hand = levels("10", ["30", "40"]);
    hand.table(PlanCommand::SetGrading(Grading::Rule(Arc::new(GradeRule::from_json(&rule).unwrap())))).unwrap();
    decided(&hand, FiscalYear::new(2019).unwrap())
}

#[test]
fn a_figure_that_did_not_decide_the_grade_is_not_shown() {
    let above = r#"{"against": "baseline", "is": "above"}"#;
    let worse = r#"{"against": "previous", "is": "below"}"#;
    let no_setback = r#"{"setback": false}"#;
    let cases = [
        (
            format!(r#"{{"word": "a", "when": {{"all": [{above}, {worse}]}}}}"#),
            ("B", "前年との差 +10"),
            "one of all fails",
        ),
        (format!(r#"{{"word": "a", "when": {worse}}}, {{"word": "a", "when": {no_setback}}}"#), ("A", ""), "no figure"),
        (format!(r#"{{"word": "a", "when": {{"any": [{worse}, {no_setback}]}}}}"#), ("A", ""), "the other one holds"),
        (
            format!(r#"{{"word": "a", "when": {worse}}}, {{"word": "a", "when": {{"known": "target"}}}}"#),
            ("A", "前年との差 +10"),
            "the second clause covers the rest",
        ),
        (
            format!(
                r#"{{"word": "a", "when": {worse}}}, {{"word": "a", "when": {{"against": "target", "is": "reached"}}}}"#
            ),
            ("B", ""),
            "the target decides, and stands in the row",
        ),
    ];
    for (clauses, (grade, figure), of) in cases {
        assert_eq!(decided_by(&clauses), (grade.to_owned(), figure.to_owned()), "{of}");
    }
}

#[test]
fn a_settled_sheet_without_a_rule_ignores_a_target_comparison_set_later() {
    let mut hand = Hand::at_sample("000");
    let part = grade_part(&hand);
    write(&mut hand, part, "below").unwrap();
    settle(&mut hand).unwrap();
    hand.table(PlanCommand::SetGrading(Grading::TargetComparison)).unwrap();
    let place = EvaluationPlace { year: sheet_year(), part };
    assert!(hand.plan().grade_of_other_rule(place).is_some());
    hand.table(PlanCommand::SetGrading(Grading::None)).unwrap();
    assert_eq!(hand.plan().evaluation_text(place), "below", "the comparison is no rule of this sheet");
}

#[test]
fn remarks_are_separated_and_do_not_name_a_rule_if_the_plan_has_none() {
    let mut hand = at_sample_with(rule("baseline-and-target"));
    fill(&mut hand, "30");
    let part = grade_part(&hand);
    write(&mut hand, part, "a").unwrap();
    hand.table(PlanCommand::SetGrading(Grading::None)).unwrap();
    assert_eq!(verdict_of_first(&hand).1, "人が選んだ「A」は規則がないため判定ではない 要因が未記入");
    let notes = ApprovalNotes { approved_on: "平成31年3月29日".to_owned(), ..ApprovalNotes::default() };
    let mut added = at_sample_with(rule("baseline-and-target"));
    let name = keikaku::plan::place::TextPlace::Name;
    added.table(PlanCommand::RecordApproval { id: ApprovalId::from_bits(1), notes }).unwrap();
    added.table(PlanCommand::AddIndicator { id: IndicatorId::from_bits(99) }).unwrap();
    let number = added.plan().indicators().len();
    added.words(number, name, "来訪者数").unwrap();
    let part = EvaluationPart::Kpi(added.row(number).id, KpiText::Grade);
    write(&mut added, part, "a").unwrap();
    added.table(PlanCommand::SetGrading(rule("yearly-or-final-target"))).unwrap();
    let (plan, sheet) = (added.plan(), sheet(added.plan()));
    let row = sheet.row(IndicatorId::from_bits(99)).unwrap();
    let texts =
        |language| EvaluatedRow::graded(plan, sheet_year(), (&sheet, None), row, Medium::Screen, language).remark;
    assert_eq!(texts(Language::Japanese), "追加 人が選んだ「A」はこの規則の判定ではない");
    assert_eq!(texts(Language::English), "added “A”, chosen by a person, is no grade of this rule");
}
