//! A button that opens and closes a panel of the list.

use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::use_app;

/// A button that opens and closes a panel, and tells assistive technology whether the panel is open.
#[component]
pub(crate) fn PanelButton(
    /// What the button is called.
    label: Label,
    /// Its rank among buttons, which is its class.
    rank: &'static str,
    /// Its id, where it gets the focus back.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Whether the panel is open.
    #[prop(into)]
    is_open: Signal<bool>,
    /// It was pressed.
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
            {use_app().label(label)}
        </button>
    }
}
