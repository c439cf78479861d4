//! The page: Leptos components over the core.
//!
//! One [`desk::Desk`] in context holds the session and is the only way to change anything; components
//! read signals and send commands. Routes live in the URL's fragment. Every editable field follows one
//! protocol, [`field`].

use leptos::prelude::*;

mod board;
mod desk;
mod field;
mod focus;
mod grid;
mod live;
mod pages;
mod route;
mod saving;
mod shell;
mod taking;

use desk::Desk;

/// Puts the page into `#app`, in the place of the words that stand there while it loads.
pub(crate) fn mount() {
    use leptos::wasm_bindgen::JsCast;
    let root = document().get_element_by_id("app").and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(root) = root else { return };
    root.set_text_content(None);
    mount_to(root, App).forget();
}

/// The whole page. What a person sees is made anew when the language is switched.
#[component]
fn App() -> impl IntoView {
    let desk = Desk::open();
    provide_context(desk);
    desk.listen();
    live::part(move || {
        let language = desk.language.get();
        document().document_element().map(|root| root.set_attribute("lang", language.code()));
        view! { <shell::Frame /> }.into_any()
    })
}
