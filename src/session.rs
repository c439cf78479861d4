//! The session: the complete state of the app and its operations, independent of a browser.
//!
//! A session has one workbook and one history, and every change is a command to [`Session::submit`]. The page shows
//! [`Session::workbook`] and stores [`Session::settled`]. The settled workbook reads the cell that is still being typed
//! in as if the user had left it, so that a stored text and its meaning always agree.

use std::sync::Arc;

use crate::command::history::{History, Scope, Turn, UndoStep};
use crate::command::{self, Command, InputTarget, Origin, Rejection, StepKind, StepLabel};
use crate::plan::lineage::{SentInquiry, changed_actuals};
use crate::plan::{KpiTable, Lineage, Lineages, Placement, Plan, Workbook};
use crate::value::PlanId;

pub mod cell_navigation;
pub mod folder;
pub mod looked_at;
pub mod plan_list;
pub mod plan_view;
pub mod record_entry;
pub mod record_list;
pub mod record_paste;
mod remote;
pub mod route;
pub mod sheet_rows;
pub mod summary_view;
pub mod table_order;

pub use remote::{FoundPlan, JournalMerge, RemoteConflict, RemoteMerge, TabAndStore};

/// The state of the app, independent of a browser.
#[derive(Clone, Debug, Default)]
pub struct Session {
    workbook: Arc<Workbook>,
    history: History,
    /// The last command of the open step, to read its text strictly.
    draft: Option<Command>,
    /// The lineages of the plans, kept outside the workbook so that undo does not make a sent table unknown.
    lineages: Lineages,
}

impl Session {
    /// Creates a session with the workbook that was read from the store.
    pub fn open(workbook: Workbook) -> Self {
        Self { workbook: Arc::new(workbook), ..Self::default() }
    }

    /// The workbook as it is shown.
    pub fn workbook(&self) -> &Arc<Workbook> {
        &self.workbook
    }

    /// The steps that were done and undone.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The workbook to which a command on that field is applied: for the field of the open step, the workbook before
    /// the step. A value derived from a half-typed text (a level) must be computed from this workbook, since the shown
    /// one contains the half-typed text.
    pub fn base_workbook(&self, target: InputTarget) -> &Arc<Workbook> {
        self.history.open_step(Some(target)).map_or(&self.workbook, |step| &step.before)
    }

    /// Applies a command. A command on the text field of the open step continues that step; if it restores the text
    /// from before the step, the step is removed.
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
                self.history.push(UndoStep::new(step.before, applied.workbook, applied.change.clone(), target));
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

    /// Applies a command as a new step on the settled workbook. A command that is rejected leaves the open step open.
    fn begin(&mut self, command: Command) -> Result<StepLabel, Rejection> {
        let target = command.target();
        let settled = self.settled();
        let applied = command::apply(&settled, &command);
        match &applied {
            Ok(applied) => self.note_taken(&command, &settled, &applied.workbook),
            Err(Rejection::NothingChanged) => self.note_taken(&command, &settled, &settled),
            Err(_) => {}
        }
        let applied = applied?;
        self.settle();
        let before = std::mem::replace(&mut self.workbook, Arc::clone(&applied.workbook));
        self.history.push(UndoStep::new(before, applied.workbook, applied.change.clone(), target));
        self.draft = target.map(|_| command);
        Ok(applied.change)
    }

    /// Records the tables of a file that were imported completely, even if nothing in them had to be changed; the rest
    /// of a partly imported table is offered again. A section counts as having answered an inquiry even if a part was
    /// left out.
    fn note_taken(&mut self, command: &Command, before: &Workbook, after: &Workbook) {
        let Command::ApplyImport(step) = command else { return };
        let is_reply = step.tables.iter().any(|table| table.taken.reply.is_some());
        let [before, after] = [before, after].map(|workbook| workbook.plan(step.plan).map(|plan| &**plan));
        let changed = is_reply.then(|| changed_actuals(before, after));
        for table in &step.tables {
            if let Some(applied) = table.applied() {
                self.lineages.entry(step.plan).or_default().note_applied(applied);
            }
        }
        if let (Some(lineage), Some(changed)) = (self.lineages.get_mut(&step.plan), &changed) {
            let tables = step.tables.iter().map(|table| &table.taken);
            let plans = before.zip(after).map(|(before, after)| [before, after]);
            lineage.note_replies(tables, &step.file, step.on, changed, plans);
        }
    }

    /// Closes the open step: its text is read strictly, and further typing begins a new step.
    pub fn settle(&mut self) {
        if let Some(strict) = self.draft.take().and_then(strictly) {
            // Nothing changes if the strict reading equals the lenient one.
            let _unchanged = self.submit(strict);
            self.draft = None;
        }
        self.history.close();
    }

    /// The workbook with the open step's text read strictly. This workbook is stored and exported.
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

    /// Undoes the newest step of the scope. If its plan was changed since by another tab or from the list, the fields of
    /// the step are restored and everything else stays as it is. It is rejected if nothing of the step is left to undo.
    pub fn undo(&mut self, scope: Scope) -> Result<StepLabel, Rejection> {
        self.turn(Turn::Undo, scope)
    }

    /// Redoes the step of the scope that was undone last; other changes of its plan are treated as in
    /// [`Session::undo`].
    pub fn redo(&mut self, scope: Scope) -> Result<StepLabel, Rejection> {
        self.turn(Turn::Redo, scope)
    }

    /// Undoes or redoes a step of the scope.
    pub fn turn(&mut self, turn: Turn, scope: Scope) -> Result<StepLabel, Rejection> {
        self.settle();
        let (workbook, change) = self.history.turn(turn, scope, &self.workbook)?;
        self.workbook = workbook;
        self.note_undone(&change, turn == Turn::Undo);
        Ok(change)
    }

    /// Records that the import of a file was undone or redone; an undone import counts as not applied
    /// (`docs/decisions.md` 15).
    fn note_undone(&mut self, change: &StepLabel, undone: bool) {
        let lineage = change.plan.and_then(|plan| self.lineages.get_mut(&plan));
        if let (StepKind::TableImported { versions, .. }, Some(lineage)) = (&change.what, lineage) {
            for version in &**versions {
                lineage.set_undone(*version, undone);
            }
        }
    }

    /// The lineages of all plans that have one.
    pub fn lineages(&self) -> &Lineages {
        &self.lineages
    }

    /// The lineage of that plan; empty if it has none.
    pub fn lineage(&self, plan: PlanId) -> Lineage {
        self.lineages.get(&plan).cloned().unwrap_or_default()
    }

    /// Replaces the lineages by the lineages that another tab wrote ([`crate::storage::LineageStore`]).
    pub fn set_lineages(&mut self, lineages: Lineages) {
        self.lineages = lineages;
    }

    /// Adds the lineages of a plan file to the lineages of this session.
    pub fn join_lineages(&mut self, others: &Lineages) {
        for (plan, other) in others {
            let lineage = self.lineages.entry(*plan).or_default();
            *lineage = lineage.joined(other);
        }
    }

    /// Merges the lineage in the plan's file into the lineage of this session. `known` is the last state that both had; if it
    /// is `None`, the session's record counts wherever both differ.
    pub(crate) fn merge_lineage(&mut self, plan: PlanId, theirs: &Lineage, known: Option<&Lineage>) {
        let ours = self.lineages.entry(plan).or_default();
        *ours = known.map_or_else(|| ours.joined(theirs), |known| ours.caught_up(theirs, known));
    }

    /// Records that the table of that plan is being sent, in its settled state ([`Session::settled`]).
    pub fn note_sent(&mut self, plan: PlanId) -> Result<(), Rejection> {
        self.note_sent_table(plan, KpiTable::from_plan)
    }

    /// Records that a table of that plan is being sent; `table` makes it from the settled state of the plan.
    pub fn note_sent_table(&mut self, plan: PlanId, table: impl FnOnce(&Plan) -> KpiTable) -> Result<(), Rejection> {
        let settled = self.settled();
        let table = table(settled.plan(plan).ok_or(Rejection::NoSuchPlan)?);
        self.lineages.entry(plan).or_default().note_sent(&table);
        Ok(())
    }

    /// Records that answer books were written. They name a state of that plan that is noted as sent
    /// ([`Session::note_sent`]). Nothing is recorded for a plan that was removed meanwhile.
    pub fn note_inquiry(&mut self, plan: PlanId, inquiry: SentInquiry) {
        if self.settled().plan(plan).is_some() {
            self.lineages.entry(plan).or_default().note_inquiry(inquiry);
        }
    }

    /// Changes the lineage of that plan without a step in the history, for example for an answer given by telephone. A
    /// plan without a lineage stays without one.
    pub fn note_in_lineage(&mut self, plan: PlanId, note: impl FnOnce(&mut Lineage)) {
        if let Some(lineage) = self.lineages.get_mut(&plan) {
            note(lineage);
        }
    }

    /// Empties the bin permanently: its plans are removed from the workbook, from every step of the history and from
    /// the lineages (`docs/decisions.md` 29). Returns the ids of the removed plans.
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

    /// Discards the open step as if nothing had been typed (Esc, or the old text again); `None` if no step is open.
    pub fn cancel(&mut self) -> Option<StepLabel> {
        self.draft = None;
        let step = self.history.drop_open()?;
        self.workbook = step.before;
        Some(step.change)
    }

    /// Saves this tab's state of a plan under the id `fresh` and shows the stored state under the old id (別の計画として保存,
    /// save as another plan). The indicators retain their ids. The stored plan is shown even if this tab no longer has
    /// the plan, since a plan that is not shown would be removed from the store.
    pub fn save_as_other_plan(
        &mut self,
        id: PlanId,
        fresh: PlanId,
        stored: Option<Arc<Plan>>,
    ) -> Result<StepLabel, Rejection> {
        if self.workbook.plan(fresh).is_some() {
            return Err(Rejection::IdTaken);
        }
        self.settle();
        let ours = self.workbook.plan(id).map(|plan| Plan::clone(plan));
        self.replace_from_store(id, stored);
        let mut ours = ours.ok_or(Rejection::NoSuchPlan)?;
        ours.set_id(fresh);
        self.submit(Command::AddPlan { plan: Arc::new(ours), origin: Origin::KeptApart })
    }

    /// Shows a plan as it is in the store now, or removes it from view; this is not a step of the history
    /// (`docs/decisions.md` 15).
    pub fn replace_from_store(&mut self, id: PlanId, stored: Option<Arc<Plan>>) {
        self.settle();
        self.workbook = Arc::new(match stored {
            Some(plan) => self.workbook.with_plan(plan),
            None => self.workbook.without_plan(id),
        });
    }
}

/// The command as it applies once its cell is left; `None` if no cell is being typed in.
fn strictly(command: Command) -> Option<Command> {
    match command {
        Command::InPlan { plan, command } => Some(Command::InPlan { plan, command: command.left()? }),
        _ => None,
    }
}
