//! The question before a large file is read.

use keikaku::import::encoding::Large;
use keikaku::wording::{Label, import};
use leptos::prelude::*;

use crate::ui::app::use_app;
use crate::ui::review::preview_buttons::PreviewButtons;
use crate::ui::review::preview_frame::PreviewFrame;

/// The preview of a large file: its size, and the button that reads it.
#[component]
pub(crate) fn LargeFile(
    /// The name of the file.
    name: String,
    /// The size of the file.
    size: Large,
    /// Called when the file is to be read.
    #[prop(into)]
    on_continue: Callback<()>,
) -> impl IntoView {
    let language = use_app().language();
    let (sentence, action) = (import::large(size, language), Label::Continue.text(language).to_owned());
    view! {
        <PreviewFrame name>
            <p>{sentence}</p>
            <PreviewButtons action on_action=on_continue />
        </PreviewFrame>
    }
}
