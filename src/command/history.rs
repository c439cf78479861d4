//! Undo and redo by snapshots.
//!
//! A step has the workbook before and after it; unchanged parts are shared, so a step costs a list of pointers. No
//! command has an inverse of its own. Steps on the same text field are one step until the field is left: the newer
//! command is carried out on the workbook from *before* the step, so that half-typed states leave no trace, and typing
//! the old text again removes the step. After that, steps that could be redone before can be redone again.
//!
//! There is one history, and each of its steps belongs to a [`Scope`]: one plan, or the list of plans. A step is undone
//! and redone only in its scope, even if newer steps of other scopes follow it, because plans share nothing. Changes
//! that came from another tab since then stay, too: undoing restores only the plans that the step changed. If such a
//! plan was changed since (in another tab, or by a step of the list), undoing is a merge in which the step's fields win
//! (`docs/decisions.md` 15). The merged states replace those of the step, so that redoing it restores the plan with the
//! others' changes. When an older step is undone under newer steps of another scope, its changes are also removed from
//! what undoing those steps restores, so that undoing all steps in any order restores the start.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::command::{self, InputTarget, Rejection, StepKind, StepLabel};
use crate::plan::{Plan, Workbook};
use crate::value::PlanId;

/// The greatest number of steps that can be undone.
const MOST_STEPS: usize = 1_000;

/// The steps that were done and can be undone, and those that were undone and can be redone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The steps, oldest first. In each scope the undone steps are the newest. An open step hides them, and they are
    /// removed when it is closed.
    steps: VecDeque<UndoStep>,
    /// Whether the newest step is still being typed.
    open: bool,
}

/// One step of history that can be undone or redone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoStep {
    /// The workbook before the step.
    pub before: Arc<Workbook>,
    /// The workbook after the step.
    pub after: Arc<Workbook>,
    /// The label of the step, which describes the change.
    pub change: StepLabel,
    /// The text field that the step filled; `None` if it filled none.
    pub target: Option<InputTarget>,
    scope: Scope,
    /// The moment at which the step was last done.
    done: Moment,
    /// The moment at which the step was undone; `None` while it is done.
    undone: Option<Moment>,
    /// The moment from which the step's workbooks are: when it was first done, or last merged.
    taken: Moment,
    /// The workbooks before and after the step when it was last done.
    did: Ends,
}

/// A point in the order of events, counted from 1.
type Moment = u64;

/// The part of the workbook to which a step belongs, and in which it is undone and redone (`docs/decisions.md` 15).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The list of plans (計画一覧): plans that are added, renamed there, or moved to the bin and back, and every step
    /// that changes several plans.
    List,
    /// The plan with that id: every other change of the plan.
    Plan(PlanId),
}

impl Scope {
    /// The scope of a step that changed `before` into `after`.
    fn from_step(change: &StepLabel, before: &Workbook, after: &Workbook) -> Self {
        if matches!(change.what, StepKind::PlanMoved(_) | StepKind::PlanRenamed) {
            return Self::List;
        }
        let mut changed = after.plans().iter().filter(|plan| before.plan(plan.id) != Some(plan));
        match (changed.next(), changed.next()) {
            (Some(plan), None) if before.plan(plan.id).is_some() => Self::Plan(plan.id),
            _ => Self::List,
        }
    }
}

impl History {
    /// Adds a step; undone steps of its scope can no longer be redone. A step on a text field stays open.
    pub fn push(&mut self, mut step: UndoStep) {
        self.close();
        let is_typed = step.target.is_some();
        step.done = self.next_moment();
        step.taken = step.done;
        self.steps.push_back(step);
        self.open = true;
        if !is_typed {
            self.close();
        }
    }

    /// The open step if it fills this field, so that a further command on the field continues it; `None` otherwise.
    pub fn open_step(&self, target: Option<InputTarget>) -> Option<&UndoStep> {
        self.open().filter(|step| target.is_some() && step.target == target)
    }

    /// The step that is still open, for any field; `None` if the newest step is closed.
    pub fn open(&self) -> Option<&UndoStep> {
        self.steps.back().filter(|_| self.open)
    }

    /// Removes the open step and returns it. Steps that could be redone before it can be redone again.
    pub fn drop_open(&mut self) -> Option<UndoStep> {
        let step = self.steps.pop_back_if(|_| self.open)?;
        self.open = false;
        Some(step)
    }

    /// Closes the open step: the field was left, and later typing in it is a new step.
    pub fn close(&mut self) {
        let Some(scope) = self.open().map(|step| step.scope) else { return };
        self.open = false;
        self.steps.retain(|step| !step.is_undone() || step.scope != scope);
        while self.steps.iter().filter(|step| !step.is_undone()).count() > MOST_STEPS {
            let oldest = self.steps.iter().position(|step| !step.is_undone());
            oldest.and_then(|oldest| self.steps.remove(oldest));
        }
    }

    /// Removes these plans from every step, and removes steps that changed nothing else.
    pub fn forget(&mut self, plans: &[PlanId]) {
        self.close();
        let without = |workbook: &Workbook| {
            Arc::new(plans.iter().fold(workbook.clone(), |workbook, id| workbook.without_plan(*id)))
        };
        self.steps.retain_mut(|step| {
            (step.before, step.after) = (without(&step.before), without(&step.after));
            step.did = Ends { from: without(&step.did.from), to: without(&step.did.to) };
            step.before != step.after
        });
    }

    /// The label of the step that undo (元に戻す) would undo in that scope; `None` if there is none.
    pub fn to_undo(&self, scope: Scope) -> Option<&StepLabel> {
        self.steps.get(self.next(Turn::Undo, scope)?).map(|step| &step.change)
    }

    /// The label of the step that redo (やり直す) would repeat in that scope; `None` if there is none.
    pub fn to_redo(&self, scope: Scope) -> Option<&StepLabel> {
        let is_hidden = self.open().is_some_and(|step| step.scope == scope);
        let next = self.next(Turn::Redo, scope).filter(|_| !is_hidden)?;
        self.steps.get(next).map(|step| &step.change)
    }

    /// Undoes the newest step of the scope, or redoes the step that was undone last. Returns the new workbook and the
    /// label of the step. Undoing a step that would remove a plan with later changes is refused and changes nothing
    /// ([`Rejection::WorkedInSince`]). Any other refused step can never be undone and is dropped, so that it does not
    /// block the steps before it.
    pub fn turn(
        &mut self,
        turn: Turn,
        scope: Scope,
        now: &Arc<Workbook>,
    ) -> Result<(Arc<Workbook>, StepLabel), Rejection> {
        self.close();
        let next = self.next(turn, scope).ok_or(Rejection::NoStep)?;
        if turn == Turn::Undo && self.is_worked_in_since(next) {
            return Err(Rejection::WorkedInSince);
        }
        let moment = self.next_moment();
        let ends = self.ends(turn, next).ok_or(Rejection::NoStep)?;
        let step = self.steps.get_mut(next).ok_or(Rejection::NoStep)?;
        let change = step.change.clone();
        match step.turn(turn, &ends, now, moment) {
            Ok(workbook) => Ok((workbook, change)),
            Err(rejection) => {
                self.steps.remove(next);
                Err(rejection)
            }
        }
    }

    /// The index of the next step in the scope: the newest step that is done, or the oldest that is undone.
    fn next(&self, turn: Turn, scope: Scope) -> Option<usize> {
        match turn {
            Turn::Undo => self.steps.iter().rposition(|step| step.scope == scope && !step.is_undone()),
            Turn::Redo => self.steps.iter().position(|step| step.scope == scope && step.is_undone()),
        }
    }

    /// The next moment.
    fn next_moment(&self) -> Moment {
        self.steps.iter().map(UndoStep::last_moment).max().unwrap_or_default() + 1
    }

    /// The workbooks between which the step at that index turns. For undo, steps that were done before and have been
    /// undone since are removed from them, because their changes would come back otherwise.
    fn ends(&self, turn: Turn, place: usize) -> Option<Ends> {
        let step = self.steps.get(place)?;
        if turn == Turn::Redo {
            return Some(Ends { from: Arc::clone(&step.before), to: Arc::clone(&step.after) });
        }
        let was_in =
            |other: &&UndoStep| other.done < step.taken && other.undone.is_some_and(|undone| step.taken < undone);
        let gone: Vec<&UndoStep> = self.steps.iter().filter(was_in).collect();
        let mut ends = Ends { from: Arc::clone(&step.after), to: Arc::clone(&step.before) };
        // The step that was done last is removed first.
        let mut before = Moment::MAX;
        while let Some(other) = gone.iter().filter(|other| other.done < before).max_by_key(|other| other.done) {
            before = other.done;
            for plan in step.before.plans().iter().filter(|plan| step.after.plan(plan.id) != Some(plan)) {
                ends.from = other.taken_out_of(&ends.from, plan.id);
                ends.to = other.taken_out_of(&ends.to, plan.id);
            }
        }
        Some(ends)
    }

    /// Whether the step at that index added a plan that later steps, which are not undone, have changed.
    fn is_worked_in_since(&self, place: usize) -> bool {
        let mut steps = self.steps.iter().skip(place);
        let Some(step) = steps.next() else { return false };
        steps.filter(|later| !later.is_undone()).any(|later| match later.scope {
            Scope::Plan(plan) => step.before.plan(plan).is_none() && step.after.plan(plan).is_some(),
            Scope::List => false,
        })
    }
}

/// The workbooks from and to which a step turns.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Ends {
    from: Arc<Workbook>,
    to: Arc<Workbook>,
}

/// The direction in which a step is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Undo (元に戻す).
    Undo,
    /// Redo (やり直す).
    Redo,
}

impl UndoStep {
    /// A step that was just done.
    pub fn new(before: Arc<Workbook>, after: Arc<Workbook>, change: StepLabel, target: Option<InputTarget>) -> Self {
        let scope = Scope::from_step(&change, &before, &after);
        let did = Ends { from: Arc::clone(&before), to: Arc::clone(&after) };
        Self { before, after, change, target, scope, done: 0, undone: None, taken: 0, did }
    }

    fn is_undone(&self) -> bool {
        self.undone.is_some()
    }

    fn last_moment(&self) -> Moment {
        self.done.max(self.taken).max(self.undone.unwrap_or_default())
    }

    /// The workbook without the step's changes of the plan, except where they were changed again.
    fn taken_out_of(&self, workbook: &Arc<Workbook>, plan: PlanId) -> Arc<Workbook> {
        let [from, now, to] = [&self.did.to, workbook, &self.did.from].map(|workbook| workbook.plan(plan));
        match (from, now, to) {
            (Some(from), Some(now), Some(to)) if from != to => {
                Arc::new(workbook.with_plan(Arc::new(command::taken_out(from, now, to))))
            }
            _ => Arc::clone(workbook),
        }
    }

    /// `now` without the step's changes, or with them again. After a merge the step gets the merged workbooks.
    fn turn(
        &mut self,
        turn: Turn,
        ends: &Ends,
        now: &Arc<Workbook>,
        moment: Moment,
    ) -> Result<Arc<Workbook>, Rejection> {
        // If the ends are not those of the step, redoing the step must lead back to the current workbook.
        let mut merged = turn == Turn::Undo && (ends.from != self.after || ends.to != self.before);
        let workbook = put_back(&ends.from, now, &ends.to, &mut merged)?;
        if merged {
            self.taken = moment;
            (self.before, self.after) = match turn {
                Turn::Undo => (Arc::clone(&workbook), Arc::clone(now)),
                Turn::Redo => (Arc::clone(now), Arc::clone(&workbook)),
            };
        }
        match turn {
            Turn::Undo => self.undone = Some(moment),
            Turn::Redo => {
                (self.done, self.undone) = (moment, None);
                self.did = Ends { from: Arc::clone(now), to: Arc::clone(&workbook) };
            }
        }
        Ok(workbook)
    }
}

/// `now` with the plans that differ between `from` and `to` as they are in `to`; restored plans are added at the end.
/// Exactly `to` if `now` equals `from`. Sets `merged` if others' changes had to be merged.
fn put_back(
    from: &Workbook,
    now: &Workbook,
    to: &Arc<Workbook>,
    merged: &mut bool,
) -> Result<Arc<Workbook>, Rejection> {
    if now == from {
        return Ok(Arc::clone(to));
    }
    let come_back = to.plans().iter().filter(|plan| now.plan(plan.id).is_none());
    let mut chosen = Vec::new();
    for plan in now.plans().iter().chain(come_back) {
        let (from, now, to) = (from.plan(plan.id), now.plan(plan.id), to.plan(plan.id));
        chosen.extend(choose(from, now, to, merged)?);
    }
    Ok(Arc::new(Workbook::new(chosen)))
}

/// The plan after the turn. A plan that has changed since is merged; if such a plan was added or removed since, or by the
/// step itself, there is nothing to merge and the step is refused.
fn choose(
    from: Option<&Arc<Plan>>,
    now: Option<&Arc<Plan>>,
    to: Option<&Arc<Plan>>,
    merged: &mut bool,
) -> Result<Option<Arc<Plan>>, Rejection> {
    if from == to || now == to {
        Ok(now.cloned())
    } else if now == from {
        Ok(to.cloned())
    } else if let (Some(from), Some(now), Some(to)) = (from, now, to) {
        *merged = true;
        Ok(Some(Arc::new(command::put_back(from, now, to)?)))
    } else {
        Err(Rejection::ChangedElsewhere)
    }
}
