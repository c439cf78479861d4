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

use std::time::Duration;

use keikaku::id::PlanId;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::AppState;
use crate::ui::app::grid_state::GridState;
use crate::ui::components::el::{El, el, group};
use crate::ui::pages::table::cell_bar::cell_bar;
use crate::ui::pages::table::grid::{grid, row_pictures};
use crate::ui::pages::table::toolbar::toolbar;
use crate::ui::pages::table::view_options::table_tools;
use crate::ui::review::Preview;

/// By when the first rows have been painted.
const GRID_STANDS: Duration = Duration::from_millis(300);

/// The grid of a plan with its tools.
pub(crate) fn kpi_page(app: AppState, plan: PlanId) -> El {
    let Some(grid_state) = GridState::of_view(app, plan, app.shows_levels(plan)) else { return group() };
    let heading = el("h1").text(app.label(Label::ViewKpi));
    let heading_line = el("div").class("view-head").with(heading).with(pictures(app, grid_state.clone()));
    let tools = toolbar(app, grid_state.clone());
    let ways = table_tools(app, &grid_state);
    group()
        .with(heading_line)
        .with(group().child(view! { <Preview /> }.into_any()))
        .with(el("div").class("toolbar-place").with(tools))
        .with(el("div").class("table-tools-place").with(ways))
        .with(el("div").class("cell-bar-place").with(cell_bar(app)))
        .with(grid(app, grid_state))
}

/// The link to 進み具合 and the rows' small charts. They are not drawn before the grid stands: that would keep the first
/// rows from being painted.
fn pictures(app: AppState, grid_state: GridState) -> El {
    let stands = RwSignal::new(false);
    // Without timers the charts stay away.
    let _ = set_timeout_with_handle(
        move || {
            let _ = stands.try_set(true);
        },
        GRID_STANDS,
    );
    group().part(move || stands.get().then(|| row_pictures(app, grid_state.clone())))
}
