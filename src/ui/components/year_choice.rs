//! The choice of the fiscal year whose figures 概況 and the printed list show.

use std::sync::Arc;

use keikaku::plan::{Plan, YearAxis};
use keikaku::value::FiscalYear;
use keikaku::wording::{Label, terms};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{use_locale, use_open_plan};
use crate::ui::components::Choice;

/// The choice 年度 among the years of a plan, which the plan's views share.
#[component]
pub(crate) fn YearChoice() -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let (view, now) = (plan.view, plan.settled());
    let options = Signal::derive(move || {
        let years = now.with(|plan| plan.as_ref().map(|plan| plan.years.clone()));
        let option = |year: FiscalYear| (year.to_string(), terms::year(year, locale.language()));
        years.iter().flat_map(YearAxis::years).map(option).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || {
        let year = |plan: &Arc<Plan>| view.with(|view| view.year_of(plan, clock::today()).to_string());
        now.with(|plan| plan.as_ref().map(year)).unwrap_or_default()
    });
    let choose = move |chosen: String| {
        let year = chosen.parse().ok().and_then(FiscalYear::new);
        view.update(|view| view.year = year);
    };
    view! { <Choice id="shown-year" label=locale.label(Label::OVERVIEW_YEAR) options chosen on_select=choose /> }
}
