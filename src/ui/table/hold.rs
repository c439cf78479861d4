//! How the hand holds the table: moving or editing, and the rectangle that is chosen, of which the focused cell is one
//! corner.

use keikaku::edit::indicators::Place;
use keikaku::edit::{At, Field};
use keikaku::wording::grid;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventTarget, FocusEvent, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::surface;
use crate::ui::desk::Desk;
use crate::ui::el::put;
use crate::ui::field::{InCell, place};
use leptos::prelude::*;

/// Scrolls no farther than it takes to see the element.
pub(super) fn reveal(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The id of a cell's element.
pub(super) fn id((indicator, at): At) -> String {
    place::id(indicator, Place::Cell(at))
}

/// The element of a cell.
pub(super) fn input(cell: At) -> Option<HtmlInputElement> {
    document().get_element_by_id(&id(cell))?.dyn_into().ok()
}

/// The cell of the table on which an event is.
pub(super) fn cell_under(event: &Event) -> Option<(At, HtmlInputElement)> {
    cell_of(&event.target()?.dyn_into::<Element>().ok()?)
}

/// The cell of the table that an element is in.
pub(super) fn cell_of(element: &Element) -> Option<(At, HtmlInputElement)> {
    // 詳細 are one cell of the table with fields of their own in it.
    let input = element.closest("td").ok()??.query_selector(":scope > input.cell").ok()??;
    let Field::Row(indicator, Place::Cell(at)) = place::read(&input.id())? else { return None };
    Some(((indicator, at), input.dyn_into().ok()?))
}

/// Whether the event is on that very element.
pub(super) fn is_on(event: &Event, input: &HtmlInputElement) -> bool {
    event.target().is_some_and(|target| target.loose_eq(input))
}

/// A cell is entered: its text is chosen as a whole, so that typing replaces it. A run of Tabs goes on only from cell to cell.
/// A rectangle stays on the way to the buttons of the bar, which act on the whole of it, and back.
pub(super) fn on_focus_in(desk: Desk, event: &FocusEvent) {
    let entered = desk.fields.in_cell(desk).filter(|at| is_on(event, &at.input));
    let came_back = || {
        let last = desk.fields.last_cell(desk).map(|last| last.field);
        let is_last = entered.as_ref().is_some_and(|at| last == Some(Field::Row(at.cell.0, Place::Cell(at.cell.1))));
        is_last && is_state(event.related_target()) && desk.fields.with_hold(|hold| hold.pressed.is_none())
    };
    if !is_state(event.target()) && !came_back() {
        collapse(desk);
    }
    if !desk.fields.with_hold(|hold| std::mem::take(&mut hold.is_tabbing)) || entered.is_none() {
        end_run(desk);
    }
    if let Some(at) = entered {
        move_on(desk, &at.input);
    }
}

/// Whether it is a button that says what a figure is.
fn is_state(target: Option<EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.closest(".cell-states").is_ok_and(|toolbar| toolbar.is_some()))
}

/// Typing is for the cell alone.
pub(super) fn on_input(desk: Desk, event: &Event) {
    if desk.fields.in_cell(desk).is_some_and(|at| is_on(event, &at.input)) {
        collapse(desk);
    }
}

/// Keys move from cell to cell.
pub(super) fn move_on(desk: Desk, input: &HtmlInputElement) {
    desk.fields.with_hold(|hold| hold.is_editing = false);
    let _ = input.set_attribute("class", "cell");
    input.select();
}

/// Keys are the text's own.
pub(super) fn edit(desk: Desk, input: &HtmlInputElement) {
    desk.fields.with_hold(|hold| hold.is_editing = true);
    let _ = input.set_attribute("class", "cell editing");
}

/// Tab is pressed in that cell: the browser goes to the next field, and Enter will lead back to the column of the first cell.
/// `None`: the hand moves otherwise.
pub(super) fn note_tab(desk: Desk, from: Option<At>) {
    desk.fields.with_hold(|hold| {
        hold.run = from.map(|from| hold.run.unwrap_or(from));
        hold.is_tabbing = from.is_some();
    });
}

/// The hand moves otherwise than by Tab.
pub(super) fn end_run(desk: Desk) {
    note_tab(desk, None);
}

/// Goes to another cell; what was typed is taken in.
pub(super) fn go(desk: Desk, to: At) {
    desk.fields.leave(desk);
    collapse(desk);
    end_run(desk);
    if let Some(input) = input(to) {
        // A browser whose window is not the active one tells nobody of it.
        let _ = input.focus();
        move_on(desk, &input);
    }
}

/// Stretches the rectangle from the focused cell to that one.
pub(super) fn stretch(desk: Desk, at: &InCell, to: At) {
    desk.fields.leave(desk);
    end_run(desk);
    move_on(desk, &at.input);
    desk.fields.with_hold(|hold| hold.corner = Some(to).filter(|to| *to != at.cell));
    mark(desk, at);
    if let Some(corner) = input(to) {
        reveal(&corner);
    }
}

/// Gives the rectangle up.
pub(super) fn collapse(desk: Desk) -> bool {
    let marked = desk.fields.with_hold(|hold| {
        hold.corner = None;
        std::mem::take(&mut hold.marked)
    });
    for cell in &marked {
        show_chosen(cell, false);
    }
    if !marked.is_empty() {
        show_size(None);
    }
    !marked.is_empty()
}

/// The chosen cells, line by line; the one that the hand is in, or was last, alone where there is no rectangle.
pub(super) fn chosen(desk: Desk, from: At) -> Vec<Vec<Option<At>>> {
    let alone = || vec![vec![Some(from)]];
    let corners = || {
        let surface = surface(desk)?;
        let corner = surface.spot(desk.fields.with_hold(|hold| hold.corner)?)?;
        Some(surface.rectangle(surface.spot(from)?, corner))
    };
    corners().unwrap_or_else(alone)
}

/// Shows which cells are chosen, and says how many.
fn mark(desk: Desk, at: &InCell) {
    let lines = chosen(desk, at.cell);
    let cells: Vec<String> = lines.iter().flatten().flatten().map(|cell| id(*cell)).collect();
    let is_one = cells.len() < 2;
    let now = if is_one { Vec::new() } else { cells };
    let before = desk.fields.with_hold(|hold| std::mem::replace(&mut hold.marked, now.clone()));
    for cell in &before {
        show_chosen(cell, false);
    }
    for cell in &now {
        show_chosen(cell, true);
    }
    let columns = lines.first().map_or(0, Vec::len);
    let said = grid::chosen(lines.len(), columns, desk.words());
    show_size(Some(said.as_str()).filter(|_| !is_one));
    desk.fields.speak_soon(desk, Box::new(move || Some(said)));
}

/// Shows how much is chosen beside the name of the cell, in the bar, whose buttons act on all of it.
fn show_size(said: Option<&str>) {
    if let Ok(Some(name)) = document().query_selector(".cell-name") {
        put(&name, "data-chosen", said);
    }
}

fn show_chosen(cell: &str, is_chosen: bool) {
    let element = document().get_element_by_id(cell).and_then(|input| input.closest("td").ok().flatten());
    if let Some(element) = element {
        put(&element, "aria-selected", is_chosen.then_some("true"));
    }
}
