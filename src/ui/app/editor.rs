//! The workbook that is edited: the session with its history, the signals that the views follow, and the commands that
//! change the workbook.
//!
//! [`Editor::submit`] makes every change; after it the workbook signal, the rows of the open grid and the save timer
//! are updated, in this order. Nothing else writes the workbook. The editor knows neither the view, in which the user
//! types, nor saving: both are higher parts that register their callbacks here ([`ViewCalls`], [`Editor::after_step`]).

use std::sync::Arc;

use keikaku::command::history::Turn;
use keikaku::command::{Command, Rejection, StepLabel};
use keikaku::plan::{Plan, Workbook};
use keikaku::session::Session;
use keikaku::value::PlanId;
use keikaku::wording::{Language, changes, errors};
use leptos::prelude::*;

use crate::ui::app::locale::Locale;
use crate::ui::app::messages::Messages;
use crate::ui::app::navigation::Navigation;
use crate::ui::app::report::{Report, check_plan};

/// The workbook that is edited, as a handle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Editor {
    /// The messages, which show why a command was rejected.
    pub(crate) messages: Messages,
    /// The route. Its plan is checked, and the steps of its scope are undone.
    pub(crate) navigation: Navigation,
    untracked: StoredValue<EditorState>,
    /// The workbook as it is shown, with unfinished typing.
    pub(crate) workbook: RwSignal<Arc<Workbook>>,
    /// The workbook as of the last moment at which nobody was typing in a field.
    pub(crate) settled: RwSignal<Arc<Workbook>>,
    /// The findings in the plan that is shown, as of the last moment at which nobody was typing in a field.
    pub(crate) report: RwSignal<Option<Arc<Report>>>,
    /// The steps that can be undone and redone in the view that is shown.
    pub(crate) steps: RwSignal<Steps>,
}

/// The state that no view reads reactively.
#[derive(Debug)]
struct EditorState {
    session: Session,
    view: Option<ViewCalls>,
    after_step: Option<Callback<()>>,
}

/// The callbacks of the view.
#[derive(Clone, Copy, Debug)]
pub(super) struct ViewCalls {
    /// Commits what is being typed, before anything else changes the workbook.
    pub(super) commit: Callback<()>,
    /// Shows the workbook in the open grid.
    pub(super) show: Callback<()>,
    /// Shows the findings in the open grid.
    pub(super) show_findings: Callback<()>,
}

/// The steps that the buttons 元に戻す and やり直す would carry out in the view that is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Steps {
    /// The step that would be undone; `None` if there is none.
    pub(crate) undo: Option<StepLabel>,
    /// The step that would be redone; `None` if there is none.
    pub(crate) redo: Option<StepLabel>,
}

impl Editor {
    /// The editor of that workbook.
    pub(super) fn open(messages: Messages, navigation: Navigation, workbook: Workbook) -> Self {
        Self {
            messages,
            navigation,
            untracked: StoredValue::new(EditorState {
                session: Session::open(workbook.clone()),
                view: None,
                after_step: None,
            }),
            workbook: RwSignal::new(Arc::new(workbook.clone())),
            settled: RwSignal::new(Arc::new(workbook)),
            report: RwSignal::new(None),
            steps: RwSignal::new(Steps::default()),
        }
    }

    /// Sets what the view does for the editor.
    pub(super) fn set_view(self, view: ViewCalls) {
        self.untracked.update_value(|untracked| untracked.view = Some(view));
    }

    /// Sets the callback that runs after each step; it starts the save timer.
    pub(super) fn after_step(self, act: impl Fn() + Send + Sync + 'static) {
        self.untracked.update_value(|untracked| untracked.after_step = Some(Callback::new(move |()| act())));
    }

    fn view(self) -> Option<ViewCalls> {
        self.untracked.try_with_value(|untracked| untracked.view).flatten()
    }

    /// The language of the page, as a handle whose signal follows changes of the language.
    pub(crate) fn locale(self) -> Locale {
        self.messages.locale
    }

    /// The current language, untracked, for a message that is shown now.
    pub(crate) fn language(self) -> Language {
        self.messages.locale.language()
    }

    /// Carries out a command without committing the focused field, and returns whether anything changed.
    pub(crate) fn submit(self, command: Command) -> bool {
        self.submit_typed(command).is_ok()
    }

    /// Carries out a command that comes from typing, and returns the reason if it was rejected.
    pub(crate) fn submit_typed(self, command: Command) -> Result<(), Rejection> {
        let result = self.change_session(|session| session.submit(command));
        let outcome = result.as_ref().map(drop).map_err(|rejection| *rejection);
        self.show_outcome(result);
        outcome
    }

    /// Carries out a command that does not come from typing, after committing the focused field. Returns whether
    /// anything changed.
    pub(crate) fn command(self, command: Command) -> bool {
        self.carry_out(command).is_ok()
    }

    /// Does the same as [`Self::command`], and returns the reason if the command was rejected. A message has shown the
    /// user the reason, unless the reason is that nothing would change.
    pub(crate) fn carry_out(self, command: Command) -> Result<(), Rejection> {
        self.commit_typing();
        let outcome = self.submit_typed(command);
        // No field is being typed in any more, so the step is complete.
        self.settle();
        outcome
    }

    /// Commits the field that is being typed in.
    pub(crate) fn commit_typing(self) {
        if let Some(view) = self.view() {
            view.commit.run(());
        }
    }

    /// Takes back the open step of history, as if nothing had been typed.
    pub(crate) fn cancel_typing(self) {
        let change = self.change_session(|session| session.cancel().ok_or(Rejection::NothingChanged));
        self.show_outcome(change);
    }

    /// Ends the open step of history.
    pub(crate) fn settle(self) {
        self.update_session(Session::settle);
    }

    /// Whether a step of history is still open because somebody is typing.
    pub(crate) fn is_typing(self) -> bool {
        self.read_session(|session| session.history().open().is_some()) == Some(true)
    }

    /// Undoes or redoes the newest step of the shown plan, or of the plan list, and shows a message that names the
    /// step. Returns the workbook before that; `None` if there is no such step or it was rejected.
    pub(super) fn turn(self, turn: Turn) -> Option<Arc<Workbook>> {
        self.commit_typing();
        let (scope, language) = (self.navigation.route.get_untracked().scope(), self.language());
        let before = self.workbook.get_untracked();
        let result = self.change_session(|session| session.turn(turn, scope));
        if result == Err(Rejection::NoStep) {
            self.messages.show_message(changes::no_step(turn, scope, language).to_owned());
            return None;
        }
        let change = self.show_outcome(result)?;
        let after = self.workbook.get_untracked();
        let known = if knows(&after, &change) { &after } else { &before };
        self.messages.show_message(changes::turned(turn, &changes::change(&change, known, language), language));
        Some(before)
    }

    fn show_outcome(self, result: Result<StepLabel, Rejection>) -> Option<StepLabel> {
        match result {
            Ok(change) => {
                // A message about an earlier step would be read as being about this one.
                self.messages.clear();
                self.show();
                if let Some(act) = self.untracked.try_with_value(|untracked| untracked.after_step).flatten() {
                    act.run(());
                }
                Some(change)
            }
            Err(Rejection::NothingChanged) => None,
            Err(rejection) => {
                // A rejected step is dropped from the history as well, so the buttons have to be updated.
                self.show();
                self.messages.show_error(errors::rejection(rejection, self.language()));
                None
            }
        }
    }

    fn change_session<T>(self, act: impl FnOnce(&mut Session) -> Result<T, Rejection>) -> Result<T, Rejection> {
        self.with_session(act).unwrap_or(Err(Rejection::NothingChanged))
    }

    /// Reads a part of a plan, tracked; `None` if the plan is gone.
    pub(crate) fn read_plan<T>(self, plan: PlanId, read: impl FnOnce(&Arc<Plan>) -> T) -> Option<T> {
        self.workbook.with(|workbook| workbook.plan(plan).map(read))
    }

    /// Reads a part of a plan, untracked, for event handlers; `None` if the plan is gone.
    pub(crate) fn read_plan_now<T>(self, plan: PlanId, read: impl FnOnce(&Arc<Plan>) -> T) -> Option<T> {
        self.workbook.with_untracked(|workbook| workbook.plan(plan).map(read))
    }

    /// Reads the session; `None` if the state is disposed of. Nothing is tracked.
    pub(crate) fn read_session<T>(self, read: impl FnOnce(&Session) -> T) -> Option<T> {
        self.untracked.try_with_value(|untracked| read(&untracked.session))
    }

    /// Changes the session without showing the result; `None` if the state is disposed of.
    pub(super) fn with_session<T>(self, act: impl FnOnce(&mut Session) -> T) -> Option<T> {
        self.untracked.try_update_value(|untracked| act(&mut untracked.session))
    }

    /// Changes the session with content of the store, and shows the result.
    pub(crate) fn update_session(self, act: impl FnOnce(&mut Session)) {
        self.with_session(act);
        self.show();
    }

    /// Shows the session's workbook: the rows of the open grid by their own signals, everything else by the workbook
    /// signal.
    pub(crate) fn show(self) {
        let Some(workbook) = self.read_session(|session| Arc::clone(session.workbook())) else { return };
        self.show_steps();
        if !Arc::ptr_eq(&self.workbook.get_untracked(), &workbook) {
            self.workbook.set(Arc::clone(&workbook));
        }
        if !self.is_typing() && !Arc::ptr_eq(&self.settled.get_untracked(), &workbook) {
            self.settled.set(workbook);
        }
        if let Some(view) = self.view() {
            view.show.run(());
        }
        self.check();
    }

    /// Shows which steps can be undone and redone in the scope of the view.
    pub(super) fn show_steps(self) {
        let scope = self.navigation.route.get_untracked().scope();
        let steps = self.read_session(|session| {
            let history = session.history();
            Steps { undo: history.to_undo(scope).cloned(), redo: history.to_redo(scope).cloned() }
        });
        if let Some(steps) = steps.filter(|steps| self.steps.get_untracked() != *steps) {
            self.steps.set(steps);
        }
    }

    /// Checks the shown plan, unless somebody is typing in a field: a half-typed figure is no finding.
    pub(super) fn check(self) {
        let id = self.navigation.route.get_untracked().plan();
        if self.report.with_untracked(|report| report.as_ref().is_some_and(|report| Some(report.plan.id) != id)) {
            // The report of another plan must not be shown with this one.
            self.report.set(None);
        }
        if self.is_typing() {
            return;
        }
        let plan = id.and_then(|id| self.workbook.with_untracked(|workbook| workbook.plan(id).cloned()));
        let before = self.report.get_untracked();
        let report = match (plan, &before) {
            (Some(plan), Some(before)) if Arc::ptr_eq(&before.plan, &plan) => return,
            (Some(plan), before) => Some(Arc::new(check_plan(&plan, before.as_deref(), self.language()))),
            (None, None) => return,
            (None, Some(_)) => None,
        };
        self.report.set(report);
        if let Some(view) = self.view() {
            view.show_findings.run(());
        }
    }

    /// Switches the language of the page and stores the choice.
    pub(crate) fn set_language(self, language: Language) {
        self.commit_typing();
        self.messages.clear();
        self.locale().set_language(language);
        // The report contains sentences in the previous language.
        self.report.set(None);
        self.check();
    }
}

/// The editor from the context.
pub(crate) fn use_editor() -> Editor {
    expect_context()
}

/// The language of the page.
pub(crate) fn use_locale() -> Locale {
    use_editor().locale()
}

/// The messages.
pub(crate) fn use_messages() -> Messages {
    use_editor().messages
}

/// The route of the page, from the context.
pub(crate) fn use_navigation() -> Navigation {
    use_editor().navigation
}

/// Whether the workbook has the indicator that the label of a step refers to.
fn knows(workbook: &Workbook, change: &StepLabel) -> bool {
    let plan = change.plan.and_then(|plan| workbook.plan(plan));
    change.indicator.is_none_or(|id| plan.is_some_and(|plan| plan.indicator(id).is_some()))
}
