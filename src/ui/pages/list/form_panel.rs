//! A new plan from a form, with its first year and number of years. Only an activity plan begins with further questions.

use keikaku::command::Origin;
use keikaku::command::plans::{ActivityAnswers, activity_plan, blank_plan, since_year};
use keikaku::plan::Form;
use keikaku::wording::{Label, terms};
use leptos::html;
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{AppState, fresh_indicator, fresh_plan, use_app};
use crate::ui::pages::list::add_and_open;
use crate::ui::pages::list::new_years::{NewYears, NewYearsFields};

/// The ids of the fields for the first two of the three questions.
const QUESTION_IDS: [&str; 2] = ["ask-name", "ask-counted"];
const SINCE_ID: &str = "ask-since";

/// The four forms as radio buttons, and この様式で作る, which adds a plan and opens it.
#[component]
pub(crate) fn FormPanel() -> impl IntoView {
    let app = use_app();
    let chosen = RwSignal::new(Form::default());
    let fields = QUESTION_IDS.map(|_| NodeRef::<html::Input>::new());
    let since = RwSignal::new(String::new());
    let years = NewYears::new(move || {
        let form = chosen.get();
        let since = since.with(|since| since_year(since).filter(|_| form == Form::Activity));
        (since.unwrap_or_else(|| clock::today().fiscal_year()), form.first_size().0)
    });
    let make = move |_| {
        let [name, counted] = fields.map(|field| field.get_untracked().map(|field| field.value()).unwrap_or_default());
        let answers = ActivityAnswers { name, counted, since: since.get_untracked() };
        make_plan(app, chosen.get_untracked(), years, &answers);
    };
    let option = move |form| view! { <FormOption form on_choose=move |form| chosen.set(form) /> };
    view! {
        <section class="panel">
            <div role="radiogroup" aria-labelledby="form-legend">
                <h2 id="form-legend">{app.label(Label::Form)}</h2>
                {Form::ALL.into_iter().map(option).collect_view()}
            </div>
            <Show when=move || chosen.get() == Form::Activity>
                <Questions fields since />
            </Show>
            <NewYearsFields years />
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
    /// The fields for the first two answers.
    fields: [NodeRef<html::Input>; 2],
    /// The third answer, from which the first year is proposed.
    since: RwSignal<String>,
) -> impl IntoView {
    let app = use_app();
    let labels = [Label::PlanName, Label::WhatIsCounted];
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
            <div class="fact">
                <label for=SINCE_ID>{app.label(Label::SinceWhen)}</label>
                <input
                    type="text"
                    autocomplete="off"
                    class="line"
                    id=SINCE_ID
                    prop:value=since
                    on:input=move |event| since.set(event_target_value(&event))
                />
            </div>
            <p class="hint">{app.label(Label::AnswersMayStayBlank)}</p>
        </div>
    }
}

/// Adds a new plan of that form and opens it, if its years can be read. The answers are used for an activity plan only.
fn make_plan(app: AppState, form: Form, years: NewYears, answers: &ActivityAnswers) {
    let Some(years) = years.read() else { return };
    let plan = match form {
        Form::Activity => activity_plan(fresh_plan(), answers, years, fresh_indicator),
        _ => blank_plan(fresh_plan(), form, years, fresh_indicator),
    };
    if let Some(plan) = plan {
        add_and_open(app, plan, Origin::Form);
    }
}
