//! ファイルを読み込む: a button that opens the browser's chooser.

use crate::ui::leptos::*;
use keikaku::wording::Label;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el, group};

const CHOOSER: &str = "file-chooser";

/// The button and the hidden chooser behind it.
pub(crate) fn read_file(desk: Desk) -> El {
    let open = || {
        if let Some(chooser) =
            document().get_element_by_id(CHOOSER).and_then(|found| found.dyn_into::<HtmlInputElement>().ok())
        {
            // So the same file can be chosen again.
            chooser.set_value("");
            chooser.click();
        }
    };
    let chooser = el("input")
        .id(CHOOSER)
        .attr("type", "file")
        .flag("multiple", true)
        .attr("accept", ".json,.keikaku,.txt,.csv,.tsv")
        .flag("hidden", true);
    group()
        .with(button("secondary", desk.label(Label::ReadFile)).press(open))
        .with(chooser.on("change", move |event| take(desk, &event)))
}

/// Reads what was chosen.
fn take(desk: Desk, event: &Event) {
    let chooser = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(chooser) = chooser else { return };
    if let Some(files) = chooser.files() {
        desk.read_files(&files);
    }
}
