//! The elements in which text is typed.

use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlInputElement, HtmlTextAreaElement};

/// A text control of either kind.
#[derive(Clone, Debug)]
pub(crate) enum Control {
    Line(HtmlInputElement),
    Area(HtmlTextAreaElement),
}

impl Control {
    pub(crate) fn of(element: Element) -> Option<Self> {
        match element.dyn_into::<HtmlInputElement>() {
            Ok(input) => Some(Self::Line(input)),
            Err(element) => element.dyn_into().ok().map(Self::Area),
        }
    }

    pub(crate) fn text(&self) -> String {
        match self {
            Self::Line(input) => input.value(),
            Self::Area(area) => area.value(),
        }
    }

    /// Writes the text; whether it is another one.
    pub(crate) fn write(&self, text: &str) -> bool {
        let is_another = self.text() != text;
        match self {
            Self::Line(input) if is_another => input.set_value(text),
            Self::Area(area) if is_another => area.set_value(text),
            _ => {}
        }
        is_another
    }

    /// Whether it is that very element.
    pub(crate) fn is(&self, element: &EventTarget) -> bool {
        match self {
            Self::Line(input) => element.loose_eq(input),
            Self::Area(area) => element.loose_eq(area),
        }
    }
}
