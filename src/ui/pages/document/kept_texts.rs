//! The texts that the plan's form has no place for.

use keikaku::value::id::PlanId;
use keikaku::wording::{Label, document};
use leptos::prelude::*;

use crate::ui::app::use_app;
use crate::ui::pages::document::of_plan;

/// The texts with their places, each to be read and copied; nothing if there are none.
#[component]
pub(crate) fn KeptTexts(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let app = use_app();
    let kept = Memo::new(move |_| {
        of_plan(app, plan, |plan| {
            let texts = plan.texts_without_place().into_iter();
            let worded = texts.map(|(at, text)| (document::place(at, &plan.form, app.language()), text.to_owned()));
            worded.collect::<Vec<_>>()
        })
        .unwrap_or_default()
    });
    let entries = move || {
        let kept = kept.get().into_iter();
        kept.map(|(place, text)| view! { <dt>{place}</dt><dd lang="ja">{text}</dd> }).collect_view()
    };
    view! {
        <section class="kept-texts" aria-labelledby="kept-texts" hidden=move || kept.with(Vec::is_empty)>
            <h2 id="kept-texts">{app.label(Label::KeptTexts)}</h2>
            <p class="hint">{app.label(Label::KeptTextsHint)}</p>
            <dl>{entries}</dl>
        </section>
    }
}
