//! The listeners that let the table be used like a spreadsheet: moving and editing, rectangles, copying and pasting
//! (`docs/keys.md`).
//!
//! They are on the document, ahead of the field protocol, and handle only the events that belong to the table.
//! [`Fields`](crate::ui::app::field::Fields) knows which cell has the focus, and `CellNavigation` where a key leads.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

use crate::ui::app::{EditorView, selection};
use crate::ui::pages::table::{clipboard, keys, mouse};
use crate::ui::review::previews::Previews;

/// Listens for the keys, the mouse and the clipboard in every table that is shown, for as long as the page exists.
pub(crate) fn listen(view: EditorView, previews: Previews) {
    listen_in_capture_phase("keydown", move |event| keys::on_key(view, &event));
    listen_in_capture_phase("focusin", move |event| selection::on_focus_in(view, &event));
    listen_in_capture_phase("input", move |event: Event| selection::on_input(view, &event));
    listen_in_capture_phase("mousedown", move |event| mouse::on_down(view, &event));
    listen_in_capture_phase("mousemove", move |event| mouse::on_move(view, &event));
    listen_in_capture_phase("copy", move |event| clipboard::on_copy(view, &event));
    listen_in_capture_phase("cut", move |event| clipboard::on_cut(view, &event));
    listen_in_capture_phase("paste", move |event| clipboard::on_paste(view, previews, &event));
    listen_in_capture_phase("dragstart", move |event| mouse::on_drag(view, &event));
    listen_in_capture_phase("click", move |event| mouse::on_click(view, &event));
    listen_in_capture_phase("dblclick", move |event| mouse::on_double_click(view, &event));
}

/// Listens for an event in the capture phase, that is before the listeners of the element that it is sent to.
fn listen_in_capture_phase<E: JsCast>(name: &str, act: impl Fn(E) + 'static) {
    let act = move |event: Event| {
        if let Ok(event) = event.dyn_into() {
            act(event);
        }
    };
    let closure = Closure::wrap(Box::new(act) as Box<dyn FnMut(Event)>);
    let _ = document().add_event_listener_with_callback_and_bool(name, closure.as_ref().unchecked_ref(), true);
    closure.forget();
}
