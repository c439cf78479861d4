//! The lines of a chart.

use keikaku::figures::chart::LineKind;
use keikaku::paper::kpi_chart::KpiChart;
use leptos::prelude::*;
use leptos::tachys::html::attribute::AttributeValue;

/// The class of a kind of line, by which the style sheet sets its colour on screen. On paper and in forced colours
/// every line has the colour of the text.
fn class(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Rules => "rules",
        LineKind::Actuals => "actuals",
        LineKind::Provisional => "provisional",
        LineKind::Hatching => "hatching",
        LineKind::Axis => "axis",
        LineKind::Goal => "goal",
        LineKind::Steps => "steps",
        LineKind::Missing => "missing",
        LineKind::Breaks => "breaks",
    }
}

/// A line of that kind along that path.
pub(crate) fn line(path: impl AttributeValue + 'static, kind: LineKind) -> impl IntoView {
    let stroke = kind.stroke();
    let (fill, fill_opacity) = if kind == LineKind::Actuals { ("currentColor", Some(".35")) } else { ("none", None) };
    view! {
        <path
            class=class(kind)
            d=path
            fill=fill
            fill-opacity=fill_opacity
            stroke="currentColor"
            stroke-opacity=stroke.opacity
            stroke-width=stroke.width
            stroke-dasharray=stroke.dashes
        />
    }
}

/// The lines of a chart. The elements of all kinds of lines always exist, so that they are not recreated while a chart
/// follows typing; each path is written only if it differs.
#[component]
pub(crate) fn Lines(
    /// The chart.
    chart: Signal<Option<KpiChart>>,
) -> impl IntoView {
    let path = move |kind| move || chart.with(|chart| chart.as_ref().map(|chart| chart.drawing.path(kind).to_owned()));
    LineKind::ALL.map(|kind| line(path(kind), kind))
}
