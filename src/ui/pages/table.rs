//! 数値目標と実績: the main job.

pub(crate) mod bulk_edit;
pub(crate) mod cell_bar;
pub(crate) mod clipboard;
pub(crate) mod grid;
pub(crate) mod keys;
pub(crate) mod levels;
pub(crate) mod listeners;
pub(crate) mod mouse;
pub(crate) mod row_actions;
pub(crate) mod toolbar;
pub(crate) mod view_options;

use keikaku::value::id::PlanId;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::grid_state::GridState;
use crate::ui::app::use_app;
use crate::ui::pages::table::cell_bar::CellBar;
use crate::ui::pages::table::grid::Grid;
use crate::ui::pages::table::toolbar::Toolbar;
use crate::ui::pages::table::view_options::ViewOptions;
use crate::ui::review::Preview;
use keikaku::session::route::Route;

/// The grid of a plan with its tools.
#[component]
pub(crate) fn TablePage(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let app = use_app();
    let grid_state = GridState::of_view(app, plan, app.shows_levels(plan))?;
    Some(view! {
        <div class="view-head">
            <h1>{app.label(Label::ViewKpi)}</h1>
            <a href=Route::Overview(plan).fragment()>{app.label(Label::SeeOverview)}</a>
        </div>
        <Preview />
        <div class="toolbar-place"><Toolbar columns=grid_state.columns.clone() /></div>
        <div class="table-tools-place"><ViewOptions grid_state=grid_state.clone() /></div>
        <div class="cell-bar-place"><CellBar /></div>
        <Grid grid_state />
    })
}
