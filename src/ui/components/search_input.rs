//! The input in which a text is searched for.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CompositionEvent, Event, InputEvent};

/// The input. It shows what is typed by itself; what an input method composes is no word yet.
#[component]
pub(crate) fn SearchInput(
    /// The id of the input.
    #[prop(optional, into)]
    id: Option<String>,
    /// What is searched for where the view is opened.
    text: String,
    /// Called with the text whenever it is another.
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
