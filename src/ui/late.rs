//! Views that a chunk of the program makes, once that is there ([`crate::browser::chunk`]).

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use super::desk::Desk;
use super::el::{El, group};
use crate::browser::chunk::NotArrived;
use crate::ui::leptos::*;

/// A view of a chunk, to be made as often as it is shown.
#[derive(Clone)]
pub(crate) struct LateView(Arc<dyn Fn() -> El + Send + Sync>);

impl LateView {
    /// Made so.
    pub(crate) fn new(make: impl Fn() -> El + Send + Sync + 'static) -> Self {
        Self(Arc::new(make))
    }

    /// The view once more.
    pub(crate) fn make(&self) -> El {
        (self.0)()
    }
}

impl fmt::Debug for LateView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LateView")
    }
}

/// Shows a view as soon as its chunk is there; where that does not arrive, it is said.
pub(crate) fn late(desk: Desk, view: impl Future<Output = Result<LateView, NotArrived>> + 'static) -> El {
    show(desk, Box::pin(view))
}

/// Of one type, so that it is compiled once and not for every view.
#[inline(never)]
fn show(desk: Desk, view: Pin<Box<dyn Future<Output = Result<LateView, NotArrived>>>>) -> El {
    let arrived = Live::new(None::<LateView>);
    desk.when_arrived(async move {
        let view = view.await?;
        arrived.set(Some(view));
        Ok(())
    });
    group().part(move || arrived.get().map(|view| view.make()))
}
