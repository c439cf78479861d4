//! The views, one file each, and the choice between them.

mod bin;
mod exchange;
mod kpi;
mod list;
mod make;
mod preview;

use keikaku::plan::Plan;
use keikaku::wording::Label;
use leptos::prelude::*;

use super::desk::{Desk, use_desk};
use super::live::part;
use super::route::Route;

/// The view that the address names. A plan that is gone says so.
#[component]
pub(super) fn Page() -> impl IntoView {
    let desk = use_desk();
    let is_there = Memo::new(move |_| {
        let plan = desk.route.get().plan();
        plan.is_none_or(|id| desk.workbook.with(|workbook| workbook.plan(id).is_some()))
    });
    part(move || match (desk.route.get(), is_there.get()) {
        (_, false) => view! { <Gone /> }.into_any(),
        (Route::List, _) => view! { <list::ListPage /> }.into_any(),
        (Route::Bin, _) => view! { <bin::BinPage /> }.into_any(),
        (Route::Kpi(plan), _) => view! { <kpi::KpiPage plan /> }.into_any(),
        (Route::Exchange(plan), _) => view! { <exchange::ExchangePage plan /> }.into_any(),
    })
}

/// Where a plan used to be.
#[component]
fn Gone() -> impl IntoView {
    let desk = use_desk();
    view! {
        <h1>{desk.label(Label::PlanList)}</h1>
        <p>{desk.label(Label::PlanGone)}</p>
        <p><a href=Route::List.fragment()>{desk.label(Label::BackToList)}</a></p>
    }
}

/// The links between the views of the plan that is open.
#[component]
pub(super) fn PlanViews() -> impl IntoView {
    let desk = use_desk();
    let plan = Memo::new(move |_| desk.route.get().plan());
    let link = move |label: Label, route: Route| {
        let current = move || (desk.route.get() == route).then_some("page");
        view! { <li><a href=route.fragment() aria-current=Signal::derive(current)>{desk.label(label)}</a></li> }
            .into_any()
    };
    part(move || {
        let Some(plan) = plan.get() else { return ().into_any() };
        view! {
            <nav class="plan-views" aria-label=desk.label(Label::PlanViews)>
                <ul>
                    {link(Label::ViewKpi, Route::Kpi(plan))}
                    {link(Label::ViewExchange, Route::Exchange(plan))}
                </ul>
            </nav>
        }
        .into_any()
    })
}

/// A plan as the list and the bin show it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct ListedPlan {
    id: keikaku::id::PlanId,
    name: String,
    bodies: String,
    form: &'static str,
    indicators: usize,
    years: String,
}

/// The plans on a shelf, in the workbook's order.
fn listed(desk: Desk, shelf: keikaku::plan::Shelf) -> Vec<ListedPlan> {
    let words = desk.words();
    desk.workbook.with(|workbook| {
        let plans: Vec<&Plan> =
            workbook.plans().iter().map(|plan| &**plan).filter(|plan| plan.shelf == shelf).collect();
        let names = keikaku::wording::names::plans(plans.iter().copied(), words);
        plans.into_iter().zip(names).map(|(plan, name)| list_plan(desk, plan, name)).collect()
    })
}

fn list_plan(desk: Desk, plan: &Plan, name: String) -> ListedPlan {
    let words = desk.words();
    let (first, last) = (plan.years.first(), plan.years.last());
    ListedPlan {
        id: plan.id,
        name,
        bodies: plan.facts.prepared_by.join(words.of("・", ", ")),
        form: keikaku::wording::terms::form(plan.form, words),
        indicators: plan.indicators().iter().filter(|row| !row.is_unused()).count(),
        years: words.of(format!("{first}～{last}年度"), format!("FY{first}–{last}")),
    }
}
