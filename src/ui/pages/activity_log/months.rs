//! 月ごとの図: the records of a year by month beside the year's target, a chart for each KPI that counts by records, or only
//! for the chosen KPI.
//!
//! The year is the year of 期間で絞り込む, else the newest year with records that has begun. The charts are drawn while their
//! section is open, and it opens by itself when a KPI is chosen.

use std::sync::Arc;

use keikaku::figures::chart::Canvas;
use keikaku::figures::progress;
use keikaku::paper::kpi_chart::KpiChart;
use keikaku::plan::Plan;
use keikaku::session::record_list::{RecordSpan, span_or_last};
use keikaku::wording::RecordLabel;
use keikaku::wording::medium::Medium;
use leptos::ev::Event;
use leptos::prelude::*;
use web_sys::Element;

use crate::browser::clock;
use crate::ui::app::{use_locale, use_open_plan};
use crate::ui::components::LargeChart;

/// The charts behind their heading; nothing if no KPI has a record with a day that counts.
#[component]
pub(super) fn MonthCharts() -> impl IntoView {
    let (language, plan) = (use_locale().language(), use_open_plan());
    // Only these two are followed, since the view changes with each letter typed into a record.
    let chosen = Memo::new(move |_| plan.view.with(|view| (view.records.kpi, view.records.span)));
    let is_open = RwSignal::new(false);
    Effect::new(move |_| {
        if chosen.with(|(kpi, _)| kpi.is_some()) {
            is_open.set(true);
        }
    });
    let charts = move || {
        let (kpi, span) = chosen.get();
        let charts = plan.read_settled(|plan| {
            let today = progress::as_of(plan, clock::today());
            let year = span_or_last(plan, span, today).and_then(RecordSpan::year)?;
            let shown = plan.used_indicators().filter(|row| kpi.is_none_or(|kpi| row.id == kpi));
            let until = (year, today);
            let charts = shown.filter_map(|row| {
                let chart = KpiChart::by_month(plan, row, until, Medium::Screen, Canvas::LARGE, language)?;
                Some((row.name.clone(), chart))
            });
            Some(charts.collect::<Vec<_>>())
        });
        charts.flatten()
    };
    let has_any = |plan: &Arc<Plan>| plan.indicators().iter().any(|row| row.recorded.years().next().is_some());
    let is_empty = Memo::new(move |_| plan.read_settled(has_any) != Some(true));
    let drawn = move || {
        let charts = if is_open.get() { charts()? } else { return None };
        let is_none = charts.is_empty();
        let titled_chart = |(name, chart): (String, KpiChart)| {
            view! {
                <section>
                    <h3 lang="ja">{name}</h3>
                    <LargeChart chart=Some(chart) has_sentences=true />
                </section>
            }
        };
        let charts = charts.into_iter().map(titled_chart).collect_view();
        let none = is_none.then(|| view! { <p class="empty">{RecordLabel::NONE_FOUND.text(language)}</p> });
        Some(view! { {none} <div class="month-charts">{charts}</div> })
    };
    let note = move |event: Event| is_open.set(event_target::<Element>(&event).has_attribute("open"));
    view! {
        <details class="record-charts screen-only" hidden=is_empty prop:open=move || is_open.get() on:toggle=note>
            <summary><h2>{RecordLabel::MONTH_CHARTS.text(language)}</h2></summary>
            {drawn}
        </details>
    }
}
