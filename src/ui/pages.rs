//! The views, one file each, and the choice between them.

mod bin;
mod checks;
mod compare;
mod copies;
mod exchange;
mod facts;
mod kpi;
mod list;
mod machine;
mod make;
mod overview;
mod paper;
mod print;
mod reference_date;
mod wiping;

use crate::ui::leptos::*;
use keikaku::checks::Severity;
use keikaku::notation;
use keikaku::plan::Plan;
use keikaku::wording::{Label, findings};

use super::desk::Desk;
use super::el::{El, el, group};
use super::late::late;
use super::route::Route;
use super::table::close_page;

/// The view that the address names. A plan that is gone says so.
pub(super) fn page(desk: Desk) -> El {
    let is_there = derived(move || {
        let plan = desk.route.get().plan();
        plan.is_none_or(|id| desk.workbook.with(|workbook| workbook.plan(id).is_some()))
    });
    group().part(move || {
        Some(match (desk.route.get(), is_there.get()) {
            (_, false) => gone(desk),
            (Route::List, _) => list::list_page(desk),
            (Route::Bin, _) => late(desk, bin::bin_page(desk)),
            (Route::Compare(left, right), _) => late(desk, compare::compare_page(desk, left, right)),
            (Route::Facts(plan), _) => late(desk, facts::facts_page(desk, plan)),
            (Route::Checks(plan), _) => late(desk, checks::checks_page(desk, plan)),
            (Route::Kpi(plan), _) => kpi::kpi_page(desk, plan),
            (Route::Close(plan, year), _) => close_page(desk, plan, year),
            (Route::Exchange(plan) | Route::Copies(plan), _) => late(desk, exchange::exchange_page(desk, plan)),
            (Route::Overview(plan) | Route::Print(plan), _) => late(desk, paper::paper_page(desk, plan)),
        })
    })
}

/// Where a plan used to be.
fn gone(desk: Desk) -> El {
    let back = el("a").attr("href", Route::List.fragment()).text(desk.label(Label::BackToList));
    group()
        .with(el("h1").text(desk.label(Label::PlanList)))
        .with(el("p").text(desk.label(Label::PlanGone)))
        .with(el("p").with(back))
}

/// The links between the views of the plan that is open.
pub(super) fn plan_views(desk: Desk) -> El {
    let plan = derived(move || desk.route.get().plan());
    group().part(move || {
        let plan = plan.get()?;
        let links = [
            (Label::ViewFacts, Route::Facts(plan)),
            (Label::ViewKpi, Route::Kpi(plan)),
            (Label::ViewChecks, Route::Checks(plan)),
            (Label::ViewExchange, Route::Exchange(plan)),
            (Label::ViewPrint, Route::Print(plan)),
        ];
        let count = el("span").class("count").live_text(move || finding_count(desk));
        let mut count = Some(count);
        let links = links.map(|(label, route)| {
            let count = count.take_if(|_| label == Label::ViewChecks);
            el("li").with(view_link(desk, label, route)).with_some(count)
        });
        Some(el("nav").class("plan-views").attr("aria-label", desk.label(Label::PlanViews)).with(el("ul").each(links)))
    })
}

fn view_link(desk: Desk, label: Label, route: Route) -> El {
    let current = move || (desk.route.get().view() == route).then(|| "page".to_owned());
    el("a").attr("href", route.fragment()).live("aria-current", current).text(desk.label(label))
}

/// How many findings are open, beside the link to them.
fn finding_count(desk: Desk) -> String {
    let open = desk.report.with(|report| report.as_ref().map_or(0, |report| report.open));
    if open == 0 { String::new() } else { open.to_string() }
}

/// A severity as a word in a frame of its own look.
pub(super) fn severity_mark(desk: Desk, severity: Severity) -> El {
    let class = match severity {
        Severity::Error => "severity error",
        Severity::Warning => "severity warning",
        Severity::Note => "severity note",
    };
    el("span").class(class).text(findings::severity(severity, desk.words()))
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
        [&self.name, &self.bodies].into_iter().any(|text| notation::key(text).contains(key))
    }
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
