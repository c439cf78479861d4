//! Undo beside changes that another tab has stored: this tab never undoes them.

use std::sync::Arc;

use keikaku::command::history::Turn;
use keikaku::command::{Command, Origin, Rejection, StepKind};
use keikaku::plan::{Fact, Plan, Workbook};
use keikaku::session::Session;
use keikaku::value::id::PlanId;
use proptest::prelude::*;

use crate::support::{self, Hand, sample, target};

fn ours() -> PlanId {
    PlanId::from_bits(1)
}

fn theirs() -> PlanId {
    PlanId::from_bits(2)
}

fn fresh() -> PlanId {
    PlanId::from_bits(3)
}

/// Two plans, the first of them open.
fn two_plans() -> Hand {
    Hand::at([sample("000", ours()), sample("001", theirs())])
}

/// The plan with a mark that no step of this tab makes.
fn marked(plan: &Plan) -> Arc<Plan> {
    let mut marked = plan.clone();
    "ほかのタブで書いた区域".clone_into(&mut marked.facts.area);
    Arc::new(marked)
}

/// The text of a fact in the plan that another tab changes.
fn fact_of(session: &Session, fact: Fact) -> Option<String> {
    session.workbook().plan(theirs()).map(|plan| plan.facts.text(fact))
}

fn ids(workbook: &Workbook) -> Vec<PlanId> {
    workbook.plans().iter().map(|plan| plan.id).collect()
}

#[test]
fn undo_and_redo_keep_the_changes_of_another_tab_in_another_plan() {
    let mut hand = two_plans();
    hand.fill(1, target(2019), "26,000");
    let stored = marked(&sample("001", theirs()));
    hand.session.replace_from_store(theirs(), Some(Arc::clone(&stored)));
    hand.undo();
    assert_eq!(hand.figure(1, target(2019)), "25000");
    assert_eq!(hand.session.workbook().plan(theirs()), Some(&stored));
    hand.redo();
    assert_eq!(hand.figure(1, target(2019)), "26000");
    assert_eq!(hand.session.workbook().plan(theirs()), Some(&stored));
}

#[test]
fn undo_is_rejected_if_another_tab_stored_a_state_without_the_step() {
    let mut hand = two_plans();
    hand.fill(1, target(2019), "26,000");
    let stored = marked(&sample("000", ours()));
    hand.session.replace_from_store(ours(), Some(Arc::clone(&stored)));
    assert_eq!(hand.session.undo(hand.scope()), Err(Rejection::ChangedElsewhere));
    assert_eq!(hand.session.workbook().plan(ours()), Some(&stored));
}

#[test]
fn a_rejected_undo_step_does_not_block_older_steps_of_its_plan() {
    let mut hand = two_plans();
    hand.fill(1, target(2020), "36,000");
    let older = Arc::new(hand.plan().clone());
    hand.fill(1, target(2019), "26,000");
    hand.session.replace_from_store(ours(), Some(marked(&older)));
    assert_eq!(hand.session.undo(hand.scope()), Err(Rejection::ChangedElsewhere));
    hand.undo();
    assert_eq!(hand.figure(1, target(2020)), "35000");
    assert_eq!(hand.session.undo(hand.scope()), Err(Rejection::NoStep));
}

#[test]
fn a_step_already_undone_in_another_tab_can_be_undone_and_redone_here() {
    let mut hand = two_plans();
    hand.fill(1, target(2019), "26,000");
    hand.session.replace_from_store(theirs(), Some(marked(&sample("001", theirs()))));
    hand.session.replace_from_store(ours(), Some(sample("000", ours())));
    hand.undo();
    assert_eq!(hand.figure(1, target(2019)), "25000");
    hand.redo();
    assert_eq!(hand.figure(1, target(2019)), "26000");
}

#[test]
fn a_plan_from_another_tab_keeps_its_list_place_on_undo_and_redo() {
    let mut hand = two_plans();
    hand.session.replace_from_store(fresh(), Some(sample("002", fresh())));
    let add = Command::AddPlan { plan: sample("003", PlanId::from_bits(4)), origin: Origin::Sample };
    hand.fill(1, target(2019), "26,000");
    hand.session.submit(add).unwrap();
    hand.session.replace_from_store(theirs(), Some(marked(&sample("001", theirs()))));
    let order = ids(hand.session.workbook());
    hand.undo();
    hand.undo_in_list();
    assert_eq!(ids(hand.session.workbook()), [ours(), theirs(), fresh()]);
    hand.redo();
    hand.redo_in_list();
    assert_eq!(ids(hand.session.workbook()), order);
}

#[test]
fn a_plan_from_another_tab_keeps_its_place_if_an_earlier_step_is_redone() {
    let mut hand = two_plans();
    let add = Command::AddPlan { plan: sample("003", fresh()), origin: Origin::Sample };
    hand.session.submit(add).unwrap();
    hand.undo_in_list();
    let made = PlanId::from_bits(4);
    hand.session.replace_from_store(made, Some(sample("002", made)));
    hand.redo_in_list();
    assert_eq!(ids(hand.session.workbook()), [ours(), theirs(), made, fresh()]);
}

#[test]
fn current_typing_becomes_a_step_before_a_change_of_another_tab_is_applied() {
    let mut hand = two_plans();
    hand.keys(1, target(2019), &["2", "26,000"]);
    hand.session.replace_from_store(theirs(), None);
    assert_eq!(ids(hand.session.workbook()), [ours()]);
    hand.undo();
    assert_eq!(hand.figure(1, target(2019)), "25000");
    assert_eq!(ids(hand.session.workbook()), [ours()], "what another tab removed stays removed");
}

#[test]
fn saving_as_another_plan_gives_ours_the_new_id_and_restores_the_stored_plan() {
    let mut hand = two_plans();
    hand.keys(1, target(2019), &["2", "26"]);
    let stored = marked(&sample("000", ours()));
    let change = hand.session.save_as_other_plan(ours(), fresh(), Some(Arc::clone(&stored))).unwrap();
    assert_eq!((change.what, change.plan), (StepKind::PlanKeptApart, Some(fresh())));
    assert_eq!(ids(hand.session.workbook()), [ours(), theirs(), fresh()]);
    assert_eq!(hand.session.workbook().plan(ours()), Some(&stored));
    hand.plan = fresh();
    assert_eq!(hand.figure(1, target(2019)), "26");
    assert_eq!(Some(hand.row(1).id), stored.indicators().first().map(|row| row.id), "indicators keep their ids");
}

#[test]
fn saving_as_another_plan_keeps_only_ours_if_the_stored_plan_was_removed() {
    let mut hand = two_plans();
    hand.fill(1, target(2019), "26");
    hand.session.save_as_other_plan(ours(), fresh(), None).unwrap();
    assert_eq!(ids(hand.session.workbook()), [theirs(), fresh()]);
}

#[test]
fn saving_as_another_plan_under_a_used_id_is_rejected_without_changes() {
    let mut hand = two_plans();
    hand.keys(1, target(2019), &["2", "26"]);
    let before = hand.session.clone();
    let stored = Some(marked(&sample("000", ours())));
    assert_eq!(hand.session.save_as_other_plan(ours(), theirs(), stored), Err(Rejection::IdTaken));
    assert_eq!(hand.session.workbook(), before.workbook());
}

#[test]
fn saving_an_undone_plan_as_another_plan_shows_the_state_stored_by_another_tab() {
    let mut hand = two_plans();
    let add = Command::AddPlan { plan: sample("003", fresh()), origin: Origin::Sample };
    hand.session.submit(add).unwrap();
    hand.undo_in_list();
    let stored = marked(&sample("003", fresh()));
    let done = hand.session.save_as_other_plan(fresh(), PlanId::from_bits(9), Some(Arc::clone(&stored)));
    assert_eq!(done, Err(Rejection::NoSuchPlan));
    assert_eq!(hand.session.workbook().plan(fresh()), Some(&stored));
}

/// Undoes or redoes every step of the list and of each plan. The list's turn comes again after the plans, since the step that
/// created a plan can only be undone after the steps in it.
fn turn_all(session: &mut Session, turn: Turn) {
    let mut is_turning = true;
    while is_turning {
        is_turning = false;
        for scope in support::scopes(session.workbook()) {
            while !matches!(session.turn(turn, scope), Err(Rejection::NoStep | Rejection::WorkedInSince)) {
                support::assert_sound(session.workbook());
                is_turning = true;
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_and_redo_never_revert_a_change_of_another_tab(
        before in support::acts(12),
        after in support::acts(12),
    ) {
        let mut session = Session::open(Workbook::new([sample("000", ours()), sample("001", theirs())]));
        // A step of this tab wins in the fields that it changed, so the mark goes into a fact that no step has changed. The
        // name is excluded: the list changes it as well, and of two steps undone out of order the later undo wins.
        let mut untouched: Vec<Fact> = Fact::ALL.iter().copied().filter(|fact| *fact != Fact::Name).collect();
        for act in &before {
            act.on(&mut session, |before, after, _| {
                untouched.retain(|fact| fact_of(before, *fact) == fact_of(after, *fact));
            });
        }
        let Some(fact) = untouched.first().copied() else { return Ok(()) };
        let mut stored = Plan::clone(&sample("002", theirs()));
        stored.facts.set(fact, "ほかのタブで書いたこと");
        session.replace_from_store(theirs(), Some(Arc::new(stored.clone())));
        // The later steps of this tab can be undone, the earlier ones cannot.
        for act in &after {
            act.on(&mut session, |_, _, _| {});
        }
        for turn in [Turn::Undo, Turn::Redo, Turn::Undo] {
            turn_all(&mut session, turn);
        }
        prop_assert_eq!(fact_of(&session, fact), Some(stored.facts.text(fact)));
    }
}
