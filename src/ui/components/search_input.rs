//! The input for a search text.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CompositionEvent, Event, InputEvent};

/// The input. It keeps its own text; text that an input method is still composing is not searched for.
#[component]
pub(crate) fn SearchInput(
    /// The id of the input.
    #[prop(optional, into)]
    id: Option<String>,
    /// The search text when the view opens.
    text: String,
    /// Called with the text whenever it changes.
    #[prop(into)]
    on_search: Callback<String>,
) -> impl IntoView {
    let on_input = move |event: Event| {
        let is_composing = event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);
        if !is_composing {
            on_search.run(event_target_value(&event));
        }
    };
    let on_composed = move |event: CompositionEvent| on_search.run(event_target_value(&event));
    view! { <input type="search" id=id autocomplete="off" value=text on:input=on_input on:compositionend=on_composed /> }
}
