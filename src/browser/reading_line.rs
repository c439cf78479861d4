//! The reading line, a little below the top of the view: reports which of several elements crosses it.
//!
//! The browser itself observes the elements (`IntersectionObserver`), so that scrolling and typing cost nothing while no
//! element crosses the line.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// The position of the line: 15 % of the view is above it, and 85 % below.
const ABOVE_AND_BELOW: &str = "-15% 0px -85% 0px";

/// The observer of the elements. Dropping it ends the observation.
#[derive(Debug)]
pub(crate) struct ReadingLine {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl ReadingLine {
    /// Observes these elements and passes each one that reaches the line to `on_reach`; `None` if the browser refuses.
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

/// Whether any part of the element is in the view.
pub(crate) fn is_in_view(element: &Element) -> bool {
    let rect = element.get_bounding_client_rect();
    let height = document().document_element().map_or(0, |page| page.client_height());
    rect.bottom() > 0.0 && rect.top() < f64::from(height)
}
