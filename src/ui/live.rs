//! Parts of the page that follow signals, each of one type whatever the closure.
//!
//! A closure in `view!` is a type of its own, and for each type the compiler makes its own building, rebuilding and
//! unmounting. Behind these few functions the closures are boxed and that code exists once, which the
//! download feels: the figures stand in `docs/performance.md`.

use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// A text that follows what it reads.
pub(crate) fn text(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(read)
}

/// A condition that follows what it reads.
pub(crate) fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(read)
}

/// A part that is made anew when what it reads changes.
pub(crate) fn part(make: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    boxed_part(Arc::new(make))
}

fn boxed_part(make: Arc<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    (move || make()).into_any()
}

/// What a button does.
pub(crate) fn press(act: impl FnMut(MouseEvent) + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(act)
}
