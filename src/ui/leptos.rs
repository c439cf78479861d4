//! Leptos as the page uses it: the reactive graph and the renderer, by the crates of which Leptos is made.
//!
//! The umbrella crate brings server functions and their streams along, which a page without a server never calls but
//! would download (`docs/performance.md`).

use std::hash::Hash;

pub(crate) use leptos_dom::helpers::{
    TimeoutHandle, document, event_target_value, set_timeout_with_handle, window, window_event_listener,
};
pub(crate) use reactive_graph::effect::Effect;
pub(crate) use reactive_graph::owner::{LocalStorage, Owner, StoredValue, on_cleanup};
pub(crate) use reactive_graph::prelude::*;
use tachys::reactive_graph::OwnedView;
pub(crate) use tachys::view::any_view::{AnyView, IntoAny};
use tachys::view::keyed::{SerializableKey, keyed};
use tachys::view::{Mountable, Render};
use web_sys::HtmlElement;

pub(crate) use super::live::{ArcLive, Live, derived};

/// Puts a view into the element, for as long as the page lives.
pub(crate) fn mount_to(parent: &HtmlElement, make: impl FnOnce() -> AnyView) {
    // That the executor is there already is as good.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let mut state = owner.with(|| make().build());
    state.mount(parent, None);
    std::mem::forget((owner, state));
}

/// A list by keys: what belongs to a key is kept, moved, made or removed, never rewritten into another's.
pub(crate) fn by_key<K>(
    keys: impl Fn() -> Vec<K> + Send + 'static,
    make: impl Fn(K) -> AnyView + Send + Clone + 'static,
) -> AnyView
where
    K: Copy + Eq + Hash + SerializableKey + Send + 'static,
{
    let parent = Owner::current().unwrap_or_default();
    let make = move |_: usize, key: K| {
        let owner = parent.with(Owner::new);
        let view = owner.with(|| make(key));
        (drop as fn(usize), OwnedView::new_with_owner(view, owner))
    };
    (move || keyed(keys(), |key: &K| *key, make.clone())).into_any()
}
