//! The session: everything the app is, without a browser.
//!
//! One workbook, one history, one way in ([`Session::submit`]). The page shows [`Session::workbook`]
//! and keeps [`Session::settled`], in which the cell that is still being typed in is read as if the
//! user had left it, so that a stored text and its meaning never disagree.

use std::sync::Arc;

use crate::command::history::{History, Turn, UndoStep};
use crate::command::{self, Command, InputTarget, Origin, Rejection, StepKind, StepLabel};
use crate::plan::lineage::{KpiTable, Lineage, Lineages};
use crate::plan::{Placement, Plan, Workbook};
use crate::value::id::PlanId;

pub mod cell_navigation;
pub mod folder;
mod remote;
pub mod route;

pub use remote::{RemoteConflict, RemoteMerge, follow_remote, merge_heard, merge_remote, resolve_remote};

/// The app's state.
#[derive(Clone, Debug, Default)]
pub struct Session {
    workbook: Arc<Workbook>,
    history: History,
    /// The last command of the open step, to read its text strictly.
    draft: Option<Command>,
    /// Outside the workbook: undo does not make a table unknown that was sent.
    lineages: Lineages,
}

impl Session {
    /// A session on what the store held.
    pub fn open(workbook: Workbook) -> Self {
        Self { workbook: Arc::new(workbook), ..Self::default() }
    }

    /// The workbook as it is shown.
    pub fn workbook(&self) -> &Arc<Workbook> {
        &self.workbook
    }

    /// The steps done and undone.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The workbook on which a command on that field would be carried out: of the open step on it the one before. What
    /// is worked out from a half-typed text (a level) is worked out from this, not from what half of it has left.
    pub fn ground(&self, target: InputTarget) -> &Arc<Workbook> {
        self.history.open_step(Some(target)).map_or(&self.workbook, |step| &step.before)
    }

    /// Carries a command out. A command on the text field of the open step continues that step; if it
    /// brings back what stood there before, the step vanishes.
    pub fn submit(&mut self, command: Command) -> Result<StepLabel, Rejection> {
        let target = command.target();
        let Some(step) = self.history.open_step(target).cloned() else {
            return self.begin(command);
        };
        match command::apply(&step.before, &command) {
            Ok(applied) if applied.workbook == self.workbook => {
                self.draft = Some(command);
                Err(Rejection::NothingChanged)
            }
            Ok(applied) => {
                self.history.drop_open();
                self.workbook = Arc::clone(&applied.workbook);
                self.history.push(UndoStep { after: applied.workbook, change: applied.change.clone(), ..step });
                self.draft = Some(command);
                Ok(applied.change)
            }
            Err(Rejection::NothingChanged) => {
                self.history.drop_open();
                self.draft = None;
                self.workbook = step.before;
                Ok(step.change)
            }
            Err(rejection) => Err(rejection),
        }
    }

    /// Begins a step of its own on the settled workbook. A command that is rejected leaves the open step open.
    fn begin(&mut self, command: Command) -> Result<StepLabel, Rejection> {
        let target = command.target();
        let applied = command::apply(&self.settled(), &command);
        self.note_taken(&command, applied.as_ref().err());
        let applied = applied?;
        self.settle();
        let before = std::mem::replace(&mut self.workbook, Arc::clone(&applied.workbook));
        self.history.push(UndoStep { before, after: applied.workbook, change: applied.change.clone(), target });
        self.draft = target.map(|_| command);
        Ok(applied.change)
    }

    /// A table file that was imported whole is known from now on, even where nothing in it had to be changed. Of one that
    /// was imported part the rest is offered again.
    fn note_taken(&mut self, command: &Command, rejection: Option<&Rejection>) {
        if let Command::ApplyImport(step) = command
            && step.whole
            && matches!(rejection, None | Some(Rejection::NothingChanged))
        {
            self.lineages.entry(step.plan).or_default().note_applied(&step.taken);
        }
    }

    /// Ends the open step: its text is read strictly and further typing is a step of its own.
    pub fn settle(&mut self) {
        if let Some(strict) = self.draft.take().and_then(strictly) {
            // Nothing to do where the strict reading is the lenient one.
            let _unchanged = self.submit(strict);
            self.draft = None;
        }
        self.history.close();
    }

    /// The workbook with the open step's text read strictly: what is kept and exported.
    pub fn settled(&self) -> Arc<Workbook> {
        let strict = self.draft.clone().and_then(strictly);
        match (self.history.open(), strict) {
            (Some(step), Some(strict)) => match command::apply(&step.before, &strict) {
                Ok(applied) => applied.workbook,
                Err(_) => Arc::clone(&step.before),
            },
            _ => Arc::clone(&self.workbook),
        }
    }

    /// Takes the newest step back. Where another tab has changed its plan since, the step's fields win, and everything else
    /// stays as the other tab has left it; it is refused where nothing of the step is left to be taken back.
    pub fn undo(&mut self) -> Result<StepLabel, Rejection> {
        self.turn(Turn::Undo)
    }

    /// Does the newest undone step again, in the same manner.
    pub fn redo(&mut self) -> Result<StepLabel, Rejection> {
        self.turn(Turn::Redo)
    }

    fn turn(&mut self, turn: Turn) -> Result<StepLabel, Rejection> {
        self.settle();
        let (workbook, change) = self.history.turn(turn, &self.workbook)?;
        self.workbook = workbook;
        self.note_undone(&change, turn == Turn::Undo);
        Ok(change)
    }

    /// A file whose step is undone counts as not imported (`decisions.md` 15).
    fn note_undone(&mut self, change: &StepLabel, undone: bool) {
        let lineage = change.plan.and_then(|plan| self.lineages.get_mut(&plan));
        if let (StepKind::TableImported { version, .. }, Some(lineage)) = (&change.what, lineage) {
            lineage.set_undone(*version, undone);
        }
    }

    /// What was sent out and imported, of every plan that has any.
    pub fn lineages(&self) -> &Lineages {
        &self.lineages
    }

    /// What was sent out and imported of that plan.
    pub fn lineage(&self, plan: PlanId) -> Lineage {
        self.lineages.get(&plan).cloned().unwrap_or_default()
    }

    /// Takes the lineages as another tab has left them ([`storage::LineageStore::catch_up`]).
    pub fn set_lineages(&mut self, lineages: Lineages) {
        self.lineages = lineages;
    }

    /// Adds what a plan file knows of sent and taken tables.
    pub fn join_lineages(&mut self, others: &Lineages) {
        for (plan, other) in others {
            let lineage = self.lineages.entry(*plan).or_default();
            *lineage = lineage.joined(other);
        }
    }

    /// Notes that the table of that plan is being sent out, as it is kept ([`Session::settled`]).
    pub fn note_sent(&mut self, plan: PlanId) -> Result<(), Rejection> {
        let settled = self.settled();
        let table = KpiTable::of(settled.plan(plan).ok_or(Rejection::NoSuchPlan)?);
        self.lineages.entry(plan).or_default().note_sent(&table);
        Ok(())
    }

    /// Empties the bin for good: its plans go out of the workbook, out of every step of history and out of what was sent
    /// and imported (`decisions.md` 29). Which they were.
    pub fn empty_bin(&mut self) -> Vec<PlanId> {
        self.settle();
        let binned = |plan: &&Arc<Plan>| plan.placement == Placement::Bin;
        let ids: Vec<PlanId> = self.workbook.plans().iter().filter(binned).map(|plan| plan.id).collect();
        for id in &ids {
            self.workbook = Arc::new(self.workbook.without_plan(*id));
        }
        self.history.forget(&ids);
        self.lineages.retain(|plan, _| !ids.contains(plan));
        ids
    }

    /// Takes the open step back as if nothing had been typed (Esc, or the old text again).
    pub fn cancel(&mut self) -> Option<StepLabel> {
        self.draft = None;
        let step = self.history.drop_open()?;
        self.workbook = step.before;
        Some(step.change)
    }

    /// Keeps this tab's state of a plan under a fresh id and shows the stored one again under the old
    /// (別の計画として保存). The indicators keep their ids. Where this tab has no such plan any more, the
    /// stored one is shown all the same: what is not shown would be removed from the store.
    pub fn keep_apart(&mut self, id: PlanId, fresh: PlanId, stored: Option<Arc<Plan>>) -> Result<StepLabel, Rejection> {
        if self.workbook.plan(fresh).is_some() {
            return Err(Rejection::IdTaken);
        }
        self.settle();
        let ours = self.workbook.plan(id).map(|plan| Plan::clone(plan));
        self.replace_from_store(id, stored);
        let mut ours = ours.ok_or(Rejection::NoSuchPlan)?;
        ours.id = fresh;
        self.submit(Command::AddPlan { plan: Arc::new(ours), origin: Origin::KeptApart })
    }

    /// Shows a plan as the store has it now, or no longer shows it: no step of this history (`decisions.md` 15).
    pub fn replace_from_store(&mut self, id: PlanId, stored: Option<Arc<Plan>>) {
        self.settle();
        self.workbook = Arc::new(match stored {
            Some(plan) => self.workbook.with_plan(plan),
            None => self.workbook.without_plan(id),
        });
    }
}

/// The command once its cell is left; `None` if no cell is being typed in.
fn strictly(command: Command) -> Option<Command> {
    match command {
        Command::InPlan { plan, command } => Some(Command::InPlan { plan, command: command.left()? }),
        _ => None,
    }
}
