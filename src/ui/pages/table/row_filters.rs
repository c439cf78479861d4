//! The filters of a table and the number of rows that they let pass.

use std::sync::Arc;

use keikaku::plan::Indicator;
use keikaku::wording::grid;
use leptos::prelude::*;

use crate::ui::app::{use_grid_state, use_locale, use_open_plan};
use crate::ui::components::PlanFilters;
use crate::ui::components::plan_filters::lets_pass;

/// The filters グループ, 所管課 and 状態, which the views of the plan share. A row that is changed later stays shown or hidden
/// until a filter is chosen again.
#[component]
pub(crate) fn Filters() -> impl IntoView {
    let (open, grid_state) = (use_open_plan(), use_grid_state());
    Effect::new(move |_| {
        let Some(plan) = open.read_now(Arc::clone) else { return };
        let is_out = |row: &&Arc<Indicator>| open.view.with(|view| !lets_pass(view, &plan, row));
        grid_state.hide(&plan, plan.indicators().iter().filter(is_out).map(|row| row.id).collect());
    });
    view! { <PlanFilters /> }
}

/// The number of rows that are shown; nothing while all are shown.
#[component]
pub(crate) fn RowCount() -> impl IntoView {
    let (language, grid_state) = (use_locale().language(), use_grid_state());
    let text = move || {
        let folded = grid_state.folded.with(Vec::len);
        let (shown, all) = (grid_state.shown().len(), grid_state.order.get().len().saturating_sub(folded));
        if shown == all { String::new() } else { grid::shown(shown, all, language) }
    };
    view! { <span class="count">{text}</span> }
}
