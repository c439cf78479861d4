//! Every change of the workbook: commands, typing, 元に戻す and やり直す, with the messages and the saving after each.

use keikaku::command::history::Turn;
use keikaku::command::{Command, Rejection, StepLabel};
use keikaku::plan::Workbook;
use keikaku::session::Session;
use keikaku::wording::{changes, errors};
use leptos::prelude::*;

use crate::ui::app::saving::{self, SaveState, SavingState};
use crate::ui::app::{AppState, reveal_change};

impl AppState {
    /// Carries out a command, and returns whether anything changed.
    pub(crate) fn submit(self, command: Command) -> bool {
        self.submit_typed(command).is_ok()
    }

    /// Carries out a command that comes from typing, and returns the reason if it was rejected.
    pub(crate) fn submit_typed(self, command: Command) -> Result<(), Rejection> {
        let result = self.with_session(|session| session.submit(command));
        let outcome = result.as_ref().map(drop).map_err(|rejection| *rejection);
        self.show_outcome(result);
        outcome
    }

    /// Carries out a command that does not come from typing, after committing the focused field. Returns whether
    /// anything changed.
    pub(crate) fn command(self, command: Command) -> bool {
        self.carry_out(command).is_ok()
    }

    /// Carries out such a command, and returns the reason if it was rejected. A message has shown the user the
    /// reason, unless the reason is that nothing would change.
    pub(crate) fn carry_out(self, command: Command) -> Result<(), Rejection> {
        self.fields.commit(self);
        let outcome = self.submit_typed(command);
        // No field is being typed in, so that the step is complete.
        self.settle();
        outcome
    }

    /// Takes the open step back, as if nothing had been typed.
    pub(crate) fn cancel_typing(self) {
        let change = self.with_session(|session| session.cancel().ok_or(Rejection::NothingChanged));
        self.show_outcome(change);
    }

    /// Ends the step that is being typed.
    pub(crate) fn settle(self) {
        self.untracked.try_update_value(|untracked| untracked.session.settle());
        self.show();
    }

    /// Handles 元に戻す: undoes the newest step of the plan that the view shows, or of the list.
    pub(crate) fn undo(self) {
        self.turn(Turn::Undo);
    }

    /// Handles やり直す.
    pub(crate) fn redo(self) {
        self.turn(Turn::Redo);
    }

    fn turn(self, turn: Turn) {
        self.fields.commit(self);
        let scope = self.route.get_untracked().scope();
        match self.with_session(|session| session.turn(turn, scope)) {
            Err(Rejection::NoStep) => self.show_message(changes::no_step(turn, scope, self.language()).to_owned()),
            result => self.show_step_outcome(result, turn),
        }
    }

    /// Empties the bin for good, and returns the number of plans that were in it.
    pub(crate) fn empty_bin(self) -> usize {
        self.fields.commit(self);
        let mut gone = Vec::new();
        self.update_session(|session| gone = session.empty_bin());
        self.save_now();
        saving::remove_lineage_and_copies(&gone);
        gone.len()
    }

    /// Forgets all plans, all steps of history and the state of the store, after the store was wiped.
    pub(crate) fn forget_everything(self) {
        self.fields.commit(self);
        self.untracked.try_update_value(|untracked| {
            untracked.session = Session::default();
            untracked.form_works.clear();
            untracked.inquiries.clear();
            let journal = untracked.saving_state.journal.after_wiping();
            untracked.saving_state = SavingState::new(untracked.saving_state.plan_store.emptied(), true);
            untracked.saving_state.journal = journal;
        });
        self.unreadable.set(Vec::new());
        self.forms.set(Vec::new());
        self.show();
        self.save_state.set(SaveState::Opened);
    }

    /// Shows a message on the step that was undone or redone, and the place in the view that it changed.
    fn show_step_outcome(self, result: Result<StepLabel, Rejection>, did: Turn) {
        let before = self.workbook.get_untracked();
        let Some(change) = self.show_outcome(result) else { return };
        let after = self.workbook.get_untracked();
        let known = if knows(&after, &change) { &after } else { &before };
        let what = changes::change(&change, known, self.language());
        self.show_message(changes::turned(did, &what, self.language()));
        reveal_change::show(self, &before);
    }

    fn show_outcome(self, result: Result<StepLabel, Rejection>) -> Option<StepLabel> {
        match result {
            Ok(change) => {
                // A message on an earlier step would be read as one on this step.
                if self.message.with_untracked(Option::is_some) {
                    self.message.set(None);
                }
                self.show();
                self.save_soon();
                Some(change)
            }
            Err(Rejection::NothingChanged) => None,
            Err(rejection) => {
                // A rejected step is dropped from the history as well, so the buttons have to be updated.
                self.show();
                self.show_error(errors::rejection(rejection, self.language()));
                None
            }
        }
    }

    fn with_session<T>(self, act: impl FnOnce(&mut Session) -> Result<T, Rejection>) -> Result<T, Rejection> {
        self.untracked
            .try_update_value(|untracked| act(&mut untracked.session))
            .unwrap_or(Err(Rejection::NothingChanged))
    }
}

/// Whether the workbook has the indicator that the label of a step refers to.
fn knows(workbook: &Workbook, change: &StepLabel) -> bool {
    let plan = change.plan.and_then(|plan| workbook.plan(plan));
    change.indicator.is_none_or(|id| plan.is_some_and(|plan| plan.indicator(id).is_some()))
}
