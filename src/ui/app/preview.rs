//! The one preview of the page: a file that was read, or changes that another tab and this one have both made. It is
//! open until somebody decides.

use std::sync::Arc;

use keikaku::session::RemoteConflict;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser::clock;
use crate::ui::app::{AppState, focus};

impl AppState {
    /// Opens the preview of a file.
    pub(crate) fn show_preview(self, preview: ViewFn) {
        self.remember_focus();
        self.preview.set(Some(preview));
        self.lead_to_preview();
    }

    /// Opens the preview of what another tab and this one have both changed.
    pub(crate) fn show_conflict(self, conflict: RemoteConflict) {
        self.remember_focus();
        self.conflict.set(Some(Arc::new(conflict)));
        self.lead_to_preview();
    }

    /// Whether a preview is open.
    pub(crate) fn has_preview(self) -> bool {
        self.preview.with_untracked(Option::is_some) || self.conflict.with_untracked(Option::is_some)
    }

    fn remember_focus(self) {
        if !self.has_preview() {
            let before = document().active_element().and_then(|element| element.dyn_into().ok());
            self.before_preview.set_value(before);
        }
    }

    /// Moves the focus to the preview, unless somebody has continued to type in the meantime.
    fn lead_to_preview(self) {
        if self.is_typing() {
            return;
        }
        focus::focus_after_update(vec!["preview".to_owned()]);
        leptos::task::spawn_local(async {
            clock::yield_to_browser().await;
            if let Some(heading) = document().get_element_by_id("preview") {
                heading.scroll_into_view();
            }
        });
    }

    /// Removes the preview, whichever it is. The focus is not moved.
    pub(crate) fn drop_preview(self) {
        self.preview.set(None);
        if self.conflict.with_untracked(Option::is_some) {
            self.conflict.set(None);
        }
    }

    /// Closes the preview after it was imported, or after it turned out to change nothing.
    pub(crate) fn close_preview(self) {
        self.begin_reading();
        self.drop_preview();
        focus::focus_after_update(vec!["main".to_owned()]);
    }

    /// Handles キャンセル: closes the preview and its message without a change, and returns the focus to where it was.
    pub(crate) fn cancel_preview(self) {
        self.message.set(None);
        self.close_preview();
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            // If that element is gone, the focus stays in the view.
            let before = self.before_preview.try_update_value(Option::take).flatten();
            let _ = before.map(|before| before.focus());
        });
    }
}
