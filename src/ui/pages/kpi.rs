//! 数値目標と実績: the main job.

use std::time::Duration;

use crate::ui::leptos::*;
use keikaku::id::PlanId;
use keikaku::wording::Label;

use crate::ui::board::Board;
use crate::ui::desk::Desk;
use crate::ui::el::{El, el, group};
use crate::ui::grid::{grid, row_pictures, toolbar};
use crate::ui::late::late;
use crate::ui::taking::preview_section;

/// By when the first rows have been painted.
const GRID_STANDS: Duration = Duration::from_millis(300);

/// The grid of a plan with its tools.
pub(super) fn kpi_page(desk: Desk, plan: PlanId) -> El {
    let workbook = desk.workbook.get_untracked();
    let Some(plan) = workbook.plan(plan) else { return group() };
    let report = desk.report.get_untracked().filter(|report| report.plan.id == plan.id);
    let board = Board::open(plan, desk.words(), report.as_deref());
    desk.set_board(Some(board.clone()));
    on_cleanup(move || desk.set_board(None));
    let heading = el("h1").text(desk.label(Label::ViewKpi));
    let heading_line = el("div").class("view-head").with(heading).with(pictures(desk, board.clone()));
    let tools = toolbar(desk, board.clone());
    group().with(heading_line).with(preview_section(desk)).with(tools).with(grid(desk, board))
}

/// The link to 進み具合 and the rows' small charts. Their chunk is not asked for before the grid stands: compiling it
/// would keep the first rows from being painted.
fn pictures(desk: Desk, board: Board) -> El {
    let stands = Live::new(false);
    // Without timers the charts stay away.
    let _ = set_timeout_with_handle(move || stands.set(true), GRID_STANDS);
    group().part(move || stands.get().then(|| late(desk, row_pictures(desk, board.clone()))))
}
