//! A plan that was approved on one side while the other side continued: nothing is lost, and no approved state changes.

use keikaku::command::{ApprovalNotes, PlanCommand};
use keikaku::value::id::ApprovalId;

use crate::folder::people::{Person, assert_saved, two_people};
use crate::support::target;

/// Records the person's plan as approved.
fn approves(person: &mut Person, id: u64) {
    let id = ApprovalId::from_bits(id);
    person.hand.table(PlanCommand::RecordApproval { id, notes: ApprovalNotes::default() }).unwrap();
}

/// The targets of 2019 of the second KPI in each approved state.
fn approved(person: &Person) -> Vec<String> {
    let states = person.hand.plan().approvals().iter();
    states.map(|one| one.state.indicators()[1].targets.values().nth(1).unwrap().text.clone()).collect()
}

#[test]
fn an_approved_state_does_not_change_when_merged_with_later_typing() {
    let (mut one, mut other, mut share) = two_people();
    approves(&mut one, 1);
    assert_saved(&one.saves(&mut share));
    other.hand.fill(2, target(2019), "99,000");
    assert_saved(&other.saves(&mut share));
    assert_saved(&one.saves(&mut share));
    for person in [&one, &other] {
        assert_eq!(person.hand.figure(2, target(2019)), "99000");
        assert_eq!(approved(person), ["35,000 千円"], "what was approved is what it was");
    }
    assert_eq!(one.hand.plan(), other.hand.plan());
}

#[test]
fn approved_states_recorded_by_two_people_are_both_kept_in_the_same_order() {
    let (mut one, mut other, mut share) = two_people();
    approves(&mut one, 1);
    other.hand.fill(2, target(2019), "99,000");
    approves(&mut other, 2);
    assert_saved(&one.saves(&mut share));
    assert_saved(&other.saves(&mut share));
    assert_saved(&one.saves(&mut share));
    assert_eq!(one.hand.plan(), other.hand.plan());
    assert_eq!(approved(&one), ["35,000 千円", "99,000"]);
}
