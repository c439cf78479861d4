//! The chart at the head of 詳細. It follows what is typed above it.

use leptos::prelude::*;

use crate::ui::app::AppState;
use crate::ui::app::grid_state::RowView;
use crate::ui::components::chart;
use crate::ui::components::el::{El, group};

/// The chart; nothing of 定性 and of an unused slot.
pub(crate) fn large_picture(app: AppState, row: &ArcRwSignal<RowView>) -> El {
    let row = row.clone();
    group().part(move || {
        let frame = app.grid_state()?.frame.get().1;
        row.with(|row| chart::large(&row.indicator, frame.span(), app.words()))
    })
}
