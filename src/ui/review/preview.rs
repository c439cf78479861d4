//! The place in a view at which the open preview is shown.

use leptos::prelude::*;

use crate::ui::app::use_app;
use crate::ui::review::tab_conflict::TabConflict;

/// The preview of a file, or of what this tab and another one have both changed; nothing if neither waits for a
/// decision.
#[component]
pub(crate) fn Preview() -> impl IntoView {
    let app = use_app();
    move || match app.preview.get() {
        Some(preview) => Some(preview.run()),
        None => app.conflict.get().map(|conflict| view! { <TabConflict conflict /> }.into_any()),
    }
}
