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
use keikaku::wording::{Label, findings};
use leptos::prelude::*;

use crate::ui::app::AppState;
use crate::ui::app::route::Route;
use crate::ui::components::el::{El, el, group};
use crate::ui::pages::table::TablePage;
use crate::ui::pages::year_actuals::YearActualsPage;
use crate::ui::pages::bin::BinPage;
use crate::ui::pages::compare::ComparePage;
use crate::ui::pages::copies::CopiesPage;
use crate::ui::pages::list::ListPage;

/// The view that the address names. A plan that is gone says so.
pub(crate) fn page(app: AppState) -> El {
    let is_there = Memo::new(move |_| {
        let plan = app.route.get().plan();
        plan.is_none_or(|id| app.workbook.with(|workbook| workbook.plan(id).is_some()))
    });
    group().part(move || {
        Some(match (app.route.get(), is_there.get()) {
            (_, false) => gone(app),
            (Route::List, _) => group().child(view! { <ListPage /> }.into_any()),
            (Route::Bin, _) => group().child(view! { <BinPage /> }.into_any()),
            (Route::Compare(left, right), _) => group().child(view! { <ComparePage left right /> }.into_any()),
            (Route::Facts(plan), _) => facts::facts_page(app, plan),
            (Route::Checks(plan), _) => checks::checks_page(app, plan),
            (Route::Kpi(plan), _) => group().child(view! { <TablePage plan /> }.into_any()),
            (Route::Close(plan, year), _) => group().child(view! { <YearActualsPage plan year /> }.into_any()),
            (Route::Exchange(plan), _) => exchange::exchange_page(app, plan),
            (Route::Copies(plan), _) => group().child(view! { <CopiesPage plan /> }.into_any()),
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
