//! The page: Leptos over the core.
//!
//! One [`app::AppState`] holds the session and is the only way to change anything; views
//! read signals and send commands. Routes live in the URL's fragment. Every editable field follows one
//! protocol, [`field`].

pub(crate) mod app;
pub(crate) mod components;
pub(crate) mod pages;
pub(crate) mod review;
pub(crate) mod shell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use app::AppState;

/// Puts the page into `#app`, in the place of the words that stand there while it loads.
pub(crate) fn mount() {
    let root = document().get_element_by_id("app").and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(root) = root else { return };
    root.set_text_content(None);
    mount_to(root, page).forget();
}

/// The whole page. What a person sees is made anew when the language is switched.
fn page() -> AnyView {
    let app = AppState::open();
    provide_context(app);
    app.listen();
    review::listen(app);
    pages::table::listeners::listen(app);
    let frame = move || {
        let language = app.language.get();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", language.code());
        }
        Some(shell::frame(app))
    };
    components::el::group().part(frame).view()
}
