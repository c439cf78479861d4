//! The state of 比べる: what is on the two sides, and which kind of differences is shown.

use std::sync::Arc;

use keikaku::compare::{Comparison, DifferenceKind, Which, compare};
use keikaku::session::route::{ComparedSide, Route};
use keikaku::wording::import;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{DragEvent, File, FileList};

use crate::ui::app::{AppState, focus};
use crate::ui::pages::compare::compare_side::chooser_id;
use crate::ui::pages::compare::side_content::SideContent;

/// What is on the sides, and what is shown of how they differ. It outlives the view, which is made again when the language is
/// switched.
#[derive(Clone, Debug)]
pub(crate) struct ComparedSides {
    app: AppState,
    left: ArcRwSignal<SideContent>,
    right: ArcRwSignal<SideContent>,
    /// The kind of differences that alone is shown.
    pub(crate) kind: ArcRwSignal<Option<DifferenceKind>>,
    /// Counts what was asked for, so that a file that comes late does not replace what came after it.
    request: ArcRwSignal<u32>,
}

/// What is known of the two sides together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Outcome {
    /// A side is empty.
    #[default]
    Waiting,
    /// A table turned out to be none.
    Refused(String),
    /// They were compared.
    Compared(Arc<Comparison>),
}

impl ComparedSides {
    /// What the address names.
    pub(crate) fn new(app: AppState, left: ComparedSide, right: ComparedSide) -> Self {
        let [left, right] = [left, right].map(|beside| ArcRwSignal::new(SideContent::named(app, beside)));
        Self { app, left, right, kind: ArcRwSignal::default(), request: ArcRwSignal::default() }
    }

    /// What is on a side.
    pub(crate) fn content(&self, which: Which) -> &ArcRwSignal<SideContent> {
        if which == Which::Left { &self.left } else { &self.right }
    }

    /// Puts something on a side. The address follows, as one and the same place to come back to.
    pub(crate) fn put(&self, which: Which, content: SideContent) {
        self.kind.set(None);
        self.count_request();
        self.content(which).set(content);
        self.name_address();
    }

    /// Exchanges the sides, and the kind of differences that is shown with them.
    pub(crate) fn swap(&self) {
        let (left, right) = (self.left.get_untracked(), self.right.get_untracked());
        let kind = self.kind.get_untracked();
        self.left.set(right);
        self.right.set(left);
        self.kind.set(kind.map(DifferenceKind::mirrored));
        self.name_address();
    }

    /// Reads files that were chosen for a side, or dropped on it; the second of them goes to the other side.
    pub(crate) fn read(&self, which: Which, files: &FileList) {
        let files: Vec<File> = (0..files.length()).filter_map(|nth| files.get(nth)).take(2).collect();
        let other = if which == Which::Left { Which::Right } else { Which::Left };
        let request = self.count_request();
        let sides = self.clone();
        leptos::task::spawn_local(async move {
            let mut read = Vec::new();
            for (file, which) in files.iter().zip([which, other]) {
                read.push((which, SideContent::open(sides.app, file).await));
            }
            if sides.request.get_untracked() == request {
                for (which, content) in read {
                    sides.put(which, content);
                }
                focus::give_soon(vec![chooser_id(which)]);
            }
        });
    }

    /// Reads files that are dropped on a side, or beside the sides: then they go to the first that is empty.
    pub(crate) fn on_drop(&self, which: Option<Which>, event: &DragEvent) {
        let Some(files) = event.data_transfer().and_then(|transfer| transfer.files()) else { return };
        if files.length() == 0 {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        let is_free = |content: &ArcRwSignal<SideContent>| content.with_untracked(SideContent::is_empty);
        let free = if is_free(&self.left) || !is_free(&self.right) { Which::Left } else { Which::Right };
        self.read(which.unwrap_or(free), &files);
    }

    /// Compares the sides as they are now.
    pub(crate) fn outcome(&self) -> Outcome {
        let workbook = self.app.settled.get();
        let (left, right) = (self.left.get(), self.right.get());
        let (Some(left), Some(right)) = (left.side(&workbook), right.side(&workbook)) else { return Outcome::Waiting };
        match compare(left, right) {
            Ok(comparison) => Outcome::Compared(Arc::new(comparison)),
            Err((_, trouble)) => Outcome::Refused(import::trouble(&trouble, self.app.language())),
        }
    }

    fn count_request(&self) -> u32 {
        self.request.update(|request| *request = request.wrapping_add(1));
        self.request.get_untracked()
    }

    fn name_address(&self) {
        let [left, right] = [&self.left, &self.right].map(|content| content.with_untracked(SideContent::beside));
        let address = Route::Compare(left, right).fragment();
        if let Ok(history) = window().history() {
            // An address that can't be set leaves the view as it is.
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
        }
    }
}

/// The sides of the view, from the context.
pub(crate) fn use_sides() -> ComparedSides {
    expect_context()
}
