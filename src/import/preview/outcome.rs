//! The command that imports a table file as it is decided.

use std::sync::Arc;

use super::{ImportTarget, Preview};
use crate::command::{Command, ImportContent, ImportStep};
use crate::plan::lineage::Taken;
use crate::value::fiscal_year::Date;

impl Preview {
    /// The command of the import button (取り込む): it takes all that is decided, as one step with the file's name. `None`
    /// while a decision is missing.
    pub fn command(&self, file: &str, on: Date) -> Option<Command> {
        self.step(file, on).map(Command::ApplyImport)
    }

    /// The step of that command, to which those of other sheets of the same book can be added.
    pub fn step(&self, file: &str, on: Date) -> Option<ImportStep> {
        (self.changes.open() == 0).then(|| self.as_decided(file, on))
    }

    /// The same step, whether or not decisions are missing: what is not decided stays as it is here.
    pub(super) fn as_decided(&self, file: &str, on: Date) -> ImportStep {
        let (plan, take) = match &self.target {
            ImportTarget::Plan(plan) => (*plan, ImportContent::Picks(self.changes.picks())),
            ImportTarget::NewPlan(plan) if self.changes.taken() > 0 => {
                (plan.id, ImportContent::NewPlan(Arc::clone(plan)))
            }
            // One that holds nothing, or more than a plan can, is not made.
            ImportTarget::NewPlan(plan) => (plan.id, ImportContent::Picks(Vec::new())),
        };
        let is_settled = self.is_settled();
        let taken = Taken { open: self.taken.open.clone().filter(|_| is_settled), ..self.taken.clone() };
        // An answer of which nothing is taken, though it says something else than the plan, is offered again.
        let is_answer_left_out = self.taken.reply.is_some() && !self.changes.is_empty() && self.changes.taken() == 0;
        let is_whole = is_settled && !self.changes.are_held_back() && !is_answer_left_out;
        ImportStep { filled_from: self.filled_from, ..ImportStep::new(plan, take, taken, is_whole, file, on) }
    }

    /// Whether the table is the answer to an inquiry that somebody has signed.
    pub fn is_signed(&self) -> bool {
        self.taken.reply.as_ref().is_some_and(|reply| !reply.respondent.is_empty())
    }

    /// Whether the file counts as imported from now on, but for what is held back: every question is answered that may not wait,
    /// and nothing is left out.
    fn is_settled(&self) -> bool {
        self.changes.is_settled()
            && self.dashes.is_none_or(|dashes| dashes.meaning.is_some())
            && self.questions.iter().all(|question| question.answer.is_some() || question.ask.may_wait())
    }
}
