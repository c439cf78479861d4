//! The lines of a chart and their styles.

use keikaku::figures::chart::LineKind;
use leptos::prelude::*;
use leptos::tachys::html::attribute::AttributeValue;

use crate::ui::components::chart::KpiChart;

/// The style of a kind of line in the colour of the text, as on paper and in forced colours. The style sheet gives each
/// kind its colour on screen, by its class.
#[derive(Clone, Copy, Debug)]
struct LineStyle {
    class: &'static str,
    fill: &'static str,
    fill_opacity: Option<&'static str>,
    stroke_opacity: Option<&'static str>,
    stroke_width: Option<&'static str>,
    dashes: Option<&'static str>,
}

impl LineStyle {
    const PLAIN: Self =
        Self { class: "", fill: "none", fill_opacity: None, stroke_opacity: None, stroke_width: None, dashes: None };

    fn of(kind: LineKind) -> Self {
        let plain = |class| Self { class, ..Self::PLAIN };
        match kind {
            LineKind::Rules => Self { stroke_opacity: Some(".2"), ..plain("rules") },
            LineKind::Actuals => Self { fill: "currentColor", fill_opacity: Some(".35"), ..plain("actuals") },
            LineKind::Provisional => plain("provisional"),
            LineKind::Hatching => plain("hatching"),
            LineKind::Axis => plain("axis"),
            LineKind::Goal => Self { stroke_width: Some("1.5"), dashes: Some("5 3"), ..plain("goal") },
            LineKind::Steps => Self { stroke_width: Some("2.5"), ..plain("steps") },
            LineKind::Missing => Self { stroke_width: Some("1.5"), ..plain("missing") },
        }
    }
}

/// A line of that kind along that path.
pub(crate) fn line(path: impl AttributeValue + 'static, kind: LineKind) -> impl IntoView {
    let style = LineStyle::of(kind);
    view! {
        <path
            class=style.class
            d=path
            fill=style.fill
            fill-opacity=style.fill_opacity
            stroke="currentColor"
            stroke-opacity=style.stroke_opacity
            stroke-width=style.stroke_width
            stroke-dasharray=style.dashes
        />
    }
}

/// The lines of a chart. All kinds of lines always exist, so that the elements stay the same while a chart follows
/// typing, and each path is written only if it differs.
#[component]
pub(crate) fn Lines(
    /// The chart.
    chart: Signal<Option<KpiChart>>,
) -> impl IntoView {
    let path = move |kind| move || chart.with(|chart| chart.as_ref().map(|chart| chart.drawing.path(kind).to_owned()));
    LineKind::ALL.map(|kind| line(path(kind), kind))
}
