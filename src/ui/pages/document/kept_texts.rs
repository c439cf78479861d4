//! The texts for which the plan's form has no place.

use keikaku::command::InputField;
use keikaku::plan::DocumentPlace;
use keikaku::plan::document::LeafPart;
use keikaku::value::distinct;
use keikaku::wording::{DocumentLabel, document};
use leptos::prelude::*;

use crate::ui::app::{place, use_locale, use_open_plan};
use crate::ui::components::DocumentField;

/// The texts with their places, each in its own field; nothing if there are none.
#[component]
pub(crate) fn KeptTexts() -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    // A text that is emptied keeps its field, so that the focus stays there.
    let places = Memo::new(move |known: Option<&Vec<DocumentPlace>>| {
        plan.read(|plan| {
            let known = known.into_iter().flatten().copied().filter(|at| !plan.has_place_for(*at));
            distinct(known.chain(plan.texts_without_place().into_iter().map(|(at, _)| at)))
        })
        .unwrap_or_default()
    });
    view! {
        <section class="kept-texts" aria-labelledby="kept-texts" hidden=move || places.with(Vec::is_empty)>
            <h2 id="kept-texts">{locale.label(DocumentLabel::KEPT_TEXTS)}</h2>
            <p class="hint">{locale.label(DocumentLabel::KEPT_TEXTS_HINT)}</p>
            {move || places.get().into_iter().map(|at| view! { <KeptText at /> }).collect_view()}
        </section>
    }
}

/// The field of one text. Input events are handled once for all fields.
#[component]
fn KeptText(at: DocumentPlace) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let label = plan.read(|plan| document::place(at, &plan.form, locale.language())).unwrap_or_default();
    let is_long = match at.part {
        LeafPart::Text => true,
        LeafPart::Heading => false,
        LeafPart::Project(_, field) => field.is_long(),
    };
    view! {
        <div class="fact">
            <label for=place::of_text(at)>{label}</label>
            <DocumentField field=InputField::Text(at) nostrip:rows=is_long.then_some(3) class="line" />
        </div>
    }
}
