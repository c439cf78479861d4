//! The size of the screen.

use leptos::prelude::window;

/// Whether the window is so narrow that the style sheet shows the views as cards (`style/cards.css`).
pub(crate) fn is_narrow() -> bool {
    let query = window().match_media("(max-width: 48rem)").ok().flatten();
    query.is_some_and(|query| query.matches())
}
