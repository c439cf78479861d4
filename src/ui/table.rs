//! The hand in the table as in a spreadsheet: moving and editing, rectangles, copy and paste (`ui.md`, The KPI grid).
//!
//! It listens on the document, ahead of the field protocol, and takes only the events
//! that are its own; which cell has the focus and where a key leads are asked of [`Fields`](super::field::Fields) and
//! [`Surface`].

mod bar;
mod clipboard;
mod close;
mod filling;
mod hold;
mod keys;
mod levels;
mod mouse;
mod rows;
mod toolbar;
mod tools;
mod turned;
mod typing;

use keikaku::id::IndicatorId;
use keikaku::plan::Plan;
use keikaku::surface::Surface;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

pub(crate) use bar::cell_bar;
pub(crate) use close::close_page;
pub(crate) use levels::bind as bind_levels;
pub(crate) use rows::{choose, press};
pub(crate) use toolbar::toolbar;
pub(crate) use tools::table_tools;
pub(crate) use turned::show as show_turned;
pub(crate) use typing::typed;

use super::desk::Desk;
use super::field::InCell;
use super::route::Route;

/// Hears the keys, the mouse and the clipboard of every table that is shown, for as long as the page lives.
pub(crate) fn listen(desk: Desk) {
    ahead("keydown", move |event| keys::on_key(desk, &event));
    ahead("focusin", move |event| hold::on_focus_in(desk, &event));
    ahead("input", move |event: Event| hold::on_input(desk, &event));
    ahead("mousedown", move |event| mouse::on_down(desk, &event));
    ahead("mousemove", move |event| mouse::on_move(desk, &event));
    ahead("copy", move |event| clipboard::on_copy(desk, &event));
    ahead("cut", move |event| clipboard::on_cut(desk, &event));
    ahead("paste", move |event| clipboard::on_paste(desk, &event));
    ahead("dragstart", move |event| mouse::on_drag(desk, &event));
    ahead("click", move |event| mouse::on_click(desk, &event));
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

/// The table that is shown: what is chosen, copied and pasted is of its lines and columns.
fn surface(desk: Desk) -> Option<Surface> {
    surface_as(desk, Surface::of)
}

/// The same as it is seen from that cell, for keys that lead from cell to cell.
fn seen(desk: Desk, from: &InCell) -> Option<Surface> {
    // Where a KPI is a card its rows give their boxes up; so the style sheet alone says from which width on.
    let row = from.input.closest("tr").ok().flatten();
    let are_cards = row.is_some_and(|row| row.client_height() == 0);
    surface_as(desk, if are_cards { Surface::of_cards } else { Surface::of })
}

fn surface_as(desk: Desk, of: fn(&Plan, &[IndicatorId]) -> Surface) -> Option<Surface> {
    let workbook = desk.workbook.get_untracked();
    let plan = workbook.plan(desk.route.get_untracked().plan()?)?;
    let shown = desk.board()?.shown_ids();
    Some(match desk.route.get_untracked() {
        Route::Close(_, year) => Surface::of_year(plan, &shown, year),
        _ => of(plan, &shown),
    })
}
