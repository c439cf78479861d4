//! The charts of the rows: a small one at the end of each row group, and a large one at the top of 詳細. The small ones
//! are drawn some at a time after the grid is shown. Nothing moves when a chart appears, and each chart follows its
//! row.

use std::sync::Arc;
use std::time::Duration;

use keikaku::export::file_name::chart_picture_name;
use keikaku::figures::chart::Canvas;
use keikaku::figures::chart::periods::Series;
use keikaku::paper::kpi_chart::KpiChart;
use keikaku::plan::{Indicator, Workbook};
use keikaku::wording::Language;
use keikaku::wording::medium::Medium;
use leptos::prelude::*;

use crate::ui::app::{GridColumns, ShownRow, use_locale, use_open_plan};
use crate::ui::components::{LargeChart, PictureMenu, SmallChart};

/// The time after which the first rows are painted. Drawing charts before that would delay them.
const FIRST_PAINT: Duration = Duration::from_millis(300);
/// The number of charts that are drawn at once, small enough that key presses are handled in between.
const AT_ONCE: usize = 12;

/// The number of the last row whose small chart is drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ChartsDrawn(RwSignal<usize>);

impl ChartsDrawn {
    /// Begins to draw the charts of a grid with `rows` rows. Drawing ends when all charts are drawn or the grid is
    /// closed.
    pub(crate) fn begin(rows: usize) -> Self {
        let drawn = Self(RwSignal::new(0));
        // If the browser refuses the timer, the charts are not drawn.
        let _ = set_timeout_with_handle(move || drawn.draw_more(rows), FIRST_PAINT);
        drawn
    }

    fn draw_more(self, rows: usize) {
        let Some(drawn) = self.0.try_get_untracked() else { return };
        let next = drawn + AT_ONCE;
        // With this value, rows that are added later get their charts at once.
        let is_last = next >= rows;
        self.0.set(if is_last { usize::MAX } else { next });
        if !is_last {
            let _ = set_timeout_with_handle(move || self.draw_more(rows), Duration::ZERO);
        }
    }
}

/// The small chart of a row; nothing until it is drawn.
#[component]
pub(crate) fn RowChart(
    /// The row.
    row: ShownRow,
) -> impl IntoView {
    let language = use_locale().language();
    let ChartsDrawn(drawn) = expect_context();
    let is_drawn = Memo::new(move |_| row.view.with(|row| row.number) <= drawn.get());
    move || {
        is_drawn.get().then(|| {
            let chart = Memo::new(move |_| row.read(|shown| KpiChart::small(shown, row.columns().span(), language)));
            view! { <SmallChart chart /> }
        })
    }
}

/// The chart at the top of 詳細, which can be saved as a picture; nothing for 定性 and for an unused slot.
#[component]
pub(crate) fn DetailsChart(
    /// The row.
    row: ShownRow,
) -> impl IntoView {
    let (language, plan) = (use_locale().language(), use_open_plan());
    let drawn = move |canvas| {
        let (kpi, columns) = (row.read(Arc::clone), row.columns());
        plan.editor.workbook.with(|workbook| draw(workbook, &kpi, &columns, canvas, language))
    };
    let chart = Memo::new(move |_| drawn(Canvas::LARGE));
    let picture = Callback::new(move |()| {
        let (number, name) = row.view.with_untracked(|row| (row.number, row.name.to_string()));
        let file = plan.read_now(|plan| chart_picture_name(plan, number, &name))?;
        Some(untrack(|| drawn(Canvas::PICTURE))?.picture(&file, &name))
    });
    view! {
        <LargeChart chart has_sentences=true />
        <Show when=move || chart.with(Option::is_some)>
            <PictureMenu id="save-chart" picture />
        </Show>
    }
}

/// The chart of a KPI, joined with the earlier periods whose figures are comparable.
fn draw(
    workbook: &Workbook,
    row: &Indicator,
    columns: &GridColumns,
    canvas: Canvas,
    language: Language,
) -> Option<KpiChart> {
    let series = Series::before(columns.plan, row, &|plan| workbook.plan(plan).map(|plan| &**plan));
    KpiChart::after(&series.joined, row, columns.span(), Medium::Screen, canvas, language)
}
