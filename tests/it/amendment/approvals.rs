//! Recording a state of a plan as approved, and what can be done with it afterwards.

use keikaku::command::{ApprovalNotes, PlanCommand, Rejection, plans};
use keikaku::paper::comparison_table::{application, not_said};
use keikaku::plan::place::{TextPlace, earlier_at};
use keikaku::plan::{ApprovalText, MOST_APPROVALS, PlanVersion, Procedure};
use keikaku::storage;
use keikaku::value::id::{ApprovalId, PlanId};
use keikaku::wording::{Language, approvals};

use super::record;
use crate::support::{Hand, actual, day, target, year};

#[test]
fn an_approved_state_is_not_changed_by_later_edits() {
    let mut hand = Hand::at_sample("000");
    let id = record(&mut hand, 1);
    let before = hand.plan().without_approvals();
    hand.fill(2, target(2019), "99,000");
    let approval = hand.plan().approval(id).unwrap();
    assert_eq!(*approval.state, before);
    assert_eq!(hand.figure(2, target(2019)), "99000");
}

#[test]
fn recording_an_approval_is_one_step_that_can_be_undone_and_redone() {
    let mut hand = Hand::at_sample("000");
    let before = hand.plan().clone();
    let steps = hand.steps();
    record(&mut hand, 1);
    assert_eq!(hand.steps(), steps + 1);
    hand.undo();
    assert_eq!(*hand.plan(), before);
    hand.redo();
    assert_eq!(hand.plan().approvals().len(), 1);
}

#[test]
fn approved_states_are_named_by_order_unless_they_have_their_own_name() {
    let mut hand = Hand::at_sample("000");
    let ids = [1, 2, 3].map(|id| record(&mut hand, id));
    let named = |hand: &Hand| ids.map(|id| approvals::name(hand.plan(), id, Language::Japanese));
    assert_eq!(named(&hand), ["当初認定", "第1回変更", "第2回変更"]);
    let text = "第5回変更".to_owned();
    hand.table(PlanCommand::SetApprovalText { approval: ids[1], of: ApprovalText::Name, text }).unwrap();
    assert_eq!(named(&hand), ["当初認定", "第5回変更", "第2回変更"]);
}

#[test]
fn the_texts_and_procedure_of_an_approval_can_be_entered_later() {
    let mut hand = Hand::at_sample("000");
    let id = ApprovalId::from_bits(1);
    hand.table(PlanCommand::RecordApproval { id, notes: ApprovalNotes::default() }).unwrap();
    for of in ApprovalText::ALL {
        hand.table(PlanCommand::SetApprovalText { approval: id, of, text: format!("{of:?}") }).unwrap();
    }
    let procedure = Some(Procedure::MinorReport);
    hand.table(PlanCommand::SetProcedure { approval: id, procedure }).unwrap();
    let approval = hand.plan().approval(id).unwrap();
    assert_eq!(ApprovalText::ALL.map(|of| approval.text(of)), ["Name", "ApprovedOn", "Reason", "Note"]);
    assert_eq!(approval.procedure, procedure);
    let gone = PlanCommand::SetProcedure { approval: ApprovalId::from_bits(2), procedure };
    assert_eq!(hand.table(gone).unwrap_err(), Rejection::NoSuchApproval);
}

#[test]
fn only_the_latest_approval_can_be_removed_and_their_number_is_limited() {
    let mut hand = Hand::at_sample("001");
    let (first, second) = (record(&mut hand, 1), record(&mut hand, 2));
    assert_eq!(hand.table(PlanCommand::RemoveLatestApproval(first)).unwrap_err(), Rejection::NotTheNewest);
    hand.table(PlanCommand::RemoveLatestApproval(second)).unwrap();
    assert_eq!(hand.plan().latest_approval().unwrap().id, first);
    let notes = ApprovalNotes::default();
    assert_eq!(
        hand.table(PlanCommand::RecordApproval { id: first, notes: notes.clone() }).unwrap_err(),
        Rejection::IdTaken
    );
    for id in 2..=MOST_APPROVALS as u64 {
        record(&mut hand, id);
    }
    let id = ApprovalId::from_bits(1_000);
    assert_eq!(hand.table(PlanCommand::RecordApproval { id, notes }).unwrap_err(), Rejection::TooManyApprovals);
}

#[test]
fn a_copied_plan_has_the_approved_states_and_can_be_stored() {
    let mut hand = Hand::at_sample("000");
    let id = record(&mut hand, 1);
    hand.fill(2, target(2019), "99,000");
    let copy = plans::copied(hand.plan(), PlanId::from_bits(7));
    assert_eq!(copy.approval(id).unwrap().state.id, copy.id);
    assert_eq!(storage::decode_plan(&storage::encode_plan(&copy)), Ok(copy));
}

#[test]
fn a_new_draft_starts_from_an_approved_state_and_keeps_all_approvals() {
    let mut hand = Hand::at_sample("000");
    let first = record(&mut hand, 1);
    hand.fill(2, target(2019), "25,000");
    hand.words(2, TextPlace::Name, "新しい名").unwrap();
    let second = record(&mut hand, 2);
    hand.on = day(6, 30);
    hand.table(PlanCommand::BeginAmendment { from: first, on: hand.on }).unwrap();
    assert_eq!(hand.figure(2, target(2019)), "35000");
    assert_eq!(hand.plan().approvals().iter().map(|one| one.id).collect::<Vec<_>>(), [first, second]);
    let earlier: Vec<&str> = earlier_at(hand.row(2), target(2019)).iter().map(|one| one.cell.text.as_str()).collect();
    assert_eq!(
        earlier.last(),
        Some(&"25,000"),
        "the target that was in force is kept, so that its reason can be given"
    );
}

#[test]
fn a_draft_that_is_begun_again_keeps_the_reasons_of_its_targets() {
    let mut hand = Hand::at_sample("000");
    let first = record(&mut hand, 1);
    hand.fill(2, target(2019), "40,000");
    record(&mut hand, 2);
    let begin = |hand: &mut Hand| hand.table(PlanCommand::BeginAmendment { from: first, on: hand.on });
    begin(&mut hand).unwrap();
    let nth = earlier_at(hand.row(2), target(2019)).len() - 1;
    hand.words(2, TextPlace::EarlierReason(target(2019), nth), "計画を戻す").unwrap();
    let trail = earlier_at(hand.row(2), target(2019)).to_vec();
    hand.words(2, TextPlace::Name, "新しい名").unwrap();
    hand.on = day(6, 30);
    begin(&mut hand).unwrap();
    assert_eq!(earlier_at(hand.row(2), target(2019)), trail);
    assert_eq!(application::draft_reason(hand.plan(), Language::Japanese), "KPI②：計画を戻す");
}

#[test]
fn a_new_draft_keeps_actuals_and_the_responsible_section_but_not_targets() {
    let mut hand = Hand::at_sample("000");
    let first = record(&mut hand, 1);
    hand.fill(2, actual(2018), "123");
    hand.words(2, TextPlace::Responsible, "産業課").unwrap();
    hand.fill(2, target(2019), "99,000");
    hand.table(PlanCommand::BeginAmendment { from: first, on: hand.on }).unwrap();
    assert_eq!(hand.figure(2, actual(2018)), "123");
    assert_eq!(hand.row(2).responsible, "産業課");
    assert_eq!(hand.figure(2, target(2019)), "35000");
}

#[test]
fn a_version_marked_not_filed_is_not_in_force() {
    let mut hand = Hand::at_sample("000");
    let first = record(&mut hand, 1);
    hand.fill(2, target(2019), "99,000");
    let second = record(&mut hand, 2);
    hand.table(PlanCommand::SetProcedure { approval: second, procedure: Some(Procedure::NotFiled) }).unwrap();
    assert_eq!(hand.plan().approval_in_force().unwrap().id, first);
    assert_eq!(hand.plan().versions_to_compare(), Some([first, second].map(PlanVersion::Approved)));
    hand.fill(2, target(2019), "98,000");
    assert_eq!(hand.plan().versions_to_compare(), Some([PlanVersion::Approved(first), PlanVersion::Draft]));
}

#[test]
fn a_version_marked_not_filed_has_no_targets_for_a_year_and_needs_no_day() {
    let mut hand = Hand::at_sample("000");
    let first = record(&mut hand, 1);
    hand.fill(2, target(2019), "99,000");
    let second = record(&mut hand, 2);
    let in_force = |hand: &Hand| hand.plan().version_in_force(year(2019)).unwrap().id;
    assert_eq!(in_force(&hand), second);
    hand.table(PlanCommand::SetProcedure { approval: second, procedure: Some(Procedure::NotFiled) }).unwrap();
    assert_eq!(in_force(&hand), first);
    let text = String::new();
    hand.table(PlanCommand::SetApprovalText { approval: second, of: ApprovalText::ApprovedOn, text }).unwrap();
    let said = |of| not_said(hand.plan(), hand.plan().approval(of).unwrap(), Language::Japanese);
    assert_eq!(said(second), None, "no paper prints the day on which nothing was filed");
}

#[test]
fn a_replaced_approved_target_is_kept_even_without_an_actual() {
    let mut hand = Hand::at_sample("000");
    record(&mut hand, 1);
    hand.fill(2, target(2019), "40,000");
    hand.on = day(5, 1);
    hand.fill(2, target(2019), "45,000");
    let earlier = |hand: &Hand| earlier_at(hand.row(2), target(2019)).to_vec();
    let kept: Vec<String> = earlier(&hand).iter().map(|one| one.cell.text.clone()).collect();
    assert_eq!(kept, ["35,000 千円"], "40,000 was a draft that nobody approved");
    hand.words(2, TextPlace::EarlierReason(target(2019), 0), "需要が増えた").unwrap();
    assert_eq!(earlier(&hand)[0].reason, "需要が増えた");
    record(&mut hand, 2);
    hand.fill(2, target(2019), "46,000");
    let kept: Vec<(String, String)> = earlier(&hand).into_iter().map(|one| (one.cell.text, one.reason)).collect();
    let expected = [("35,000 千円", "需要が増えた"), ("45,000", "")];
    assert_eq!(
        kept,
        expected.map(|(text, reason)| (text.to_owned(), reason.to_owned())),
        "each change has its own reason"
    );
}

#[test]
fn a_note_says_if_a_version_equals_an_earlier_version() {
    let mut hand = Hand::at_sample("000");
    let ids = [1, 2].map(|id| record(&mut hand, id));
    hand.fill(2, target(2019), "99,000");
    let changed = record(&mut hand, 3);
    let said = |of| approvals::equal_version(hand.plan(), of, Language::Japanese);
    assert_eq!(said(ids[0]), None);
    assert_eq!(said(ids[1]).as_deref(), Some("当初認定と同じ内容です。"));
    assert_eq!(said(changed), None);
}
