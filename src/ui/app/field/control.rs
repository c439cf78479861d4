//! The elements of the page in which text is typed.

use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlInputElement, HtmlTextAreaElement};

/// An element in which text is typed.
#[derive(Clone, Debug)]
pub(crate) enum Control {
    /// An `<input>`, which has a single line.
    Line(HtmlInputElement),
    /// A `<textarea>`, which has several lines.
    Area(HtmlTextAreaElement),
}

impl Control {
    /// The element as a control; `None` if no text is typed in it.
    pub(crate) fn of(element: Element) -> Option<Self> {
        match element.dyn_into::<HtmlInputElement>() {
            Ok(input) => Some(Self::Line(input)),
            Err(element) => element.dyn_into().ok().map(Self::Area),
        }
    }

    /// The text in the element.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Line(input) => input.value(),
            Self::Area(area) => area.value(),
        }
    }

    /// Writes the text into the element, and returns whether it differs from the text before.
    pub(crate) fn write(&self, text: &str) -> bool {
        let is_another = self.text() != text;
        match self {
            Self::Line(input) if is_another => input.set_value(text),
            Self::Area(area) if is_another => area.set_value(text),
            _ => {}
        }
        is_another
    }

    /// Whether this is the same element.
    pub(crate) fn is(&self, element: &EventTarget) -> bool {
        match self {
            Self::Line(input) => element.loose_eq(input),
            Self::Area(area) => element.loose_eq(area),
        }
    }
}
