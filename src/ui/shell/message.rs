//! The message below the header: what was done, or what went wrong and what to do.

use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::focus::work_ids;
use crate::ui::app::{focus, use_app};
use crate::ui::components::icon::{Icon, IconName};

/// The message with the button that closes it; nothing if there is none. A message on an error is an alert.
#[component]
pub(crate) fn MessageBar() -> impl IntoView {
    let app = use_app();
    let close = move |_| {
        app.message.set(None);
        focus::focus_after_update(work_ids(app));
    };
    move || {
        app.message.get().map(|message| {
            let (class, role) = if message.is_error { ("message trouble", "alert") } else { ("message", "status") };
            view! {
                <div class=class>
                    <p data-field="message" role=role>{message.text}</p>
                    <button
                        type="button"
                        class="quiet"
                        aria-label=app.label(Label::CloseMessage)
                        title=app.label(Label::CloseMessage)
                        on:click=close
                    >
                        <Icon name=IconName::Close />
                    </button>
                </div>
            }
        })
    }
}
