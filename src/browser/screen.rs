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

fn matches(query: &str) -> bool {
    let query = window().match_media(query).ok().flatten();
    query.is_some_and(|query| query.matches())
}
