//! Cases that only a user can decide: both sides changed the same, or the file was not made from a state that is known
//! here.

use keikaku::merge::review::Decision;
use keikaku::session::folder::BaseKnowledge;
use keikaku::storage::plan_file::write_package;

use crate::folder::people::{Person, assert_saved, conflict, two_people};
use crate::support::target;

#[test]
fn a_conflict_is_not_merged_or_written_before_a_decision() {
    for (decision, figure) in [(Decision::Ours, "27000"), (Decision::Theirs, "26000")] {
        let (mut one, mut other, mut share) = two_people();
        one.hand.fill(1, target(2019), "26,000");
        one.hand.fill(2, target(2019), "36,000");
        assert_saved(&one.saves(&mut share));
        other.hand.fill(1, target(2019), "27,000");
        let (bytes, plan) = (share.bytes.clone(), other.hand.plan().clone());
        let met = conflict(other.saves(&mut share));
        assert_eq!((met.base_knowledge, met.changes().open()), (BaseKnowledge::Base, 1));
        assert_eq!((&share.bytes, other.hand.plan()), (&bytes, &plan));
        assert_saved(&other.decides(met, &decision, &mut share));
        assert_eq!([1, 2].map(|row| other.hand.figure(row, target(2019))), [figure, "36000"]);
        assert_eq!(share.plan(), *other.hand.plan());
        assert_saved(&one.saves(&mut share));
        assert_eq!(one.hand.plan(), other.hand.plan());
    }
}

#[test]
fn a_decision_is_asked_again_if_the_file_changed_meanwhile() {
    let (mut one, mut other, mut share) = two_people();
    one.hand.fill(1, target(2019), "26,000");
    assert_saved(&one.saves(&mut share));
    other.hand.fill(1, target(2019), "27,000");
    let met = conflict(other.saves(&mut share));
    one.hand.fill(1, target(2019), "26,500");
    assert_saved(&one.saves(&mut share));
    let bytes = share.bytes.clone();
    let again = conflict(other.decides(met, &Decision::Ours, &mut share));
    assert_eq!(share.bytes, bytes);
    assert_saved(&other.decides(again, &Decision::Theirs, &mut share));
    assert_eq!(other.hand.figure(1, target(2019)), "26500");
}

#[test]
fn a_restored_older_copy_is_not_treated_as_newer() {
    let (mut one, _, mut share) = two_people();
    let older = share.bytes.clone();
    one.hand.fill(1, target(2019), "26,000");
    assert_saved(&one.saves(&mut share));
    share.bytes.clone_from(&older);
    let met = conflict(one.saves(&mut share));
    assert_eq!(met.base_knowledge, BaseKnowledge::NotOurs);
    assert_eq!((share.bytes.clone(), one.hand.figure(1, target(2019))), (older, "26000".to_owned()));
    assert_saved(&one.decides(met, &Decision::Ours, &mut share));
    assert_eq!(share.plan(), *one.hand.plan());
}

#[test]
fn work_based_on_a_restored_older_copy_is_not_merged_automatically() {
    let (mut one, mut other, mut share) = two_people();
    let older = share.bytes.clone();
    one.hand.fill(1, target(2019), "26,000");
    assert_saved(&one.saves(&mut share));
    share.bytes = older;
    other.hand.fill(2, target(2019), "36,000");
    assert_saved(&other.saves(&mut share));
    let met = conflict(one.saves(&mut share));
    assert_eq!(met.base_knowledge, BaseKnowledge::NotOurs);
    let changes = met.changes();
    assert!(changes.iter().count() >= 2, "every difference is shown: {changes:?}");
}

#[test]
fn a_person_with_the_lost_save_saves_without_conflict_after_the_decision_of_another() {
    let (mut one, mut other, mut share) = two_people();
    let older = share.bytes.clone();
    one.hand.fill(1, target(2019), "26,000");
    assert_saved(&one.saves(&mut share));
    assert_saved(&other.saves(&mut share));
    share.bytes = older;
    let met = conflict(one.saves(&mut share));
    assert_saved(&one.decides(met, &Decision::Ours, &mut share));
    other.hand.fill(2, target(2019), "36,000");
    assert_saved(&other.saves(&mut share));
    assert_eq!([1, 2].map(|row| other.hand.figure(row, target(2019))), ["26000", "36000"]);
}

#[test]
fn a_file_without_save_mark_conflicts_unless_it_was_opened_here() {
    let (mut one, _, mut share) = two_people();
    one.hand.fill(1, target(2019), "26,000");
    let mut plain = Person::opens("鈴木", &share);
    plain.hand.fill(2, target(2019), "36,000");
    share.bytes = Some(write_package(&[plain.hand.session.settled().plans()[0].clone()]).into_bytes());
    assert_eq!(conflict(one.saves(&mut share)).base_knowledge, BaseKnowledge::NotOurs);
    // A person who has just opened that file builds on it.
    let mut opened = Person::opens("後任", &share);
    opened.hand.fill(3, target(2019), "1");
    assert_saved(&opened.saves(&mut share));
}

#[test]
fn saving_without_a_known_base_requires_a_decision() {
    let (mut one, _, mut share) = two_people();
    one.hand.fill(1, target(2019), "26,000");
    one.base = None;
    let met = conflict(one.saves(&mut share));
    assert_eq!(met.base_knowledge, BaseKnowledge::Unknown);
    assert_saved(&one.decides(met, &Decision::Theirs, &mut share));
    assert_eq!(one.hand.plan(), &share.plan());
}
