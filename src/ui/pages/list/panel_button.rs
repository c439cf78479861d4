//! A button that opens and closes a panel of the list.

use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::use_locale;

/// The button, which states to assistive technology whether the panel is open.
#[component]
pub(crate) fn PanelButton(
    /// The label of the button.
    label: Label,
    /// The class of the button, which is its rank among the buttons.
    rank: &'static str,
    /// The id of the button, if the focus has to be returned to it.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Whether the panel is open.
    #[prop(into)]
    is_open: Signal<bool>,
    /// Called when the button is pressed.
    #[prop(into)]
    on_toggle: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=rank
            id=id
            aria-expanded=move || is_open.get().to_string()
            on:click=move |_| on_toggle.run(())
        >
            {use_locale().label(label)}
        </button>
    }
}
