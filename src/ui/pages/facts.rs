//! 基本情報: the facts of a plan by its form, each with how it is understood and what is to be looked at.

use keikaku::checks::{Finding, Place, Severity};
use keikaku::id::PlanId;
use keikaku::notation;
use keikaku::plan::{Fact, Form, Plan};
use keikaku::save::Calendar;
use keikaku::wording::findings::{self, PlaceNames};
use keikaku::wording::{Label, facts, terms};
use leptos::prelude::*;

use super::severity_mark;
use crate::ui::desk::Desk;
use crate::ui::el::{El, el, group};
use crate::ui::field::place;
use crate::ui::taking::preview_section;

/// The view.
pub(super) fn facts_page(desk: Desk, plan: PlanId) -> El {
    view(desk, plan)
}

fn view(desk: Desk, plan: PlanId) -> El {
    let workbook = desk.workbook.get_untracked();
    let Some(now) = workbook.plan(plan) else { return group() };
    let form = now.form;
    keep_in_step(desk, plan, form);
    let fields = Fact::of_form(form).iter().map(|fact| fact_field(desk, now, *fact));
    group()
        .with(el("h1").text(desk.label(Label::ViewFacts)))
        .with(preview_section(desk))
        .with(el("p").class("form-name").text(terms::form(form, desk.words())))
        .with(calendar_choice(desk))
        .with(el("div").class("facts").each(fields))
}

/// 元号を併記する.
fn calendar_choice(desk: Desk) -> El {
    let both = desk.calendar.get_untracked() == Calendar::Both;
    let switch = move |_| {
        let now = desk.calendar.get_untracked();
        desk.show_days_in(if now == Calendar::Both { Calendar::Western } else { Calendar::Both });
    };
    let box_ = el("input").attr("type", "checkbox").flag("checked", both).on("change", switch);
    el("label").class("choice").with(box_).with(el("span").text(desk.label(Label::BothCalendars)))
}

/// Writes what has changed elsewhere (undo, another tab) into the fields, but not under a hand.
fn keep_in_step(desk: Desk, plan: PlanId, form: Form) {
    Effect::new(move |_| {
        desk.workbook.with(|workbook| {
            let Some(plan) = workbook.plan(plan) else { return };
            for fact in Fact::of_form(form) {
                desk.fields.write(&place::of_fact(*fact), &plan.facts.text(*fact));
            }
        });
    });
}

fn fact_field(desk: Desk, plan: &Plan, fact: Fact) -> El {
    let (id, form) = (place::of_fact(fact), plan.form);
    let about = format!("about-{id}");
    let label = el("label").attr("for", &id).text(facts::label(fact, form, desk.words()));
    let mark = el("span").class("required").text(desk.label(Label::Required));
    let head = el("div").class("fact-head").with(label).with_some(fact.is_required(form).then_some(mark));
    let is_wrong = move || {
        let report = desk.report.get()?;
        let open = &report.followed.checked().open;
        let is_error = |one: &Finding| one.place == Place::Fact(fact) && one.severity() == Severity::Error;
        open.iter().any(is_error).then(|| "true".to_owned())
    };
    let control = control(fact, &plan.facts.text(fact)).attr("aria-describedby", &about).id(&id);
    let control = control.live("aria-invalid", is_wrong);
    let control = if fact.is_required(form) { control.attr("aria-required", "true") } else { control };
    el("div").class("fact").with(head).with(control).with(beside(desk, plan.id, form, fact).id(about))
}

fn control(fact: Fact, text: &str) -> El {
    if fact.is_long() {
        return el("textarea").in_japanese().attr("rows", "2").text(text);
    }
    let look = if fact.is_day() { "day" } else { "line" };
    el("input").attr("type", "text").in_japanese().attr("autocomplete", "off").class(look).attr("value", text)
}

/// What stands beside a field: how to fill it in, how it is understood, whether it is missing, what is to be looked at.
fn beside(desk: Desk, plan: PlanId, form: Form, fact: Fact) -> El {
    let text = Memo::new(move |_| {
        let text = desk.workbook.with(|workbook| Some(workbook.plan(plan)?.facts.text(fact)));
        text.unwrap_or_default()
    });
    let hint = facts::hint(fact, desk.words());
    let hint = (!hint.is_empty()).then(|| el("span").class("hint").text(hint));
    let understood = move || {
        let both = desk.calendar.get() == Calendar::Both;
        let understood = text.with(|text| facts::understood(fact, text, both, desk.words()))?;
        Some(el("span").class("understood").text(understood))
    };
    let missing = move || {
        let is_missing = fact.is_required(form) && text.with(|text| notation::trim(text).is_empty());
        is_missing.then(|| el("span").class("missing").text(desk.label(Label::NotEntered)))
    };
    let found = move || Some(group().each(found_at(desk, fact)));
    let years = (fact == Fact::ProjectEnd).then(|| project_years(desk, plan));
    el("div").class("beside").with_some(hint).part(understood).with_some(years).part(missing).part(found)
}

/// The years in which the project runs.
fn project_years(desk: Desk, plan: PlanId) -> El {
    el("span").class("understood").live_text(move || {
        let plan = desk.workbook.with(|workbook| workbook.plan(plan).cloned());
        plan.map(|plan| facts::project_years(&plan, desk.words())).unwrap_or_default()
    })
}

/// The findings at a fact.
fn found_at(desk: Desk, fact: Fact) -> Vec<El> {
    let Some(report) = desk.report.get() else { return Vec::new() };
    let followed = &report.followed;
    let names = PlaceNames::of_row(followed.plan().form, desk.words(), keikaku::id::IndicatorId::from_bits(0), 0, "");
    let there = |finding: &&Finding| finding.place == Place::Fact(fact);
    let line = |finding: &Finding| {
        el("span")
            .class("finding-line")
            .attr("data-finding", finding.code().printed())
            .with(severity_mark(desk, finding.severity()))
            .with(el("span").text(findings::sentence(finding, &names)))
    };
    followed.checked().open.iter().filter(there).map(line).collect()
}
