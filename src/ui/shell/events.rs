//! The order in which the parts of the page handle keys, typing, the clipboard and the mouse.
//!
//! The listeners are on the window, so a menu, a panel or the drawer handles an event first, and can stop it. Of the
//! remaining events, the table comes first ([`keys`], [`clipboard`], [`mouse`] and its [`selection`]), then the focused
//! field ([`Fields`](crate::ui::app::field::Fields)), then the page.

use leptos::ev;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::ui::app::{EditorView, selection};
use crate::ui::pages::table::{clipboard, keys, mouse};
use crate::ui::review::Previews;
use crate::ui::shell::save_key;

/// Listens for as long as the page exists.
pub(crate) fn listen(view: EditorView, previews: Previews) {
    let fields = view.fields;
    window_event_listener(ev::keydown, move |event| on_key(view, previews, &event));
    window_event_listener(ev::compositionstart, move |_| fields.on_composition_start());
    window_event_listener(ev::compositionend, move |_| fields.on_composition_end(view));
    window_event_listener(ev::input, move |event| {
        selection::on_input(view, &event);
        fields.on_input(view, &event);
    });
    window_event_listener(ev::focusin, move |event| {
        selection::on_focus_in(view, &event);
        fields.on_focus_in(view, &event);
    });
    window_event_listener(ev::focusout, move |event| fields.on_focus_out(view, &event));
    window_event_listener(ev::copy, move |event| clipboard::on_copy(view, &event));
    window_event_listener(ev::cut, move |event| clipboard::on_cut(view, &event));
    window_event_listener(ev::paste, move |event| clipboard::on_paste(view, previews, &event));
    window_event_listener(ev::mousedown, move |event| mouse::on_down(view, &event));
    window_event_listener(ev::mousemove, move |event| mouse::on_move(view, &event));
    window_event_listener(ev::click, move |event| mouse::on_click(view, &event));
    window_event_listener(ev::dblclick, move |event| mouse::on_double_click(view, &event));
    window_event_listener(ev::dragstart, move |event| mouse::on_drag(view, &event));
}

/// Leaves a key to the input method if it belongs to a composition. Otherwise the first of these handles it: a cell, a
/// name or a unit of the table; any field (Enter and Esc); undo and redo; saving. An unhandled key is left to the
/// browser.
fn on_key(view: EditorView, previews: Previews, event: &KeyboardEvent) {
    let fields = view.fields;
    let is_answered = !fields.belongs_to_composition(event)
        && (keys::on_key(view, event)
            || fields.on_key(view, event)
            || fields.on_page_key(view, event)
            || save_key::on_key(previews, event));
    if is_answered {
        event.prevent_default();
    }
}
