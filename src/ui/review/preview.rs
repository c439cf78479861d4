//! Where a page shows the one thing that waits to be decided.

use leptos::prelude::*;

use crate::ui::app::use_app;
use crate::ui::review::tab_conflict::TabConflict;

/// The preview of a file, or what this tab and another one have both changed; nothing while neither waits to be
/// decided.
#[component]
pub(crate) fn Preview() -> impl IntoView {
    let app = use_app();
    move || match app.preview.get() {
        Some(preview) => Some(preview.run()),
        None => app.conflict.get().map(|conflict| view! { <TabConflict conflict /> }.into_any()),
    }
}
