//! A new plan from a sample. The sample has the Japanese name of its document, its form the language of the page.

use keikaku::command::Origin;
use keikaku::plan::samples::SamplePlan;
use keikaku::wording::ListLabel;
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{use_editor, use_locale};
use crate::ui::pages::list::plan_steps::add_and_open;

/// One button for each sample, which adds a plan with the sample's figures and opens it.
#[component]
pub(crate) fn SamplePanel() -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let choice = |sample: &'static SamplePlan| {
        let add = move |_| {
            if let Some(plan) = sample.plan(clock::fresh_plan(), clock::fresh_indicator) {
                add_and_open(editor, plan, Origin::Sample);
            }
        };
        view! {
            <li>
                <button type="button" class="secondary" lang="ja" data-sample=sample.code() on:click=add>
                    {sample.title()}
                </button>
                <small class="choice-use">{sample.form().name.text(locale.language()).to_owned()}</small>
            </li>
        }
    };
    view! {
        <section class="panel">
            <h2>{locale.label(ListLabel::FROM_SAMPLE)}</h2>
            <p>{locale.label(ListLabel::CHOOSE_SAMPLE)}</p>
            <ul class="samples">{SamplePlan::ALL.into_iter().chain(SamplePlan::OF_GROUPS).map(choice).collect_view()}</ul>
        </section>
    }
}
