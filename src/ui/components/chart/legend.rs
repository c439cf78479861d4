//! The legend of a large chart.

use keikaku::figures::chart::LineKind;
use keikaku::paper::kpi_chart::KpiChart;
use leptos::prelude::*;

use crate::ui::components::chart::lines::line;

/// The meanings of the kinds of lines in the chart. Screen readers skip the legend, since the sentences of the chart
/// contain the same information.
pub(crate) fn legend(chart: &KpiChart) -> impl IntoView + use<> {
    let (width, height) = LineKind::SAMPLE;
    let marks = chart.drawing.marks;
    let entries = chart.legend.iter().map(|(kinds, meaning)| {
        let sample = kinds.iter().map(|kind| line(kind.sample(marks), *kind)).collect_view();
        view! { <li><svg viewBox=format!("0 0 {width} {height}")>{sample}</svg>{*meaning}</li> }
    });
    view! { <ul class="legend" aria-hidden="true">{entries.collect_view()}</ul> }
}
