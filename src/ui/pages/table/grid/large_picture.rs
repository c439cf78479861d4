//! The chart at the head of 詳細. It follows what is typed above it.

use keikaku::picture::Canvas;
use keikaku::wording::paper::Medium;
use leptos::prelude::*;

use crate::ui::app::AppState;
use crate::ui::app::grid_state::RowView;
use crate::ui::components::chart::KpiChart;
use crate::ui::components::chart::large_chart::LargeChart;
use crate::ui::components::el::{El, group};

/// The chart; nothing of 定性 and of an unused slot.
pub(crate) fn large_picture(app: AppState, row: &ArcRwSignal<RowView>) -> El {
    let row = row.clone();
    let chart = Memo::new(move |_| {
        let frame = app.grid_state()?.frame.get().1;
        row.with(|row| KpiChart::of(&row.indicator, frame.span(), Medium::Screen, Canvas::LARGE, app.words()))
    });
    group().child(view! { <LargeChart chart has_sentences=true /> }.into_any())
}
