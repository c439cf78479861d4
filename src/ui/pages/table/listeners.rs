//! The table as a spreadsheet: moving and editing, rectangles, copy and paste (`ui.md`, The KPI grid).
//!
//! It listens on the document, ahead of the field protocol, and takes only the events
//! that are its own; which cell has the focus and where a key leads are asked of [`Fields`](crate::ui::app::field::Fields) and
//! [`Surface`].

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

use crate::ui::app::{AppState, selection};
use crate::ui::pages::table::{clipboard, keys, mouse};

/// Hears the keys, the mouse and the clipboard of every table that is shown, for as long as the page lives.
pub(crate) fn listen(app: AppState) {
    ahead("keydown", move |event| keys::on_key(app, &event));
    ahead("focusin", move |event| selection::on_focus_in(app, &event));
    ahead("input", move |event: Event| selection::on_input(app, &event));
    ahead("mousedown", move |event| mouse::on_down(app, &event));
    ahead("mousemove", move |event| mouse::on_move(app, &event));
    ahead("copy", move |event| clipboard::on_copy(app, &event));
    ahead("cut", move |event| clipboard::on_cut(app, &event));
    ahead("paste", move |event| clipboard::on_paste(app, &event));
    ahead("dragstart", move |event| mouse::on_drag(app, &event));
    ahead("click", move |event| mouse::on_click(app, &event));
}

/// Hears an event of the document before those that it is sent to.
fn ahead<E: JsCast>(name: &str, act: impl Fn(E) + 'static) {
    let act = move |event: Event| {
        if let Ok(event) = event.dyn_into() {
            act(event);
        }
    };
    let closure = Closure::wrap(Box::new(act) as Box<dyn FnMut(Event)>);
    let _ = document().add_event_listener_with_callback_and_bool(name, closure.as_ref().unchecked_ref(), true);
    closure.forget();
}
