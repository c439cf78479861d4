//! The filters of a table and the number of rows that they let pass.

use std::sync::Arc;

use keikaku::plan::Indicator;
use keikaku::wording::grid;
use leptos::prelude::*;

use crate::ui::app::grid_state::GridState;
use crate::ui::app::{use_editor, use_editor_view, use_locale};
use crate::ui::components::plan_filters::{PlanFilters, lets_pass};

/// The filters グループ, 所管課 and 状態, which the views of the plan share. A row that is changed later stays shown or hidden
/// until a filter is chosen again.
#[component]
pub(crate) fn Filters(
    /// The state of the grid.
    grid_state: GridState,
) -> impl IntoView {
    let (editor, editor_view) = (use_editor(), use_editor_view());
    let plan = grid_state.plan;
    let view = editor_view.plan_view(plan);
    Effect::new(move |_| {
        let workbook = editor.workbook.get_untracked();
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
    let language = use_locale().language();
    let text = move || {
        let folded = grid_state.folded.with(Vec::len);
        let (shown, all) = (grid_state.shown().len(), grid_state.order.get().len().saturating_sub(folded));
        if shown == all { String::new() } else { grid::shown(shown, all, language) }
    };
    view! { <span class="count">{text}</span> }
}
