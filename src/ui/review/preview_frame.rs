//! The frame that all previews have in common.

use keikaku::wording::Label;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::ui::app::{focus, use_locale};
use crate::ui::review::previews::use_previews;

/// A section with a heading, which gets the focus when the preview opens, the name of what is previewed, and the
/// content. Esc closes the preview without a change.
#[component]
pub(crate) fn PreviewFrame(
    /// The heading.
    #[prop(default = Label::Preview)]
    heading: Label,
    /// The name of the file or of the plan.
    #[prop(into)]
    name: String,
    /// The content, with its buttons.
    children: Children,
) -> impl IntoView {
    let (locale, previews) = (use_locale(), use_previews());
    let close_on_escape = move |event: KeyboardEvent| {
        if focus::plain_key(&event).as_deref() == Some("Escape") {
            previews.cancel();
        }
    };
    view! {
        <section class="panel preview" on:keydown=close_on_escape>
            <h2 id="preview" tabindex="-1">{locale.label(heading)}</h2>
            <p class="file-name">{name}</p>
            {children()}
        </section>
    }
}
