//! Undo and redo by snapshots.
//!
//! A step holds the workbook before and after it; what did not change is shared, so a step costs a
//! list of pointers. Nothing is inverted by hand. Steps on the same text field are one step until
//! the field is left: the newer command is then carried out on the workbook from *before* the step, so that
//! half-typed states leave no trace, and typing the old text again makes the step vanish. A step that vanishes
//! was never there: what could be redone before it can be redone again.
//!
//! What came in from outside since (another tab) stays: undoing puts back only the plans that the step touched. Where
//! such a plan was changed elsewhere in the meantime it is a merge in which the step's fields win (`decisions.md` 15). What
//! was merged is the step from then on, so that redoing it gives back what there was, with what the others had done.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::command::{self, InputTarget, Rejection, StepLabel};
use crate::plan::{Plan, Workbook};
use crate::value::id::PlanId;

/// Steps that are kept.
const MOST_STEPS: usize = 1_000;

/// The steps done and undone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: VecDeque<UndoStep>,
    /// Turned round: what stood after them is what stood before.
    undone: Vec<UndoStep>,
    open: bool,
    /// What could be redone before the open step, in case it vanishes.
    parked: Vec<UndoStep>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoStep {
    /// The workbook before it.
    pub before: Arc<Workbook>,
    /// The workbook after it.
    pub after: Arc<Workbook>,
    /// What it did.
    pub change: StepLabel,
    /// The text field that it filled, if it did.
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

    /// The step that a further command on this field would continue.
    pub fn open_step(&self, target: Option<InputTarget>) -> Option<&UndoStep> {
        let top = self.done.back().filter(|_| self.open)?;
        (target.is_some() && top.target == target).then_some(top)
    }

    /// The step that is still open, whatever its field.
    pub fn open(&self) -> Option<&UndoStep> {
        self.done.back().filter(|_| self.open)
    }

    /// Takes the open step away, as if it had never been.
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

    /// Takes these plans out of every step; steps that were about nothing else go.
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

    /// What 元に戻す would undo.
    pub fn to_undo(&self) -> Option<&StepLabel> {
        self.done.back().map(|step| &step.change)
    }

    /// What やり直す would do again.
    pub fn to_redo(&self) -> Option<&StepLabel> {
        self.undone.last().map(|step| &step.change)
    }

    /// Takes the newest step back, or does the newest undone one again: the workbook after that, and which step it was. A
    /// step that is refused can never be taken back and goes, so that those before it, which may be of other plans, are
    /// not stuck behind it.
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

/// Which way a step is turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// 元に戻す.
    Undo,
    /// やり直す.
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

/// `now` with the plans that differ between `from` and `to` as they are in `to`, those that come back at the end.
/// Exactly `to` when `now` is `from`. Notes whether it was a merge with what others had changed.
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
