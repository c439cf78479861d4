//! A new plan from a sample, which has the figures of a real document.

use keikaku::command::Origin;
use keikaku::plan::samples::SamplePlan;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::{fresh_indicator, fresh_plan, use_app};
use crate::ui::pages::list::add_and_open;

/// One button for each sample, which adds a plan with the sample's figures and opens it.
#[component]
pub(crate) fn SamplePanel() -> impl IntoView {
    let app = use_app();
    let choice = |sample: &'static SamplePlan| {
        let add = move |_| {
            if let Some(plan) = sample.plan(fresh_plan(), fresh_indicator) {
                add_and_open(app, plan, Origin::Sample);
            }
        };
        view! {
            <li>
                <button type="button" class="secondary" lang="ja" data-sample=sample.code() on:click=add>
                    {sample.title()}
                </button>
            </li>
        }
    };
    view! {
        <section class="panel">
            <h2>{app.label(Label::FromSample)}</h2>
            <p>{app.label(Label::ChooseSample)}</p>
            <ul class="samples">{SamplePlan::ALL.into_iter().map(choice).collect_view()}</ul>
        </section>
    }
}
