//! The reasons for the changes in a draft, and what is shown before the change is recorded.

use keikaku::command::{ApprovalNotes, PlanCommand};
use keikaku::paper::comparison_table::{application, out_of_order, summary};
use keikaku::paper::filing::filed_papers;
use keikaku::plan::place::TextPlace;
use keikaku::plan::{ApprovalText, Fact, PlanVersion};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::ApprovalId;
use keikaku::wording::{Language, approvals};

use super::record;
use crate::support::{Hand, day, target};

const REASON: &str = "市民会議の意見を受けて、検証の時期を改めた。";
const OF_TARGET: &str = "参加する店が増えた";

/// The plan of 2018 after its approval, with a draft that has a reason for one target and one for the whole.
fn draft() -> Hand {
    let mut hand = Hand::at_sample("000");
    record(&mut hand, 1);
    hand.on = day(6, 1);
    hand.fill(2, target(2019), "45,000 千円");
    hand.words(2, TextPlace::EarlierReason(target(2019), 0), OF_TARGET).unwrap();
    hand.table(PlanCommand::SetFact { fact: Fact::AmendmentReason, text: REASON.to_owned() }).unwrap();
    hand
}

#[test]
fn an_approval_takes_over_the_reasons_of_the_draft_and_its_targets() {
    let mut hand = draft();
    let reason = application::draft_reason(hand.plan(), Language::Japanese);
    assert_eq!(reason, format!("{REASON}\nKPI②：{OF_TARGET}"));
    let id = ApprovalId::from_bits(2);
    let notes = ApprovalNotes { reason: reason.clone(), ..ApprovalNotes::default() };
    hand.table(PlanCommand::RecordApproval { id, notes }).unwrap();
    assert_eq!(hand.plan().approval(id).unwrap().reason, reason);
    assert_eq!(hand.plan().facts.amendment_reason, "", "the next draft has a reason of its own");
    assert_eq!(hand.plan().approval(id).unwrap().state.facts.amendment_reason, "");
    hand.undo();
    assert_eq!(hand.plan().facts.amendment_reason, REASON);
}

#[test]
fn a_target_reason_already_in_the_draft_reason_is_not_repeated() {
    let mut hand = draft();
    let text = format!("KPI②：{OF_TARGET}");
    hand.table(PlanCommand::SetFact { fact: Fact::AmendmentReason, text: text.clone() }).unwrap();
    assert_eq!(application::draft_reason(hand.plan(), Language::Japanese), text);
}

#[test]
fn the_application_contains_the_given_reason_and_no_other() {
    let hand = draft();
    let before = &hand.plan().latest_approval().unwrap().state;
    let text = application::text(before, hand.plan(), "平成30年3月30日", "参加する店の増加による。");
    assert!(text.ends_with("変更の理由\n参加する店の増加による。"), "a reason that was put right stays so: {text}");
}

#[test]
fn removing_an_approval_returns_its_reason_to_the_draft() {
    let mut hand = draft();
    let id = ApprovalId::from_bits(2);
    let notes = ApprovalNotes { reason: REASON.to_owned(), ..ApprovalNotes::default() };
    hand.table(PlanCommand::RecordApproval { id, notes }).unwrap();
    hand.table(PlanCommand::RemoveLatestApproval(id)).unwrap();
    assert_eq!(hand.plan().facts.amendment_reason, REASON);
}

#[test]
fn changing_a_fact_that_no_section_prints_is_not_a_change_of_the_document() {
    let mut hand = Hand::at_sample("000");
    record(&mut hand, 1);
    let text = "平成31年3月29日".to_owned();
    hand.table(PlanCommand::SetFact { fact: Fact::ApprovedOn, text }).unwrap();
    let before = &hand.plan().latest_approval().unwrap().state;
    assert_eq!(summary::changes(before, hand.plan(), Language::Japanese), []);
}

#[test]
fn replacing_words_in_the_whole_plan_includes_the_reasons_of_approvals() {
    let mut hand = draft();
    let id = record(&mut hand, 2);
    let text = "店が増えた".to_owned();
    hand.table(PlanCommand::SetApprovalText { approval: id, of: ApprovalText::Reason, text }).unwrap();
    let (sought, by) = ("増えた".to_owned(), "増加した".to_owned());
    hand.table(PlanCommand::ReplaceWords { sought, by }).unwrap();
    assert_eq!(hand.plan().approval(id).unwrap().reason, "店が増加した");
}

#[test]
fn a_reason_alone_is_not_a_change_of_the_plan() {
    let mut hand = Hand::at_sample("000");
    record(&mut hand, 1);
    hand.table(PlanCommand::SetFact { fact: Fact::AmendmentReason, text: REASON.to_owned() }).unwrap();
    let before = &hand.plan().latest_approval().unwrap().state;
    assert_eq!(**before, hand.plan().without_approvals());
    assert_eq!(summary::changes(before, hand.plan(), Language::Japanese), []);
}

#[test]
fn a_new_draft_from_an_older_state_keeps_the_unfinished_reason() {
    let mut hand = draft();
    let from = hand.plan().approvals()[0].id;
    hand.table(PlanCommand::BeginAmendment { from, on: hand.on }).unwrap();
    assert_eq!(hand.plan().facts.amendment_reason, REASON);
}

#[test]
fn before_recording_a_sentence_says_what_will_be_recorded() {
    let said = |hand: &Hand| {
        let latest = hand.plan().latest_approval();
        let changes = latest.map_or(0, |latest| summary::changes(&latest.state, hand.plan(), Language::Japanese).len());
        approvals::since_latest(hand.plan(), changes, Language::Japanese)
    };
    let mut hand = Hand::at_sample("000");
    assert_eq!(said(&hand), None, "there is nothing before the first approval");
    record(&mut hand, 1);
    assert!(said(&hand).unwrap().starts_with("当初認定から何も変わっていません。"));
    hand.words(2, TextPlace::Responsible, "産業課").unwrap();
    assert!(said(&hand).unwrap().contains("様式に印刷されるところは変わっていません"));
    hand.fill(2, target(2019), "45,000 千円");
    assert_eq!(said(&hand).unwrap(), "当初認定からの変更2件を、この版として残します。", "a target and its total");
}

#[test]
fn a_typed_approval_day_is_read_back_and_compared_with_the_previous_approval() {
    let mut hand = Hand::at_sample("000");
    let said = |hand: &Hand, text| approvals::day_understood(hand.plan(), text, Language::Japanese);
    assert_eq!(said(&hand, ""), None);
    assert_eq!(said(&hand, "31日").as_deref(), Some("日付として読み取れません。"));
    record(&mut hand, 1);
    assert_eq!(said(&hand, "平成31年3月29日").as_deref(), Some("2019年3月29日（平成31年3月29日）"));
    assert!(said(&hand, "平成29年3月29日").unwrap().ends_with("当初認定の認定日より前です。確かめてください。"));
    hand.table(PlanCommand::RecordApproval { id: ApprovalId::from_bits(9), notes: ApprovalNotes::default() }).unwrap();
    assert!(said(&hand, "平成29年3月29日").unwrap().contains("当初認定"), "one whose day is not known says nothing");
}

#[test]
fn a_day_without_a_year_gets_the_year_of_the_nearest_such_day() {
    let today = Date::new(2026, 11, 26).unwrap();
    assert_eq!(approvals::day_recorded("11/20", today), "令和8年11月20日");
    assert_eq!(approvals::day_recorded("12月11日", today), "令和8年12月11日");
    for typed in ["R8.11.20", "2026/11/20", "11月", ""] {
        assert_eq!(approvals::day_recorded(typed, today), typed);
    }
}

#[test]
fn the_day_of_an_approval_is_printed_in_one_notation() {
    let mut hand = Hand::at_sample("000");
    let approval = record(&mut hand, 1);
    for typed in ["2018/3/30", "H30.3.30", "平成30年3月30日"] {
        let text = typed.to_owned();
        hand.table(PlanCommand::SetApprovalText { approval, of: ApprovalText::ApprovedOn, text }).unwrap();
        let recorded = hand.plan().approval(approval).unwrap();
        assert_eq!(approvals::day_line(recorded), "［平成30年3月30日認定］", "{typed}");
        assert_eq!(recorded.approved_on, typed);
    }
}

#[test]
fn approval_days_in_the_wrong_order_are_reported() {
    let mut hand = Hand::at_sample("000");
    let ids = [record(&mut hand, 1), record(&mut hand, 2)];
    let versions = ids.map(PlanVersion::Approved);
    let said = |hand: &Hand| out_of_order(hand.plan(), versions, Language::Japanese);
    assert_eq!(said(&hand), None, "the same day");
    let text = "平成29年3月30日".to_owned();
    hand.table(PlanCommand::SetApprovalText { approval: ids[1], of: ApprovalText::ApprovedOn, text }).unwrap();
    assert_eq!(said(&hand).unwrap(), "第1回変更の認定日が当初認定の認定日より前です。確かめてください。");
}

#[test]
fn an_amendment_is_filed_with_its_own_application_and_the_changed_papers() {
    let mut hand = Hand::at_sample("000");
    let papers = |hand: &Hand| filed_papers(hand.plan(), Language::Japanese);
    let first = papers(&hand);
    assert_eq!(first[0].what, "別記様式第一の申請書");
    record(&mut hand, 1);
    assert_eq!(papers(&hand), [], "nothing is filed while no change is in hand");
    hand.fill(2, target(2019), "45,000 千円");
    let change = papers(&hand);
    assert_eq!(change[0].what, "別記様式第二の申請書");
    assert_eq!(change.len(), first.len(), "the one application stands for the other");
    assert!(change[1..].iter().all(|paper| paper.about.starts_with("内容が変わるとき")));
}
