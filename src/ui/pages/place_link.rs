//! The link to a place in a plan.

use keikaku::checks::FindingPlace;
use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::ui::app::report::view_of;
use crate::ui::app::{use_editor_view, use_open_plan};

/// A link that opens the view with that place and moves the focus to the place.
#[component]
pub(crate) fn PlaceLink(
    /// The place in it.
    place: FindingPlace,
    /// The text of the link.
    text: String,
    /// The language of the text, if it is not that of the page.
    #[prop(optional)]
    lang: Option<&'static str>,
    /// The accessible name, which holds the text; the text itself if there is none.
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
