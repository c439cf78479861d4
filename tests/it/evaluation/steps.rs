//! The steps of a sheet: 記入中, 確定, 公表, and back.

use keikaku::command::{EvaluationCommand, PlanCommand, Rejection};
use keikaku::paper::evaluation::EvaluationPaper;
use keikaku::plan::EvaluationPlace;
use keikaku::plan::evaluation::{
    EvaluationPart, ItemId, OpinionText, RowState, SheetStep, SheetText, Whole, WholeText,
};
use keikaku::plan::judging::{JudgedWord, JudgingSetting, Threshold};
use keikaku::storage;
use keikaku::wording::Language;
use keikaku::wording::evaluation::state_of_sheet;

use super::grading::fill;
use super::{SPENT, cause, evaluate, published, settle, sheet, sheet_year, today, write};
use crate::support::{Hand, actual};

fn step(hand: &Hand) -> SheetStep {
    hand.plan().evaluations.get(sheet_year()).map(|sheet| sheet.state.step.clone()).unwrap_or_default()
}

fn reopen(hand: &mut Hand) -> Result<(), Rejection> {
    evaluate(hand, EvaluationCommand::Reopen { year: sheet_year(), on: today(), reason: " 数値の確定 ".to_owned() })
}

#[test]
fn a_settled_sheet_keeps_its_figures_when_an_actual_is_corrected() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, actual(2018), "100");
    settle(&mut hand).unwrap();
    hand.fill(1, actual(2018), "120");
    let id = hand.row(1).id;
    let frozen = hand.plan().evaluations.get(sheet_year()).unwrap().state.frozen().unwrap();
    let (kept, now) = (frozen.row(id).unwrap(), sheet(hand.plan()));
    assert_eq!(kept.actual.unwrap().plain(), "100");
    assert_eq!(now.row(id).unwrap().actual.unwrap().plain(), "120");
    assert_ne!(Some(kept), now.row(id));
}

#[test]
fn a_settled_sheet_keeps_its_judgement_words_and_threshold() {
    let mut hand = Hand::at_sample("000");
    fill(&mut hand, "45");
    let word = |word: &str| PlanCommand::SetJudging(JudgingSetting::Word(JudgedWord::OnTrack, word.to_owned()));
    hand.table(word("もう少し")).unwrap();
    settle(&mut hand).unwrap();
    let settled = words_on_paper(&hand);
    assert!(settled.contains("もう少し") && settled.contains("80％"), "{settled}");
    hand.table(word("惜しい")).unwrap();
    hand.table(PlanCommand::SetJudging(JudgingSetting::OnTrackFrom(Threshold::new(95).unwrap()))).unwrap();
    assert_eq!(words_on_paper(&hand), settled, "of another threshold no row is a correction");
    assert_eq!(sheet(hand.plan()).rows[0].state, RowState::Below, "it would be another one today");
    let record = storage::encode_plan(hand.plan());
    assert_eq!(storage::decode_plan(&record).as_ref(), Ok(hand.plan()));
    reopen(&mut hand).unwrap();
    assert!(words_on_paper(&hand).contains("95％"));
}

/// The sheet on paper, without the notes on how it was settled.
fn words_on_paper(hand: &Hand) -> String {
    let paper = EvaluationPaper::Sheet.document(hand.plan(), sheet_year(), today());
    format!("{:?}", paper.sections)
}

#[test]
fn settling_closes_the_judged_parts_and_leaves_the_later_parts_open() {
    let mut hand = Hand::at_sample("000");
    settle(&mut hand).unwrap();
    let cause = cause(&hand, 1);
    assert_eq!(write(&mut hand, cause, "遅れた"), Err(Rejection::SheetSettled));
    assert_eq!(write(&mut hand, SPENT, "1"), Err(Rejection::SheetSettled));
    let opinion = EvaluationPart::Opinion(ItemId::behind(None, 1), OpinionText::Opinion);
    let policy = EvaluationPart::Whole(Whole::Project, WholeText::PolicyReason);
    for open in [opinion, policy, EvaluationPart::Sheet(SheetText::PublishedOn)] {
        assert_eq!(write(&mut hand, open, "広報に載せる"), Ok(()), "{open}");
    }
    evaluate(&mut hand, published("", "")).unwrap();
    for closed in [opinion, policy] {
        assert_eq!(write(&mut hand, closed, "後から"), Err(Rejection::SheetSettled), "{closed}");
    }
    assert_eq!(write(&mut hand, EvaluationPart::Sheet(SheetText::ReportedOn), "令和元年10月1日"), Ok(()));
}

#[test]
fn publication_date_and_place_are_written_and_undone_with_the_publication() {
    let mut hand = Hand::at_sample("000");
    settle(&mut hand).unwrap();
    evaluate(&mut hand, published(" 令和元年10月7日 ", "市のホームページ")).unwrap();
    let said = |hand: &Hand, of| {
        let place = EvaluationPlace { year: sheet_year(), part: EvaluationPart::Sheet(of) };
        hand.plan().evaluation_text(place).to_owned()
    };
    assert_eq!(said(&hand, SheetText::PublishedOn), "令和元年10月7日");
    assert_eq!(said(&hand, SheetText::PublishedWhere), "市のホームページ");
    let shown = state_of_sheet(hand.plan(), sheet_year(), Language::Japanese);
    assert!(shown.ends_with("、公表（2019年10月7日）"), "{shown}");
    hand.undo();
    assert!(matches!(step(&hand), SheetStep::Settled(_)));
    assert_eq!(said(&hand, SheetText::PublishedOn), "");
    evaluate(&mut hand, published("", "")).unwrap();
    for (language, day) in
        [(Language::Japanese, "公表（公表日未記入）"), (Language::English, "published (no day entered)")]
    {
        let shown = state_of_sheet(hand.plan(), sheet_year(), language);
        assert!(shown.ends_with(day), "{shown}");
    }
}

#[test]
fn a_step_out_of_order_or_a_reopening_without_reason_is_rejected() {
    let mut hand = Hand::at_sample("000");
    assert_eq!(evaluate(&mut hand, published("", "")), Err(Rejection::NotThatStep));
    assert_eq!(reopen(&mut hand), Err(Rejection::NotThatStep));
    let without_reason = EvaluationCommand::Reopen { year: sheet_year(), on: today(), reason: "　".to_owned() };
    assert_eq!(evaluate(&mut hand, without_reason), Err(Rejection::NoReason));
    settle(&mut hand).unwrap();
    assert_eq!(settle(&mut hand), Err(Rejection::NotThatStep));
    evaluate(&mut hand, published("", "")).unwrap();
    assert!(matches!(step(&hand), SheetStep::Published(_)));
    reopen(&mut hand).unwrap();
    assert_eq!(step(&hand), SheetStep::Draft);
    let reopened = &hand.plan().evaluations.get(sheet_year()).unwrap().state.reopened;
    assert_eq!((reopened.len(), &*reopened[0].reason), (1, "数値の確定"));
    for _ in 0..3 {
        hand.undo();
    }
    assert!(hand.plan().evaluations.is_empty(), "each step is one step of history");
}

#[test]
fn settling_and_reopening_a_sheet_leaves_its_rows_unchanged() {
    let mut hand = Hand::at_sample("001");
    let (before, part) = (sheet(hand.plan()), cause(&hand, 1));
    write(&mut hand, part, "相談が増えた").unwrap();
    settle(&mut hand).unwrap();
    reopen(&mut hand).unwrap();
    assert_eq!(sheet(hand.plan()), before);
    write(&mut hand, part, "相談が減った").unwrap();
}
