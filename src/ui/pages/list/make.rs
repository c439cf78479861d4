//! New plans: from a form, or from a sample with the figures of a real document.
//! A plan is made once and worked on for years.

use std::sync::Arc;

use keikaku::edit::plans::{Answers, activity_plan, blank_plan};
use keikaku::edit::{Command, Origin};
use keikaku::plan::{Form, Plan};
use keikaku::samples::Sample;
use keikaku::wording::{Label, terms};
use leptos::prelude::*;

use crate::browser::moment;
use crate::ui::app::focus;
use crate::ui::app::route::Route;
use crate::ui::app::{AppState, fresh_indicator, fresh_plan};
use crate::ui::components::el::{El, button, el, group};

/// Puts a new plan into the workbook and opens its grid.
fn open(app: AppState, plan: Plan, origin: Origin) {
    let id = plan.id;
    if app.command(Command::AddPlan { plan: Arc::new(plan), origin }) {
        app.go(Route::Kpi(id));
    }
}

/// The four forms and この様式で作る.
pub(crate) fn forms(app: AppState) -> El {
    let chosen = RwSignal::new(Form::default());
    let make = move || {
        let (form, year) = (chosen.get_untracked(), moment::today().fiscal_year());
        let plan = match form {
            Form::Activity => activity_plan(fresh_plan(), &answers(), year, fresh_indicator),
            _ => blank_plan(fresh_plan(), form, year, fresh_indicator),
        };
        if let Some(plan) = plan {
            open(app, plan, Origin::Form);
        }
    };
    let options = Form::ALL.into_iter().map(|form| form_option(app, form, chosen));
    let legend = el("h2").id("form-legend").text(app.label(Label::Form));
    el("section")
        .class("panel")
        .with(el("div").role("radiogroup").attr("aria-labelledby", "form-legend").with(legend).each(options))
        .part(move || (chosen.get() == Form::Activity).then(|| questions(app)))
        .with(button("primary", app.label(Label::MakeWithForm)).press(make))
}

/// The ids of the fields for the three questions that an activity plan begins with.
const QUESTIONS: [&str; 3] = ["ask-name", "ask-counted", "ask-since"];

/// The three questions.
fn questions(app: AppState) -> El {
    let labels = [app.label(Label::PlanName), app.label(Label::WhatIsCounted), app.label(Label::SinceWhen)];
    let question = |(id, label): (&str, &str)| {
        let field = el("input").attr("type", "text").attr("autocomplete", "off").class("line").id(id);
        el("div").class("fact").with(el("label").attr("for", id).text(label)).with(field)
    };
    el("div")
        .class("facts questions")
        .each(QUESTIONS.into_iter().zip(labels).map(question))
        .with(el("p").class("hint").text(app.label(Label::AnswersMayStayBlank)))
}

/// What was answered so far.
fn answers() -> Answers {
    let [name, counted, since] = QUESTIONS.map(|id| focus::text_of(id).unwrap_or_default());
    Answers { name, counted, since }
}

fn form_option(app: AppState, form: Form, chosen: RwSignal<Form>) -> El {
    let use_id = format!("use-{}", Form::ALL.iter().position(|one| *one == form).unwrap_or_default());
    let radio = el("input")
        .attr("type", "radio")
        .attr("name", "form")
        .attr("aria-describedby", &use_id)
        .flag("checked", form == Form::default())
        .on("change", move |_| chosen.set(form));
    let name = el("span").class("choice-name").text(terms::form(form, app.words()));
    group()
        .with(el("label").class("choice").with(radio).with(name))
        .with(el("p").class("choice-use").id(use_id).text(terms::form_use(form, app.words())))
}

/// One button a sample.
pub(crate) fn samples(app: AppState) -> El {
    let choice = move |sample: &'static Sample| {
        let take = move || {
            if let Some(plan) = sample.plan(fresh_plan(), fresh_indicator) {
                open(app, plan, Origin::Sample);
            }
        };
        el("li").with(button("secondary", sample.title()).in_japanese().attr("data-sample", sample.code()).press(take))
    };
    el("section")
        .class("panel")
        .with(el("h2").text(app.label(Label::FromSample)))
        .with(el("p").text(app.label(Label::ChooseSample)))
        .with(el("ul").class("samples").each(Sample::ALL.map(choice)))
}
