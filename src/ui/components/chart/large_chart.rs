//! The large chart of a KPI, with its figures and its legend.

use keikaku::figures::chart::Canvas;
use keikaku::paper::kpi_chart::KpiChart;
use leptos::prelude::*;

use crate::ui::components::chart::legend::legend;
use crate::ui::components::chart::lines::Lines;

/// A chart with its figures and its legend; nothing if the KPI has no chart. Its accessible name is the sentences of
/// [`ChartSentences`], which must be somewhere on the page.
#[component]
pub(crate) fn LargeChart(
    /// The chart.
    #[prop(into)]
    chart: Signal<Option<KpiChart>>,
    /// Whether the sentences are shown below the legend. Otherwise the caller places them elsewhere.
    #[prop(optional)]
    has_sentences: bool,
) -> impl IntoView {
    view! {
        <Show when=move || chart.with(Option::is_some)>
            <div class="chart">
                <Drawn chart />
                {move || chart.with(|chart| chart.as_ref().map(legend))}
                {has_sentences.then(|| view! { <ChartSentences chart /> })}
            </div>
        </Show>
    }
}

/// The sentences that describe what a chart shows.
#[component]
pub(crate) fn ChartSentences(
    /// The chart.
    #[prop(into)]
    chart: Signal<Option<KpiChart>>,
) -> impl IntoView {
    let sentences = move || chart.with(|chart| chart.as_ref().map(|chart| chart.sentences.clone()));
    view! { <p class="said" id=sentences_id(chart)>{sentences}</p> }
}

/// The lines of a chart with its figures.
#[component]
fn Drawn(chart: Signal<Option<KpiChart>>) -> impl IntoView {
    let view_box = move || chart.with(|chart| chart.as_ref().map(|chart| chart.canvas.view_box()));
    view! {
        <svg viewBox=view_box role="img" aria-labelledby=sentences_id(chart) font-size=Canvas::LETTERS.to_string()>
            <Lines chart />
            {move || chart.with(|chart| chart.as_ref().map(letters))}
        </svg>
    }
}

fn sentences_id(chart: Signal<Option<KpiChart>>) -> impl Fn() -> Option<String> + Send + Sync + 'static {
    move || chart.with(|chart| chart.as_ref().map(KpiChart::sentences_id))
}

/// The texts of a chart: the unit with the beginning of the axis, the figures of the axis, the years and the actuals.
fn letters(chart: &KpiChart) -> impl IntoView + use<> {
    let (letters, medium) = (&chart.drawing.letters, chart.medium);
    let first = chart.first_line.clone().map(|line| letter("start", 0, Canvas::LETTERS - 1, line));
    let ticks = letters.ticks.iter().map(|(x, y, tick)| letter("end", *x, *y, medium.figure(&tick.grouped())));
    let years = letters.years.iter().map(|(x, y, year)| letter("middle", *x, *y, year.clone()));
    let actuals = letters.actuals.iter().map(|(x, y, figure)| rimmed_letter(*x, *y, figure.clone()));
    view! {
        {first}
        {ticks.collect_view()}
        {years.collect_view()}
        {actuals.collect_view()}
    }
}

fn letter(anchor: &'static str, x: i32, y: i32, text: String) -> impl IntoView + use<> {
    view! { <text x=x.to_string() y=y.to_string() text-anchor=anchor fill="currentColor">{text}</text> }
}

/// A text with a rim in the colour of the background, which separates it from the lines behind it.
fn rimmed_letter(x: i32, y: i32, text: String) -> impl IntoView + use<> {
    view! {
        <text
            x=x.to_string()
            y=y.to_string()
            text-anchor="middle"
            fill="currentColor"
            stroke="Canvas"
            stroke-width="3"
            paint-order="stroke"
        >
            {text}
        </text>
    }
}
