//! Attributes of the elements of the page.

use web_sys::Element;

/// Sets an attribute, or removes it for `None`. The result is ignored: a browser refuses only invalid attribute names.
pub(crate) fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}
