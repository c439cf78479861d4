//! One of the values among which a person chooses.

use leptos::html;
use leptos::prelude::*;

/// A radio button with its label, and with its value, whose id is that of the button with `-value`, as the description.
#[component]
pub(crate) fn SideOption(
    /// The name that the radio buttons of one choice share.
    name: String,
    /// The id of the radio button.
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// Whether it was the chosen one when it was created.
    is_chosen: bool,
    /// Called when it is chosen.
    #[prop(into)]
    on_choose: Callback<()>,
    /// The radio button.
    #[prop(optional)]
    node_ref: NodeRef<html::Input>,
    /// The value.
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
