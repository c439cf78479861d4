//! Which of several elements lies at the line at which one reads: a little below the top of the view.
//!
//! The browser watches the elements by itself (`IntersectionObserver`), so that scrolling and typing cost nothing as long
//! as none crosses the line.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Where the line lies: so much of the view is above it, and the rest below.
const ABOVE_AND_BELOW: &str = "-15% 0px -85% 0px";

/// The observer. It ends when it is dropped.
#[derive(Debug)]
pub(crate) struct ReadingLine {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl ReadingLine {
    /// Watches these elements and hands over the one that comes to the line; `None` if the browser refuses.
    pub(crate) fn watch(elements: impl Iterator<Item = Element>, on_reach: impl Fn(Element) + 'static) -> Option<Self> {
        let callback = Closure::new(move |entries: js_sys::Array| {
            let mut entries = entries.iter().map(JsCast::unchecked_into::<IntersectionObserverEntry>);
            if let Some(reached) = entries.rfind(IntersectionObserverEntry::is_intersecting) {
                on_reach(reached.target());
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(ABOVE_AND_BELOW);
        let observer = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options).ok()?;
        elements.for_each(|element| observer.observe(&element));
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for ReadingLine {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Whether any of the element lies in the view.
pub(crate) fn is_in_view(element: &Element) -> bool {
    let rect = element.get_bounding_client_rect();
    let height = document().document_element().map_or(0, |page| page.client_height());
    rect.bottom() > 0.0 && rect.top() < f64::from(height)
}
