//! A new plan from a form. A plan is created once and edited for years, so only an activity plan begins with questions.

use keikaku::command::Origin;
use keikaku::command::plans::{ActivityAnswers, activity_plan, blank_plan};
use keikaku::plan::Form;
use keikaku::wording::{Label, terms};
use leptos::html;
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{AppState, fresh_indicator, fresh_plan, use_app};
use crate::ui::pages::list::add_and_open;

/// The ids of the fields for the three questions.
const QUESTION_IDS: [&str; 3] = ["ask-name", "ask-counted", "ask-since"];

/// The four forms as radio buttons, and この様式で作る, which adds a plan and opens it.
#[component]
pub(crate) fn FormPanel() -> impl IntoView {
    let app = use_app();
    let chosen = RwSignal::new(Form::default());
    let fields = QUESTION_IDS.map(|_| NodeRef::<html::Input>::new());
    let make = move |_| {
        let [name, counted, since] =
            fields.map(|field| field.get_untracked().map(|field| field.value()).unwrap_or_default());
        make_plan(app, chosen.get_untracked(), &ActivityAnswers { name, counted, since });
    };
    let option = move |form| view! { <FormOption form on_choose=move |form| chosen.set(form) /> };
    view! {
        <section class="panel">
            <div role="radiogroup" aria-labelledby="form-legend">
                <h2 id="form-legend">{app.label(Label::Form)}</h2>
                {Form::ALL.into_iter().map(option).collect_view()}
            </div>
            <Show when=move || chosen.get() == Form::Activity>
                <Questions fields />
            </Show>
            <button type="button" class="primary" on:click=make>
                {app.label(Label::MakeWithForm)}
            </button>
        </section>
    }
}

/// A form as a radio button, with what it is used for.
#[component]
fn FormOption(
    /// The form.
    form: Form,
    /// Called when the form is chosen.
    #[prop(into)]
    on_choose: Callback<Form>,
) -> impl IntoView {
    let language = use_app().language();
    let use_id = format!("use-{}", Form::ALL.iter().position(|one| *one == form).unwrap_or_default());
    view! {
        <label class="choice">
            <input
                type="radio"
                name="form"
                aria-describedby=use_id.clone()
                checked={form == Form::default()}
                on:change=move |_| on_choose.run(form)
            />
            <span class="choice-name">{terms::form(form, language)}</span>
        </label>
        <p class="choice-use" id=use_id>
            {terms::form_use(form, language)}
        </p>
    }
}

/// The three questions with which an activity plan begins. Each answer may stay blank.
#[component]
fn Questions(
    /// The fields for the answers.
    fields: [NodeRef<html::Input>; 3],
) -> impl IntoView {
    let app = use_app();
    let labels = [Label::PlanName, Label::WhatIsCounted, Label::SinceWhen];
    let question = |((id, label), field)| {
        view! {
            <div class="fact">
                <label for=id>{app.label(label)}</label>
                <input node_ref=field type="text" autocomplete="off" class="line" id=id />
            </div>
        }
    };
    view! {
        <div class="facts questions">
            {QUESTION_IDS.into_iter().zip(labels).zip(fields).map(question).collect_view()}
            <p class="hint">{app.label(Label::AnswersMayStayBlank)}</p>
        </div>
    }
}

/// Adds a new plan of that form and opens it. The answers are used for an activity plan only.
fn make_plan(app: AppState, form: Form, answers: &ActivityAnswers) {
    let year = clock::today().fiscal_year();
    let plan = match form {
        Form::Activity => activity_plan(fresh_plan(), answers, year, fresh_indicator),
        _ => blank_plan(fresh_plan(), form, year, fresh_indicator),
    };
    if let Some(plan) = plan {
        add_and_open(app, plan, Origin::Form);
    }
}
