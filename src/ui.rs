//! The page, a Leptos application on top of the core.
//!
//! The state is divided into contexts ([`app`]). One of them, the [`app::editor::Editor`], owns the session and is the
//! only way to change anything; views read its signals and send commands. Routes are in the fragment of the URL. Every
//! editable field follows the same protocol, [`app::field`].

pub(crate) mod app;
pub(crate) mod components;
pub(crate) mod pages;
pub(crate) mod review;
pub(crate) mod shell;
pub(crate) mod test_page;

use keikaku::wording::Language;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use app::dom;
use pages::compare::ComparedSides;
use review::previews::Previews;
use shell::Shell;

/// Mounts the page in `#app`, in place of the text that is shown there while the page loads.
pub(crate) fn mount() {
    let root = document().get_element_by_id("app").and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(root) = root else { return };
    root.set_text_content(None);
    mount_to(root, App).forget();
}

/// The whole page. It provides the state of the page as contexts, and creates all visible elements again when the
/// language is switched.
#[component]
fn App() -> impl IntoView {
    let (view, saving) = app::provide();
    let (previews, compared) = (Previews::provide(saving), ComparedSides::provide(view.editor));
    app::listen(view, saving);
    window_event_listener(ev::hashchange, move |_| {
        view.editor.commit_typing();
        // The plan list has two addresses: a change from one to the other is no change of view, so open previews and
        // comparisons stay.
        if view.editor.navigation.is_elsewhere() {
            previews.discard();
            compared.close();
        }
        view.arrive();
    });
    review::listen(previews);
    shell::events::listen(view, previews);
    let language = view.editor.locale().language;
    Effect::new(move |_| set_page_language(language.get()));
    move || {
        language.track();
        view! { <Shell /> }
    }
}

/// Sets the language of the document, for the browser and for screen readers.
fn set_page_language(language: Language) {
    if let Some(root) = document().document_element() {
        dom::set_attribute(&root, "lang", Some(language.code()));
    }
}
