//! The facts of 基本情報 are stored as they are typed.

use keikaku::command::{PlanCommand, Rejection, StepKind};
use keikaku::plan::judging::{JudgedWord, JudgingSetting, Threshold};
use keikaku::plan::{Decimals, Fact, RateRounding, Rounding};
use keikaku::value::fiscal_year::Date;

use crate::support::Hand;

fn write(hand: &mut Hand, fact: Fact, texts: &[&str]) {
    for text in texts {
        let _ = hand.table(PlanCommand::SetFact { fact, text: (*text).to_owned() });
    }
    hand.session.settle();
}

#[test]
fn every_fact_is_stored_as_typed() {
    let mut hand = Hand::at_sample("002");
    for fact in Fact::ALL {
        write(&mut hand, *fact, &[&format!("令和４年 {fact}")]);
        assert_eq!(hand.plan().facts.text(*fact), format!("令和４年 {fact}"));
    }
    assert_eq!(hand.steps(), Fact::ALL.len());
}

#[test]
fn typing_into_one_fact_is_one_undo_step() {
    let mut hand = Hand::at_sample("002");
    let before = hand.plan().clone();
    write(&mut hand, Fact::ProjectCost, &["6", "60", "60千", "60千円"]);
    assert_eq!((hand.plan().facts.project_cost.as_str(), hand.steps()), ("60千円", 1));
    hand.undo();
    assert_eq!(*hand.plan(), before);
}

#[test]
fn setting_the_rounding_of_rates_can_be_undone() {
    let mut hand = Hand::at_sample("002");
    let cut_off = RateRounding { way: Rounding::Down, decimals: Decimals::Zero };
    let set = hand.table(PlanCommand::SetRateRounding(cut_off)).unwrap();
    assert_eq!((set.what, hand.plan().rate_rounding), (StepKind::RateRoundingSet, cut_off));
    assert_eq!(hand.table(PlanCommand::SetRateRounding(cut_off)), Err(Rejection::NothingChanged));
    hand.undo();
    assert_eq!(hand.plan().rate_rounding, RateRounding::default());
}

#[test]
fn retyping_the_old_text_of_a_fact_creates_no_undo_step() {
    let mut hand = Hand::at_sample("002");
    let old = hand.plan().facts.name.clone();
    write(&mut hand, Fact::Name, &["別", &old]);
    assert_eq!(hand.steps(), 0);
    let again = PlanCommand::SetFact { fact: Fact::Name, text: old };
    assert_eq!(hand.table(again), Err(Rejection::NothingChanged));
}

#[test]
fn preparing_bodies_are_read_one_per_line_and_blank_lines_are_ignored() {
    let mut hand = Hand::at_sample("002");
    write(&mut hand, Fact::PreparedBy, &[" 甲市\n\n　\r\n乙町\n"]);
    assert_eq!(hand.plan().facts.prepared_by, ["甲市", "乙町"]);
    assert_eq!(hand.plan().facts.text(Fact::PreparedBy), "甲市\n乙町");
}

#[test]
fn the_undo_step_names_the_changed_fact() {
    let mut hand = Hand::at_sample("002");
    let change = hand.table(PlanCommand::SetFact { fact: Fact::Area, text: "甲市の全域".to_owned() }).unwrap();
    assert_eq!((change.what, change.indicator), (StepKind::FactSet(Fact::Area), None));
}

#[test]
fn the_reference_date_can_be_set_and_cleared_and_restored_by_undo() {
    let mut hand = Hand::at_sample("002");
    let day = Date::new(2026, 11, 20);
    let change = hand.table(PlanCommand::SetReferenceDate(day)).unwrap();
    assert_eq!((hand.plan().reference_date, change.what), (day, StepKind::ReferenceDateSet));
    assert_eq!(hand.table(PlanCommand::SetReferenceDate(day)), Err(Rejection::NothingChanged));
    assert_eq!(
        hand.table(PlanCommand::SetReferenceDate(None)).map(|change| change.what),
        Ok(StepKind::ReferenceDateSet)
    );
    hand.undo();
    assert_eq!((hand.plan().reference_date, hand.steps()), (day, 1));
}

#[test]
fn words_and_threshold_of_judgement_can_be_set_and_restored_by_undo() {
    let mut hand = Hand::at_sample("002");
    let word = |text: &str| PlanCommand::SetJudging(JudgingSetting::Word(JudgedWord::OnTrack, text.to_owned()));
    let change = hand.table(word("B")).unwrap();
    assert_eq!((hand.plan().judging.on_track.as_str(), change.what), ("B", StepKind::JudgingSet));
    assert_eq!(hand.table(word("B")), Err(Rejection::NothingChanged));
    let from = Threshold::new(70).unwrap();
    assert!(hand.table(PlanCommand::SetJudging(JudgingSetting::OnTrackFrom(from))).is_ok());
    assert_eq!(hand.plan().judging.on_track_from, from);
    hand.undo();
    assert_eq!(hand.plan().judging.on_track_from, Threshold::default());
    hand.undo();
    assert_eq!(hand.plan().judging.on_track, "");
}
