//! The choice of the fiscal year whose figures 概況 and the printed list show.

use std::sync::Arc;

use keikaku::plan::Plan;
use keikaku::wording::{Label, terms};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{use_locale, use_open_plan};
use crate::ui::components::Choice;

/// The choice 年度 among the years of the plan. The plan's views share the chosen year.
#[component]
pub(crate) fn YearChoice() -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let view = plan.view;
    let options = Signal::derive(move || {
        let option = |year| terms::year_option(year, locale.language());
        plan.read_settled(|plan| plan.years.years().map(option).collect()).unwrap_or_default()
    });
    let chosen = Signal::derive(move || {
        let year = |plan: &Arc<Plan>| view.with(|view| view.year_of(plan, clock::today()).to_string());
        plan.read_settled(year).unwrap_or_default()
    });
    let choose = move |chosen: String| view.update(|view| view.year = chosen.parse().ok());
    view! { <Choice id="shown-year" label=locale.label(Label::OVERVIEW_YEAR) options chosen on_select=choose /> }
}
