//! 数値目標と実績: the main job.

use keikaku::id::PlanId;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::board::Board;
use crate::ui::desk::use_desk;
use crate::ui::grid::{Grid, Toolbar};

/// The grid of a plan with its tools.
#[component]
pub(super) fn KpiPage(
    /// The plan that is open.
    plan: PlanId,
) -> impl IntoView {
    let desk = use_desk();
    let board =
        desk.workbook.with_untracked(|workbook| workbook.plan(plan).map(|plan| Board::open(plan, desk.words())));
    desk.set_board(board.clone());
    on_cleanup(move || desk.set_board(None));
    view! {
        <h1>{desk.label(Label::ViewKpi)}</h1>
        {board.map(|board| view! { <Toolbar board=board.clone() /> <Grid board /> })}
    }
}
