//! A checkbox with its label.

use leptos::prelude::*;

/// A checkbox that follows a signal, and its label behind it.
#[component]
pub(crate) fn CheckField(
    /// The id of the checkbox.
    #[prop(optional)]
    id: Option<&'static str>,
    /// The visible label.
    #[prop(into)]
    label: String,
    /// The accessible name, which contains the label; `None` if the label is the name.
    #[prop(optional, into)]
    name: Option<String>,
    /// Whether the box is ticked.
    #[prop(into)]
    is_on: Signal<bool>,
    /// Called with the new state of the checkbox.
    #[prop(into)]
    on_switch: Callback<bool>,
) -> impl IntoView {
    let switch = move |event| on_switch.run(event_target_checked(&event));
    view! {
        <label class="choice">
            <input type="checkbox" id=id aria-label=name prop:checked=is_on on:change=switch />
            <span>{label}</span>
        </label>
    }
}
