//! 数値目標と実績: the main job.

use std::time::Duration;

use keikaku::id::PlanId;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::board::Board;
use crate::ui::desk::Desk;
use crate::ui::el::{El, el, group};
use crate::ui::grid::{grid, row_pictures};
use crate::ui::table::{cell_bar, table_tools, toolbar};
use crate::ui::taking::preview_section;

/// By when the first rows have been painted.
const GRID_STANDS: Duration = Duration::from_millis(300);

/// The grid of a plan with its tools.
pub(super) fn kpi_page(desk: Desk, plan: PlanId) -> El {
    let Some(board) = Board::of_view(desk, plan, desk.shows_levels(plan)) else { return group() };
    let heading = el("h1").text(desk.label(Label::ViewKpi));
    let heading_line = el("div").class("view-head").with(heading).with(pictures(desk, board.clone()));
    let tools = toolbar(desk, board.clone());
    let ways = table_tools(desk, &board);
    group()
        .with(heading_line)
        .with(preview_section(desk))
        .with(el("div").class("toolbar-place").with(tools))
        .with(el("div").class("table-tools-place").with(ways))
        .with(el("div").class("cell-bar-place").with(cell_bar(desk)))
        .with(grid(desk, board))
}

/// The link to 進み具合 and the rows' small charts. They are not drawn before the grid stands: that would keep the first
/// rows from being painted.
fn pictures(desk: Desk, board: Board) -> El {
    let stands = RwSignal::new(false);
    // Without timers the charts stay away.
    let _ = set_timeout_with_handle(
        move || {
            let _ = stands.try_set(true);
        },
        GRID_STANDS,
    );
    group().part(move || stands.get().then(|| row_pictures(desk, board.clone())))
}
