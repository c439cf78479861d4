//! The sentence to the user below the header: what was done, or what went wrong and what to do.

use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::desk::use_desk;
use crate::ui::live::{part, press};

/// The message, while there is one.
#[component]
pub(super) fn MessageBar() -> impl IntoView {
    let desk = use_desk();
    part(move || {
        let Some(message) = desk.message.get() else { return ().into_any() };
        let role = if message.is_trouble { "alert" } else { "status" };
        view! {
            <div class="message" class:trouble=message.is_trouble>
                <p data-field="message" role=role>{message.text}</p>
                <button type="button" class="quiet" on:click=press(move |_| desk.message.set(None))>
                    {desk.label(Label::CloseMessage)}
                </button>
            </div>
        }
        .into_any()
    })
}
