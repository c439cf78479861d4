//! Laws for any work.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use keikaku::command::history::Scope;
use keikaku::command::{StepKind, StepLabel};
use keikaku::plan::{Placement, Plan, Workbook};
use keikaku::session::Session;
use keikaku::value::id::PlanId;
use keikaku::wording::{Language, changes};
use proptest::prelude::*;

use crate::support::{self, Act, Outcome};

/// The session after these acts on the workbook.
fn worked(start: &Workbook, acts: &[Act], mut after: impl FnMut(&Session, &Session, &Outcome)) -> Session {
    let mut session = Session::open(start.clone());
    for act in acts {
        act.on(&mut session, &mut after);
    }
    session
}

/// The list's scope, then the scope of each plan.
fn scopes(session: &Session) -> Vec<Scope> {
    support::scopes(session.workbook())
}

/// Undoes the steps of every plan, then those of the list.
fn undo_all(session: &mut Session) {
    for scope in scopes(session).into_iter().rev() {
        while session.undo(scope).is_ok() {}
    }
}

/// Redoes the steps of the list, then those of every plan.
fn redo_all(session: &mut Session) {
    while session.redo(Scope::List).is_ok() {}
    for scope in scopes(session) {
        while session.redo(scope).is_ok() {}
    }
}

/// The plan without its name and placement: steps of the list and steps of the plan can both change these, so that
/// their values depend on which step is undone.
fn in_itself(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    plan.facts.name.clear();
    plan.placement = Placement::Active;
    plan
}

/// The plans whose name or placement was changed by steps of the list and by steps of the plan.
#[derive(Default)]
struct Contested {
    by_list: HashSet<PlanId>,
    by_plan: HashSet<PlanId>,
}

impl Contested {
    fn note(&mut self, before: &Session, after: &Session, outcome: &Outcome) {
        let Outcome::Submitted(Ok(StepLabel { plan: Some(plan), what, .. })) = outcome else { return };
        let listed =
            |session: &Session| session.workbook().plan(*plan).map(|plan| (plan.facts.name.clone(), plan.placement));
        if listed(before).is_some() && listed(before) != listed(after) {
            let is_of_list = matches!(what, StepKind::PlanMoved(_) | StepKind::PlanRenamed);
            if is_of_list { &mut self.by_list } else { &mut self.by_plan }.insert(*plan);
        }
    }

    fn is_empty(&self) -> bool {
        self.by_list.is_disjoint(&self.by_plan)
    }

    fn contains(&self, plan: PlanId) -> bool {
        self.by_list.contains(&plan) && self.by_plan.contains(&plan)
    }
}

/// The steps that can be undone and redone in each scope.
fn offered(session: &Session) -> Vec<(Scope, Option<StepLabel>, Option<StepLabel>)> {
    let history = session.history();
    let offer = |scope| (scope, history.to_undo(scope).cloned(), history.to_redo(scope).cloned());
    scopes(session).into_iter().map(offer).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_all_gives_the_start_and_redoing_all_the_end(start in support::workbook(), acts in support::acts(40)) {
        let mut contested = Contested::default();
        let mut session = worked(&start, &acts, |before, after, outcome| contested.note(before, after, outcome));
        prop_assume!(contested.is_empty());
        session.settle();
        redo_all(&mut session);
        let end = Arc::clone(session.workbook());
        undo_all(&mut session);
        prop_assert_eq!(&**session.workbook(), &start);
        redo_all(&mut session);
        prop_assert_eq!(session.workbook(), &end);
    }

    #[test]
    fn undoing_all_steps_of_a_plan_restores_its_opened_state_despite_other_steps(
        start in support::workbook(),
        acts in support::acts(40),
    ) {
        let mut opened: BTreeMap<PlanId, Plan> = BTreeMap::new();
        let mut note = |session: &Session| {
            for plan in session.workbook().plans() {
                opened.entry(plan.id).or_insert_with(|| Plan::clone(plan));
            }
        };
        note(&Session::open(start.clone()));
        let mut session = worked(&start, &acts, |_, after, _| note(after));
        for plan in session.workbook().plans().to_vec() {
            while session.undo(Scope::Plan(plan.id)).is_ok() {}
            let back = session.workbook().plan(plan.id).map(|plan| in_itself(plan));
            prop_assert_eq!(back, opened.get(&plan.id).map(in_itself));
        }
    }

    #[test]
    fn undo_and_redo_in_a_plan_change_no_other_plan(start in support::workbook(), acts in support::acts(40)) {
        let session = worked(&start, &acts, |_, _, _| {});
        for scope in scopes(&session) {
            let Scope::Plan(plan) = scope else { continue };
            let others = |session: &Session| -> Vec<_> {
                session.settled().plans().iter().filter(|other| other.id != plan).cloned().collect()
            };
            let mut turned = session.clone();
            while turned.undo(scope).is_ok() {
                prop_assert_eq!(others(&turned), others(&session));
            }
            while turned.redo(scope).is_ok() {
                prop_assert_eq!(others(&turned), others(&session));
            }
        }
    }

    #[test]
    fn a_new_step_changes_only_the_undo_steps_of_its_scope(start in support::workbook(), acts in support::acts(40)) {
        worked(&start, &acts, |before, after, outcome| {
            let (Outcome::Submitted(Ok(_)), false) = (outcome, before.history().open().is_some()) else { return };
            let (before, after) = (offered(before), offered(after));
            let changed = after.iter().filter(|offer| !before.contains(offer)).count();
            let new = after.len().saturating_sub(before.len());
            assert!(changed <= 1 + new, "{before:?} {after:?}");
            assert!(after.iter().filter(|offer| !before.contains(offer)).all(|(_, _, redo)| redo.is_none()));
        });
    }

    #[test]
    fn a_command_changes_the_workbook_or_is_rejected_and_changes_nothing(
        start in support::workbook(),
        acts in support::acts(40),
    ) {
        worked(&start, &acts, |before, after, outcome| match outcome {
            Outcome::Submitted(Err(_)) => {
                assert!(Arc::ptr_eq(before.workbook(), after.workbook()));
                assert_eq!(before.history(), after.history());
            }
            Outcome::Submitted(Ok(_)) => assert_ne!(before.workbook(), after.workbook()),
            // A step of the list may already have undone the step's change of a name.
            Outcome::Stepped(Ok(_)) => assert_ne!(before.history(), after.history()),
            Outcome::Stepped(Err(_)) | Outcome::Other => {}
        });
    }

    #[test]
    fn undo_followed_by_redo_changes_nothing(start in support::workbook(), acts in support::acts(30)) {
        let mut contested = Contested::default();
        let mut session = worked(&start, &acts, |before, after, outcome| contested.note(before, after, outcome));
        session.settle();
        let compared = |session: &Session| {
            let plans = session.workbook().plans().iter();
            plans.map(|plan| if contested.contains(plan.id) { in_itself(plan) } else { Plan::clone(plan) }).collect::<Vec<_>>()
        };
        for scope in scopes(&session) {
            let before = session.clone();
            if session.undo(scope).is_ok() {
                session.redo(scope).expect("what was just undone");
                prop_assert_eq!(compared(&session), compared(&before));
                prop_assert_eq!(offered(&session), offered(&before));
            }
        }
    }

    #[test]
    fn a_cancelled_step_leaves_no_trace(start in support::workbook(), mut acts in support::acts(30)) {
        let last = acts.pop().unwrap_or(Act::Leave);
        let mut session = worked(&start, &acts, |_, _, _| {});
        session.settle();
        let before = session.clone();
        last.on(&mut session, |_, _, _| {});
        if session.cancel().is_some() {
            prop_assert_eq!(session.workbook(), before.workbook());
            prop_assert_eq!(session.history(), before.history());
        }
    }

    #[test]
    fn every_intermediate_workbook_is_valid_and_can_be_stored_and_described(
        start in support::workbook(),
        acts in support::acts(16),
    ) {
        worked(&start, &acts, |before, after, outcome| {
            support::assert_sound(after.workbook());
            let changed = after.workbook().plans().iter().filter(|plan| before.workbook().plan(plan.id) != Some(plan));
            for plan in changed {
                support::assert_kept_whole(plan);
                support::speak(plan);
            }
            if let Outcome::Submitted(Ok(change)) | Outcome::Stepped(Ok(change)) = outcome {
                for language in [Language::Japanese, Language::English] {
                    assert!(!changes::change(change, after.workbook(), language).is_empty());
                }
            }
        });
    }

    #[test]
    fn the_settled_workbook_has_no_half_typed_cell(start in support::workbook(), acts in support::acts(30)) {
        let mut units = HashSet::new();
        support::note_units(&start, &mut units);
        worked(&start, &acts, |_, after, _| {
            support::note_units(after.workbook(), &mut units);
            support::assert_settled(&after.settled(), &units);
        });
    }

    #[test]
    fn settling_gives_the_settled_workbook_and_is_idempotent(start in support::workbook(), acts in support::acts(30)) {
        worked(&start, &acts, |_, after, _| {
            let mut settled = after.clone();
            settled.settle();
            assert_eq!(settled.workbook(), &after.settled());
            let once = settled.clone();
            settled.settle();
            assert!(Arc::ptr_eq(once.workbook(), settled.workbook()));
            assert_eq!(once.history(), settled.history());
        });
    }
}
