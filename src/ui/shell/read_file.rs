//! ファイルを読み込む: a button that opens the browser's chooser.

use keikaku::wording::Label;
use leptos::html::Input;
use leptos::prelude::*;

use crate::ui::desk::use_desk;
use crate::ui::live::press;

/// The button and the hidden chooser behind it. The same file can be chosen twice in a row.
#[component]
pub(crate) fn ReadFile() -> impl IntoView {
    let desk = use_desk();
    let chooser = NodeRef::<Input>::new();
    let open = move |_| {
        if let Some(chooser) = chooser.get_untracked() {
            chooser.click();
        }
    };
    let read = move |_| {
        let Some(chooser) = chooser.get_untracked() else { return };
        if let Some(file) = chooser.files().and_then(|files| files.get(0)) {
            desk.read_file(file);
        }
        chooser.set_value("");
    };
    view! {
        <button type="button" class="secondary" on:click=press(open)>{desk.label(Label::ReadFile)}</button>
        <input type="file" accept=".json,.keikaku,.txt" hidden node_ref=chooser on:change=read />
    }
}
