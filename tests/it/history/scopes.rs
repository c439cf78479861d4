//! The scope of a step is a plan or the list, and undo there affects nothing else (`docs/decisions.md` 15).

use std::sync::Arc;

use keikaku::command::history::Scope;
use keikaku::command::plans::copied;
use keikaku::command::{Command, Origin, PlanCommand, PlanResolution, Rejection, StepKind};
use keikaku::plan::{Fact, Placement, Plan};
use keikaku::value::id::PlanId;

use crate::support::{Hand, sample, target};

fn id(bits: u64) -> PlanId {
    PlanId::from_bits(bits)
}

/// Two plans, the first of them open.
fn two_plans() -> Hand {
    Hand::at([sample("000", id(1)), sample("001", id(2))])
}

/// Moves the user to the other plan.
fn open(hand: &mut Hand, plan: u64) {
    hand.session.settle();
    hand.plan = id(plan);
}

fn rename(hand: &mut Hand, name: &str) {
    hand.session.submit(Command::RenamePlan { plan: hand.plan, name: name.to_owned() }).unwrap();
}

fn add(hand: &mut Hand, plan: Arc<Plan>) {
    hand.session.submit(Command::AddPlan { plan, origin: Origin::Sample }).unwrap();
}

/// The kinds of the steps that can be undone in the list, newest first.
fn steps_of_list(hand: &Hand) -> Vec<StepKind> {
    let mut session = hand.session.clone();
    std::iter::from_fn(|| session.undo(Scope::List).ok()).map(|change| change.what).collect()
}

#[test]
fn undo_of_a_step_leaves_newer_steps_of_another_plan_unchanged() {
    let mut hand = two_plans();
    hand.fill(1, target(2019), "26,000");
    open(&mut hand, 2);
    hand.fill(1, target(2018), "300");
    open(&mut hand, 1);
    hand.undo();
    assert_eq!(hand.figure(1, target(2019)), "25000");
    assert_eq!(hand.session.undo(hand.scope()), Err(Rejection::NoStep));
    open(&mut hand, 2);
    assert_eq!((hand.figure(1, target(2018)).as_str(), hand.steps()), ("300", 1));
    open(&mut hand, 1);
    hand.redo();
    assert_eq!(hand.figure(1, target(2019)), "26000");
}

#[test]
fn a_new_step_in_a_plan_keeps_all_redo_steps_outside_that_plan() {
    let mut hand = two_plans();
    rename(&mut hand, "新しい名称");
    hand.undo_in_list();
    hand.fill(1, target(2019), "26,000");
    hand.undo();
    open(&mut hand, 2);
    hand.fill(1, target(2018), "300");
    open(&mut hand, 1);
    assert_eq!(hand.steps_to_redo(), 1);
    hand.redo();
    hand.redo_in_list();
    assert_eq!((hand.figure(1, target(2019)).as_str(), hand.plan().facts.name.as_str()), ("26000", "新しい名称"));
}

#[test]
fn a_cancelled_step_restores_the_redo_steps_of_its_plan() {
    let mut hand = two_plans();
    hand.fill(1, target(2019), "26,000");
    hand.undo();
    open(&mut hand, 2);
    hand.fill(1, target(2018), "300");
    hand.undo();
    hand.keys(1, target(2018), &["4"]);
    assert_eq!(hand.session.history().to_redo(Scope::Plan(id(2))), None, "while something else is being typed");
    assert!(hand.session.history().to_redo(Scope::Plan(id(1))).is_some());
    hand.session.cancel();
    assert_eq!(hand.steps_to_redo(), 1);
    open(&mut hand, 1);
    assert_eq!(hand.steps_to_redo(), 1);
}

#[test]
fn steps_on_whole_plans_belong_to_the_list() {
    let mut hand = two_plans();
    add(&mut hand, sample("002", id(3)));
    let copy = Arc::new(copied(hand.plan(), id(4)));
    hand.session.submit(Command::AddPlan { plan: copy, origin: Origin::Copy }).unwrap();
    rename(&mut hand, "新しい名称");
    hand.session.submit(Command::MovePlan { plan: id(2), placement: Placement::Bin }).unwrap();
    hand.session.submit(Command::MovePlan { plan: id(2), placement: Placement::Active }).unwrap();
    let moved = StepKind::PlanMoved;
    assert_eq!(
        steps_of_list(&hand),
        [
            moved(Placement::Active),
            moved(Placement::Bin),
            StepKind::PlanRenamed,
            StepKind::PlanCopied,
            StepKind::SampleAdded
        ]
    );
    assert_eq!(hand.steps(), 0);
}

#[test]
fn typing_the_name_in_a_plan_is_a_step_of_the_plan() {
    let mut hand = two_plans();
    hand.table(PlanCommand::SetFact { fact: Fact::Name, text: "新しい名称".to_owned() }).unwrap();
    hand.session.settle();
    assert_eq!((hand.steps(), steps_of_list(&hand)), (1, vec![]));
}

#[test]
fn an_import_changing_one_plan_is_its_step_and_other_imports_are_list_steps() {
    let mut hand = two_plans();
    let changed = |hand: &Hand, plan| {
        let mut changed = Plan::clone(hand.session.workbook().plan(id(plan)).unwrap());
        changed.facts.area.push('区');
        PlanResolution::Replace(Arc::new(changed))
    };
    let picks = vec![changed(&hand, 1)];
    hand.session.submit(Command::ImportPlans { picks }).unwrap();
    assert_eq!((hand.steps(), steps_of_list(&hand)), (1, vec![]));
    let picks = vec![changed(&hand, 1), changed(&hand, 2)];
    hand.session.submit(Command::ImportPlans { picks }).unwrap();
    assert_eq!((hand.steps(), steps_of_list(&hand)), (1, vec![StepKind::PlansImported(2)]));
    let picks = vec![PlanResolution::Add(sample("002", id(3)))];
    hand.session.submit(Command::ImportPlans { picks }).unwrap();
    assert_eq!(steps_of_list(&hand), [StepKind::PlansImported(1), StepKind::PlansImported(2)]);
}

#[test]
fn steps_of_the_list_and_of_a_plan_are_undone_in_either_order() {
    let mut hand = two_plans();
    let before = hand.plan().clone();
    hand.fill(1, target(2019), "26,000");
    rename(&mut hand, "新しい名称");
    let mut other = hand.clone();
    hand.undo();
    assert_eq!((hand.figure(1, target(2019)).as_str(), hand.plan().facts.name.as_str()), ("25000", "新しい名称"));
    hand.undo_in_list();
    assert_eq!(*hand.plan(), before);
    other.undo_in_list();
    assert_eq!((other.figure(1, target(2019)).as_str(), &other.plan().facts.name), ("26000", &before.facts.name));
    other.undo();
    assert_eq!(*other.plan(), before);
}

/// Types a name into the plan itself.
fn name(hand: &mut Hand, name: &str) {
    hand.table(PlanCommand::SetFact { fact: Fact::Name, text: name.to_owned() }).unwrap();
    hand.session.settle();
}

#[test]
fn names_set_in_the_list_and_in_the_plan_are_undone_in_either_order() {
    let mut hand = two_plans();
    let before = hand.plan().clone();
    rename(&mut hand, "一覧での名称");
    name(&mut hand, "計画での名称");
    let mut other = hand.clone();
    hand.undo();
    assert_eq!(hand.plan().facts.name, "一覧での名称");
    hand.undo_in_list();
    assert_eq!(*hand.plan(), before);
    other.undo_in_list();
    assert_eq!(*other.plan(), before, "the step that is taken back wins");
    other.undo();
    assert_eq!(*other.plan(), before, "and what it had done does not come back with the step that built on it");
    other.redo_in_list();
    other.redo();
    assert_eq!(other.plan().facts.name, "計画での名称");
}

#[test]
fn a_name_redone_out_of_order_is_undone_completely() {
    let mut hand = two_plans();
    let before = hand.plan().clone();
    rename(&mut hand, "一覧での名称");
    hand.undo_in_list();
    name(&mut hand, "計画での名称");
    hand.redo_in_list();
    assert_eq!(hand.plan().facts.name, "一覧での名称");
    hand.undo();
    hand.undo_in_list();
    assert_eq!(*hand.plan(), before);
}

#[test]
fn adding_a_plan_cannot_be_undone_before_the_work_in_the_plan_is_undone() {
    let mut hand = two_plans();
    add(&mut hand, sample("000", id(3)));
    open(&mut hand, 3);
    hand.fill(1, target(2019), "26,000");
    let before = hand.session.clone();
    assert_eq!(hand.session.undo(Scope::List), Err(Rejection::WorkedInSince));
    assert_eq!((hand.session.workbook(), hand.session.history()), (before.workbook(), before.history()));
    hand.undo();
    hand.undo_in_list();
    assert_eq!(hand.session.workbook().plan(id(3)), None);
    hand.redo_in_list();
    hand.redo();
    assert_eq!(hand.figure(1, target(2019)), "26000");
}
