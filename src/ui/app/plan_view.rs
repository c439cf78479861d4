//! The user's choices of what is shown of each plan. The views of the plan share them.

use std::sync::Arc;

use keikaku::command::next_period::NextPeriod;
use keikaku::command::{InputField, InputTarget};
use keikaku::paper::answer_book::Inquiry;
use keikaku::plan::{CellPlace, InputPlace, Plan, TextPlace};
use keikaku::session::plan_view::{GridOptions, PlanView};
use keikaku::session::route::Route;
use keikaku::value::PlanId;
use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::ui::app::by_plan::ByPlan;
use crate::ui::app::field::registry::PageField;
use crate::ui::app::form_book::FormWork;
use crate::ui::app::view::{EditorView, ViewState};

impl EditorView {
    /// The choices for the views of a plan, as a signal that belongs to the calling view. They last until the page is
    /// closed.
    pub(crate) fn plan_view(self, plan: PlanId) -> RwSignal<PlanView> {
        self.kept_plan_view(plan).into()
    }

    /// The choices for the views of a plan, for callers outside of any view.
    fn kept_plan_view(self, plan: PlanId) -> ArcRwSignal<PlanView> {
        self.kept(plan, PlanView::default(), |kept| &mut kept.plan_views)
    }

    /// The choices for the next inquiry of a plan; `usual` until something else was chosen. Years that the plan no
    /// longer has are left out; if none remains, the years of `usual` apply.
    pub(crate) fn asking(self, plan: &Plan, usual: Inquiry) -> RwSignal<Inquiry> {
        let years = usual.years.clone();
        let asking = self.kept(plan.id, usual, |kept| &mut kept.inquiries);
        asking.update_untracked(|asking| asking.keep_to_years(plan, years));
        asking.into()
    }

    /// The choices for the next period of a plan; `usual` until something else was chosen.
    pub(crate) fn next_period(self, plan: PlanId, usual: NextPeriod) -> RwSignal<NextPeriod> {
        self.kept(plan, usual, |kept| &mut kept.next_periods).into()
    }

    /// The texts that were typed for the years of the next period of a plan.
    pub(crate) fn next_years(self, plan: PlanId) -> RwSignal<[Option<String>; 2]> {
        self.kept(plan, Default::default(), |kept| &mut kept.next_years).into()
    }

    /// The state of filling in a book with the figures of a plan.
    pub(crate) fn form_work(self, plan: PlanId) -> RwSignal<FormWork> {
        self.kept(plan, FormWork::default(), |kept| &mut kept.form_works).into()
    }

    /// The signal for that plan in the list that `of` selects; `usual` is its first value.
    fn kept<T>(self, plan: PlanId, usual: T, of: impl FnOnce(&mut ViewState) -> &mut ByPlan<T>) -> ArcRwSignal<T>
    where
        T: Clone + Send + Sync + 'static,
    {
        let kept = self.untracked.try_update_value(|untracked| of(untracked).signal(plan, usual.clone()));
        kept.unwrap_or_else(|| ArcRwSignal::new(usual))
    }

    /// The options of a plan's grid.
    pub(crate) fn grid_options(self, plan: PlanId) -> GridOptions {
        let workbook = self.editor.workbook.get_untracked();
        let options = |plan: &Arc<Plan>| self.kept_plan_view(plan.id).with_untracked(|view| view.grid_options(plan));
        workbook.plan(plan).map(options).unwrap_or_default()
    }

    /// Stores the options of a plan's grid until the page is closed.
    pub(crate) fn keep_grid_options(self, plan: PlanId, options: GridOptions) {
        self.kept_plan_view(plan).update_untracked(|view| view.grid = Some(options));
    }

    /// Makes the KPI whose cell last had the focus the chosen KPI, before a view with cells is left.
    pub(super) fn note_chosen(self) {
        if !matches!(self.editor.navigation.route.get_untracked(), Route::Kpi(_) | Route::Close(..)) {
            return;
        }
        if let Some(InputTarget { plan, field: InputField::Row(indicator, _) }) = self.fields.last_cell(self) {
            self.kept_plan_view(plan).update_untracked(|view| view.chosen = Some(indicator));
        }
    }

    /// Scrolls a view with cells to the chosen KPI, if there is one.
    pub(super) fn scroll_to_chosen(self) {
        let (plan, place) = match self.editor.navigation.route.get_untracked() {
            Route::Kpi(plan) => (plan, InputPlace::Text(TextPlace::Name)),
            Route::Close(plan, year) => (plan, InputPlace::Cell(CellPlace::Actual(year))),
            _ => return,
        };
        let Some(chosen) = self.kept_plan_view(plan).with_untracked(|view| view.chosen) else { return };
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            if let Some(field) = self.fields.element(PageField::of_row(chosen, place)) {
                let options = ScrollIntoViewOptions::new();
                options.set_block(ScrollLogicalPosition::Center);
                field.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    }
}
