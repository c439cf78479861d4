//! A button that opens the browser's dialog for choosing files.

use leptos::html;
use leptos::prelude::*;
use web_sys::File;

use super::button::Button;
use crate::browser::files;

/// A button of secondary rank, and the hidden `<input>` whose dialog it opens.
#[component]
pub(crate) fn FileButton(
    /// The id of the hidden `<input>`.
    id: &'static str,
    /// The label of the button.
    label: &'static str,
    /// The file name extensions that the dialog offers.
    #[prop(default = ".json,.keikaku,.txt,.csv,.tsv")]
    accept: &'static str,
    /// Whether several files may be chosen at once.
    #[prop(default = true)]
    is_multiple: bool,
    /// Whether a folder is chosen, with all files in it.
    #[prop(default = false)]
    is_folder: bool,
    /// Called with the files that were chosen.
    #[prop(into)]
    on_files: Callback<Vec<File>>,
) -> impl IntoView {
    let chooser = NodeRef::<html::Input>::new();
    let open = move |_| {
        if let Some(chooser) = chooser.get_untracked() {
            if is_folder {
                // A browser that cannot choose folders, such as on a telephone, lets the user choose files instead.
                let _ = chooser.set_attribute("webkitdirectory", "");
            }
            // Otherwise the same file could not be chosen twice in succession.
            chooser.set_value("");
            chooser.click();
        }
    };
    let chosen = move |_| {
        if let Some(chosen) = chooser.get_untracked().and_then(|chooser| chooser.files()) {
            on_files.run(files::listed(&chosen));
        }
    };
    view! {
        <Button class="secondary" text=label on_press=open />
        <input node_ref=chooser id=id type="file" multiple=is_multiple hidden accept=accept on:change=chosen />
    }
}
