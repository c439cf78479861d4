//! A page on which tests of components stand: an element of the document, with the app's state as context.

#![cfg(test)]
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};

use crate::ui::app::AppState;

/// A view in the document, which goes with this value.
pub(crate) struct TestPage {
    root: HtmlElement,
    _mounted: Box<dyn std::any::Any>,
}

impl TestPage {
    /// Shows what `view` makes of a state that nothing is stored of.
    pub(crate) fn show<V: IntoView + 'static>(view: impl FnOnce(AppState) -> V + 'static) -> Self {
        let root: HtmlElement = document().create_element("div").unwrap().dyn_into().unwrap();
        document().body().unwrap().append_child(&root).unwrap();
        let mounted: UnmountHandle<_> = mount_to(root.clone(), move || {
            let app = AppState::open();
            provide_context(app);
            view(app)
        });
        Self { root, _mounted: Box::new(mounted) }
    }

    /// The element that the selector finds first.
    pub(crate) fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    /// How many elements the selector finds.
    pub(crate) fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    /// The text of that element.
    pub(crate) fn text(&self, selector: &str) -> String {
        self.find(selector).unwrap().text_content().unwrap_or_default()
    }

    /// Presses that button.
    pub(crate) fn click(&self, selector: &str) {
        self.find(selector).unwrap().dyn_into::<HtmlElement>().unwrap().click();
    }

    /// Types that text into that field, in the place of what stands there.
    pub(crate) fn type_into(&self, selector: &str, text: &str) {
        let input: HtmlInputElement = self.find(selector).unwrap().dyn_into().unwrap();
        input.focus().unwrap();
        input.set_value(text);
        let init = EventInit::new();
        init.set_bubbles(true);
        let event = Event::new_with_event_init_dict("input", &init).unwrap();
        input.dispatch_event(&event).unwrap();
    }
}

impl Drop for TestPage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Waits until the page shows what was done.
pub(crate) async fn shown() {
    leptos::task::tick().await;
    leptos::task::tick().await;
}
