//! The options of the grid's display: increments or levels, one group or section alone, and the link to 年度の実績入力.

use std::sync::Arc;

use keikaku::command::levels::has_levels;
use keikaku::plan::{Indicator, Plan};
use keikaku::session::route::Route;
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::value::id::PlanId;
use keikaku::wording::{Label, grid};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::grid_state::GridState;
use crate::ui::app::use_app;
use crate::ui::components::choice::Choice;
use crate::ui::components::plan_filters::{PlanFilters, lets_pass};

/// 目標と実績の表し方, the filters, the number of rows that are shown, and the link to 年度の実績入力.
#[component]
pub(crate) fn ViewOptions(
    /// The state of the grid.
    grid_state: GridState,
) -> impl IntoView {
    let plan = grid_state.plan;
    view! {
        <div class={"table-tools"}>
            <LevelChoice grid_state=grid_state.clone() />
            <Filters grid_state=grid_state.clone() />
            <RowCount grid_state />
            <LinkToYear plan />
        </div>
    }
}

/// The choice between 増加分 and 水準, if there is a KPI with increments.
#[component]
fn LevelChoice(
    /// The state of the grid.
    grid_state: GridState,
) -> impl IntoView {
    let app = use_app();
    let plan = grid_state.plan;
    let is_possible = Memo::new(move |_| {
        let has_levels = |plan: &Arc<Plan>| plan.indicators().iter().any(|row| has_levels(row));
        app.settled.with(|workbook| workbook.plan(plan).is_some_and(has_levels))
    });
    let select = move || {
        let options = [("", Label::AsIncrements), ("levels", Label::AsLevels)];
        let options = options.map(|(value, label)| (value.to_owned(), app.label(label).to_owned())).to_vec();
        let is_level = grid_state.columns.with_untracked(|(_, columns)| columns.shows_levels);
        let grid_state = grid_state.clone();
        let show = move |value: String| {
            app.fields.commit(app);
            let levels = value == "levels";
            app.remember_levels(plan, levels);
            grid_state.show_levels(&app.workbook.get_untracked(), levels);
        };
        let selected = if is_level { "levels" } else { "" };
        view! { <Choice id="show-as" label=app.label(Label::ShowAs) options selected on_select=show /> }
    };
    move || is_possible.get().then(&select)
}

/// The filters グループ, 所管課 and 状態, which the views of the plan share. A row that is changed later stays shown or hidden until a filter is chosen again.
#[component]
pub(crate) fn Filters(
    /// The state of the grid.
    grid_state: GridState,
) -> impl IntoView {
    let app = use_app();
    let plan = grid_state.plan;
    let view = app.plan_view(plan);
    Effect::new(move |_| {
        let workbook = app.workbook.get_untracked();
        let Some(plan) = workbook.plan(plan) else { return };
        let is_out = |row: &&Arc<Indicator>| view.with(|view| !lets_pass(view, plan, row));
        grid_state.hide(plan, plan.indicators().iter().filter(is_out).map(|row| row.id).collect());
    });
    view! { <PlanFilters plan /> }
}

/// The number of rows that are shown; nothing while all are shown.
#[component]
pub(crate) fn RowCount(
    /// The state of the grid.
    grid_state: GridState,
) -> impl IntoView {
    let language = use_app().language();
    let text = move || {
        let (shown, all) = (grid_state.shown().len(), grid_state.order.get().len());
        if shown == all { String::new() } else { grid::shown(shown, all, language) }
    };
    view! { <span class="count">{text}</span> }
}

/// The link to 年度の実績入力 of the year that is most likely due.
#[component]
fn LinkToYear(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let app = use_app();
    let closing = move |plan: &Arc<Plan>| closing(plan, clock::today());
    let year = Memo::new(move |_| app.settled.with(|workbook| workbook.plan(plan).map(closing)));
    move || {
        let to = Route::Close(plan, year.get()?).fragment();
        Some(view! { <a href=to>{app.label(Label::ViewClose)}</a> })
    }
}

/// The year before the present one, since actuals are collected in April, limited to the plan's years.
fn closing(plan: &Plan, today: Date) -> FiscalYear {
    let before = today.fiscal_year().plus(-1).unwrap_or(plan.years.first());
    before.clamp(plan.years.first(), plan.years.last())
}
