//! The charts of the rows: small ones at the end of each row group, drawn some at a time once the grid stands, and the large
//! one at the head of 詳細. Nothing moves when a chart appears, and each follows its row.

use std::sync::Arc;
use std::time::Duration;

use keikaku::figures::chart::Canvas;
use keikaku::wording::paper::Medium;
use leptos::prelude::*;

use crate::ui::app::grid_state::{Columns, RowView};
use crate::ui::app::use_app;
use crate::ui::components::chart::KpiChart;
use crate::ui::components::chart::large_chart::LargeChart;
use crate::ui::components::chart::small_chart::SmallChart;

/// By when the first rows have been painted: charts would keep them from it.
const GRID_STANDS: Duration = Duration::from_millis(300);
/// How many charts are drawn in one go: so few that typing is heard in between.
const AT_ONCE: usize = 12;

/// Up to which row the small charts are drawn, by the rows' numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ChartsDrawn(RwSignal<usize>);

impl ChartsDrawn {
    /// Begins to draw the charts of a grid with so many rows, until all are drawn or the grid is closed.
    pub(crate) fn begin(rows: usize) -> Self {
        let drawn = Self(RwSignal::new(0));
        // Without timers the charts stay away.
        let _ = set_timeout_with_handle(move || drawn.draw_more(rows), GRID_STANDS);
        drawn
    }

    fn draw_more(self, rows: usize) {
        let Some(drawn) = self.0.try_get_untracked() else { return };
        let next = drawn + AT_ONCE;
        // Rows that are added later have their chart at once.
        let is_last = next >= rows;
        self.0.set(if is_last { usize::MAX } else { next });
        if !is_last {
            let _ = set_timeout_with_handle(move || self.draw_more(rows), Duration::ZERO);
        }
    }
}

/// The small chart of a row; nothing before its turn has come.
#[component]
pub(crate) fn RowChart(
    /// The row.
    view: ArcRwSignal<RowView>,
    /// The columns.
    columns: Arc<Columns>,
) -> impl IntoView {
    let words = use_app().language();
    let ChartsDrawn(drawn) = expect_context();
    let number = view.clone();
    let is_drawn = Memo::new(move |_| number.with(|row| row.number) <= drawn.get());
    move || {
        let (view, columns) = (view.clone(), Arc::clone(&columns));
        is_drawn.get().then(|| {
            let chart = Memo::new(move |_| view.with(|row| KpiChart::small(&row.indicator, columns.span(), words)));
            view! { <SmallChart chart /> }
        })
    }
}

/// The chart at the head of 詳細; nothing of 定性 and of an unused slot.
#[component]
pub(crate) fn DetailsChart(
    /// The row.
    view: ArcRwSignal<RowView>,
    /// The columns.
    columns: Arc<Columns>,
) -> impl IntoView {
    let words = use_app().language();
    let chart = Memo::new(move |_| {
        view.with(|row| KpiChart::of(&row.indicator, columns.span(), Medium::Screen, Canvas::LARGE, words))
    });
    view! { <LargeChart chart has_sentences=true /> }
}
