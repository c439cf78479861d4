//! How the workbook is shown and edited: the fields, the open grid with its selection, and the user's choices of what
//! is shown of each plan.
//!
//! The view knows the [`Editor`]; the editor knows only the view's callbacks, [`ViewCalls`].

use keikaku::command::InputField;
use keikaku::command::history::Turn;
use keikaku::command::next_period::NextPeriod;
use keikaku::figures::summary::SummaryGrouping;
use keikaku::paper::answer_book::Inquiry;
use keikaku::session::plan_list::PlanListView;
use keikaku::session::plan_view::PlanView;
use keikaku::session::summary_view::{SummaryMarks, SummaryView};
use keikaku::storage::Calendar;
use keikaku::value::IndicatorId;
use leptos::prelude::*;

use crate::browser::screen;
use crate::ui::app::by_plan::ByPlan;
use crate::ui::app::editor::{Editor, ViewCalls};
use crate::ui::app::field::registry::PageField;
use crate::ui::app::field::{self, Fields};
use crate::ui::app::form_book::FormWork;
use crate::ui::app::grid_state::{self, GridState};
use crate::ui::app::settings::{change_settings, settings};
use crate::ui::app::{focus, reveal_change};

/// How the workbook is shown, as a handle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EditorView {
    /// The editor of the workbook that is shown.
    pub(crate) editor: Editor,
    /// The fields on the page, and the one that has the focus.
    pub(crate) fields: Fields,
    /// The calendar in which days are shown.
    pub(crate) calendar: RwSignal<Calendar>,
    /// The choices of what 総括表 lists.
    pub(crate) summary: RwSignal<SummaryView>,
    /// The switched columns, the last opened row and the panel of 総括表.
    pub(crate) summary_marks: RwSignal<SummaryMarks>,
    /// The choices of what 計画一覧 shows.
    pub(crate) plan_list: RwSignal<PlanListView>,
    pub(super) untracked: StoredValue<ViewState>,
}

/// The state that no view reads reactively.
#[derive(Debug, Default)]
pub(super) struct ViewState {
    /// The open grid, which is updated when rows change.
    grid_state: Option<GridState>,
    /// The choices of what is shown of each plan.
    pub(super) plan_views: ByPlan<PlanView>,
    /// The books of other offices that are being filled in, and their marks.
    pub(super) form_works: ByPlan<FormWork>,
    /// The choices for the next inquiry of each plan.
    pub(super) inquiries: ByPlan<Inquiry>,
    /// The choices for the plan of the next period.
    pub(super) next_periods: ByPlan<NextPeriod>,
    /// The texts that were typed for the plan of the next period: its first year and its number of years.
    pub(super) next_years: ByPlan<[Option<String>; 2]>,
}

impl EditorView {
    /// The view of the editor's workbook. From now on it follows the editor.
    pub(super) fn open(editor: Editor, fields: Fields) -> Self {
        let calendar = RwSignal::new(settings().calendar);
        let (summary_marks, plan_list) = (RwSignal::default(), RwSignal::default());
        // On a telephone there is no room for columns of bodies and plans beside the names.
        let grouping = if screen::is_narrow() { SummaryGrouping::Plan } else { SummaryGrouping::None };
        let summary = RwSignal::new(SummaryView { grouping, ..SummaryView::default() });
        let untracked = StoredValue::new(ViewState::default());
        let view = Self { editor, fields, calendar, summary, summary_marks, plan_list, untracked };
        editor.set_view(ViewCalls {
            commit: Callback::new(move |()| fields.commit(view)),
            show: Callback::new(move |()| view.show()),
            show_findings: Callback::new(move |()| view.show_findings()),
        });
        view
    }

    /// Switches the calendar in which days are shown, and stores the choice.
    pub(crate) fn set_calendar(self, calendar: Calendar) {
        self.calendar.set(calendar);
        change_settings(|settings| settings.calendar = calendar);
    }

    /// Handles 元に戻す: undoes the newest step of the shown plan, or of the plan list, and shows the place that changed.
    pub(crate) fn undo(self) {
        self.turn(Turn::Undo);
    }

    /// Handles やり直す: redoes the step that was undone last in the shown plan, or in the plan list, and shows the place
    /// that changed.
    pub(crate) fn redo(self) {
        self.turn(Turn::Redo);
    }

    fn turn(self, turn: Turn) {
        if let Some(before) = self.editor.turn(turn) {
            reveal_change::show(self, &before);
        }
    }

    /// Shows the workbook in the open grid.
    fn show(self) {
        let workbook = self.editor.workbook.get_untracked();
        if let Some(grid_state) = self.grid_state()
            && let Some(before) = grid_state.refresh(&workbook, self.fields.is_naming())
        {
            // The new elements are created later; until then the focus is still on the old element.
            focus::restore_if_lost(focus_fallbacks(self.fields, &before));
        }
    }

    /// Shows the findings in the open grid.
    fn show_findings(self) {
        if let (Some(grid_state), Some(report)) = (self.grid_state(), self.editor.report.get_untracked()) {
            grid_state.show_findings(&report);
        }
    }

    /// Updates the names in the open grid, which stay unchanged while a name is being typed.
    pub(crate) fn show_names(self) {
        if let Some(grid_state) = self.grid_state() {
            grid_state.refresh(&self.editor.workbook.get_untracked(), false);
        }
    }

    /// Notes which grid is open; `None` if none is.
    pub(super) fn set_grid_state(self, grid_state: Option<GridState>) {
        self.untracked.try_update_value(|untracked| untracked.grid_state = grid_state);
    }

    /// The grid that is open; `None` if none is.
    pub(crate) fn grid_state(self) -> Option<GridState> {
        self.untracked.try_with_value(|untracked| untracked.grid_state.clone()).flatten()
    }

    /// Shows the view that the address names, after the text typed in the previous view was committed.
    pub(crate) fn arrive(self) {
        self.editor.messages.clear();
        self.fields.fall_silent(self);
        self.note_chosen();
        self.editor.navigation.follow_address();
        self.editor.show_steps();
        self.editor.check();
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus::restore_if_lost(vec!["main".to_owned()]);
        let arrival = self.editor.navigation.take_arrival();
        if let Some(text) = arrival.message {
            self.editor.messages.show_message(text);
        }
        match arrival.place {
            Some(place) => self.focus_place(place),
            None => self.scroll_to_chosen(),
        }
    }

    /// Forgets the unfinished work on the plans and the choices of what is shown of them, after everything was wiped.
    pub(crate) fn forget_work(self) {
        self.untracked.try_update_value(|untracked| {
            untracked.plan_views.clear();
            untracked.form_works.clear();
            untracked.inquiries.clear();
            untracked.next_periods.clear();
            untracked.next_years.clear();
        });
    }
}

/// The view from the context.
pub(crate) fn use_editor_view() -> EditorView {
    expect_context()
}

/// The ids of the elements that get the focus if the focused element is removed, in order of preference: the element
/// that replaces it, the same element of the row below or above, and the view.
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
