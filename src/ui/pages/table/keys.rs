//! Keys in a cell, in the two modes of a spreadsheet. While moving, the arrows, Enter, Home, End and the page keys go
//! from cell to cell, and with Shift they extend a rectangle; typing replaces the content, Delete clears it, Ctrl+D and
//! Ctrl+R fill, F2 switches to editing. While editing, all keys but Enter, Esc and F2 edit the text.
//!
//! In a name, Enter and ↓ move the focus to the unit, and from the unit to the first target. A digit that is typed on
//! 目標の数え方 goes to the first cell. Any other key, and every key of an input method, is left to the browser.

use keikaku::plan::InputPlace;
use keikaku::session::cell_navigation::{FillDirection, NavigationStep};
use keikaku::value::width;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::ui::app::field::FocusedCell;
use crate::ui::app::selection::{
    collapse, enter_editing_mode, enter_moving_mode, go, input, is_on, navigation, navigation_as_seen, note_tab,
    put_caret_at_end, stretch,
};
use crate::ui::app::{EditorView, focus, place};
use crate::ui::pages::table::{bulk_edit, cell_bar, row_actions};

/// Handles a key, and returns whether it did. A key that has already moved the focus into a cell, such as Esc in the
/// cell bar, is not handled.
pub(crate) fn on_key(view: EditorView, event: &KeyboardEvent) -> bool {
    if document().active_element().is_none_or(|focused| !is_on(event, &focused)) {
        return false;
    }
    if let Some(at) = view.fields.in_cell(view) {
        return carry_out(view, &at, event);
    }
    carry_digit_to_cell(view, event);
    go_on(view, event)
}

/// On Enter or ↓, moves the focus from a name to the unit, or from a unit to the first target. Returns whether the key
/// was handled.
fn go_on(view: EditorView, event: &KeyboardEvent) -> bool {
    let has_modifier = event.shift_key() || event.ctrl_key() || event.meta_key() || event.alt_key();
    if has_modifier || !matches!(event.key().as_str(), "Enter" | "ArrowDown") {
        return false;
    }
    let Some((indicator, text)) = view.fields.in_name_or_unit(view) else { return false };
    match navigation(view).and_then(|navigation| navigation.field_after(indicator, text)) {
        Some(InputPlace::Cell(cell)) => {
            go(view, (indicator, cell));
            true
        }
        Some(place) => {
            view.editor.commit_typing();
            focus::select_id(&place::id(indicator, place))
        }
        None => false,
    }
}

/// A digit that is typed on 目標の数え方, which Tab reaches from the unit, is meant for the first cell of the row: the focus
/// moves there before the browser writes it. No option begins with a digit.
fn carry_digit_to_cell(view: EditorView, event: &KeyboardEvent) {
    let is_digit = matches!(event.key().chars().map(width::narrow).collect::<String>().as_bytes(), [b'0'..=b'9']);
    if !is_digit || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let first = view.fields.in_basis_choice(view).and_then(|indicator| navigation(view)?.first_cell(indicator));
    if let Some(cell) = first {
        go(view, cell);
    }
}

/// Carries out the action of the key, and returns whether the key was handled.
fn carry_out(view: EditorView, at: &FocusedCell, event: &KeyboardEvent) -> bool {
    let (shift, ctrl) = (event.shift_key(), event.ctrl_key() || event.meta_key());
    let is_editing = view.fields.with_selection(|selection| selection.is_editing);
    if event.alt_key() {
        return event.key() == "ArrowDown" && cell_bar::enter();
    }
    match (event.key().as_str(), ctrl) {
        ("F2", false) => switch(view, at, is_editing),
        ("Escape", false) => escape(view, at, is_editing),
        ("Enter", false) => move_by(view, at, if shift { NavigationStep::Up } else { enter_step(view, at) }),
        ("Enter", true) => {
            view.editor.commit_typing();
            row_actions::toggle_details(view, at.cell.0);
            true
        }
        ("Tab", false) => handle_tab(view, at, shift),
        ("Delete", false) if !shift => clear(view, at),
        ("d" | "D", true) if !shift => fill(view, at, is_editing, FillDirection::Down),
        ("r" | "R", true) if !shift => fill(view, at, is_editing, FillDirection::Right),
        (key, _) if !is_editing => match NavigationStep::of_key(key, ctrl, page()) {
            Some(step) if shift => extend_by(view, at, step),
            Some(step) => move_by(view, at, step),
            None => false,
        },
        _ => false,
    }
}

/// The step for Enter: down, or, after a series of Tab keys, down in the column in which the series began.
fn enter_step(view: EditorView, at: &FocusedCell) -> NavigationStep {
    let began = view
        .fields
        .with_selection(|selection| selection.tab_start)
        .and_then(|cell| navigation_as_seen(view, at)?.grid_place(cell));
    began.map_or(NavigationStep::Down, |began| NavigationStep::DownIn(began.column))
}

/// Remembers that Tab was pressed, because a later Enter depends on it. The browser itself moves the focus, except
/// among the years of a card, whose order in the HTML is not the visible order.
fn handle_tab(view: EditorView, at: &FocusedCell, shift: bool) -> bool {
    note_tab(view, Some(at.cell).filter(|_| !shift));
    let to = navigation_as_seen(view, at).and_then(|navigation| navigation.tab(at.cell, shift));
    let Some(input) = to.and_then(|cell| input(view, cell)) else { return false };
    view.editor.commit_typing();
    input.focus().is_ok()
}

fn switch(view: EditorView, at: &FocusedCell, is_editing: bool) -> bool {
    if is_editing {
        enter_moving_mode(view, &at.input);
    } else {
        collapse(view);
        enter_editing_mode(view, &at.input);
        put_caret_at_end(&at.input);
    }
    true
}

/// Restores the old text, ends editing and removes a rectangle. If there is nothing of this to do, the key is not
/// handled.
fn escape(view: EditorView, at: &FocusedCell, is_editing: bool) -> bool {
    if at.is_touched {
        view.fields.restore(view);
    }
    let had_rectangle = collapse(view);
    let is_ours = at.is_touched || is_editing || had_rectangle;
    if is_ours {
        enter_moving_mode(view, &at.input);
    }
    is_ours
}

/// Commits the text and moves the focus by one step.
fn move_by(view: EditorView, at: &FocusedCell, step: NavigationStep) -> bool {
    if let Some(navigation) = navigation_as_seen(view, at)
        && let Some(from) = navigation.grid_place(at.cell)
    {
        go(view, navigation.cell(navigation.step(from, step)).unwrap_or(at.cell));
        return true;
    }
    false
}

/// Extends the rectangle by one step of the keys ([`navigation_as_seen`]).
fn extend_by(view: EditorView, at: &FocusedCell, step: NavigationStep) -> bool {
    let corner = view.fields.with_selection(|selection| selection.corner).unwrap_or(at.cell);
    if let Some(navigation) = navigation_as_seen(view, at)
        && let Some(from) = navigation.grid_place(corner)
        && let Some(to) = navigation.cell(navigation.step(from, step))
    {
        stretch(view, at, to);
        return true;
    }
    false
}

/// Clears a rectangle as one step. A single cell, whose whole text is selected, is left to the browser: text that is
/// then typed continues the same step, so that a stated total that agreed before follows the change from the old figure
/// to the new figure.
fn clear(view: EditorView, at: &FocusedCell) -> bool {
    if view.fields.with_selection(|selection| selection.corner).is_none() {
        return false;
    }
    if bulk_edit::clear(view, at, false) {
        bulk_edit::announce_step(view);
    }
    true
}

/// Fills a rectangle, or a single cell, with the text above or to the left. While a text is edited, the key does
/// nothing; the browser would leave the page or set a bookmark.
fn fill(view: EditorView, at: &FocusedCell, is_editing: bool, direction: FillDirection) -> bool {
    if !is_editing && bulk_edit::fill_in_direction(view, at, direction) {
        bulk_edit::announce_step(view);
    }
    true
}

/// The number of KPIs that the visible part of the table shows at once.
fn page() -> usize {
    let height = |of: &str| document().query_selector(of).ok().flatten().map_or(0, |element| element.client_height());
    let window = document().document_element().map_or(0, |it| it.client_height());
    let columns = height("main").min(window);
    let row = height(".kpi, .closing tbody tr");
    usize::try_from(columns / row.max(1)).unwrap_or_default()
}
