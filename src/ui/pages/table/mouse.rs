//! The mouse in the table: the first click enters a cell, the second one edits it; dragging, or a click with Shift,
//! selects a rectangle. Touch is not handled, since dragging scrolls there.

use leptos::prelude::*;
use web_sys::{Event, MouseEvent};

use crate::ui::app::AppState;
use crate::ui::app::selection::{
    cell_of, cell_under, collapse, end_tab_series, enter_editing_mode, enter_moving_mode, is_on, stretch,
};

const MAIN_BUTTON: i16 = 0;
const MAIN_BUTTON_HELD: u16 = 1;

/// Handles that the mouse button is pressed.
pub(crate) fn on_down(app: AppState, event: &MouseEvent) {
    end_tab_series(app);
    let Some((cell, input)) = cell_under(app, event).filter(|_| event.button() == MAIN_BUTTON) else { return };
    let at = app.fields.in_cell(app);
    if event.shift_key()
        && let Some(at) = at.as_ref().filter(|at| at.cell != cell)
    {
        event.prevent_default();
        stretch(app, at, cell);
        return;
    }
    let was_in = at.is_some_and(|at| at.cell == cell);
    if was_in {
        collapse(app);
    }
    app.fields.with_selection(|selection| selection.pressed = Some((cell, was_in)));
    if !is_on(event, &input) {
        event.prevent_default();
        let _ = input.focus();
    }
}

/// Extends the rectangle to the cell under the mouse while the button is pressed. The cell is found by the position,
/// since Firefox sends the event to the cell in which the button was pressed.
#[expect(clippy::cast_precision_loss, reason = "no screen is that wide")]
pub(crate) fn on_move(app: AppState, event: &MouseEvent) {
    if event.buttons() & MAIN_BUTTON_HELD == 0 {
        return;
    }
    let (x, y) = (event.client_x() as f32, event.client_y() as f32);
    let under = document().element_from_point(x, y).and_then(|element| cell_of(app, &element));
    let pressed = app.fields.with_selection(|selection| selection.pressed.filter(|_| !selection.is_editing));
    if let (Some((from, _)), Some((to, _)), Some(at)) = (pressed, under, app.fields.in_cell(app)) {
        let reached = app.fields.with_selection(|selection| selection.corner).unwrap_or(from);
        if at.cell == from && to != reached {
            stretch(app, &at, to);
        }
    }
}

/// Prevents the browser from dragging the selected text of a cell while cells are being selected.
pub(crate) fn on_drag(app: AppState, event: &Event) {
    if cell_under(app, event).is_some() && !app.fields.with_selection(|selection| selection.is_editing) {
        event.prevent_default();
    }
}

/// Handles that the mouse button is released in the cell where it was pressed: the first time the whole text is
/// selected, the second time it is edited.
pub(crate) fn on_click(app: AppState, event: &MouseEvent) {
    let pressed = app.fields.with_selection(|selection| selection.pressed.take());
    let (Some((from, was_in)), Some((cell, input))) = (pressed, cell_under(app, event)) else { return };
    if from != cell || app.fields.with_selection(|selection| selection.corner).is_some() {
        return;
    }
    if was_in {
        enter_editing_mode(app, &input);
    } else {
        enter_moving_mode(app, &input);
    }
}
