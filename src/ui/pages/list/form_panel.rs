//! A new plan from a form, with its first year and number of years. Only an activity plan begins with further questions.

use std::sync::Arc;

use keikaku::command::Origin;
use keikaku::command::plans::{ActivityAnswers, activity_plan, blank_plan, since_year};
use keikaku::plan::{BuiltIn, Form};
use keikaku::wording::{Label, ListLabel, names};
use leptos::html;
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{Editor, use_editor, use_locale, use_saving};
use crate::ui::components::Button;
use crate::ui::pages::list::new_years::{NewYears, NewYearsFields};
use crate::ui::pages::list::plan_steps::add_and_open;
use crate::ui::pages::list::remove_form::RemoveForm;

/// The ids of the fields for the first two of the three questions.
const QUESTION_IDS: [&str; 2] = ["ask-name", "ask-counted"];
const SINCE_ID: &str = "ask-since";

/// The forms as radio buttons, and この様式で作る, which adds a plan and opens it.
#[component]
pub(crate) fn FormPanel() -> impl IntoView {
    let (locale, editor, saving) = (use_locale(), use_editor(), use_saving());
    let offered = Memo::new(move |_| saving.offered_forms());
    let picked = RwSignal::new(None::<Arc<Form>>);
    // The first form is chosen at the beginning, and when the picked form is removed, here or in another tab.
    let chosen = Memo::new(move |_| {
        let offered = offered.get();
        let picked = picked.get().filter(|picked| offered.contains(picked));
        picked.or_else(|| offered.first().cloned()).unwrap_or_else(|| BuiltIn::default().form())
    });
    let fields = QUESTION_IDS.map(|_| NodeRef::<html::Input>::new());
    let since = RwSignal::new(String::new());
    let years = NewYears::new(RwSignal::default(), move || {
        let form = chosen.get();
        let since = since.with(|since| since_year(since).filter(|_| form.for_groups));
        (since.unwrap_or_else(|| clock::today().fiscal_year()), form.table.years)
    });
    let make = move |_| {
        let [name, counted] = fields.map(|field| field.get_untracked().map(|field| field.value()).unwrap_or_default());
        let answers = ActivityAnswers { name, counted, since: since.get_untracked() };
        make_plan(editor, &chosen.get_untracked(), years, &answers);
    };
    let option = move |(nth, (form, name))| {
        view! { <FormOption nth form name chosen on_choose=move |form| picked.set(Some(form)) /> }
    };
    let options = move || {
        let offered = offered.get();
        let names = names::forms(offered.iter().map(|form| &**form), locale.language());
        offered.into_iter().zip(names).enumerate().map(option).collect_view()
    };
    view! {
        <section class="panel">
            <div role="radiogroup" aria-labelledby="form-legend">
                <h2 id="form-legend">{locale.label(Label::FORM)}</h2>
                {options}
            </div>
            <Show when=move || chosen.with(|form| form.for_groups)>
                <Questions fields since />
            </Show>
            <NewYearsFields years />
            <Button class="primary" text=locale.label(ListLabel::MAKE_WITH_FORM) on_press=make />
        </section>
    }
}

/// A form as a radio button, with its purpose. A loaded form can be removed.
#[component]
fn FormOption(
    /// The index of the form among the offered forms, from 0.
    nth: usize,
    /// The form.
    form: Arc<Form>,
    /// The name under which it is offered.
    name: String,
    /// The form that is chosen.
    chosen: Memo<Arc<Form>>,
    /// Called when the form is chosen.
    #[prop(into)]
    on_choose: Callback<Arc<Form>>,
) -> impl IntoView {
    let use_id = format!("use-{nth}");
    let purpose = form.purpose.text(use_locale().language()).to_owned();
    let (this, picked) = (Arc::clone(&form), Arc::clone(&form));
    let is_loaded = !BuiltIn::ALL.iter().copied().any(|built_in| built_in.form() == form);
    let removal = is_loaded.then(|| view! { <RemoveForm form name=name.clone() /> });
    view! {
        <label class="choice">
            <input
                type="radio"
                name="form"
                aria-describedby=use_id.clone()
                prop:checked=move || chosen.get() == this
                on:change=move |_| on_choose.run(Arc::clone(&picked))
            />
            <span class="choice-name">{name}</span>
        </label>
        <p class="choice-use" id=use_id>
            {purpose}
        </p>
        {removal}
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
    let locale = use_locale();
    let labels = [ListLabel::PLAN_NAME, ListLabel::WHAT_IS_COUNTED];
    let question = |((id, label), field)| {
        view! {
            <div class="fact">
                <label for=id>{locale.label(label)}</label>
                <input node_ref=field type="text" autocomplete="off" class="line" id=id />
            </div>
        }
    };
    view! {
        <div class="facts questions">
            {QUESTION_IDS.into_iter().zip(labels).zip(fields).map(question).collect_view()}
            <div class="fact">
                <label for=SINCE_ID>{locale.label(ListLabel::SINCE_WHEN)}</label>
                <input
                    type="text"
                    autocomplete="off"
                    class="line"
                    id=SINCE_ID
                    prop:value=since
                    on:input=move |event| since.set(event_target_value(&event))
                />
            </div>
            <p class="hint">{locale.label(ListLabel::ANSWERS_MAY_STAY_BLANK)}</p>
        </div>
    }
}

/// Adds a new plan of that form and opens it, if its years can be read. The answers are used only if the form asks for them.
fn make_plan(editor: Editor, form: &Arc<Form>, years: NewYears, answers: &ActivityAnswers) {
    let Some(years) = years.read() else { return };
    let plan = if form.for_groups {
        activity_plan(clock::fresh_plan(), Arc::clone(form), answers, years, clock::fresh_indicator)
    } else {
        blank_plan(clock::fresh_plan(), Arc::clone(form), years, clock::fresh_indicator)
    };
    if let Some(plan) = plan {
        add_and_open(editor, plan, Origin::Form);
    }
}
