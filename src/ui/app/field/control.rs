//! The elements of the page in which text is typed.

use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlInputElement, HtmlTextAreaElement};

/// An element in which text is typed.
#[derive(Clone, Debug)]
pub(crate) enum Control {
    /// An `<input>`, which has a single line.
    Line(HtmlInputElement),
    /// A `<textarea>` that takes one line of text and wraps it (`data-one-line`). Like an `<input>` it has no line breaks.
    WrappedLine(HtmlTextAreaElement),
    /// A `<textarea>`, which has several lines.
    Area(HtmlTextAreaElement),
}

impl Control {
    /// The element as a control; `None` if no text is typed in it.
    pub(crate) fn from_element(element: Element) -> Option<Self> {
        match element.dyn_into::<HtmlInputElement>() {
            Ok(input) => Some(Self::Line(input)),
            Err(element) => {
                let area: HtmlTextAreaElement = element.dyn_into().ok()?;
                Some(if area.has_attribute("data-one-line") { Self::WrappedLine(area) } else { Self::Area(area) })
            }
        }
    }

    /// Whether the text is a single line, so that Enter commits it.
    pub(crate) fn is_one_line(&self) -> bool {
        !matches!(self, Self::Area(_))
    }

    /// Selects the whole text.
    pub(crate) fn select(&self) {
        match self {
            Self::Line(input) => input.select(),
            Self::WrappedLine(area) | Self::Area(area) => area.select(),
        }
    }

    /// Moves the caret to the end of the text of an `<input>`, without selecting any text.
    pub(crate) fn put_caret_at_end(&self) {
        let end = u32::try_from(self.text().encode_utf16().count()).unwrap_or_default();
        if let Self::Line(input) = self {
            let _is_set = input.set_selection_range(end, end);
        }
    }

    /// Replaces pasted line breaks by blanks in a wrapped line, as an `<input>` would do. The caret keeps its position.
    pub(crate) fn join_lines(&self) {
        let Self::WrappedLine(area) = self else { return };
        let text = area.value();
        if !text.contains(['\n', '\r']) {
            return;
        }
        let caret = area.selection_start().ok().flatten().unwrap_or_default();
        area.set_value(&in_one_line(&text));
        let _is_set = area.set_selection_range(caret, caret);
    }

    /// The text in the element.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Line(input) => input.value(),
            Self::WrappedLine(area) => in_one_line(&area.value()),
            Self::Area(area) => area.value(),
        }
    }

    /// Writes the text into the element, and returns whether it differs from the previous text.
    pub(crate) fn write(&self, text: &str) -> bool {
        let is_another = self.text() != text;
        match self {
            Self::Line(input) if is_another => input.set_value(text),
            Self::WrappedLine(area) if is_another => area.set_value(&in_one_line(text)),
            Self::Area(area) if is_another => area.set_value(text),
            _ => {}
        }
        is_another
    }

    /// Whether this is the same element.
    pub(crate) fn is(&self, element: &EventTarget) -> bool {
        match self {
            Self::Line(input) => element.loose_eq(input),
            Self::WrappedLine(area) | Self::Area(area) => element.loose_eq(area),
        }
    }
}

/// Replaces each line break by one blank. A text area represents each line break as one `\n`.
fn in_one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}
