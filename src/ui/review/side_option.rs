//! One of the values among which a person chooses.

use keikaku::wording::Label;
use leptos::html;
use leptos::prelude::*;

use crate::ui::app::use_app;

/// A radio button with its label, and with its value, whose id is that of the button with `-value`, as the description.
#[component]
pub(crate) fn SideOption(
    /// The name that the radio buttons of one choice share.
    name: String,
    /// The id of the radio button.
    id: String,
    /// The label.
    label: Label,
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
    let label = use_app().label(label);
    let value = format!("{id}-value");
    view! {
        <label class="choice">
            <input
                node_ref=node_ref
                type="radio"
                name=name
                id=id
                aria-label=label
                aria-describedby=value
                checked=is_chosen
                on:change=move |_| on_choose.run(())
            />
            <span>{label}</span>
            {children.map(|children| children())}
        </label>
    }
}
