//! The one thing that waits to be decided: a file that was read, or what another tab and this one have both changed.

use std::sync::Arc;

use keikaku::session::RemoteConflict;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser::clock;
use crate::ui::app::{AppState, focus};

impl AppState {
    /// Shows what a file would change.
    pub(crate) fn show_preview(self, preview: ViewFn) {
        self.remember_focus();
        self.preview.set(Some(preview));
        self.lead_to_preview();
    }

    /// Shows what another tab and this one have both changed.
    pub(crate) fn show_conflict(self, conflict: RemoteConflict) {
        self.remember_focus();
        self.conflict.set(Some(Arc::new(conflict)));
        self.lead_to_preview();
    }

    /// Whether something waits to be decided.
    pub(crate) fn has_preview(self) -> bool {
        self.preview.with_untracked(Option::is_some) || self.conflict.with_untracked(Option::is_some)
    }

    fn remember_focus(self) {
        if !self.has_preview() {
            let before = document().active_element().and_then(|element| element.dyn_into().ok());
            self.before_preview.set_value(before);
        }
    }

    /// Who has gone on typing meanwhile keeps the focus.
    fn lead_to_preview(self) {
        if self.is_typing() {
            return;
        }
        focus::give_soon(vec!["preview".to_owned()]);
        leptos::task::spawn_local(async {
            clock::yield_to_browser().await;
            if let Some(heading) = document().get_element_by_id("preview") {
                heading.scroll_into_view();
            }
        });
    }

    /// Takes the preview away, whatever is in it.
    pub(crate) fn drop_preview(self) {
        self.preview.set(None);
        if self.conflict.with_untracked(Option::is_some) {
            self.conflict.set(None);
        }
    }

    /// Closes the preview: what is in it was imported, or nothing changes.
    pub(crate) fn close_preview(self) {
        self.begin_reading();
        self.drop_preview();
        focus::give_soon(vec!["main".to_owned()]);
    }

    /// キャンセル: nothing changes, what was said of the preview goes with it, and the focus goes back to where it was.
    pub(crate) fn cancel_preview(self) {
        self.message.set(None);
        self.close_preview();
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            // An element that is gone takes no focus: then the view has it.
            let before = self.before_preview.try_update_value(Option::take).flatten();
            let _ = before.map(|before| before.focus());
        });
    }
}
