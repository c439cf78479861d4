//! The preview of the page: files that are being read, the changes of opened files, or a conflict. At most one preview
//! is open, until somebody decides.
//!
//! The open preview is data, an [`OpenPreview`], so that it stays when the page is recreated in another language.
//! [`Preview`](crate::ui::review::preview::Preview) shows it.

use std::sync::Arc;

use keikaku::import::encoding::Large;
use keikaku::session::RemoteConflict;
use keikaku::session::route::Route;
use keikaku::wording::{Label, ReviewLabel};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::browser::clock;
use crate::ui::app::{Saving, focus};
use crate::ui::review::folder::conflict::ConflictWithFile;
use crate::ui::review::{OpenedPlanFile, ReceivedFile, TableFiles};

/// The content of the preview, with everything that its view reads.
#[derive(Clone, Debug)]
pub(crate) enum OpenPreview {
    /// Files are being read, or compared with the plans.
    Reading(OngoingReading),
    /// Files that are read only once the user has agreed, since one of them is large.
    LargeFiles(LargeFiles),
    /// The changes that table files would make.
    TableFiles(TableFiles),
    /// The changes that a plan file would make.
    PlanFile(OpenedPlanFile),
    /// A conflict between a plan and its file in a folder.
    FileConflict(ConflictWithFile),
    /// A conflict between another tab and this tab.
    TabConflict(Arc<RemoteConflict>),
}

/// The progress of reading or comparing files.
#[derive(Clone, Debug)]
pub(crate) struct OngoingReading {
    /// The name of the file, or the number of files.
    pub(crate) name: String,
    /// What is being done.
    pub(crate) label: Label,
    /// The completed amount and the total amount.
    pub(crate) progress: ArcRwSignal<(usize, usize)>,
}

/// Table files, one of which is large.
#[derive(Clone, Debug)]
pub(crate) struct LargeFiles {
    /// The name of the first large file.
    pub(crate) name: String,
    /// The size of that file.
    pub(crate) size: Large,
    /// All files, including those that are not large.
    pub(crate) files: Arc<[ReceivedFile]>,
    /// The sentences about other files that were opened together with these and cannot be read.
    pub(crate) refused: Vec<String>,
}

/// The preview, as a handle. [`Self::provide`] provides it for [`use_previews`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Previews {
    /// Saving, with the editor whose plans the previews change.
    pub(crate) saving: Saving,
    open: RwSignal<Option<OpenPreview>>,
    untracked: StoredValue<PreviewsState, LocalStorage>,
}

/// The state that no view shows.
#[derive(Debug, Default)]
struct PreviewsState {
    /// The element that had the focus before the preview was shown; キャンセル returns the focus to it.
    focused_before: Option<HtmlElement>,
    /// The number of the newest request to read files.
    reading: u32,
}

impl Previews {
    /// Provides the preview to every component, and registers it to show conflicts with other tabs.
    pub(crate) fn provide(saving: Saving) -> Self {
        let previews =
            Self { saving, open: RwSignal::new(None), untracked: StoredValue::new_local(PreviewsState::default()) };
        provide_context(previews);
        saving.set_ask_about_conflict(move |conflict| previews.show_tab_conflict(conflict));
        previews
    }

    /// The open preview, tracked; `None` if nothing waits for a decision.
    pub(crate) fn get(self) -> Option<OpenPreview> {
        self.open.get()
    }

    /// Opens a preview in place of the open preview.
    pub(crate) fn show(self, preview: OpenPreview) {
        if !self.is_open() {
            let focused = document().active_element().and_then(|element| element.dyn_into().ok());
            self.untracked.update_value(|untracked| untracked.focused_before = focused);
        }
        self.open.set(Some(preview));
        self.lead_to_preview();
    }

    /// Shows a conflict between another tab and this tab. It does not replace an open preview, and is not shown on 比べる.
    fn show_tab_conflict(self, conflict: RemoteConflict) {
        if self.is_open() || matches!(self.saving.editor.navigation.route.get_untracked(), Route::Compare(..)) {
            return;
        }
        self.show(OpenPreview::TabConflict(Arc::new(conflict)));
        self.saving.editor.messages.say_error(ReviewLabel::TABS_DIFFER);
    }

    fn is_open(self) -> bool {
        self.open.with_untracked(Option::is_some)
    }

    /// Whether the open preview is about a file.
    pub(crate) fn has_file(self) -> bool {
        self.open.with_untracked(|open| open.as_ref().is_some_and(|open| !matches!(open, OpenPreview::TabConflict(_))))
    }

    /// Moves the focus to the preview, unless somebody has continued to type in the meantime.
    pub(crate) fn lead_to_preview(self) {
        if self.saving.editor.is_typing() {
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

    /// Removes the preview from the page and returns it, until [`Self::put_back`] or [`Self::close`] is called.
    pub(crate) fn take(self) -> Option<OpenPreview> {
        let open = self.open.get_untracked();
        self.open.set(None);
        open
    }

    /// Shows a preview again that [`Self::take`] removed.
    pub(crate) fn put_back(self, preview: Option<OpenPreview>) {
        self.open.set(preview);
    }

    /// Removes any open preview, and abandons the files that are being read. The focus is not moved.
    pub(crate) fn discard(self) {
        self.begin_reading();
        self.open.set(None);
    }

    /// Closes the preview after an import, or after it turned out to change nothing.
    pub(crate) fn close(self) {
        self.discard();
        focus::focus_after_update(vec!["main".to_owned()]);
    }

    /// Handles キャンセル: closes the preview and its message without a change, and returns the focus to its previous
    /// element.
    pub(crate) fn cancel(self) {
        self.saving.editor.messages.clear();
        self.close();
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            // If that element is gone, the focus stays in the view.
            let before = self.untracked.try_update_value(|untracked| untracked.focused_before.take()).flatten();
            let _ = before.map(|before| before.focus());
        });
    }

    /// Begins to read files, and returns the number of the request. Only the result of the newest request is shown.
    pub(crate) fn begin_reading(self) -> u32 {
        let next = |untracked: &mut PreviewsState| {
            untracked.reading = untracked.reading.wrapping_add(1);
            untracked.reading
        };
        self.untracked.try_update_value(next).unwrap_or_default()
    }

    /// Whether the request with that number is still the newest.
    pub(crate) fn is_reading(self, request: u32) -> bool {
        self.untracked.try_with_value(|untracked| untracked.reading == request) == Some(true)
    }
}

/// The preview, from the context.
pub(crate) fn use_previews() -> Previews {
    expect_context()
}
