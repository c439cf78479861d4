//! The state of 比べる: the content of the two sides, and the kind to which the differences are restricted.

use std::sync::Arc;

use keikaku::compare::{Comparison, DifferenceKind, Which, compare};
use keikaku::session::route::{ComparedSide, Route};
use keikaku::wording::import;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{DragEvent, File};

use crate::browser::files;
use crate::ui::app::{Editor, focus};
use crate::ui::pages::compare::side_content::SideContent;

/// The content of the two sides, and how their differences are shown. It outlives the view, which is recreated when
/// the language is switched.
#[derive(Clone, Debug)]
pub(crate) struct ComparedSides {
    editor: Editor,
    left: ArcRwSignal<SideContent>,
    right: ArcRwSignal<SideContent>,
    /// The kind to which the differences are restricted; `None` for all kinds.
    pub(crate) kind: ArcRwSignal<Option<DifferenceKind>>,
    /// The number of the newest request, so that a file that is read late does not replace a newer content.
    request: ArcRwSignal<u32>,
}

/// The outcome of comparing the two sides.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum ComparisonOutcome {
    /// At least one side is empty.
    #[default]
    Waiting,
    /// A table cannot be compared with the other side, for this reason.
    Refused(String),
    /// The sides were compared.
    Compared(Arc<Comparison>),
}

impl ComparedSides {
    /// Provides the sides, which are empty, for the view.
    pub(crate) fn provide(editor: Editor) -> Self {
        let (left, right) = (ArcRwSignal::default(), ArcRwSignal::default());
        let sides = Self { editor, left, right, kind: ArcRwSignal::default(), request: ArcRwSignal::default() };
        provide_context(sides.clone());
        sides
    }

    /// Reads what the address names, unless the sides have content, for example when the view is recreated in
    /// another language.
    pub(crate) fn open(&self, left: ComparedSide, right: ComparedSide) {
        let sides = [(&self.left, left), (&self.right, right)];
        let is_nothing = |content: &SideContent| matches!(content, SideContent::Nothing);
        if sides.iter().all(|(content, _)| content.with_untracked(is_nothing)) {
            for (content, beside) in sides {
                content.set(SideContent::named(self.editor.locale(), beside));
            }
        }
    }

    /// Empties the sides when another view is opened.
    pub(crate) fn close(&self) {
        self.kind.set(None);
        self.count_request();
        self.left.set(SideContent::Nothing);
        self.right.set(SideContent::Nothing);
    }

    /// The content of a side.
    pub(crate) fn content(&self, which: Which) -> &ArcRwSignal<SideContent> {
        if which == Which::Left { &self.left } else { &self.right }
    }

    /// Replaces the content of a side. The address is changed without a new entry in the browser's history.
    pub(crate) fn put(&self, which: Which, content: SideContent) {
        self.kind.set(None);
        self.count_request();
        self.content(which).set(content);
        self.name_address();
    }

    /// Exchanges the sides; the kind to which the differences are restricted is exchanged accordingly.
    pub(crate) fn swap(&self) {
        let (left, right) = (self.left.get_untracked(), self.right.get_untracked());
        let kind = self.kind.get_untracked();
        self.left.set(right);
        self.right.set(left);
        self.kind.set(kind.map(DifferenceKind::mirrored));
        self.name_address();
    }

    /// Reads files that were chosen for a side, or dropped on it. The second file goes to the other side.
    pub(crate) fn read(&self, which: Which, files: Vec<File>) {
        let other = if which == Which::Left { Which::Right } else { Which::Left };
        let request = self.count_request();
        let sides = self.clone();
        leptos::task::spawn_local(async move {
            let mut read = Vec::new();
            for (file, which) in files.iter().zip([which, other]) {
                read.push((which, SideContent::open(sides.editor.locale(), file).await));
            }
            if sides.request.get_untracked() == request {
                for (which, content) in read {
                    sides.put(which, content);
                }
                focus::focus_after_update(vec![chooser_id(which)]);
            }
        });
    }

    /// Reads files that are dropped on a side. If `which` is `None`, they go to the first empty side.
    pub(crate) fn on_drop(&self, which: Option<Which>, event: &DragEvent) {
        let files = files::dropped(event);
        if files.is_empty() {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        let is_free = |content: &ArcRwSignal<SideContent>| content.with_untracked(SideContent::is_empty);
        let free = if is_free(&self.left) || !is_free(&self.right) { Which::Left } else { Which::Right };
        self.read(which.unwrap_or(free), files);
    }

    /// Compares the current content of the sides.
    pub(crate) fn outcome(&self) -> ComparisonOutcome {
        let workbook = self.editor.settled.get();
        let (left, right) = (self.left.get(), self.right.get());
        let (Some(left), Some(right)) = (left.side(&workbook), right.side(&workbook)) else {
            return ComparisonOutcome::Waiting;
        };
        match compare(left, right) {
            Ok(comparison) => ComparisonOutcome::Compared(Arc::new(comparison)),
            Err((_, error)) => ComparisonOutcome::Refused(import::error_sentence(&error, self.editor.language())),
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
            // If the browser refuses the address, the view is unaffected.
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
        }
    }
}

/// The state of the view from the context.
pub(crate) fn use_sides() -> ComparedSides {
    expect_context()
}

/// The id of the choice of a side's plan.
pub(crate) fn chooser_id(which: Which) -> String {
    format!("compare-{}", id_word(which))
}

/// The word of a side in ids.
pub(crate) fn id_word(which: Which) -> &'static str {
    if which == Which::Left { "left" } else { "right" }
}
