//! The command that imports a table file with the user's decisions.

use std::sync::Arc;

use super::{ImportTarget, Preview};
use crate::command::{Command, ImportContent, ImportStep};
use crate::plan::lineage::Taken;
use crate::value::fiscal_year::Date;

impl Preview {
    /// The command of the import button (取り込む): it applies all accepted changes as one step with the file's name. `None` while a
    /// decision is missing.
    pub fn command(&self, file: &str, on: Date) -> Option<Command> {
        self.step(file, on).map(Command::ApplyImport)
    }

    /// The step of that command, to which steps of other sheets of the same book can be added.
    pub fn step(&self, file: &str, on: Date) -> Option<ImportStep> {
        (self.changes.open() == 0).then(|| self.as_decided(file, on))
    }

    /// The same step even if decisions are missing: undecided changes are left out.
    pub(super) fn as_decided(&self, file: &str, on: Date) -> ImportStep {
        let (plan, take) = match &self.target {
            ImportTarget::Plan(plan) => (*plan, ImportContent::Picks(self.changes.picks())),
            ImportTarget::NewPlan(plan) if self.changes.taken() > 0 => {
                (plan.id, ImportContent::NewPlan(Arc::clone(plan)))
            }
            // A plan that is empty, or larger than a plan can be, is not created.
            ImportTarget::NewPlan(plan) => (plan.id, ImportContent::Picks(Vec::new())),
        };
        let is_settled = self.is_settled();
        let taken = Taken { open: self.taken.open.clone().filter(|_| is_settled), ..self.taken.clone() };
        // An answer with differences of which nothing was accepted is offered again.
        let is_answer_left_out = self.taken.reply.is_some() && !self.changes.is_empty() && self.changes.taken() == 0;
        let is_whole = is_settled && !self.changes.are_held_back() && !is_answer_left_out;
        ImportStep { filled_from: self.filled_from, ..ImportStep::new(plan, take, taken, is_whole, file, on) }
    }

    /// Whether the table is a signed answer to an inquiry.
    pub fn is_signed(&self) -> bool {
        self.taken.reply.as_ref().is_some_and(|reply| !reply.respondent.is_empty())
    }

    /// Whether the file, apart from what is held back, counts as imported from now on: every question that may not wait is
    /// answered, and no change is left out.
    fn is_settled(&self) -> bool {
        self.changes.is_settled()
            && self.dashes.is_none_or(|dashes| dashes.meaning.is_some())
            && self.questions.iter().all(|question| question.answer.is_some() || question.ask.may_wait())
    }
}
