//! Small things asked of the page's elements.

use web_sys::Element;

/// Sets an attribute, or takes it away. The names are our own, so the browser refuses none.
pub(crate) fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}
