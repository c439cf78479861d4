//! The room that approved states take: 100 usual plans with five approved states each fit into a browser's store.

use std::sync::Arc;

use keikaku::command::{ApprovalNotes, PlanCommand};
use keikaku::plan::DocumentPlace;
use keikaku::plan::lineage::{KpiTable, Lineage};
use keikaku::storage;
use keikaku::value::id::ApprovalId;

use crate::support::{Hand, day, target};

/// Sample 000 as a usual plan: four KPIs, and 10,000 characters of text.
fn usual_plan() -> Hand {
    let mut hand = Hand::at_sample("000");
    let written: usize = hand.plan().document.iter().map(|(_, text)| text.chars().count()).sum();
    let place: DocumentPlace = "s5_1".parse().unwrap();
    let text = format!(
        "{}{}",
        hand.plan().document.text(place),
        "地域の事業者と市が力を合わせる。\n".repeat((10_000 - written) / 17)
    );
    hand.table(PlanCommand::SetText { place, text }).unwrap();
    hand
}

#[test]
fn approved_states_share_unchanged_text_so_that_100_plans_fit_the_store() {
    let mut hand = usual_plan();
    let alone = storage::encode_plan(hand.plan()).chars().count();
    let mut lineage = Lineage::default();
    for nth in 1..=5_u8 {
        lineage.note_sent(&KpiTable::from_plan(hand.plan()));
        hand.on = day(nth, 1);
        hand.table(PlanCommand::RecordApproval {
            id: ApprovalId::from_bits(u64::from(nth)),
            notes: ApprovalNotes {
                approved_on: format!("令和{nth}年3月30日"),
                reason: "事業の進み方に合わせて目標を改める。".to_owned(),
                ..ApprovalNotes::default()
            },
        })
        .unwrap();
        for row in 2..=4 {
            hand.fill(row, target(2019), &format!("{},000", 30 + nth));
            hand.fill(row, target(2020), &format!("{},000", 60 + nth));
        }
        hand.table(PlanCommand::SetText {
            place: "s7_1".parse().unwrap(),
            text: format!("毎年度、{nth}月に会議で確かめる。"),
        })
        .unwrap();
    }
    let record = storage::encode_plan(hand.plan());
    assert_eq!(storage::decode_plan(&record).as_ref(), Ok(hand.plan()));
    let whole = record.chars().count();
    assert!(whole < 2 * alone, "{alone} characters alone, {whole} with five approved states");
    let beside = storage::encode_lineage(&lineage).chars().count();
    let all = 100 * (whole + beside) + storage::ROOM_OF_COPIES;
    assert!(
        all < storage::ROOM,
        "{all} characters: {whole} of each plan, {beside} of what was sent of it, and the copies"
    );
}

#[test]
fn unchanged_rows_are_shared_with_the_approved_state_after_reading() {
    let mut hand = usual_plan();
    super::record(&mut hand, 1);
    hand.fill(2, target(2019), "99,000");
    let read = storage::decode_plan(&storage::encode_plan(hand.plan())).unwrap();
    let state = &read.latest_approval().unwrap().state;
    let shared: Vec<bool> =
        read.indicators().iter().zip(state.indicators()).map(|(now, then)| Arc::ptr_eq(now, then)).collect();
    assert_eq!(shared, [true, false, true, true]);
    assert!(Arc::ptr_eq(&read.form, &state.form));
}
