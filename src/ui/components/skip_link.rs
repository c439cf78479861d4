//! A link that skips a part of the page, for people who work without a mouse.

use keikaku::wording::Label;
use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::ui::app::{focus, use_locale};

/// A link that moves the focus to the element with that id and does not change the address. It is visible only while it
/// has the focus.
#[component]
pub(crate) fn SkipLink(
    /// The label of the link.
    label: Label,
    /// The id of the element that is skipped to.
    to: &'static str,
    /// The selector of the descendant that gets the focus; empty for the element itself.
    #[prop(default = "")]
    within: &'static str,
) -> impl IntoView {
    let skip = move |event: MouseEvent| {
        event.prevent_default();
        focus::focus_first(&format!("#{to} {within}"));
    };
    view! { <a class="skip-link" href=format!("#{to}") on:click=skip>{use_locale().label(label)}</a> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::mount::mount_to;
    use wasm_bindgen::JsCast;
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
    use web_sys::HtmlElement;

    use crate::ui::app;

    wasm_bindgen_test_configure!(run_in_browser);

    /// The link, followed by the element that it skips to.
    fn link_and_target() -> impl IntoView {
        app::provide();
        view! {
            <SkipLink label=Label::SKIP_TO_MAIN to="target" />
            <main id="target" tabindex="-1"></main>
        }
    }

    #[wasm_bindgen_test]
    fn the_link_moves_the_focus_and_keeps_the_address() {
        let root: HtmlElement = document().create_element("div").unwrap().dyn_into().unwrap();
        document().body().unwrap().append_child(&root).unwrap();
        let mounted = mount_to(root.clone(), link_and_target);
        let address = window().location().href();

        let link: HtmlElement = root.query_selector("a.skip-link").unwrap().unwrap().dyn_into().unwrap();
        link.click();

        assert_eq!(document().active_element().map(|element| element.id()).as_deref(), Some("target"));
        assert_eq!(window().location().href(), address);
        drop(mounted);
        root.remove();
    }
}
