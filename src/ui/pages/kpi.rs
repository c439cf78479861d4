//! 数値目標と実績: the main job.

use keikaku::id::PlanId;
use keikaku::wording::Label;
use leptos::prelude::*;

use super::preview::preview_section;
use crate::ui::board::Board;
use crate::ui::desk::Desk;
use crate::ui::el::{el, nothing, parts};
use crate::ui::grid::{grid, toolbar};

/// The grid of a plan with its tools.
pub(super) fn kpi_page(desk: Desk, plan: PlanId) -> AnyView {
    let workbook = desk.workbook.get_untracked();
    let Some(plan) = workbook.plan(plan) else { return nothing() };
    let board = Board::open(plan, desk.words());
    desk.set_board(Some(board.clone()));
    on_cleanup(move || desk.set_board(None));
    parts([
        el("h1").text(desk.label(Label::ViewKpi)).view(),
        preview_section(desk),
        toolbar(desk, board.clone()),
        grid(desk, board),
    ])
}
