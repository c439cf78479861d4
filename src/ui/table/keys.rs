//! Keys in a cell, in the two modes of a spreadsheet. Moving: arrows, Enter, Home, End and the pages lead from cell to
//! cell, with Shift they stretch a rectangle, typing replaces, Delete clears, F2 edits. Editing: they are the text's own, but
//! for Enter, Esc and F2. All that is not named here, and every key of an input method, is left alone.

use keikaku::surface::Step;
use web_sys::KeyboardEvent;

use super::bar;
use super::filling;
use super::hold::{collapse, edit, go, move_on, note_tab, stretch};
use super::seen;
use crate::ui::desk::Desk;
use crate::ui::field::InCell;
use leptos::prelude::*;

/// A key is pressed.
pub(super) fn on_key(desk: Desk, event: &KeyboardEvent) {
    if desk.fields.belongs_to_composition(event) {
        return;
    }
    let Some(at) = desk.fields.in_cell(desk) else { return };
    if carry_out(desk, &at, event) {
        event.prevent_default();
        event.stop_propagation();
    }
}

/// Does what the key asks for; whether it was ours.
fn carry_out(desk: Desk, at: &InCell, event: &KeyboardEvent) -> bool {
    let (shift, ctrl) = (event.shift_key(), event.ctrl_key() || event.meta_key());
    let is_editing = desk.fields.with_hold(|hold| hold.is_editing);
    if event.alt_key() {
        return event.key() == "ArrowDown" && bar::enter();
    }
    match (event.key().as_str(), ctrl) {
        ("F2", false) => switch(desk, at, is_editing),
        ("Escape", false) => escape(desk, at, is_editing),
        ("Enter", false) => lead(desk, at, if shift { Step::Up } else { down(desk, at) }),
        ("Tab", false) => tab(desk, at, shift),
        ("Delete", false) if !shift => clear(desk, at),
        (key, _) if !is_editing => match Step::of_key(key, ctrl, page()) {
            Some(step) if shift => reach(desk, at, step),
            Some(step) => lead(desk, at, step),
            None => false,
        },
        _ => false,
    }
}

/// Enter goes down; behind a run of Tabs, in the column in which that began.
fn down(desk: Desk, at: &InCell) -> Step {
    let began = desk.fields.with_hold(|hold| hold.run).and_then(|cell| seen(desk, at)?.spot(cell));
    began.map_or(Step::Down, |began| Step::DownIn(began.column))
}

/// Where Tab leads is the browser's affair; that it was pressed tells where Enter will lead.
fn tab(desk: Desk, at: &InCell, shift: bool) -> bool {
    note_tab(desk, Some(at.cell).filter(|_| !shift));
    false
}

fn switch(desk: Desk, at: &InCell, is_editing: bool) -> bool {
    if is_editing {
        move_on(desk, &at.input);
    } else {
        collapse(desk);
        edit(desk, &at.input);
        let end = u32::try_from(at.input.value().encode_utf16().count()).unwrap_or(u32::MAX);
        let _ = at.input.set_selection_range(end, end);
    }
    true
}

/// Gives the old text back; else ends editing; else gives a rectangle up. With nothing to give up the key is not ours.
fn escape(desk: Desk, at: &InCell, is_editing: bool) -> bool {
    if at.is_touched {
        desk.fields.give_back(desk);
    }
    let had_rectangle = collapse(desk);
    let is_ours = at.is_touched || is_editing || had_rectangle;
    if is_ours {
        move_on(desk, &at.input);
    }
    is_ours
}

/// Takes the text in and goes to where the key leads.
fn lead(desk: Desk, at: &InCell, step: Step) -> bool {
    if let Some(surface) = seen(desk, at)
        && let Some(from) = surface.spot(at.cell)
    {
        go(desk, surface.cell(surface.step(from, step)).unwrap_or(at.cell));
        return true;
    }
    false
}

/// Stretches the rectangle by one step. It is one of the table, also where KPIs are cards: only so can it be copied.
fn reach(desk: Desk, at: &InCell, step: Step) -> bool {
    let corner = desk.fields.with_hold(|hold| hold.corner).unwrap_or(at.cell);
    if let Some(surface) = seen(desk, at)
        && let Some(from) = surface.spot(corner)
        && let Some(to) = surface.cell(surface.step(from, step))
    {
        stretch(desk, at, to);
        return true;
    }
    false
}

/// Clears a rectangle, as one step. In a single cell the key is the text's own, which is chosen as a whole: what is typed
/// behind it continues the step, so that a stated total that agreed goes along from the old figure to the new one.
fn clear(desk: Desk, at: &InCell) -> bool {
    if desk.fields.with_hold(|hold| hold.corner).is_none() {
        return false;
    }
    if filling::clear(desk, at, false) {
        filling::tell_step(desk);
    }
    true
}

/// How many KPIs the frame of the table shows at once.
fn page() -> usize {
    let height = |of: &str| document().query_selector(of).ok().flatten().map_or(0, |element| element.client_height());
    let frame =
        height(".grid-frame, .table-frame").min(document().document_element().map_or(0, |it| it.client_height()));
    let row = height(".kpi, .closing tbody tr");
    usize::try_from(frame / row.max(1)).unwrap_or_default()
}
