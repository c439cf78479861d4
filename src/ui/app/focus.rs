//! Moving the focus to elements by their ids, in particular after a change of the page has removed the focused element.

use std::time::Duration;

use keikaku::command::InputField;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement, KeyboardEvent};

use crate::browser::screen;
use crate::ui::app::field::place;
use crate::ui::app::view::EditorView;

/// The element of that id; `None` if it is not on the page.
fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to that element, and returns whether it is on the page.
pub(crate) fn focus_id(id: &str) -> bool {
    element(id).is_some_and(|element| element.focus().is_ok())
}

/// Moves the focus to that `<input>` with its whole text selected, and returns whether it is on the page.
pub(crate) fn select_id(id: &str) -> bool {
    let input = element(id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    input.is_some_and(|input| {
        input.select();
        input.focus().is_ok()
    })
}

/// Moves the focus from an `<input>` in a list to the `<input>` of the same kind (`data-text`) that is `rows` rows
/// below, and selects its text. At either end the focus stays.
pub(crate) fn select_beside(rows: i32) {
    let kind = document().active_element().and_then(|focused| focused.get_attribute("data-text"));
    if let Some(kind) = kind {
        go_beside(&format!("[data-text={kind}]"), rows);
    }
}

/// Moves the focus by `rows` elements among the elements that match the selector; the focused element must be one of
/// them. The text of an `<input>` is selected. If there is no such element, the focus stays and `false` is returned.
pub(crate) fn go_beside(selector: &str, rows: i32) -> bool {
    let Some(focused) = document().active_element() else { return false };
    let Ok(all) = document().query_selector_all(selector) else { return false };
    let elements = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into::<HtmlElement>().ok());
    let elements: Vec<HtmlElement> = elements.collect();
    let here = elements.iter().position(|element| element.is_same_node(Some(&focused)));
    let there = here.and_then(|here| elements.get(here.checked_add_signed(isize::try_from(rows).ok()?)?));
    if let Some(element) = there {
        if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            input.select();
        }
        // An element that the browser does not focus leaves the focus where it is.
        let _ = element.focus();
    }
    there.is_some()
}

/// Moves the focus to the first element that matches the selector, if there is one.
pub(crate) fn focus_first(selector: &str) {
    let first =
        document().query_selector(selector).ok().flatten().and_then(|first| first.dyn_into::<HtmlElement>().ok());
    if let Some(first) = first {
        let _ = first.focus();
    }
}

/// The text in the `<input>` with that id; `None` if it is not on the page.
pub(crate) fn text_of(id: &str) -> Option<String> {
    Some(document().get_element_by_id(id)?.dyn_into::<HtmlInputElement>().ok()?.value())
}

/// The key of a keyboard event; `None` if the event belongs to an input method.
pub(crate) fn plain_key(event: &Event) -> Option<String> {
    let key = event.dyn_ref::<KeyboardEvent>()?;
    (!key.is_composing() && key.key_code() != 229).then(|| key.key())
}

/// Moves the focus to the first of these elements that exists, after the page has shown the current change.
pub(crate) fn focus_after_update(ids: Vec<String>) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        let _found = ids.iter().any(|id| focus_id(id));
    });
}

/// Moves the focus to that element after the page has shown the current change. On a narrow screen, where the element
/// may be higher than the window, also scrolls to its top.
pub(crate) fn focus_at_top(id: &'static str) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        if focus_id(id)
            && screen::is_narrow()
            && let Some(element) = element(id)
        {
            element.scroll_into_view();
        }
    });
}

/// Whether no element of the page has the focus, for example because the focused element was removed.
pub(crate) fn is_lost() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// Moves the focus to the first of these elements that exists, if the current change of the page removes the focused
/// element.
pub(crate) fn restore_if_lost(ids: Vec<String>) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        let _found = is_lost() && ids.iter().any(|id| focus_id(id));
    });
}

/// The time between two attempts to focus an element that may be created later.
const RETRY_DELAY: Duration = Duration::from_millis(30);
/// The greatest number of such attempts.
const MOST_RETRIES: u32 = 100;

/// Moves the focus to the first of these elements that exists, as soon as one exists, unless the focus has moved
/// elsewhere by then.
pub(crate) fn focus_when_present(ids: Vec<String>) {
    let _ = focus_id("main");
    try_to_focus(ids, MOST_RETRIES);
}

fn try_to_focus(ids: Vec<String>, retries: u32) {
    let has_moved =
        document().active_element().is_none_or(|element| !matches!(element.tag_name().as_str(), "MAIN" | "BODY"));
    if !has_moved && !ids.iter().any(|id| focus_id(id)) && retries > 0 {
        // If the browser refuses the timer, the focus stays where it is.
        let _ = set_timeout_with_handle(move || try_to_focus(ids, retries - 1), RETRY_DELAY);
    }
}

/// The ids of the elements at which the user's work continues, in order of preference: the cell that last had the
/// focus, and the view.
pub(crate) fn work_ids(view: EditorView) -> Vec<String> {
    let cell = view.fields.last_cell(view).and_then(|cell| match cell.field {
        InputField::Row(indicator, at) => Some(place::id(indicator, at)),
        InputField::Fact(_)
        | InputField::Text(_)
        | InputField::Approval(..)
        | InputField::Evaluation(_)
        | InputField::Record(..) => None,
    });
    cell.into_iter().chain(["main".to_owned()]).collect()
}
