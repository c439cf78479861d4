//! The progress of reading a file.

use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::{focus, use_app};
use crate::ui::review::preview_frame::PreviewFrame;

/// The number of bytes of the text that are read, and of all bytes.
pub(crate) type Progress = ArcRwSignal<(usize, usize)>;

/// The preview of a file that is being read: a progress bar, and 読み込みをやめる, which closes the preview.
#[component]
pub(crate) fn ReadingProgress(
    /// The name of the file.
    name: String,
    /// The progress of reading it.
    progress: Progress,
) -> impl IntoView {
    let app = use_app();
    let progress = RwSignal::from(progress);
    let label = app.label(Label::ReadingFile);
    let stop = move |_| {
        app.close_preview();
        app.show_message(app.label(Label::ReadingStopped).to_owned());
        focus::focus_after_update(vec!["main".to_owned()]);
    };
    view! {
        <PreviewFrame name>
            <p>{label}</p>
            <p>
                <progress
                    aria-label=label
                    value=move || progress.get().0.to_string()
                    max=move || progress.get().1.to_string()
                />
            </p>
            <div class="buttons">
                <button type="button" class="secondary" id="stop-reading" on:click=stop>
                    {app.label(Label::StopReading)}
                </button>
            </div>
        </PreviewFrame>
    }
}
