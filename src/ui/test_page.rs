//! A page for tests of components: an element of the document, with the state of the page as a context.

#![cfg(test)]
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use js_sys::Reflect;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};

use crate::ui::app;
use crate::ui::app::EditorView;
use crate::ui::review::Previews;

/// A view in the document, which is removed when this value is dropped.
pub(crate) struct TestPage {
    root: HtmlElement,
    _mounted: Box<dyn std::any::Any>,
}

impl TestPage {
    /// Shows the view that `view` creates from a new state of the page, which [`app::provide`] reads from the store.
    pub(crate) fn show<V: IntoView + 'static>(view: impl FnOnce(EditorView) -> V + 'static) -> Self {
        let root: HtmlElement = document().create_element("div").unwrap().dyn_into().unwrap();
        document().body().unwrap().append_child(&root).unwrap();
        let mounted: UnmountHandle<_> = mount_to(root.clone(), move || {
            let (editor_view, saving) = app::provide();
            Previews::provide(saving);
            view(editor_view)
        });
        Self { root, _mounted: Box::new(mounted) }
    }

    /// The first element that matches the selector; `None` if there is none.
    pub(crate) fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    /// The number of elements that match the selector.
    pub(crate) fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    /// The text of the first element that matches the selector.
    pub(crate) fn text(&self, selector: &str) -> String {
        self.find(selector).unwrap().text_content().unwrap_or_default()
    }

    /// Clicks the first element that matches the selector.
    pub(crate) fn click(&self, selector: &str) {
        self.find(selector).unwrap().dyn_into::<HtmlElement>().unwrap().click();
    }

    /// Types a text into the field that matches the selector, in place of its present text.
    pub(crate) fn type_into(&self, selector: &str, text: &str) {
        let input: HtmlInputElement = self.find(selector).unwrap().dyn_into().unwrap();
        input.focus().unwrap();
        input.set_value(text);
        let init = EventInit::new();
        init.set_bubbles(true);
        let event = Event::new_with_event_init_dict("input", &init).unwrap();
        input.dispatch_event(&event).unwrap();
    }

    /// The value of the input or select element that matches the selector.
    pub(crate) fn value(&self, selector: &str) -> String {
        Reflect::get(&self.find(selector).unwrap(), &"value".into()).unwrap().as_string().unwrap()
    }

    /// Sets the value of the input or select element that matches the selector, and dispatches its `change` event.
    pub(crate) fn change(&self, selector: &str, value: &str) {
        let field = self.find(selector).unwrap();
        Reflect::set(&field, &"value".into(), &value.into()).unwrap();
        field.dispatch_event(&Event::new("change").unwrap()).unwrap();
    }
}

impl Drop for TestPage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Waits until the page shows the result of the last action.
pub(crate) async fn shown() {
    leptos::task::tick().await;
    leptos::task::tick().await;
}
