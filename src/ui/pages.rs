//! The views, one file each, and the choice between them.

pub(crate) mod bin;
pub(crate) mod checks;
pub(crate) mod compare;
pub(crate) mod copies;
pub(crate) mod exchange;
pub(crate) mod facts;
pub(crate) mod list;
pub(crate) mod overview;
pub(crate) mod paper;
pub(crate) mod print;
pub(crate) mod table;
pub(crate) mod year_actuals;

use keikaku::checks::Severity;
use keikaku::notation;
use keikaku::plan::Plan;
use keikaku::wording::{Label, findings};
use leptos::prelude::*;

use crate::ui::app::AppState;
use crate::ui::app::route::Route;
use crate::ui::components::el::{El, el, group};
use crate::ui::pages::table::TablePage;
use crate::ui::pages::year_actuals::YearActualsPage;

/// The view that the address names. A plan that is gone says so.
pub(crate) fn page(app: AppState) -> El {
    let is_there = Memo::new(move |_| {
        let plan = app.route.get().plan();
        plan.is_none_or(|id| app.workbook.with(|workbook| workbook.plan(id).is_some()))
    });
    group().part(move || {
        Some(match (app.route.get(), is_there.get()) {
            (_, false) => gone(app),
            (Route::List, _) => list::list_page(app),
            (Route::Bin, _) => bin::bin_page(app),
            (Route::Compare(left, right), _) => compare::compare_page(app, left, right),
            (Route::Facts(plan), _) => facts::facts_page(app, plan),
            (Route::Checks(plan), _) => checks::checks_page(app, plan),
            (Route::Kpi(plan), _) => group().child(view! { <TablePage plan /> }.into_any()),
            (Route::Close(plan, year), _) => group().child(view! { <YearActualsPage plan year /> }.into_any()),
            (Route::Exchange(plan), _) => exchange::exchange_page(app, plan),
            (Route::Copies(plan), _) => copies::copies_page(app, plan),
            (Route::Overview(plan) | Route::Print(plan), _) => paper::paper_page(app, plan),
        })
    })
}

/// Where a plan used to be.
fn gone(app: AppState) -> El {
    let back = el("a").attr("href", Route::List.fragment()).text(app.label(Label::BackToList));
    group()
        .with(el("h1").text(app.label(Label::PlanList)))
        .with(el("p").text(app.label(Label::PlanGone)))
        .with(el("p").with(back))
}

/// The links between the views of the plan that is open.
pub(crate) fn plan_views(app: AppState) -> El {
    let plan = Memo::new(move |_| app.route.get().plan());
    group().part(move || {
        let plan = plan.get()?;
        let links = [
            (Label::ViewFacts, Route::Facts(plan)),
            (Label::ViewKpi, Route::Kpi(plan)),
            (Label::ViewChecks, Route::Checks(plan)),
            (Label::ViewExchange, Route::Exchange(plan)),
            (Label::ViewPrint, Route::Print(plan)),
        ];
        let count = el("span").class("count").live_text(move || finding_count(app));
        let mut count = Some(count);
        let links = links.map(|(label, route)| {
            let count = count.take_if(|_| label == Label::ViewChecks);
            el("li").with(view_link(app, label, route)).with_some(count)
        });
        Some(el("nav").class("plan-views").attr("aria-label", app.label(Label::PlanViews)).with(el("ul").each(links)))
    })
}

fn view_link(app: AppState, label: Label, route: Route) -> El {
    let current = move || (app.route.get().view() == route).then(|| "page".to_owned());
    el("a").attr("href", route.fragment()).live("aria-current", current).text(app.label(label))
}

/// How many findings are open, beside the link to them.
fn finding_count(app: AppState) -> String {
    let open = app.report.with(|report| report.as_ref().map_or(0, |report| report.open));
    if open == 0 { String::new() } else { open.to_string() }
}

/// A severity as a word in a frame of its own look.
pub(crate) fn severity_mark(app: AppState, severity: Severity) -> El {
    let class = match severity {
        Severity::Error => "severity error",
        Severity::Warning => "severity warning",
        Severity::Note => "severity note",
    };
    el("span").class(class).text(findings::severity(severity, app.words()))
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
