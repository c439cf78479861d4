//! The page: Leptos over the core.
//!
//! One [`desk::Desk`] holds the session and is the only way to change anything; views
//! read signals and send commands. Routes live in the URL's fragment. Every editable field follows one
//! protocol, [`field`].

use leptos::prelude::*;
use wasm_bindgen::JsCast;

mod board;
mod chart;
mod checking;
mod choice;
mod desk;
mod el;
mod field;
mod focus;
mod folder;
mod grid;
mod offering;
mod pages;
mod route;
mod saving;
mod shell;
mod svg;
mod table;
mod taking;

use desk::Desk;

/// Puts the page into `#app`, in the place of the words that stand there while it loads.
pub(crate) fn mount() {
    let root = document().get_element_by_id("app").and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(root) = root else { return };
    root.set_text_content(None);
    mount_to(root, page).forget();
}

/// The whole page. What a person sees is made anew when the language is switched.
fn page() -> AnyView {
    let desk = Desk::open();
    desk.listen();
    let frame = move || {
        let language = desk.language.get();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", language.code());
        }
        Some(shell::frame(desk))
    };
    el::group().part(frame).view()
}
