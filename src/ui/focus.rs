//! Giving the focus back by id after the page has changed under it.

use crate::ui::leptos::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement, KeyboardEvent};

/// The element of that id.
fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to that element, if it is there.
pub(crate) fn give(id: &str) -> bool {
    element(id).is_some_and(|element| element.focus().is_ok())
}

/// The text in the input of that id.
pub(crate) fn text_of(id: &str) -> Option<String> {
    Some(document().get_element_by_id(id)?.dyn_into::<HtmlInputElement>().ok()?.value())
}

/// The key that was pressed, if it was for us and not for an input method.
pub(crate) fn plain_key(event: &Event) -> Option<String> {
    let key = event.dyn_ref::<KeyboardEvent>()?;
    (!key.is_composing() && key.key_code() != 229).then(|| key.key())
}

/// How many turns of the page the first choice is waited for: a view of a chunk that is there takes a few.
const TURNS: usize = 20;

/// Moves the focus to the first of these that is there, once the page shows the change.
pub(crate) fn give_soon(ids: Vec<String>) {
    any_spawner::Executor::spawn_local(async move {
        for _ in 0..TURNS {
            any_spawner::Executor::tick().await;
            if ids.first().is_some_and(|id| give(id)) {
                return;
            }
        }
        let _found = ids.iter().any(|id| give(id));
    });
}
