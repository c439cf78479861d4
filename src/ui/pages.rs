//! The views, one file each, and the choice between them.

pub(crate) mod bin;
pub(crate) mod checks;
pub(crate) mod compare;
pub(crate) mod copies;
pub(crate) mod exchange;
pub(crate) mod facts;
pub(crate) mod list;
pub(crate) mod overview;
pub(crate) mod place_link;
pub(crate) mod print;
pub(crate) mod table;
pub(crate) mod year_actuals;

use keikaku::notation;
use keikaku::plan::Plan;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::route::Route;
use crate::ui::app::{AppState, use_app};
use crate::ui::pages::checks::ChecksPage;
use crate::ui::pages::exchange::ExchangePage;
use crate::ui::pages::facts::FactsPage;
use crate::ui::pages::overview::OverviewPage;
use crate::ui::pages::print::PrintPage;

/// The view that the address names, or that the plan it names is gone.
#[component]
pub(crate) fn Page() -> impl IntoView {
    let app = use_app();
    let is_there = Memo::new(move |_| {
        let plan = app.route.get().plan();
        plan.is_none_or(|id| app.workbook.with(|workbook| workbook.plan(id).is_some()))
    });
    move || match (app.route.get(), is_there.get()) {
        (_, false) => view! { <PlanGone /> }.into_any(),
        (Route::List, _) => list::list_page(app).view(),
        (Route::Bin, _) => bin::bin_page(app).view(),
        (Route::Compare(left, right), _) => compare::compare_page(app, left, right).view(),
        (Route::Facts(plan), _) => view! { <FactsPage plan /> }.into_any(),
        (Route::Checks(plan), _) => view! { <ChecksPage plan /> }.into_any(),
        (Route::Kpi(plan), _) => table::kpi_page(app, plan).view(),
        (Route::Close(plan, year), _) => year_actuals::close_page(app, plan, year).view(),
        (Route::Exchange(plan), _) => view! { <ExchangePage plan /> }.into_any(),
        (Route::Copies(plan), _) => copies::copies_page(app, plan).view(),
        (Route::Overview(plan), _) => view! { <OverviewPage plan /> }.into_any(),
        (Route::Print(plan), _) => view! { <PrintPage plan /> }.into_any(),
    }
}

/// What stands in the place of a plan that is gone, with a link to the list.
#[component]
fn PlanGone() -> impl IntoView {
    let app = use_app();
    view! {
        <h1>{app.label(Label::PlanList)}</h1>
        <p>{app.label(Label::PlanGone)}</p>
        <p>
            <a href=Route::List.fragment()>{app.label(Label::BackToList)}</a>
        </p>
    }
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

impl ListedPlan {
    /// Whether its name or its making bodies hold that key.
    fn holds(&self, key: &str) -> bool {
        [&self.name, &self.bodies].into_iter().any(|text| notation::find(&notation::key(text), key).is_some())
    }
}

/// The plans on a shelf, in the workbook's order.
fn listed(app: AppState, shelf: keikaku::plan::Shelf) -> Vec<ListedPlan> {
    let words = app.words();
    app.workbook.with(|workbook| {
        let plans: Vec<&Plan> =
            workbook.plans().iter().map(|plan| &**plan).filter(|plan| plan.shelf == shelf).collect();
        let names = keikaku::wording::names::plans(plans.iter().copied(), words);
        plans.into_iter().zip(names).map(|(plan, name)| list_plan(app, plan, name)).collect()
    })
}

fn list_plan(app: AppState, plan: &Plan, name: String) -> ListedPlan {
    let words = app.words();
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
