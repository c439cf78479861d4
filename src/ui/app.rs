//! The one place where the state of the page lives: the session, saving, messages and the route.
//!
//! `AppState` is a handle that is copied freely. [`AppState::submit`] ([`steps`]) makes every change; after it the
//! workbook signal, the rows of the open grid and the save timer are updated, in this order. Nothing else writes the
//! workbook.

pub(crate) mod asked_paste;
pub(crate) mod by_plan;
pub(crate) mod copying;
pub(crate) mod dom;
pub(crate) mod download;
pub(crate) mod field;
pub(crate) mod files;
pub(crate) mod focus;
pub(crate) mod form_book;
pub(crate) mod forms;
pub(crate) mod grid_state;
pub(crate) mod hook;
pub(crate) mod journal;
pub(crate) mod lineages;
pub(crate) mod plan_view;
pub(crate) mod report;
pub(crate) mod reveal_change;
pub(crate) mod saving;
pub(crate) mod selection;
pub(crate) mod steps;
pub(crate) mod tabs;

use std::sync::Arc;

use keikaku::checks::FindingPlace;
use keikaku::command::{InputField, StepLabel};
use keikaku::paper::answer_book::Inquiry;
use keikaku::plan::{Form, Workbook};
use keikaku::session::plan_view::PlanView;
use keikaku::session::route::Route;
use keikaku::session::{RemoteConflict, Session};
use keikaku::storage::{Calendar, PlanStore, StoreError, UnreadableRecord};
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::{Label, Language};
use leptos::ev;
use leptos::prelude::*;

use crate::ui::app::by_plan::ByPlan;
use crate::ui::app::field::registry::PageField;
use crate::ui::app::field::{Fields, commit_other_field};
use crate::ui::app::files::Files;
use crate::ui::app::form_book::FormWork;
use crate::ui::app::grid_state::GridState;
use crate::ui::app::hook::Hook;
use crate::ui::app::report::Report;
use crate::ui::app::saving::SaveState;

use crate::browser::clock;
use crate::browser::storage::LocalStore;

/// A sentence that is shown to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    /// The sentence in the language of the page.
    pub(crate) text: String,
    /// Whether the message reports an error, which is shown as an alert.
    pub(crate) is_error: bool,
}

/// The steps that the buttons 元に戻す and やり直す would carry out in the view that is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Steps {
    /// The step that would be undone; `None` if there is none.
    pub(crate) undo: Option<StepLabel>,
    /// The step that would be redone; `None` if there is none.
    pub(crate) redo: Option<StepLabel>,
}

/// The parts of the state that no view reads reactively.
#[derive(Debug)]
struct UntrackedState {
    session: Session,
    /// The state of saving, with the running save timer.
    saving_state: saving::SavingState,
    /// The grid that is open, which is informed which rows changed.
    grid_state: Option<GridState>,
    /// What is chosen to be seen of each plan.
    plan_views: ByPlan<PlanView>,
    /// The books of others that are filled in, and their marks.
    form_works: ByPlan<FormWork>,
    /// What is asked by the next inquiry of each plan.
    inquiries: ByPlan<Inquiry>,
    /// The place that gets the focus in the view that is about to be shown.
    to: Option<FindingPlace>,
    /// The message that is shown in the view that is about to be shown.
    said: Option<String>,
    /// Whether the browser was asked to keep the storage since the page was opened.
    asked_to_persist: bool,
}

/// A handle of the state of the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AppState {
    /// The parts of the state that no view reads reactively.
    untracked: StoredValue<UntrackedState>,
    /// The fields on the page, and the one that has the focus.
    pub(crate) fields: Fields,
    /// The workbook as it is shown, with unfinished typing.
    pub(crate) workbook: RwSignal<Arc<Workbook>>,
    /// The workbook as of the last moment at which nobody was typing in a field.
    pub(crate) settled: RwSignal<Arc<Workbook>>,
    /// The findings in the plan that is shown, as of the last moment at which nobody was typing in a field.
    pub(crate) report: RwSignal<Option<Arc<Report>>>,
    /// The steps that can be undone and redone in the view that is shown.
    pub(crate) steps: RwSignal<Steps>,
    /// The state of saving, as the header shows it.
    pub(crate) save_state: RwSignal<SaveState>,
    /// The records of the store that could not be opened.
    pub(crate) unreadable: RwSignal<Vec<UnreadableRecord>>,
    /// The forms that were loaded in this browser.
    pub(crate) forms: RwSignal<Vec<Arc<Form>>>,
    /// The message that is shown.
    pub(crate) message: RwSignal<Option<Message>>,
    /// The text of the live region, which screen readers read out.
    pub(crate) spoken: RwSignal<String>,
    /// Shows the changes that another tab and this one have both made, so that somebody decides between them.
    pub(crate) on_conflict: Hook<RemoteConflict>,
    /// The language of the page.
    pub(crate) language: RwSignal<Language>,
    /// The calendar in which days are shown.
    pub(crate) calendar: RwSignal<Calendar>,
    /// The files of the plans.
    pub(crate) files: Files,
    /// The view that is shown.
    pub(crate) route: RwSignal<Route>,
}

impl AppState {
    /// The state with the content of the store. If the store cannot be read, nothing is written to it until it can be
    /// read.
    pub(crate) fn open() -> Self {
        let mut plan_store = PlanStore::of_tab(clock::fresh_bits());
        let opened = saving::open(&mut plan_store);
        Self {
            untracked: StoredValue::new(UntrackedState {
                session: Session::open(opened.workbook.clone()),
                saving_state: saving::SavingState::new(plan_store, opened.error.is_none()),
                grid_state: None,
                plan_views: ByPlan::default(),
                form_works: ByPlan::default(),
                inquiries: ByPlan::default(),
                to: None,
                said: None,
                asked_to_persist: false,
            }),
            fields: Fields::new(),
            workbook: RwSignal::new(Arc::new(opened.workbook.clone())),
            settled: RwSignal::new(Arc::new(opened.workbook)),
            report: RwSignal::new(None),
            steps: RwSignal::new(Steps::default()),
            save_state: RwSignal::new(opened.error.map_or(SaveState::Opened, SaveState::NoStore)),
            unreadable: RwSignal::new(opened.unreadable),
            forms: RwSignal::new(opened.forms),
            message: RwSignal::new(None),
            spoken: RwSignal::new(String::new()),
            on_conflict: Hook::new(),
            language: RwSignal::new(opened.settings.language),
            calendar: RwSignal::new(opened.settings.calendar),
            files: Files::of_store(),
            route: RwSignal::new(current_route()),
        }
    }

    /// Listens for the keys of undo, for changes by other tabs, and for the end of the page.
    pub(crate) fn listen(self) {
        self.check();
        self.open_journal();
        window_event_listener(ev::keydown, move |event| self.fields.on_page_key(self, &event));
        window_event_listener(ev::storage, move |event| self.on_stored(&event));
        window_event_listener(ev::pagehide, move |_| {
            commit_other_field(self);
            self.save_now();
        });
        window_event_listener(ev::visibilitychange, move |_| {
            commit_other_field(self);
            self.check_stored();
        });
        // A tab that was asleep, or in the cache for going back, has received no events meanwhile.
        window_event_listener(ev::pageshow, move |_| self.check_stored());
        window_event_listener(ev::focus, move |_| self.check_stored());
        window_event_listener(ev::beforeunload, move |event| {
            self.save_now();
            if !self.is_saved() {
                event.prevent_default();
            }
        });
    }

    /// Shows the view that the address names, after what was typed in the one before is committed.
    pub(crate) fn arrive(self) {
        self.message.set(None);
        self.note_chosen();
        self.route.set(current_route());
        self.show_steps();
        self.check();
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus::restore_if_lost(vec!["main".to_owned()]);
        let waiting = self.untracked.try_update_value(|untracked| (untracked.to.take(), untracked.said.take()));
        let (to, said) = waiting.unwrap_or_default();
        if let Some(text) = said {
            self.show_message(text);
        }
        match to {
            Some(place) => self.focus_place(place),
            None => self.scroll_to_chosen(),
        }
    }

    /// Goes to another view, and moves the focus there to the place of a finding.
    pub(crate) fn go_and_focus(self, route: Route, place: FindingPlace) {
        self.untracked.try_update_value(|untracked| untracked.to = Some(place));
        self.go(route);
    }

    /// Goes to another view, and shows there a message that something succeeded.
    pub(crate) fn go_and_say(self, route: Route, text: String) {
        self.untracked.try_update_value(|untracked| untracked.said = Some(text));
        self.go(route);
    }

    /// Whether the browser is still to be asked to keep the storage. It is asked only once.
    pub(crate) fn may_ask_to_persist(self) -> bool {
        self.untracked.try_update_value(|untracked| !std::mem::replace(&mut untracked.asked_to_persist, true))
            == Some(true)
    }

    /// Goes to another view.
    pub(crate) fn go(self, route: Route) {
        if self.route.get_untracked() != route {
            // The listener for changes of the address shows the view. If the browser refuses the address, the view
            // stays.
            let _ = window().location().set_hash(&route.fragment());
        }
    }

    /// The current language, without tracking it.
    pub(crate) fn language(self) -> Language {
        self.language.get_untracked()
    }

    /// The text of a label in the current language, without tracking it.
    pub(crate) fn label(self, label: Label) -> &'static str {
        label.text(self.language())
    }

    /// Reads the session; `None` if the state is disposed of. Nothing is tracked.
    pub(crate) fn read_session<T>(self, read: impl FnOnce(&Session) -> T) -> Option<T> {
        self.untracked.try_with_value(|untracked| read(&untracked.session))
    }

    /// Reads or changes the state of saving; `None` if the state is disposed of.
    pub(crate) fn with_storage<T>(self, act: impl FnOnce(&mut saving::SavingState) -> T) -> Option<T> {
        self.untracked.try_update_value(|untracked| act(&mut untracked.saving_state))
    }

    /// Changes the session and the record of the store's content together; `None` if the state is disposed of.
    pub(crate) fn with_store<T>(self, act: impl FnOnce(&mut Session, &mut PlanStore) -> T) -> Option<T> {
        self.untracked.try_update_value(|untracked| act(&mut untracked.session, &mut untracked.saving_state.plan_store))
    }

    /// Writes the lineages if they were read from the store before. Returns the plans whose lineage could not be
    /// written.
    pub(crate) fn save_lineages(self) -> Vec<(PlanId, StoreError)> {
        let save = |untracked: &mut UntrackedState| {
            let plan_store = untracked.saving_state.lineages.as_mut()?;
            Some(plan_store.save(&LocalStore, &untracked.session.settled(), untracked.session.lineages()))
        };
        self.untracked.try_update_value(save).flatten().unwrap_or_default()
    }

    /// Changes the session by content of the store, and shows the result.
    pub(crate) fn update_session(self, act: impl FnOnce(&mut Session)) {
        self.untracked.try_update_value(|untracked| act(&mut untracked.session));
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
            self.settled.set(Arc::clone(&workbook));
        }
        if let Some(grid_state) = self.grid_state()
            && let Some(before) = grid_state.refresh(&workbook, self.fields.is_naming())
        {
            // The new elements are made later; until then the focus is still where it was.
            focus::restore_if_lost(focus_fallbacks(self.fields, &before));
        }
        self.check();
    }

    /// Shows which steps can be undone and redone in the scope of the view.
    fn show_steps(self) {
        let scope = self.route.get_untracked().scope();
        let steps = self.read_session(|session| {
            let history = session.history();
            Steps { undo: history.to_undo(scope).cloned(), redo: history.to_redo(scope).cloned() }
        });
        if let Some(steps) = steps.filter(|steps| self.steps.get_untracked() != *steps) {
            self.steps.set(steps);
        }
    }

    /// Updates the names in the open grid, which stay the same while the field of a name is being typed in.
    pub(crate) fn show_names(self) {
        if let Some(grid_state) = self.grid_state() {
            grid_state.refresh(&self.workbook.get_untracked(), false);
        }
    }

    /// Whether a step of history is still open because somebody is typing.
    pub(crate) fn is_typing(self) -> bool {
        self.read_session(|session| session.history().open().is_some()) == Some(true)
    }

    /// Notes which grid is open; `None` if none is.
    pub(crate) fn set_grid_state(self, grid_state: Option<GridState>) {
        self.untracked.try_update_value(|untracked| untracked.grid_state = grid_state);
    }

    /// The grid that is open; `None` if none is.
    pub(crate) fn grid_state(self) -> Option<GridState> {
        self.untracked.try_with_value(|untracked| untracked.grid_state.clone()).flatten()
    }

    /// Shows a message that something succeeded.
    pub(crate) fn show_message(self, text: String) {
        self.message.set(Some(Message { text, is_error: false }));
    }

    /// Shows a message that something failed, as an alert.
    pub(crate) fn show_error(self, text: String) {
        self.message.set(Some(Message { text, is_error: true }));
    }

    /// Switches the language of the page and stores the choice.
    pub(crate) fn set_language(self, language: Language) {
        self.fields.commit(self);
        self.message.set(None);
        self.language.set(language);
        // The sentences in the report are in the other language.
        self.report.set(None);
        self.check();
        self.save_settings();
    }

    /// Switches the calendar in which days are shown, and stores the choice.
    pub(crate) fn set_calendar(self, calendar: Calendar) {
        self.calendar.set(calendar);
        self.save_settings();
    }

    fn save_settings(self) {
        let (language, calendar) = (self.language.get_untracked(), self.calendar.get_untracked());
        saving::change_settings(|settings| (settings.language, settings.calendar) = (language, calendar));
    }
}

/// The state of the page from the context. `App` provides it before any other component is created.
pub(crate) fn use_app() -> AppState {
    expect_context()
}

/// A new random plan id.
pub(crate) fn fresh_plan() -> PlanId {
    PlanId::from_bits(clock::fresh_bits())
}

/// A new random indicator id.
pub(crate) fn fresh_indicator() -> IndicatorId {
    IndicatorId::from_bits(clock::fresh_bits())
}

/// The ids of the elements that can get the focus if its element is removed, in order of preference: the element that
/// replaces it, the same element of the row below or above, and the view.
fn focus_fallbacks(fields: Fields, before: &[IndicatorId]) -> Vec<String> {
    let focused = document().active_element().filter(|element| element.tag_name() != "BODY");
    let Some(focused) = focused else { return Vec::new() };
    let beside = match fields.field(&focused) {
        Some(PageField::Input(InputField::Row(indicator, place))) => {
            grid_state::beside(before, indicator).into_iter().map(|row| (row, place)).collect()
        }
        _ => Vec::new(),
    };
    let beside = beside.into_iter().map(|(row, place)| field::place::id(row, place));
    [focused.id()].into_iter().chain(beside).chain(["main".to_owned()]).collect()
}

fn current_route() -> Route {
    Route::read(&window().location().hash().unwrap_or_default())
}
