//! 比べる: two plans or files side by side. Nothing is taken in, changed or kept by it.
//!
//! What stands on its sides lives in the place where a file waits
//! ([`AppState::preview`]), so that it stays when the language is switched and goes when the view is left. The address names the
//! plans; a file is not there any more once the page is opened again, and that is said.

pub(crate) mod result;
pub(crate) mod side;

use std::sync::Arc;

use keikaku::compare::{Comparison, Kind, Which, compare};
use keikaku::wording::{Label, compare as words_of, exchange};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DragEvent, Event, File, FileList};

use crate::ui::app::AppState;
use crate::ui::app::focus;
use crate::ui::app::route::{Beside, Route};
use crate::ui::components::el::{El, button, el, group};
use crate::ui::pages::compare::side::Held;
use crate::ui::review::Preview;
use leptos::prelude::*;

/// The view, with what the address names on its sides.
pub(crate) fn compare_page(app: AppState, left: Beside, right: Beside) -> El {
    if app.preview.with_untracked(Option::is_none) {
        let grid_state = Sides::new(app, left, right);
        app.preview.set(Some(ViewFn::from(move || grid_state.view().view())));
    }
    group().child(view! { <Preview /> }.into_any())
}

/// What stands on the sides, and what is shown of how they differ.
#[derive(Clone)]
pub(crate) struct Sides {
    app: AppState,
    left: ArcRwSignal<Held>,
    right: ArcRwSignal<Held>,
    /// The kind of differences that alone is shown.
    kind: ArcRwSignal<Option<Kind>>,
    /// Counts what was asked for, so that a file that comes late does not take the place of what came after it.
    turn: ArcRwSignal<u32>,
}

/// What is known of the two together.
#[derive(Clone, Debug, Default, PartialEq)]
enum Outcome {
    /// A side is empty.
    #[default]
    Waiting,
    /// A table turned out to be none.
    Refused(String),
    /// They were compared.
    Compared(Arc<Comparison>),
}

impl Sides {
    fn new(app: AppState, left: Beside, right: Beside) -> Self {
        let [left, right] = [left, right].map(|beside| ArcRwSignal::new(Held::named(app, beside)));
        Self { app, left, right, kind: ArcRwSignal::default(), turn: ArcRwSignal::default() }
    }

    fn held(&self, which: Which) -> &ArcRwSignal<Held> {
        if which == Which::Left { &self.left } else { &self.right }
    }

    /// Puts something on a side. The address follows, as one and the same place to come back to.
    fn put(&self, which: Which, held: Held) {
        self.kind.set(None);
        self.turn.update(|turn| *turn = turn.wrapping_add(1));
        self.held(which).set(held);
        self.name_address();
    }

    fn name_address(&self) {
        let [left, right] = [&self.left, &self.right].map(|held| held.with_untracked(Held::beside));
        let address = Route::Compare(left, right).fragment();
        if let Ok(history) = window().history() {
            // An address that can't be set leaves the view as it is.
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
        }
    }

    fn swap(&self) {
        let (left, right) = (self.left.get_untracked(), self.right.get_untracked());
        let kind = self.kind.get_untracked();
        self.left.set(right);
        self.right.set(left);
        self.kind.set(kind.map(Kind::mirrored));
        self.name_address();
    }

    /// Files that were chosen for a side, or dropped on it; the second of them goes to the other side.
    fn read(&self, which: Which, files: &FileList) {
        let files: Vec<File> = (0..files.length()).filter_map(|nth| files.get(nth)).take(2).collect();
        let other = if which == Which::Left { Which::Right } else { Which::Left };
        self.turn.update(|turn| *turn = turn.wrapping_add(1));
        let (sides, turn) = (self.clone(), self.turn.get_untracked());
        leptos::task::spawn_local(async move {
            let mut arrived = Vec::new();
            for (file, which) in files.iter().zip([which, other]) {
                arrived.push((which, Held::open(sides.app, file).await));
            }
            if sides.turn.get_untracked() == turn {
                for (which, held) in arrived {
                    sides.put(which, held);
                }
                focus::give_soon(vec![side::chooser_id(which)]);
            }
        });
    }

    /// Files that are dropped beside the sides: they go to the first that is empty.
    fn on_drop(&self, which: Option<Which>, event: &Event) {
        let Some(event) = event.dyn_ref::<DragEvent>() else { return };
        let Some(files) = event.data_transfer().and_then(|transfer| transfer.files()) else { return };
        if files.length() == 0 {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        let is_free = |held: &ArcRwSignal<Held>| held.with_untracked(Held::is_empty);
        let free = if is_free(&self.left) || !is_free(&self.right) { Which::Left } else { Which::Right };
        self.read(which.unwrap_or(free), &files);
    }

    fn outcome(&self) -> Outcome {
        let words = self.app.words();
        let workbook = self.app.settled.get();
        let (left, right) = (self.left.get(), self.right.get());
        let (Some(left), Some(right)) = (left.side(&workbook), right.side(&workbook)) else { return Outcome::Waiting };
        match compare(left, right) {
            Ok(comparison) => Outcome::Compared(Arc::new(comparison)),
            Err((_, trouble)) => Outcome::Refused(exchange::trouble(&trouble, words)),
        }
    }

    fn view(&self) -> El {
        let app = self.app;
        let (sides, dropped, swapped) = (self.clone(), self.clone(), self.clone());
        let outcome = Memo::new(move |_| sides.outcome());
        let summary = move || match outcome.get() {
            Outcome::Waiting => app.label(Label::ChooseBoth).to_owned(),
            Outcome::Refused(sentence) => sentence,
            Outcome::Compared(comparison) => words_of::summary(&comparison, app.words()),
        };
        let result = self.clone();
        el("div")
            .class("compare")
            .on("drop", move |event| dropped.on_drop(None, &event))
            .with(el("h1").text(app.label(Label::Compare)))
            .with(el("p").class("compare-meaning").text(app.label(Label::CompareMeaning)))
            .with(
                el("div")
                    .class("compare-sides")
                    .with(side::side(self, Which::Left))
                    .with(side::side(self, Which::Right)),
            )
            .with(
                el("div").class("buttons").with(
                    button("secondary", app.label(Label::SwapSides)).id("swap-sides").press(move || swapped.swap()),
                ),
            )
            .with(el("p").class("compare-summary").role("status").live_text(summary))
            .part(move || match outcome.get() {
                Outcome::Compared(comparison) => Some(result::result(&result, &comparison)),
                Outcome::Waiting | Outcome::Refused(_) => None,
            })
    }
}
