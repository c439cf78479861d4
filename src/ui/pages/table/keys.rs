//! Keys in a cell, in the two modes of a spreadsheet. While moving, the arrows, Enter, Home, End and the page keys go
//! from cell to cell and with Shift extend a rectangle; typing replaces the content, Delete clears it, Ctrl+D and Ctrl+R
//! fill, F2 switches to editing. In a name Enter and ↓ lead to the unit, and from there to the first target. While editing, all keys but Enter, Esc and F2 edit the text. Any other key, and every
//! key of an input method, is left to the browser.

use keikaku::plan::place::InputPlace;
use keikaku::session::cell_navigation::{FillDirection, NavigationStep};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::ui::app::field::{FocusedCell, place};
use crate::ui::app::selection::{
    collapse, enter_editing_mode, enter_moving_mode, go, is_on, navigation, navigation_as_seen, note_tab,
    put_caret_at_end, stretch,
};
use crate::ui::app::{AppState, focus};
use crate::ui::pages::table::{bulk_edit, cell_bar, row_actions};

/// Handles a key, and returns whether it is one of the table's. A key that has led the focus into a cell, as Esc does from the
/// cell bar, is none.
pub(crate) fn on_key(app: AppState, event: &KeyboardEvent) -> bool {
    if document().active_element().is_none_or(|focused| !is_on(event, &focused)) {
        return false;
    }
    match app.fields.in_cell(app) {
        Some(at) => carry_out(app, &at, event),
        None => go_on(app, event),
    }
}

/// Goes on from a name to the unit, and from a unit to the first target, by Enter or ↓, and returns whether the key is handled
/// here.
fn go_on(app: AppState, event: &KeyboardEvent) -> bool {
    let has_modifier = event.shift_key() || event.ctrl_key() || event.meta_key() || event.alt_key();
    if has_modifier || !matches!(event.key().as_str(), "Enter" | "ArrowDown") {
        return false;
    }
    let Some((indicator, text)) = app.fields.in_name_or_unit(app) else { return false };
    match navigation(app).and_then(|navigation| navigation.field_after(indicator, text)) {
        Some(InputPlace::Cell(cell)) => {
            go(app, (indicator, cell));
            true
        }
        Some(place) => {
            app.fields.commit(app);
            focus::select_id(&place::id(indicator, place))
        }
        None => false,
    }
}

/// Does what the key stands for, and returns whether the key is handled here.
fn carry_out(app: AppState, at: &FocusedCell, event: &KeyboardEvent) -> bool {
    let (shift, ctrl) = (event.shift_key(), event.ctrl_key() || event.meta_key());
    let is_editing = app.fields.with_selection(|selection| selection.is_editing);
    if event.alt_key() {
        return event.key() == "ArrowDown" && cell_bar::enter();
    }
    match (event.key().as_str(), ctrl) {
        ("F2", false) => switch(app, at, is_editing),
        ("Escape", false) => escape(app, at, is_editing),
        ("Enter", false) => move_by(app, at, if shift { NavigationStep::Up } else { enter_step(app, at) }),
        ("Enter", true) => {
            app.fields.commit(app);
            row_actions::toggle_details(app, at.cell.0);
            true
        }
        ("Tab", false) => handle_tab(app, at, shift),
        ("Delete", false) if !shift => clear(app, at),
        ("d" | "D", true) if !shift => fill(app, at, is_editing, FillDirection::Down),
        ("r" | "R", true) if !shift => fill(app, at, is_editing, FillDirection::Right),
        (key, _) if !is_editing => match NavigationStep::of_key(key, ctrl, page()) {
            Some(step) if shift => extend_by(app, at, step),
            Some(step) => move_by(app, at, step),
            None => false,
        },
        _ => false,
    }
}

/// The step for Enter: down, and after a series of Tab keys to the column in which the series began.
fn enter_step(app: AppState, at: &FocusedCell) -> NavigationStep {
    let began = app
        .fields
        .with_selection(|selection| selection.tab_start)
        .and_then(|cell| navigation_as_seen(app, at)?.grid_place(cell));
    began.map_or(NavigationStep::Down, |began| NavigationStep::DownIn(began.column))
}

/// Notes that Tab was pressed, which decides where a later Enter leads. The browser itself moves the focus.
fn handle_tab(app: AppState, at: &FocusedCell, shift: bool) -> bool {
    note_tab(app, Some(at.cell).filter(|_| !shift));
    false
}

fn switch(app: AppState, at: &FocusedCell, is_editing: bool) -> bool {
    if is_editing {
        enter_moving_mode(app, &at.input);
    } else {
        collapse(app);
        enter_editing_mode(app, &at.input);
        put_caret_at_end(&at.input);
    }
    true
}

/// Restores the old text, or else ends editing, or else removes a rectangle. If none of them applies, the key is not
/// handled.
fn escape(app: AppState, at: &FocusedCell, is_editing: bool) -> bool {
    if at.is_touched {
        app.fields.restore(app);
    }
    let had_rectangle = collapse(app);
    let is_ours = at.is_touched || is_editing || had_rectangle;
    if is_ours {
        enter_moving_mode(app, &at.input);
    }
    is_ours
}

/// Commits the text and moves the focus by one step.
fn move_by(app: AppState, at: &FocusedCell, step: NavigationStep) -> bool {
    if let Some(navigation) = navigation_as_seen(app, at)
        && let Some(from) = navigation.grid_place(at.cell)
    {
        go(app, navigation.cell(navigation.step(from, step)).unwrap_or(at.cell));
        return true;
    }
    false
}

/// Extends the rectangle by one step. The step is one of the table, also where KPIs are cards, since only a rectangle
/// of the table can be copied.
fn extend_by(app: AppState, at: &FocusedCell, step: NavigationStep) -> bool {
    let corner = app.fields.with_selection(|selection| selection.corner).unwrap_or(at.cell);
    if let Some(navigation) = navigation_as_seen(app, at)
        && let Some(from) = navigation.grid_place(corner)
        && let Some(to) = navigation.cell(navigation.step(from, step))
    {
        stretch(app, at, to);
        return true;
    }
    false
}

/// Clears a rectangle as one step. In a single cell the key is left to the browser, whose whole text is selected: what
/// is then typed continues the same step, so that a stated total that agreed before follows the change from the old
/// figure to the new one.
fn clear(app: AppState, at: &FocusedCell) -> bool {
    if app.fields.with_selection(|selection| selection.corner).is_none() {
        return false;
    }
    if bulk_edit::clear(app, at, false) {
        bulk_edit::announce_step(app);
    }
    true
}

/// Fills a rectangle, or a single cell, with the text above or to the left. While a text is edited nothing happens, since
/// the browser would leave the page or set a bookmark.
fn fill(app: AppState, at: &FocusedCell, is_editing: bool, direction: FillDirection) -> bool {
    if !is_editing && bulk_edit::fill_in_direction(app, at, direction) {
        bulk_edit::announce_step(app);
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
