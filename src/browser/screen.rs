//! The size of the screen, and how one points at it.

use leptos::prelude::window;

/// Whether the window is so narrow that the style sheet shows the views as cards (`style/cards.css`).
pub(crate) fn is_narrow() -> bool {
    matches("(max-width: 48rem)")
}

/// Whether a finger is what points at the screen first of all.
pub(crate) fn is_touched() -> bool {
    matches("(pointer: coarse)")
}

/// Whether the browser is Safari, or one that is made of it as all are on an iPhone: it clears the storage of a page that was not
/// visited for seven days.
pub(crate) fn is_webkit() -> bool {
    let vendor =
        js_sys::Reflect::get(&window().navigator(), &"vendor".into()).ok().and_then(|vendor| vendor.as_string());
    vendor.is_some_and(|vendor| vendor.starts_with("Apple"))
}

fn matches(query: &str) -> bool {
    let query = window().match_media(query).ok().flatten();
    query.is_some_and(|query| query.matches())
}
