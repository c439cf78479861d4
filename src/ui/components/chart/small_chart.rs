//! The small chart of a KPI, beside its row.

use keikaku::figures::chart::Canvas;
use keikaku::paper::kpi_chart::KpiChart;
use leptos::prelude::*;

use crate::ui::components::chart::lines::Lines;

/// A chart without figures; an empty box that screen readers skip if the KPI has no chart.
#[component]
pub(crate) fn SmallChart(
    /// The chart, made by [`KpiChart::small`].
    #[prop(into)]
    chart: Signal<Option<KpiChart>>,
) -> impl IntoView {
    let has_chart = Memo::new(move |_| chart.with(Option::is_some));
    let sentences = move || chart.with(|chart| chart.as_ref().map(|chart| chart.sentences.clone()));
    let view_box = Canvas::SMALL.view_box();
    move || {
        let view_box = view_box.clone();
        if has_chart.get() {
            view! { <svg viewBox=view_box role="img" aria-label=sentences><Lines chart /></svg> }.into_any()
        } else {
            view! { <svg viewBox=view_box aria-hidden="true"></svg> }.into_any()
        }
    }
}
