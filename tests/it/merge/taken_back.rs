//! Undoing a step in a plan that another tab has since changed (`docs/decisions.md` 15).

use std::sync::Arc;

use keikaku::command::history::Scope;
use keikaku::command::{Command, PlanResolution, Rejection, StepLabel};
use keikaku::plan::{Plan, Workbook};
use keikaku::session::Session;
use proptest::prelude::*;

use crate::merge::edits::three;
use crate::merge::sheet::{Facts, Name, sheet};

/// A session with one step, from `before` to `after`; `None` if the step is rejected because the plans are equal.
fn stepped(before: &Plan, after: &Plan) -> Option<Session> {
    let mut session = Session::open(Workbook::new([Arc::new(before.clone())]));
    let picks = vec![PlanResolution::Replace(Arc::new(after.clone()))];
    session.submit(Command::ImportPlans { picks }).ok().map(|_| session)
}

fn undo(session: &mut Session, plan: &Plan) -> Result<StepLabel, Rejection> {
    session.undo(Scope::Plan(plan.id))
}

fn redo(session: &mut Session, plan: &Plan) -> Result<StepLabel, Rejection> {
    session.redo(Scope::Plan(plan.id))
}

fn shown(session: &Session, plan: &Plan) -> Plan {
    Plan::clone(session.workbook().plan(plan.id).unwrap())
}

/// The value of a field after undoing the step: the earlier value if the step changed the field, else the present one.
fn expected(name: &Name, before: &Facts, after: &Facts, now: &Facts) -> Option<String> {
    let says = if before.get(name) == after.get(name) { now } else { before };
    says.get(name).cloned()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn without_other_changes_undo_and_redo_restore_the_exact_plans((before, after, _) in three()) {
        if let Some(mut session) = stepped(&before, &after) {
            undo(&mut session, &before).unwrap();
            prop_assert_eq!(shown(&session, &before), before.clone());
            redo(&mut session, &before).unwrap();
            prop_assert_eq!(shown(&session, &before), after);
        }
    }

    #[test]
    fn undo_restores_the_fields_of_its_step_and_keeps_changes_of_other_tabs((after, before, now) in three()) {
        let Some(mut session) = stepped(&before, &after) else { return Ok(()) };
        session.replace_from_store(now.id, Some(Arc::new(now.clone())));
        let undone = undo(&mut session, &now);
        let back = sheet(&shown(&session, &now));
        if undone.is_err() {
            prop_assert_eq!(undone, Err(Rejection::ChangedElsewhere));
            prop_assert_eq!(shown(&session, &now), now);
            return Ok(());
        }
        let (before, after, now) = (sheet(&before), sheet(&after), sheet(&now));
        let before_years = before.years.clone();
        for (name, value) in &back.own {
            if name.entry.is_none() {
                prop_assert_eq!(Some(value.clone()), expected(name, &before.own, &after.own, &now.own));
            }
        }
        for (id, row) in &now.rows {
            // A KPI or year that the step added is removed, unless somebody else has worked in it.
            let Some(made) = after.rows.get(id) else {
                prop_assert!(back.rows.contains_key(id), "{} came from elsewhere", id);
                continue;
            };
            let is_there = |name: &Name| name.year.is_none_or(|year| now.years.contains_key(&year));
            let left_alone = made.iter().filter(|(name, _)| is_there(name)).eq(row.iter());
            prop_assert!(left_alone || back.rows.contains_key(id), "{} was changed elsewhere", id);
            let (Some(before), Some(back_row)) = (before.rows.get(id), back.rows.get(id)) else { continue };
            let everywhere = |name: &Name| {
                let years = [&before_years, &after.years, &now.years, &back.years];
                name.year.is_none_or(|year| years.iter().all(|years| years.contains_key(&year)))
            };
            let names = before.keys().chain(made.keys()).chain(row.keys());
            let told = names.filter(|name| name.entry.is_none() && name.field != "total" && everywhere(name));
            for name in told {
                let stood = before.keys().chain(made.keys()).any(|other| other == name);
                let wanted = if stood { expected(name, before, made, row) } else { row.get(name).cloned() };
                prop_assert_eq!(back_row.get(name).cloned(), wanted, "{} {:?}", id, name);
            }
        }
    }

    #[test]
    fn redo_restores_exactly_the_plan_from_before_the_undo((after, before, now) in three()) {
        let Some(mut session) = stepped(&before, &after) else { return Ok(()) };
        session.replace_from_store(now.id, Some(Arc::new(now.clone())));
        // If another tab has already undone the step, there is nothing to undo, and redoing applies it again.
        if now != before && undo(&mut session, &now).is_ok() {
            redo(&mut session, &now).unwrap();
            prop_assert_eq!(shown(&session, &now), now);
        }
    }
}
