//! The frame that all previews have in common.

use keikaku::wording::{Label, ReviewLabel};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::ui::app::{focus, use_locale};
use crate::ui::review::use_previews;

/// A section with a heading, which gets the focus when the preview opens, the name of the file or plan, and the
/// content. Esc closes the preview without a change, unless work in it would be lost.
#[component]
pub(crate) fn PreviewFrame(
    /// The heading.
    #[prop(default = ReviewLabel::PREVIEW)]
    heading: Label,
    /// The name of the file or of the plan.
    #[prop(into)]
    name: String,
    /// Whether closing the preview would lose work. Then Esc does not close it.
    #[prop(optional, into)]
    has_work: Option<Signal<bool>>,
    /// The content, with its buttons.
    children: Children,
) -> impl IntoView {
    let (locale, previews) = (use_locale(), use_previews());
    let close_on_escape = move |event: KeyboardEvent| {
        let is_kept = || has_work.is_some_and(|has_work| has_work.get_untracked());
        if focus::plain_key(&event).as_deref() == Some("Escape") && !is_kept() {
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
