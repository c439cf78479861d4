//! 次にすること: up to five links to what the actuals wait for and to the findings.

use keikaku::checks::{self, NextStep, NextStepGroup, next_step_groups};
use keikaku::plan::Plan;
use keikaku::session::route::Route;
use keikaku::value::id::PlanId;
use keikaku::wording::findings::{self, PlaceNames};
use keikaku::wording::{Label, Language};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::report::finding_counts_text;
use crate::ui::app::use_app;
use crate::ui::pages::overview::Overview;
use crate::ui::pages::place_link::PlaceLink;

/// The greatest number of links.
const MOST: usize = 5;

/// The list. Few things are named one by one; of many each kind is one line that leads to 年度の実績入力 of the newest
/// year.
#[component]
pub(crate) fn NextSteps(
    /// The plan.
    id: PlanId,
    /// What the view shows.
    overview: Overview,
) -> impl IntoView {
    let app = use_app();
    let items = move || {
        overview.figures().map(|figures| {
            let plan = &figures.plan;
            let steps = checks::next_steps(plan, clock::today());
            let has_findings = app.report.with(|report| report.as_ref().is_some_and(|report| report.open > 0));
            let room = MOST - usize::from(has_findings);
            let findings = has_findings.then(|| view! { <FindingsLink id text=findings_text(plan, app.language()) /> });
            view! {
                {lines(id, plan, &steps, room, app.language())}
                {findings}
                {(steps.is_empty() && !has_findings).then(|| view! { <li>{app.label(Label::NothingToDo)}</li> })}
            }
        })
    };
    view! {
        <section class="next-steps">
            <h2>{app.label(Label::NextSteps)}</h2>
            <ul aria-label=app.label(Label::NextSteps)>{items}</ul>
        </section>
    }
}

fn lines(id: PlanId, plan: &Plan, steps: &[NextStep], room: usize, language: Language) -> Vec<AnyView> {
    let names = PlaceNames::of(plan, language);
    if steps.len() <= room {
        return steps.iter().map(|step| one(id, step, &names).into_any()).collect();
    }
    next_step_groups(steps).iter().take(room).map(|group| several(id, group, language).into_any()).collect()
}

fn one(id: PlanId, step: &NextStep, names: &PlaceNames) -> impl IntoView + use<> {
    view! { <li><PlaceLink plan=id place=step.place text=findings::next_step(step, names) /></li> }
}

fn several(id: PlanId, group: &NextStepGroup, language: Language) -> impl IntoView + use<> {
    let text = findings::next_step_group(group, language);
    let place = group.place;
    match group.years {
        Some((_, last)) => view! { <li><a href=Route::Close(id, last).fragment()>{text}</a></li> }.into_any(),
        None => view! { <li><PlaceLink plan=id place text /></li> }.into_any(),
    }
}

fn findings_text(plan: &Plan, language: Language) -> String {
    format!("{}: {}", Label::ViewChecks.text(language), finding_counts_text(plan, language))
}

/// The link to チェック with the numbers of findings.
#[component]
fn FindingsLink(id: PlanId, text: String) -> impl IntoView {
    view! { <li><a href=Route::Checks(id).fragment()>{text}</a></li> }
}
