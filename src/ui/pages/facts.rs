//! 基本情報: the facts of a plan by its form, each with how it is understood and what is to be looked at.

use keikaku::checks::{Finding, Place, Severity};
use keikaku::id::PlanId;
use keikaku::notation;
use keikaku::plan::{Fact, Form, Plan};
use keikaku::save::Calendar;
use keikaku::wording::findings::{self, PlaceNames};
use keikaku::wording::{Label, facts, terms};
use leptos::prelude::*;

use crate::ui::app::AppState;
use crate::ui::app::field::place;
use crate::ui::components::el::{El, el, group};
use crate::ui::pages::severity_mark;
use crate::ui::review::Preview;

/// The view.
pub(crate) fn facts_page(app: AppState, plan: PlanId) -> El {
    view(app, plan)
}

fn view(app: AppState, plan: PlanId) -> El {
    let workbook = app.workbook.get_untracked();
    let Some(now) = workbook.plan(plan) else { return group() };
    let form = now.form;
    keep_in_step(app, plan, form);
    let fields = Fact::of_form(form).iter().map(|fact| fact_field(app, now, *fact));
    group()
        .with(el("h1").text(app.label(Label::ViewFacts)))
        .with(group().child(view! { <Preview /> }.into_any()))
        .with(el("p").class("form-name").text(terms::form(form, app.words())))
        .with(calendar_choice(app))
        .with(el("div").class("facts").each(fields))
}

/// 元号を併記する.
fn calendar_choice(app: AppState) -> El {
    let both = app.calendar.get_untracked() == Calendar::Both;
    let switch = move |_| {
        let now = app.calendar.get_untracked();
        app.show_days_in(if now == Calendar::Both { Calendar::Western } else { Calendar::Both });
    };
    let box_ = el("input").attr("type", "checkbox").flag("checked", both).on("change", switch);
    el("label").class("choice").with(box_).with(el("span").text(app.label(Label::BothCalendars)))
}

/// Writes what has changed elsewhere (undo, another tab) into the fields, but not under a hand.
fn keep_in_step(app: AppState, plan: PlanId, form: Form) {
    Effect::new(move |_| {
        app.workbook.with(|workbook| {
            let Some(plan) = workbook.plan(plan) else { return };
            for fact in Fact::of_form(form) {
                app.fields.write(&place::of_fact(*fact), &plan.facts.text(*fact));
            }
        });
    });
}

fn fact_field(app: AppState, plan: &Plan, fact: Fact) -> El {
    let (id, form) = (place::of_fact(fact), plan.form);
    let about = format!("about-{id}");
    let label = el("label").attr("for", &id).text(facts::label(fact, form, app.words()));
    let mark = el("span").class("required").text(app.label(Label::Required));
    let head = el("div").class("fact-head").with(label).with_some(fact.is_required(form).then_some(mark));
    let is_wrong = move || {
        let report = app.report.get()?;
        let open = &report.followed.checked().open;
        let is_error = |one: &Finding| one.place == Place::Fact(fact) && one.severity() == Severity::Error;
        open.iter().any(is_error).then(|| "true".to_owned())
    };
    let control = control(fact, &plan.facts.text(fact)).attr("aria-describedby", &about).id(&id);
    let control = control.live("aria-invalid", is_wrong);
    let control = if fact.is_required(form) { control.attr("aria-required", "true") } else { control };
    el("div").class("fact").with(head).with(control).with(beside(app, plan.id, form, fact).id(about))
}

fn control(fact: Fact, text: &str) -> El {
    if fact.is_long() {
        return el("textarea").in_japanese().attr("rows", "2").text(text);
    }
    let look = if fact.is_day() { "day" } else { "line" };
    el("input").attr("type", "text").in_japanese().attr("autocomplete", "off").class(look).attr("value", text)
}

/// What stands beside a field: how to fill it in, how it is understood, whether it is missing, what is to be looked at.
fn beside(app: AppState, plan: PlanId, form: Form, fact: Fact) -> El {
    let text = Memo::new(move |_| {
        let text = app.workbook.with(|workbook| Some(workbook.plan(plan)?.facts.text(fact)));
        text.unwrap_or_default()
    });
    let hint = facts::hint(fact, app.words());
    let hint = (!hint.is_empty()).then(|| el("span").class("hint").text(hint));
    let understood = move || {
        let both = app.calendar.get() == Calendar::Both;
        let understood = text.with(|text| facts::understood(fact, text, both, app.words()))?;
        Some(el("span").class("understood").text(understood))
    };
    let missing = move || {
        let is_missing = fact.is_required(form) && text.with(|text| notation::trim(text).is_empty());
        is_missing.then(|| el("span").class("missing").text(app.label(Label::NotEntered)))
    };
    let found = move || Some(group().each(found_at(app, fact)));
    let years = (fact == Fact::ProjectEnd).then(|| project_years(app, plan));
    el("div").class("beside").with_some(hint).part(understood).with_some(years).part(missing).part(found)
}

/// The years in which the project runs.
fn project_years(app: AppState, plan: PlanId) -> El {
    el("span").class("understood").live_text(move || {
        let plan = app.workbook.with(|workbook| workbook.plan(plan).cloned());
        plan.map(|plan| facts::project_years(&plan, app.words())).unwrap_or_default()
    })
}

/// The findings at a fact.
fn found_at(app: AppState, fact: Fact) -> Vec<El> {
    let Some(report) = app.report.get() else { return Vec::new() };
    let followed = &report.followed;
    let names = PlaceNames::of_row(followed.plan().form, app.words(), keikaku::id::IndicatorId::from_bits(0), 0, "");
    let there = |finding: &&Finding| finding.place == Place::Fact(fact);
    let line = |finding: &Finding| {
        el("span")
            .class("finding-line")
            .attr("data-finding", finding.code().printed())
            .with(severity_mark(app, finding.severity()))
            .with(el("span").text(findings::sentence(finding, &names)))
    };
    followed.checked().open.iter().filter(there).map(line).collect()
}
