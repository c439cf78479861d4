//! AMD-011: a target that differs from the approved one needs a reason.

use std::sync::Arc;

use keikaku::command::{ApprovalNotes, PlanCommand};
use keikaku::plan::place::TextPlace;
use keikaku::value::id::ApprovalId;

use crate::checks::draft::{lines, sound};
use crate::support::{Hand, target};
use keikaku::plan::BuiltIn;

/// The sound plan after its approval.
fn approved() -> Hand {
    let mut hand = Hand::at([Arc::new(sound(BuiltIn::F2022))]);
    let id = ApprovalId::from_bits(1);
    hand.table(PlanCommand::RecordApproval { id, notes: ApprovalNotes::default() }).unwrap();
    hand
}

fn amended(hand: &Hand) -> Vec<String> {
    lines(hand.plan()).into_iter().filter(|line| line.starts_with("AMD-011")).collect()
}

#[test]
fn a_changed_approved_target_is_reported_until_a_reason_is_given() {
    let mut hand = approved();
    assert!(amended(&hand).is_empty());
    hand.fill(1, target(2023), "35");
    assert_eq!(amended(&hand), ["AMD-011 1/target-2023"]);
    hand.words(1, TextPlace::EarlierReason(target(2023), 0), "需要が増えた").unwrap();
    assert!(amended(&hand).is_empty());
}

#[test]
fn a_target_as_approved_or_in_a_new_year_needs_no_reason() {
    let mut hand = approved();
    hand.fill(1, target(2023), "35");
    hand.fill(1, target(2023), "３０ 件");
    assert!(amended(&hand).is_empty(), "it is as approved again");
    hand.table(PlanCommand::AppendYear).unwrap();
    hand.fill(1, target(2025), "50");
    assert!(amended(&hand).is_empty(), "nothing was approved of that year");
}

#[test]
fn an_approved_change_of_a_target_needs_no_reason() {
    let mut hand = approved();
    hand.fill(1, target(2023), "35");
    let id = ApprovalId::from_bits(2);
    hand.table(PlanCommand::RecordApproval { id, notes: ApprovalNotes::default() }).unwrap();
    assert!(amended(&hand).is_empty());
}
