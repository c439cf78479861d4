//! A link that leads past something, for who works without a mouse.

use keikaku::wording::Label;
use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::ui::app::{focus, use_app};

/// A link that moves the focus to the element of that id and leaves the address alone. It is seen while it has the focus.
#[component]
pub(crate) fn SkipLink(
    /// What the link is called.
    label: Label,
    /// The id of the element that gets the focus.
    to: &'static str,
) -> impl IntoView {
    let skip = move |event: MouseEvent| {
        event.prevent_default();
        focus::give(to);
    };
    view! { <a class="skip-link" href=format!("#{to}") on:click=skip>{use_app().label(label)}</a> }
}
