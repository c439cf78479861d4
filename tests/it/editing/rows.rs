//! Rows are added, removed, moved and copied.

use keikaku::command::{PlanCommand, Rejection};
use keikaku::plan::MOST_INDICATORS;
use keikaku::plan::indicator::Basis;
use keikaku::plan::place::TextPlace;
use keikaku::value::id::IndicatorId;

use crate::support::{Hand, target};

/// The numbers in the ids of the rows, in their order.
fn order(hand: &Hand) -> Vec<u64> {
    let ids = hand.plan().indicators().iter().map(|row| row.id);
    ids.map(|id| (0..2_000).find(|bits| IndicatorId::from_bits(*bits) == id).unwrap()).collect()
}

fn row(bits: u64) -> IndicatorId {
    IndicatorId::from_bits(bits)
}

#[test]
fn a_new_row_is_added_last_in_the_group_of_the_row_above() {
    let mut hand = Hand::at_sample("004");
    hand.table(PlanCommand::AddIndicator { id: row(100) }).unwrap();
    let (last, above) = (hand.row(9), hand.row(8));
    assert_eq!((last.id, last.basis, last.group.as_str()), (row(100), Some(Basis::Level), above.group.as_str()));
}

#[test]
fn a_row_moves_past_the_given_row_and_rows_between_keep_their_order() {
    let mut hand = Hand::at_sample("000");
    let mut shift = |indicator, past| {
        hand.table(PlanCommand::MoveIndicator { indicator: row(indicator), past: row(past) })?;
        Ok(order(&hand))
    };
    assert_eq!(shift(2, 1), Ok(vec![2, 1, 3, 4]));
    assert_eq!(shift(1, 3), Ok(vec![2, 3, 1, 4]));
    // Rows between the two keep their order.
    assert_eq!(shift(2, 4), Ok(vec![3, 1, 4, 2]));
    assert_eq!(shift(4, 3), Ok(vec![4, 3, 1, 2]));
    assert_eq!(shift(4, 4), Err(Rejection::NothingChanged));
    assert_eq!(shift(4, 9), Err(Rejection::NoSuchIndicator));
}

#[test]
fn a_copy_of_a_row_follows_it_and_differs_only_in_its_id() {
    let mut hand = Hand::at_sample("000");
    hand.table(PlanCommand::CopyIndicator { of: row(2), id: row(100) }).unwrap();
    assert_eq!(order(&hand), [1, 2, 100, 3, 4]);
    let mut copy = hand.row(3).clone();
    copy.id = row(2);
    assert_eq!(copy, *hand.row(2));
}

#[test]
fn a_kpi_id_that_is_in_use_is_rejected() {
    let mut hand = Hand::at_sample("000");
    assert_eq!(hand.table(PlanCommand::AddIndicator { id: row(2) }), Err(Rejection::IdTaken));
    assert_eq!(hand.table(PlanCommand::CopyIndicator { of: row(1), id: row(2) }), Err(Rejection::IdTaken));
}

#[test]
fn undo_restores_a_removed_row_at_its_old_position() {
    let mut hand = Hand::at_sample("000");
    let before = hand.plan().clone();
    hand.table(PlanCommand::RemoveIndicator(row(2))).unwrap();
    assert_eq!(order(&hand), [1, 3, 4]);
    hand.undo();
    assert_eq!(*hand.plan(), before);
}

#[test]
fn adding_or_copying_a_row_beyond_the_maximum_is_rejected() {
    let mut hand = Hand::at_sample("000");
    for bits in (100..).take(MOST_INDICATORS - 4) {
        hand.table(PlanCommand::AddIndicator { id: row(bits) }).unwrap();
    }
    assert_eq!(hand.table(PlanCommand::AddIndicator { id: row(1_500) }), Err(Rejection::TooManyIndicators));
    let copy = PlanCommand::CopyIndicator { of: row(1), id: row(1_500) };
    assert_eq!(hand.table(copy), Err(Rejection::TooManyIndicators));
}

#[test]
fn unchanged_rows_are_shared_with_the_plan_before() {
    let mut hand = Hand::at_sample("000");
    let before = hand.plan().indicators().to_vec();
    hand.fill(2, target(2019), "36,000");
    hand.write(2, TextPlace::Name, "名").unwrap();
    let same: Vec<bool> =
        before.iter().zip(hand.plan().indicators()).map(|(one, other)| std::sync::Arc::ptr_eq(one, other)).collect();
    assert_eq!(same, [true, false, true, true]);
}
