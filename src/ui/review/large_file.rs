//! The question before a large file is read.

use std::sync::Arc;

use keikaku::wording::{ReviewLabel, import};
use leptos::prelude::*;

use crate::ui::app::use_locale;
use crate::ui::review::table_reading::read;
use crate::ui::review::{LargeFiles, PreviewButtons, PreviewFrame, use_previews};

/// The preview of files if one of them is large: its size, and the button that reads the files.
#[component]
pub(crate) fn LargeFile(
    /// The files.
    large: LargeFiles,
) -> impl IntoView {
    let (language, previews) = (use_locale().language(), use_previews());
    let LargeFiles { name, size, files, refused } = large;
    let (sentence, action) = (import::large(size, language), ReviewLabel::CONTINUE.text(language).to_owned());
    let go_on = move |()| {
        let (files, refused, reading) = (Arc::clone(&files), refused.clone(), previews.begin_reading());
        leptos::task::spawn_local(async move { read(previews, reading, &files, refused).await });
    };
    view! {
        <PreviewFrame name>
            <p>{sentence}</p>
            <PreviewButtons action on_action=go_on />
        </PreviewFrame>
    }
}
