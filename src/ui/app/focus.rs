//! Giving the focus back by id after the page has changed under it.

use std::time::Duration;

use keikaku::command::InputField;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement, KeyboardEvent};

use crate::ui::app::AppState;
use crate::ui::app::field::place;

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

/// Moves the focus to the first of these that is there, once the page shows the change.
pub(crate) fn give_soon(ids: Vec<String>) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        let _found = ids.iter().any(|id| give(id));
    });
}

/// Whether no element of the page has the focus, because the one that had it is gone.
pub(crate) fn is_lost() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// Gives the focus to the first of these that is there, if a change of the page took it away with its element.
pub(crate) fn keep(ids: Vec<String>) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        let _found = is_lost() && ids.iter().any(|id| give(id));
    });
}

/// How often, and how often at most, an element is looked for that is made in slices.
const LOOK_AGAIN: Duration = Duration::from_millis(30);
const MOST_LOOKS: u32 = 100;

/// Moves the focus to that element as soon as it is there, unless it goes elsewhere meanwhile.
pub(crate) fn give_when_there(id: String) {
    let _ = give("main");
    look(id, MOST_LOOKS);
}

fn look(id: String, looks: u32) {
    let has_gone =
        document().active_element().is_none_or(|element| !matches!(element.tag_name().as_str(), "MAIN" | "BODY"));
    if !has_gone && !give(&id) && looks > 0 {
        // Without timers there is nothing to wait with.
        let _ = set_timeout_with_handle(move || look(id, looks - 1), LOOK_AGAIN);
    }
}

/// Where work goes on: at the cell that had the focus last, or in the view.
pub(crate) fn work(app: AppState) -> Vec<String> {
    let cell = app.fields.last_cell(app).and_then(|cell| match cell.field {
        InputField::Row(indicator, at) => Some(place::id(indicator, at)),
        InputField::Fact(_) => None,
    });
    cell.into_iter().chain(["main".to_owned()]).collect()
}
