//! Undo and redo by snapshots.
//!
//! A step holds the workbook before and after it; what did not change is shared, so a step costs a list of pointers. No
//! command has an inverse of its own. Steps on the same text field are one step until the field is left: the newer
//! command is then carried out on the workbook from *before* the step, so that half-typed states leave no trace, and
//! typing the old text again makes the step vanish. A step that vanishes was never there: what could be redone before
//! it can be redone again.
//!
//! What came in from outside since (another tab) stays: undoing puts back only the plans that the step touched. Where
//! such a plan was changed elsewhere in the meantime it is a merge in which the step's fields win
//! (`docs/decisions.md` 15). What was merged is the step from then on, so that redoing it gives back what there was,
//! with what the others had done.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::command::{self, InputTarget, Rejection, StepLabel};
use crate::plan::{Plan, Workbook};
use crate::value::id::PlanId;

/// The greatest number of steps that can be undone.
const MOST_STEPS: usize = 1_000;

/// The steps that were done and can be undone, and those that were undone and can be redone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: VecDeque<UndoStep>,
    /// The undone steps, the newest last, each with its `before` and `after` exchanged.
    undone: Vec<UndoStep>,
    open: bool,
    /// The steps that could be redone before the open step, in case that vanishes.
    parked: Vec<UndoStep>,
}

/// One step of history that can be undone or redone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoStep {
    /// The workbook before the step.
    pub before: Arc<Workbook>,
    /// The workbook after the step.
    pub after: Arc<Workbook>,
    /// The label of the step, which says what it did.
    pub change: StepLabel,
    /// The text field that the step filled; `None` if it filled none.
    pub target: Option<InputTarget>,
}

impl History {
    /// Adds a step; what had been undone can no longer be redone. A step on a text field stays open.
    pub fn push(&mut self, step: UndoStep) {
        self.close();
        self.open = step.target.is_some();
        self.parked = std::mem::take(&mut self.undone);
        self.done.push_back(step);
        if !self.open {
            self.close();
        }
    }

    /// The open step if it fills this field, so that a further command on the field continues it; `None` otherwise.
    pub fn open_step(&self, target: Option<InputTarget>) -> Option<&UndoStep> {
        let top = self.done.back().filter(|_| self.open)?;
        (target.is_some() && top.target == target).then_some(top)
    }

    /// The step that is still open, whatever field it fills; `None` if the newest step is closed.
    pub fn open(&self) -> Option<&UndoStep> {
        self.done.back().filter(|_| self.open)
    }

    /// Removes the open step and returns it. Steps that could be redone before it can be redone again.
    pub fn drop_open(&mut self) -> Option<UndoStep> {
        let step = self.done.pop_back_if(|_| self.open)?;
        self.open = false;
        self.undone = std::mem::take(&mut self.parked);
        Some(step)
    }

    /// Closes the open step: the field was left, and later typing in it is another step.
    pub fn close(&mut self) {
        self.open = false;
        self.parked.clear();
        while self.done.len() > MOST_STEPS {
            self.done.pop_front();
        }
    }

    /// Removes these plans from every step, and every step that changed nothing else.
    pub fn forget(&mut self, plans: &[PlanId]) {
        self.close();
        let without = |workbook: &Workbook| {
            Arc::new(plans.iter().fold(workbook.clone(), |workbook, id| workbook.without_plan(*id)))
        };
        let keep = |step: &mut UndoStep| {
            (step.before, step.after) = (without(&step.before), without(&step.after));
            step.before != step.after
        };
        self.done.retain_mut(keep);
        self.undone.retain_mut(keep);
    }

    /// The label of the step that undo (元に戻す) would undo; `None` if there is none.
    pub fn to_undo(&self) -> Option<&StepLabel> {
        self.done.back().map(|step| &step.change)
    }

    /// The label of the step that redo (やり直す) would repeat; `None` if there is none.
    pub fn to_redo(&self) -> Option<&StepLabel> {
        self.undone.last().map(|step| &step.change)
    }

    /// Takes the newest step back, or does the newest undone one again: the workbook after that, and which step it was.
    /// A step that is refused can never be undone and is dropped, so that those before it, which may be of other plans,
    /// are not stuck behind it.
    pub fn turn(&mut self, turn: Turn, now: &Arc<Workbook>) -> Result<(Arc<Workbook>, StepLabel), Rejection> {
        self.close();
        let step = match turn {
            Turn::Undo => self.done.pop_back(),
            Turn::Redo => self.undone.pop(),
        };
        let mut step = step.ok_or(Rejection::NoStep)?;
        let workbook = step.turn_back(now)?;
        let change = step.change.clone();
        match turn {
            Turn::Undo => self.undone.push(step),
            Turn::Redo => self.done.push_back(step),
        }
        Ok((workbook, change))
    }
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
    /// `now` without what the step did. The step is turned round: turned back again it does what it did.
    fn turn_back(&mut self, now: &Arc<Workbook>) -> Result<Arc<Workbook>, Rejection> {
        let mut merged = false;
        let workbook = put_back(&self.after, now, &self.before, &mut merged)?;
        std::mem::swap(&mut self.before, &mut self.after);
        if merged {
            (self.before, self.after) = (Arc::clone(now), Arc::clone(&workbook));
        }
        Ok(workbook)
    }
}

/// `now` with the plans that differ between `from` and `to` as they are in `to`, plans that are restored are added at
/// the end. Exactly `to` when `now` is `from`. Notes whether it was a merge with what others had changed.
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

/// The plan as the step leaves it. Where it has become something else since than the step found, the two are merged;
/// where it came or went since, or the step made or removed it, there is nothing to be merged and the step is refused.
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
