//! 前の計画の指標: the KPIs that this KPI continues, each with its plan, and the figures of older periods that cannot be shown
//! beside its own figures.

use std::sync::Arc;

use keikaku::figures::chart::Canvas;
use keikaku::figures::chart::periods::{Predecessor, Series, predecessors};
use keikaku::paper::kpi_chart::KpiChart;
use keikaku::plan::{Indicator, Plan, Workbook};
use keikaku::session::route::Route;
use keikaku::value::PlanId;
use keikaku::wording::{Label, Language, next_period};
use leptos::prelude::*;

use crate::ui::app::{ShownRow, use_locale, use_open_plan};
use crate::ui::components::LargeChart;

/// What is known of the earlier periods.
#[derive(Clone, Debug, Default, PartialEq)]
struct Before {
    /// The continued KPIs, each with the address of its plan if the workbook has the plan.
    kpis: Vec<(String, Option<String>)>,
    /// The charts of older periods that are shown separately, each with the reason.
    apart: Vec<(String, KpiChart)>,
}

impl Before {
    fn new(workbook: &Workbook, plan: PlanId, row: &Indicator, language: Language) -> Self {
        let plan_of = |id: PlanId| workbook.plan(id).map(|plan| &**plan);
        let kpis = predecessors(row, &plan_of).into_iter().map(|one| {
            let address = |plan: &Plan| Route::Kpi(plan.id).fragment();
            let address = match one {
                Predecessor::Found(period) => Some(address(period.plan)),
                Predecessor::IndicatorGone(plan) => Some(address(plan)),
                Predecessor::PlanMissing => None,
            };
            (next_period::predecessor(&one, language), address)
        });
        let apart = KpiChart::apart(&Series::before(plan, row, &plan_of), Canvas::LARGE, language);
        Self { kpis: kpis.collect(), apart }
    }
}

/// The continued KPIs, with links to their plans, and the charts that are shown separately; nothing for a KPI that
/// continues none.
#[component]
pub(super) fn Predecessors(
    /// The row.
    row: ShownRow,
) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let before = Memo::new(move |_| {
        let row = row.read(Arc::clone);
        plan.editor.workbook.with(|workbook| Before::new(workbook, plan.id, &row, locale.language()))
    });
    move || {
        let Before { kpis, apart } = before.get();
        let kpi = |(text, address): (String, Option<String>)| match address {
            Some(address) => view! { <li lang="ja"><a href=address>{text}</a></li> }.into_any(),
            None => view! { <li>{text}</li> }.into_any(),
        };
        let chart = |(why, chart): (String, KpiChart)| {
            view! { <p>{why}</p> <LargeChart chart=Some(chart) has_sentences=true /> }
        };
        (!kpis.is_empty()).then(|| {
            view! {
                <section class="background predecessors">
                    {apart.into_iter().map(chart).collect_view()}
                    <h2>{locale.label(Label::FOLLOWS)}</h2>
                    <ul>{kpis.into_iter().map(kpi).collect_view()}</ul>
                </section>
            }
        })
    }
}
