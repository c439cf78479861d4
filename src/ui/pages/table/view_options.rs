//! Ways to look at the grid, beside its tools: increments or levels, one group or section alone, and the way to 年度の締め.

use std::sync::Arc;

use keikaku::edit::levels::has_levels;
use keikaku::filter::Filter;
use keikaku::fiscal_year::{Date, FiscalYear};
use keikaku::id::PlanId;
use keikaku::plan::{Indicator, Plan};
use keikaku::wording::{Label, grid};

use crate::browser::moment;
use crate::ui::app::AppState;
use crate::ui::app::grid_state::GridState;
use crate::ui::app::route::Route;
use crate::ui::components::choice::Choice;
use crate::ui::components::el::{El, el, group};
use crate::ui::components::filter_choices::FilterChoices;
use leptos::prelude::*;

/// The ways.
pub(crate) fn table_tools(app: AppState, grid_state: &GridState) -> El {
    el("div")
        .class("table-tools")
        .with(levels(app, grid_state.clone()))
        .with(filters(app, grid_state.clone()))
        .with(count(app, grid_state.clone()))
        .with(way_to_close(app, grid_state.plan))
}

/// 増加分 or 水準, where there is a KPI of increments.
fn levels(app: AppState, grid_state: GridState) -> El {
    let plan = grid_state.plan;
    let is_possible = Memo::new(move |_| {
        let has_levels = |plan: &Arc<Plan>| plan.indicators().iter().any(|row| has_levels(row));
        app.settled.with(|workbook| workbook.plan(plan).is_some_and(has_levels))
    });
    group().part(move || {
        if !is_possible.get() {
            return None;
        }
        let options = [("", Label::AsIncrements), ("levels", Label::AsLevels)];
        let options = options.map(|(value, label)| (value.to_owned(), app.label(label).to_owned())).to_vec();
        let is_level = grid_state.frame.with_untracked(|(_, frame)| frame.shows_levels);
        let grid_state = grid_state.clone();
        let show = move |value: String| {
            app.fields.leave(app);
            let levels = value == "levels";
            app.keep_levels(plan, levels);
            grid_state.show_levels(&app.workbook.get_untracked(), levels);
        };
        let (label, selected) = (app.label(Label::ShowAs), if is_level { "levels" } else { "" });
        Some(group().child(view! { <Choice id="show-as" label options selected on_select=show /> }.into_any()))
    })
}

/// グループ and 所管課. A row that is changed later stays as it is until something is chosen anew.
pub(crate) fn filters(app: AppState, grid_state: GridState) -> El {
    let filter = RwSignal::new(Filter::default());
    let plan = grid_state.plan;
    Effect::new(move |_| {
        let workbook = app.workbook.get_untracked();
        let is_out = |row: &&Arc<Indicator>| filter.with(|filter| !filter.lets_pass(row));
        if let Some(plan) = workbook.plan(plan) {
            grid_state.hide(plan, plan.indicators().iter().filter(is_out).map(|row| row.id).collect());
        }
    });
    group().child(view! { <FilterChoices plan filter on_change=move |next| filter.set(next) /> }.into_any())
}

/// How many rows are shown, while not all are.
pub(crate) fn count(app: AppState, grid_state: GridState) -> El {
    let text = move || {
        let (shown, all) = (grid_state.shown().len(), grid_state.order.get().len());
        if shown == all { String::new() } else { grid::shown(shown, all, app.words()) }
    };
    el("span").class("count").live_text(text)
}

/// The link to 年度の締め, at the year that is most likely being closed.
fn way_to_close(app: AppState, plan: PlanId) -> El {
    let year =
        Memo::new(move |_| app.settled.with(|workbook| workbook.plan(plan).map(|plan| closing(plan, moment::today()))));
    let link = move || {
        let to = Route::Close(plan, year.get()?).fragment();
        Some(el("a").attr("href", to).text(app.label(Label::ViewClose)))
    };
    group().part(link)
}

/// The year before the present one, as actuals are asked for in April; within the plan's columns.
fn closing(plan: &Plan, today: Date) -> FiscalYear {
    let before = today.fiscal_year().plus(-1).unwrap_or(plan.years.first());
    before.clamp(plan.years.first(), plan.years.last())
}
