//! What the file of すべて保存 contains besides the plans.

use keikaku::wording::{ListLabel, traces};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::ui::app::{use_locale, use_saving};
use crate::ui::pages::exchange::traces_of_all;

/// A line that states that records are included. Their contents are counted when the line is opened, because counting
/// for a hundred plans would delay the list.
#[component]
pub(super) fn SaveAllNote() -> impl IntoView {
    let (locale, saving) = (use_locale(), use_saving());
    let counted = RwSignal::new(String::new());
    let count = move |event: leptos::ev::Event| {
        let details = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if details.is_some_and(|details| details.has_attribute("open")) {
            counted.set(traces::of_all(traces_of_all(saving), locale.language()));
        }
    };
    view! {
        <details class="hint" data-given-away on:toggle=count>
            <summary>{locale.label(ListLabel::SAVE_ALL_GIVES_AWAY)}</summary>
            <p>{move || counted.get()}</p>
        </details>
    }
}
