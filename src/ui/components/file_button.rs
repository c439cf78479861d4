//! A button that opens the browser's chooser of files.

use leptos::html;
use leptos::prelude::*;
use web_sys::FileList;

/// A button of secondary rank, and the hidden chooser behind it.
#[component]
pub(crate) fn FileButton(
    /// The id of the chooser, which is what gets the focus by id.
    id: &'static str,
    /// What the button is called.
    label: &'static str,
    /// What happens with the files that were chosen.
    #[prop(into)]
    on_files: Callback<FileList>,
) -> impl IntoView {
    let chooser = NodeRef::<html::Input>::new();
    let open = move |_| {
        if let Some(chooser) = chooser.get_untracked() {
            // So the same file can be chosen again.
            chooser.set_value("");
            chooser.click();
        }
    };
    let chosen = move |_| {
        if let Some(files) = chooser.get_untracked().and_then(|chooser| chooser.files()) {
            on_files.run(files);
        }
    };
    view! {
        <button type="button" class="secondary" on:click=open>{label}</button>
        <input node_ref=chooser id=id type="file" multiple hidden accept=".json,.keikaku,.txt,.csv,.tsv" on:change=chosen />
    }
}
