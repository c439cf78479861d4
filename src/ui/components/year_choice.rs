//! The choice of the fiscal year whose figures 概況 and the printed list show.

use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::PlanId;
use keikaku::wording::{Label, terms};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{use_editor, use_editor_view, use_locale};
use crate::ui::components::choice::Choice;

/// The choice 年度 among the years of a plan, which the plan's views share.
#[component]
pub(crate) fn YearChoice(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let (locale, editor, editor_view) = (use_locale(), use_editor(), use_editor_view());
    let view = editor_view.plan_view(plan);
    let plan = editor.workbook.with_untracked(|workbook| workbook.plan(plan).cloned());
    let options = plan.iter().flat_map(|plan| plan.years.years());
    let options = options.map(|year| (year.to_string(), terms::year(year, locale.language()))).collect();
    let choose = move |chosen: String| {
        let year = chosen.parse().ok().and_then(FiscalYear::new);
        view.update(|view| view.year = year);
    };
    let selected = plan.map(|plan| view.with_untracked(|view| view.year_of(&plan, clock::today())).to_string());
    let selected = selected.unwrap_or_default();
    view! { <Choice id="shown-year" label=locale.label(Label::OverviewYear) options selected on_select=choose /> }
}
