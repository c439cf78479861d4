//! The link to a place in a plan.

use keikaku::checks::FindingPlace;
use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::ui::app::report::view_of;
use crate::ui::app::{use_editor_view, use_open_plan};

/// A link that opens the view that contains the place, and moves the focus to the place.
#[component]
pub(crate) fn PlaceLink(
    /// The place in the open plan.
    place: FindingPlace,
    /// The text of the link.
    text: String,
    /// The language of the text, if it differs from the language of the page.
    #[prop(optional)]
    lang: Option<&'static str>,
    /// The accessible name, which contains the text; by default the text itself.
    #[prop(optional_no_strip)]
    name: Option<String>,
) -> impl IntoView {
    let (view, plan) = (use_editor_view(), use_open_plan());
    let go = move |event: MouseEvent| {
        event.prevent_default();
        view.go_to(plan.id, place);
    };
    view! { <a lang=lang aria-label=name href=view_of(plan.id, place).fragment() on:click=go>{text}</a> }
}
