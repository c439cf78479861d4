//! New plans: from a form, or from a sample with the figures of a real document.

use std::sync::Arc;

use keikaku::edit::plans::blank_plan;
use keikaku::edit::{Command, Origin};
use keikaku::plan::{Form, Plan};
use keikaku::samples::Sample;
use keikaku::wording::{Label, terms};
use leptos::prelude::*;

use crate::browser::moment;
use crate::ui::desk::{Desk, fresh_indicator, fresh_plan, use_desk};
use crate::ui::live::press;
use crate::ui::route::Route;

/// Puts a new plan on the desk and opens its grid.
fn open(desk: Desk, plan: Plan, origin: Origin) {
    let id = plan.id;
    if desk.command(Command::AddPlan { plan: Arc::new(plan), origin }) {
        desk.go(Route::Kpi(id));
    }
}

/// The four forms and この様式で作る.
#[component]
pub(super) fn FormChooser() -> impl IntoView {
    let desk = use_desk();
    let chosen = RwSignal::new(Form::default());
    let make = move |_| {
        let year = moment::today().fiscal_year();
        if let Some(plan) = blank_plan(fresh_plan(), chosen.get_untracked(), year, fresh_indicator) {
            open(desk, plan, Origin::Form);
        }
    };
    let option = move |form: Form| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="form"
                    checked=form == Form::default()
                    on:change=move |_| chosen.set(form)
                    aria-describedby=format!("use-{form:?}")
                />
                <span class="choice-name">{terms::form(form, desk.words())}</span>
            </label>
            <p class="choice-use" id=format!("use-{form:?}")>{terms::form_use(form, desk.words())}</p>
        }
        .into_any()
    };
    view! {
        <section class="panel">
            <div role="radiogroup" aria-labelledby="form-legend">
                <h2 id="form-legend">{desk.label(Label::Form)}</h2>
                {Form::ALL.map(option).into_iter().collect_view()}
            </div>
            <button type="button" on:click=press(make)>{desk.label(Label::MakeWithForm)}</button>
        </section>
    }
}

/// One button a sample.
#[component]
pub(super) fn SampleChooser() -> impl IntoView {
    let desk = use_desk();
    let button = move |sample: &'static Sample| {
        let take = move |_| {
            if let Some(plan) = sample.plan(fresh_plan(), fresh_indicator) {
                open(desk, plan, Origin::Sample);
            }
        };
        view! {
            <li><button type="button" class="secondary" data-sample=sample.code() on:click=press(take)>{sample.title()}</button></li>
        }
    };
    view! {
        <section class="panel">
            <h2>{desk.label(Label::FromSample)}</h2>
            <p>{desk.label(Label::ChooseSample)}</p>
            <ul class="samples">{Sample::ALL.into_iter().map(button).collect_view()}</ul>
        </section>
    }
}
