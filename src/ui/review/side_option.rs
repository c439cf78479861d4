//! One of the values of a choice.

use leptos::html;
use leptos::prelude::*;

/// A radio button with its label and its value. The value describes the button for screen readers; its id must be the
/// id of the button followed by `-value`.
#[component]
pub(crate) fn SideOption(
    /// The name that the radio buttons of one choice share.
    name: String,
    /// The id of the radio button.
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// Whether the option was chosen when the component was created.
    is_chosen: bool,
    /// Called when the option is chosen.
    #[prop(into)]
    on_choose: Callback<()>,
    /// The radio button.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
    /// The element with the value.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let value = format!("{id}-value");
    view! {
        <label class="choice">
            <input
                node_ref=node_ref
                type="radio"
                name=name
                id=id
                aria-label=label.clone()
                aria-describedby=value
                checked=is_chosen
                on:change=move |_| on_choose.run(())
            />
            <span>{label}</span>
            {children.map(|children| children())}
        </label>
    }
}
