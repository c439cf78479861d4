//! The mouse in the table, as in a spreadsheet: a click enters a cell, a double click edits it; dragging, or a click
//! with Shift, selects a rectangle. A second click or tap selects the whole text again, including text that was just
//! typed: with the caret at its start, typing 53 would turn 48 into 5348. While a text is edited, a click puts the
//! caret into it. Other touch gestures are not handled, because dragging scrolls.

use std::time::Duration;

use keikaku::plan::CellAddress;
use leptos::prelude::*;
use web_sys::{Event, MouseEvent};

use crate::browser::screen;
use crate::ui::app::EditorView;
use crate::ui::app::selection::{
    cell_of, cell_under, collapse, end_tab_series, enter_editing_mode, enter_moving_mode, is_on, put_caret_at_end,
    stretch,
};

const MAIN_BUTTON: i16 = 0;
const MAIN_BUTTON_HELD: u16 = 1;

/// Handles a press of the mouse button.
pub(crate) fn on_down(view: EditorView, event: &MouseEvent) {
    end_tab_series(view);
    let Some((cell, input)) = cell_under(view, event).filter(|_| event.button() == MAIN_BUTTON) else { return };
    let at = view.fields.in_cell(view);
    if event.shift_key()
        && let Some(at) = at.as_ref().filter(|at| at.cell != cell)
    {
        event.prevent_default();
        stretch(view, at, cell);
        return;
    }
    if at.is_some_and(|at| at.cell == cell) {
        collapse(view);
    }
    view.fields.with_selection(|selection| {
        selection.pressed = Some(cell);
        selection.text_when_pressed = input.value();
    });
    if !is_on(event, &input) {
        event.prevent_default();
        let _ = input.focus();
    }
}

/// Extends the rectangle to the cell under the mouse while the button is pressed. The cell is found by the position,
/// since Firefox sends the event to the cell in which the button was pressed.
#[expect(clippy::cast_precision_loss, reason = "no screen is that wide")]
pub(crate) fn on_move(view: EditorView, event: &MouseEvent) {
    if event.buttons() & MAIN_BUTTON_HELD == 0 {
        return;
    }
    let (x, y) = (event.client_x() as f32, event.client_y() as f32);
    let under = document().element_from_point(x, y).and_then(|element| cell_of(view, &element));
    let pressed = view.fields.with_selection(|selection| selection.pressed.filter(|_| !selection.is_editing));
    if let (Some(from), Some((to, _)), Some(at)) = (pressed, under, view.fields.in_cell(view)) {
        let reached = view.fields.with_selection(|selection| selection.corner).unwrap_or(from);
        if at.cell == from && to != reached {
            stretch(view, &at, to);
        }
    }
}

/// Prevents the browser from dragging the selected text of a cell while cells are being selected.
pub(crate) fn on_drag(view: EditorView, event: &Event) {
    if cell_under(view, event).is_some() && !view.fields.with_selection(|selection| selection.is_editing) {
        event.prevent_default();
    }
}

/// Handles the release of the mouse button in the cell in which it was pressed: selects the whole text, unless the text
/// is being edited.
pub(crate) fn on_click(view: EditorView, event: &MouseEvent) {
    let pressed = view.fields.with_selection(|selection| selection.pressed.take());
    let (Some(from), Some((cell, input))) = (pressed, cell_under(view, event)) else { return };
    if from != cell || view.fields.with_selection(|selection| selection.corner).is_some() {
        return;
    }
    if !view.fields.with_selection(|selection| selection.is_editing) {
        if input.value() == view.fields.with_selection(|selection| selection.text_when_pressed.clone()) {
            enter_moving_mode(view, &input);
        }
        select_again(view, cell);
    }
}

/// Selects the whole text after the click, because Chromium puts the caret into a text that was already selected. Text
/// that was typed since the press is left alone: on a busy machine the click event comes after it.
fn select_again(view: EditorView, cell: CellAddress) {
    let select = move || {
        let (is_editing, before) =
            view.fields.with_selection(|selection| (selection.is_editing, selection.text_when_pressed.clone()));
        let at = view.fields.in_cell(view).filter(|at| at.cell == cell && !is_editing);
        if let Some(at) = at.filter(|at| at.input.value() == before) {
            at.input.select();
        }
    };
    set_timeout(select, Duration::ZERO);
}

/// Handles a double click: the text of the cell is edited. A further double click is left to the browser, which selects
/// a word.
pub(crate) fn on_double_click(view: EditorView, event: &MouseEvent) {
    let Some((cell, input)) = cell_under(view, event).filter(|_| event.button() == MAIN_BUTTON) else { return };
    let is_editing = view.fields.with_selection(|selection| selection.is_editing);
    // On a touch screen, a double tap does not start editing.
    if screen::is_touched() {
        return select_again(view, cell);
    }
    if !is_editing && view.fields.in_cell(view).is_some_and(|at| at.cell == cell) {
        collapse(view);
        enter_editing_mode(view, &input);
        put_caret_at_end(&input);
    }
}
