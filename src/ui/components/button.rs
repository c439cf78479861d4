//! A button with a text.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// A button with a text.
#[component]
pub(crate) fn Button(
    /// The class that gives its weight: `primary`, `secondary` or `quiet`.
    class: &'static str,
    /// The id of the element.
    #[prop(optional, into)]
    id: Option<Oco<'static, str>>,
    /// The accessible name, if it is not the text.
    #[prop(optional, into)]
    name: Option<Oco<'static, str>>,
    /// The ids of the elements that make up its accessible name.
    #[prop(optional, into)]
    labelled_by: Option<Oco<'static, str>>,
    /// The text.
    #[prop(into)]
    text: Oco<'static, str>,
    /// Called when it is pressed.
    #[prop(into)]
    on_press: Callback<MouseEvent>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=class
            id=id
            aria-label=name
            aria-labelledby=labelled_by
            on:click=move |event| on_press.run(event)
        >
            {text}
        </button>
    }
}
