//! The one place where the page's state lives: session, saving, messages, route.
//!
//! `AppState` is a handle that is copied freely. [`AppState::submit`] ([`steps`]) is how every change is made; after it the
//! workbook signal, the rows of the open grid and the save timer follow, in this order. Nothing else writes the workbook.

pub(crate) mod dom;
pub(crate) mod download;
pub(crate) mod field;
pub(crate) mod files;
pub(crate) mod focus;
pub(crate) mod grid_state;
pub(crate) mod lineages;
pub(crate) mod preview;
pub(crate) mod report;
pub(crate) mod reveal_change;
pub(crate) mod saving;
pub(crate) mod selection;
pub(crate) mod steps;
pub(crate) mod tabs;

use std::sync::Arc;

use keikaku::checks::FindingPlace;
use keikaku::command::{InputField, StepLabel};
use keikaku::plan::Workbook;
use keikaku::session::route::Route;
use keikaku::session::{RemoteConflict, Session};
use keikaku::storage::{Calendar, PlanStore, StoreError, UnreadableRecord};
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::{Label, Language};
use leptos::ev;
use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::ui::app::field::registry::PageField;
use crate::ui::app::field::{Fields, commit_other_field};
use crate::ui::app::files::Files;
use crate::ui::app::grid_state::GridState;
use crate::ui::app::report::Report;
use crate::ui::app::saving::SaveState;

use crate::browser::clock;
use crate::browser::storage::LocalStore;

/// A sentence to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    /// The sentence.
    pub(crate) text: String,
    /// Whether something went wrong: then it is an alert.
    pub(crate) is_trouble: bool,
}

/// What 元に戻す and やり直す would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Steps {
    /// What would be undone.
    pub(crate) undo: Option<StepLabel>,
    /// What would be done again.
    pub(crate) redo: Option<StepLabel>,
}

/// What nobody watches.
#[derive(Debug)]
struct Kept {
    session: Session,
    /// What is known of the store, and the running save timer.
    keeping: saving::SavingState,
    /// The grid that is open, to be told which rows changed.
    grid_state: Option<GridState>,
    /// The plans that are shown in levels.
    levels: Vec<PlanId>,
    /// Where the focus goes on the view that is about to be shown.
    to: Option<FindingPlace>,
    /// Which file is being read, by a number that grows.
    reading: u32,
}

/// The page's state, as a handle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AppState {
    /// What nobody watches.
    kept: StoredValue<Kept>,
    /// The field that has the focus.
    pub(crate) fields: Fields,
    /// The workbook as it is shown.
    pub(crate) workbook: RwSignal<Arc<Workbook>>,
    /// The workbook as it was when nobody was typing in a field.
    pub(crate) settled: RwSignal<Arc<Workbook>>,
    /// What they found in the plan that is shown, as of when nobody was typing in a field.
    pub(crate) report: RwSignal<Option<Arc<Report>>>,
    /// What can be undone and redone.
    pub(crate) steps: RwSignal<Steps>,
    /// Whether everything is kept.
    pub(crate) save_state: RwSignal<SaveState>,
    /// Records that could not be opened.
    pub(crate) unreadable: RwSignal<Vec<UnreadableRecord>>,
    /// The sentence that is shown.
    pub(crate) message: RwSignal<Option<Message>>,
    /// What the live region says.
    pub(crate) spoken: RwSignal<String>,
    /// A file that was read and waits for 取り込む.
    pub(crate) preview: RwSignal<Option<ViewFn>>,
    /// What had the focus before the preview was shown.
    before_preview: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// What another tab and this one have both changed, while it waits to be decided.
    pub(crate) conflict: RwSignal<Option<Arc<RemoteConflict>>>,
    /// The language of the page.
    pub(crate) language: RwSignal<Language>,
    /// How days are shown.
    pub(crate) calendar: RwSignal<Calendar>,
    /// Whether the browser was asked to keep the storage, since the page was opened.
    pub(crate) asked_to_persist: StoredValue<bool>,
    /// What is known of the files of plans.
    pub(crate) files: Files,
    /// The view that is shown.
    pub(crate) route: RwSignal<Route>,
}

impl AppState {
    /// Opens what the store holds. Where it can't be read, nothing will be written either until it can.
    pub(crate) fn open() -> Self {
        let mut plan_store = PlanStore::of_tab(clock::fresh_bits());
        let opened = saving::open(&mut plan_store);
        Self {
            kept: StoredValue::new(Kept {
                session: Session::open(opened.workbook.clone()),
                keeping: saving::SavingState::new(plan_store, opened.trouble.is_none()),
                grid_state: None,
                levels: Vec::new(),
                to: None,
                reading: 0,
            }),
            fields: Fields::new(),
            workbook: RwSignal::new(Arc::new(opened.workbook.clone())),
            settled: RwSignal::new(Arc::new(opened.workbook)),
            report: RwSignal::new(None),
            steps: RwSignal::new(Steps::default()),
            save_state: RwSignal::new(opened.trouble.map_or(SaveState::Opened, SaveState::NoStore)),
            unreadable: RwSignal::new(opened.unreadable),
            message: RwSignal::new(None),
            spoken: RwSignal::new(String::new()),
            preview: RwSignal::new(None),
            before_preview: StoredValue::new_local(None),
            conflict: RwSignal::new(None),
            language: RwSignal::new(opened.settings.language),
            calendar: RwSignal::new(opened.settings.calendar),
            asked_to_persist: StoredValue::new(false),
            files: Files::of_store(),
            route: RwSignal::new(current_route()),
        }
    }

    /// Follows the address, the keys of undo, other tabs and the page's end.
    pub(crate) fn listen(self) {
        self.check();
        window_event_listener(ev::hashchange, move |_| self.arrive());
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
        // A tab that was asleep, or kept for going back, has heard nothing meanwhile.
        window_event_listener(ev::pageshow, move |_| self.check_stored());
        window_event_listener(ev::focus, move |_| self.check_stored());
        window_event_listener(ev::beforeunload, move |event| {
            self.save_now();
            if !self.is_kept() {
                event.prevent_default();
            }
        });
    }

    fn arrive(self) {
        self.fields.commit(self);
        self.begin_reading();
        self.drop_preview();
        self.message.set(None);
        self.route.set(current_route());
        self.check();
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus::keep(vec!["main".to_owned()]);
        let to = self.kept.try_update_value(|kept| kept.to.take()).flatten();
        if let Some(place) = to {
            self.stand_at(place);
        }
    }

    /// Goes to another view, and gives the focus there to where a finding speaks.
    pub(crate) fn go_and_stand(self, route: Route, place: FindingPlace) {
        self.kept.try_update_value(|kept| kept.to = Some(place));
        self.go(route);
    }

    /// Begins to read a file, or gives up those that are being read: only what was asked for last is shown.
    pub(crate) fn begin_reading(self) -> u32 {
        let next = |kept: &mut Kept| {
            kept.reading = kept.reading.wrapping_add(1);
            kept.reading
        };
        self.kept.try_update_value(next).unwrap_or_default()
    }

    /// Whether that file is still the one that was asked for last.
    pub(crate) fn is_reading(self, which: u32) -> bool {
        self.kept.try_with_value(|kept| kept.reading == which) == Some(true)
    }

    /// Goes to another view.
    pub(crate) fn go(self, route: Route) {
        if self.route.get_untracked() != route {
            // The listener on the address does the rest; an address that can't be set leaves the page where it is.
            let _ = window().location().set_hash(&route.fragment());
        }
    }

    /// The words of the current language, outside reactive code.
    pub(crate) fn language(self) -> Language {
        self.language.get_untracked()
    }

    /// A label in the current language, outside reactive code.
    pub(crate) fn label(self, label: Label) -> &'static str {
        label.text(self.language())
    }

    /// Reads the session, outside reactive code.
    pub(crate) fn read_session<T>(self, read: impl FnOnce(&Session) -> T) -> Option<T> {
        self.kept.try_with_value(|kept| read(&kept.session))
    }

    /// Reads or changes what is known of the store.
    pub(crate) fn with_storage<T>(self, act: impl FnOnce(&mut saving::SavingState) -> T) -> Option<T> {
        self.kept.try_update_value(|kept| act(&mut kept.keeping))
    }

    /// Changes the session and what is known of the store together.
    pub(crate) fn with_store<T>(self, act: impl FnOnce(&mut Session, &mut PlanStore) -> T) -> Option<T> {
        self.kept.try_update_value(|kept| act(&mut kept.session, &mut kept.keeping.plan_store))
    }

    /// Writes what was sent and imported, once that has been read from the store.
    pub(crate) fn save_lineages(self) -> Vec<(PlanId, StoreError)> {
        let keep = |kept: &mut Kept| {
            let plan_store = kept.keeping.lineages.as_mut()?;
            Some(plan_store.keep(&LocalStore, &kept.session.settled(), kept.session.lineages()))
        };
        self.kept.try_update_value(keep).flatten().unwrap_or_default()
    }

    /// Changes the session by what came from the store, and shows it.
    pub(crate) fn update_session(self, act: impl FnOnce(&mut Session)) {
        self.kept.try_update_value(|kept| act(&mut kept.session));
        self.show();
    }

    /// Brings the session's workbook to the screen: the open grid row by row, the rest by the one signal.
    pub(crate) fn show(self) {
        let Some((workbook, steps)) = self.read_session(|session| {
            let history = session.history();
            let steps = Steps { undo: history.to_undo().cloned(), redo: history.to_redo().cloned() };
            (Arc::clone(session.workbook()), steps)
        }) else {
            return;
        };
        if self.steps.get_untracked() != steps {
            self.steps.set(steps);
        }
        if !Arc::ptr_eq(&self.workbook.get_untracked(), &workbook) {
            self.workbook.set(Arc::clone(&workbook));
        }
        if !self.is_typing() && !Arc::ptr_eq(&self.settled.get_untracked(), &workbook) {
            self.settled.set(Arc::clone(&workbook));
        }
        if let Some(grid_state) = self.grid_state()
            && let Some(before) = grid_state.refresh(&workbook, self.fields.is_naming())
        {
            // The page follows in a moment: the focus is still where it was.
            focus::keep(stands_in(self.fields, &before));
        }
        self.check();
    }

    /// Brings names to the open grid that waited for the name's field to be left.
    pub(crate) fn show_names(self) {
        if let Some(grid_state) = self.grid_state() {
            grid_state.refresh(&self.workbook.get_untracked(), false);
        }
    }

    /// Whether a step is still being typed.
    pub(crate) fn is_typing(self) -> bool {
        self.read_session(|session| session.history().open().is_some()) == Some(true)
    }

    /// Tells which grid is open.
    pub(crate) fn set_grid_state(self, grid_state: Option<GridState>) {
        self.kept.try_update_value(|kept| kept.grid_state = grid_state);
    }

    /// The grid that is open.
    pub(crate) fn grid_state(self) -> Option<GridState> {
        self.kept.try_with_value(|kept| kept.grid_state.clone()).flatten()
    }

    /// Notes whether a plan is shown in levels, for when its grid is opened again.
    pub(crate) fn keep_levels(self, plan: PlanId, levels: bool) {
        self.kept.try_update_value(|kept| {
            kept.levels.retain(|of| *of != plan);
            kept.levels.extend(levels.then_some(plan));
        });
    }

    /// Whether that plan is shown in levels.
    pub(crate) fn shows_levels(self, plan: PlanId) -> bool {
        self.kept.try_with_value(|kept| kept.levels.contains(&plan)).unwrap_or_default()
    }

    /// Tells the user something that went as wished.
    pub(crate) fn show_message(self, text: String) {
        self.message.set(Some(Message { text, is_trouble: false }));
    }

    /// Tells the user of a trouble.
    pub(crate) fn show_error(self, text: String) {
        self.message.set(Some(Message { text, is_trouble: true }));
    }

    /// Switches the language and remembers it.
    pub(crate) fn speak(self, language: Language) {
        self.fields.commit(self);
        self.message.set(None);
        self.language.set(language);
        // The sentences are of the other language.
        self.report.set(None);
        self.check();
        self.keep_settings();
    }

    /// Switches how days are shown and remembers it.
    pub(crate) fn show_days_in(self, calendar: Calendar) {
        self.calendar.set(calendar);
        self.keep_settings();
    }

    fn keep_settings(self) {
        let (language, calendar) = (self.language.get_untracked(), self.calendar.get_untracked());
        saving::change_settings(|settings| (settings.language, settings.calendar) = (language, calendar));
    }
}

/// The page's state, from the context: `App` provides it before anything else is made.
pub(crate) fn use_app() -> AppState {
    expect_context()
}

/// A fresh plan id.
pub(crate) fn fresh_plan() -> PlanId {
    PlanId::from_bits(clock::fresh_bits())
}

/// A fresh indicator id.
pub(crate) fn fresh_indicator() -> IndicatorId {
    IndicatorId::from_bits(clock::fresh_bits())
}

/// Where the focus goes if its element goes: to the same one made anew, to that of the row below or above, to the view.
fn stands_in(fields: Fields, before: &[IndicatorId]) -> Vec<String> {
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
