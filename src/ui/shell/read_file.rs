//! Buttons that open the browser's chooser of files; the first of them is ファイルを読み込む.

use keikaku::wording::Label;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{FileList, HtmlInputElement};

use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el, group};

/// ファイルを読み込む.
pub(crate) fn read_file(desk: Desk) -> El {
    file_button("file-chooser", desk.label(Label::ReadFile), move |files| desk.read_files(&files))
}

/// A button, and the hidden chooser of that id behind it.
pub(crate) fn file_button(id: &'static str, label: &str, take: impl Fn(FileList) + Send + 'static) -> El {
    let open = move || {
        let found = document().get_element_by_id(id);
        if let Some(chooser) = found.and_then(|found| found.dyn_into::<HtmlInputElement>().ok()) {
            // So the same file can be chosen again.
            chooser.set_value("");
            chooser.click();
        }
    };
    let chosen = move |event: web_sys::Event| {
        let chooser = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(files) = chooser.and_then(|chooser| chooser.files()) {
            take(files);
        }
    };
    let chooser = el("input")
        .id(id)
        .attr("type", "file")
        .flag("multiple", true)
        .attr("accept", ".json,.keikaku,.txt,.csv,.tsv")
        .flag("hidden", true)
        .on("change", chosen);
    group().with(button("secondary", label).press(open)).with(chooser)
}
