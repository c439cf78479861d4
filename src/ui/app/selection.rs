//! Selecting in the table: the mode (keys move from cell to cell or edit a text), and the selected rectangle. The
//! focused cell is one corner of the rectangle.

use keikaku::command::InputField;
use keikaku::plan::{CellAddress, InputPlace, Plan};
use keikaku::session::cell_navigation::CellNavigation;
use keikaku::session::route::Route;
use keikaku::value::IndicatorId;
use keikaku::wording::grid;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventTarget, FocusEvent, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use crate::ui::app::dom::set_attribute;
use crate::ui::app::field::registry::PageField;
use crate::ui::app::field::{FocusedCell, place};
use crate::ui::app::view::EditorView;

/// Scrolls as little as necessary to show the element.
pub(crate) fn reveal(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The id of a cell's element.
pub(crate) fn id((indicator, at): CellAddress) -> String {
    place::id(indicator, InputPlace::Cell(at))
}

/// The element of a cell; `None` if it is not on the page.
pub(crate) fn input(view: EditorView, (indicator, at): CellAddress) -> Option<HtmlInputElement> {
    view.fields.element(PageField::of_cell(indicator, at))?.dyn_into().ok()
}

/// The cell of the table that contains the target of an event; `None` if no cell does.
pub(crate) fn cell_under(view: EditorView, event: &Event) -> Option<(CellAddress, HtmlInputElement)> {
    cell_of(view, &event.target()?.dyn_into::<Element>().ok()?)
}

/// The cell of the table that contains an element; `None` if no cell does.
pub(crate) fn cell_of(view: EditorView, element: &Element) -> Option<(CellAddress, HtmlInputElement)> {
    // The details of a KPI are a `td` of the table that contains other fields.
    let input = element.closest("td").ok()??.query_selector(":scope > input.cell").ok()??;
    let PageField::Input(InputField::Row(indicator, InputPlace::Cell(at))) = view.fields.field(&input)? else {
        return None;
    };
    Some(((indicator, at), input.dyn_into().ok()?))
}

/// Whether the target of the event is exactly that element.
pub(crate) fn is_on(event: &Event, element: &Element) -> bool {
    event.target().is_some_and(|target| target.loose_eq(element))
}

/// Handles that a cell gets the focus: its whole text is selected, so that typing replaces it. A series of Tab keys
/// ends unless the focus came by Tab. The rectangle stays while the focus moves to the buttons of the cell bar and
/// back, since they act on the whole rectangle.
pub(crate) fn on_focus_in(view: EditorView, event: &FocusEvent) {
    leave_editing_mode(view);
    let entered = view.fields.in_cell(view).filter(|at| is_on(event, &at.input));
    let comes_from_cell_bar = || {
        let last = view.fields.last_cell(view).map(|last| last.field);
        let is_last =
            entered.as_ref().is_some_and(|at| last == Some(InputField::Row(at.cell.0, InputPlace::Cell(at.cell.1))));
        is_last
            && is_state(event.related_target())
            && view.fields.with_selection(|selection| selection.pressed.is_none())
    };
    if !is_state(event.target()) && !comes_from_cell_bar() {
        collapse(view);
    }
    if !view.fields.with_selection(|selection| std::mem::take(&mut selection.is_tabbing)) || entered.is_none() {
        end_tab_series(view);
    }
    if let Some(at) = entered {
        enter_moving_mode(view, &at.input);
    }
}

/// Whether the element is in the toolbar of the cell bar, whose buttons set the state of a figure.
fn is_state(target: Option<EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.closest(".cell-states").is_ok_and(|toolbar| toolbar.is_some()))
}

/// Handles typing in a cell: the text applies only to this cell, so the rectangle is removed.
pub(crate) fn on_input(view: EditorView, event: &Event) {
    if view.fields.in_cell(view).is_some_and(|at| is_on(event, &at.input)) {
        collapse(view);
    }
}

/// Switches the cell to the mode in which keys move from cell to cell. Its figure is shown with separators again,
/// unless another text was typed.
pub(crate) fn enter_moving_mode(view: EditorView, input: &HtmlInputElement) {
    leave_editing_mode(view);
    view.fields.end_editing();
    let _ = input.set_attribute("class", "cell");
    input.select();
}

/// Ends the editing of a cell, including a cell that the focus has already left.
fn leave_editing_mode(view: EditorView) {
    let was_editing = view.fields.with_selection(|selection| std::mem::take(&mut selection.is_editing));
    let edited = document().query_selector("input.cell.editing").ok().flatten().filter(|_| was_editing);
    if let Some(edited) = edited {
        set_attribute(&edited, "class", Some("cell"));
    }
}

/// Switches the cell to the mode in which keys edit its text, and shows its bare figure.
pub(crate) fn enter_editing_mode(view: EditorView, input: &HtmlInputElement) {
    view.fields.with_selection(|selection| selection.is_editing = true);
    view.fields.begin_editing(view);
    let _ = input.set_attribute("class", "cell editing");
}

/// Moves the caret behind the text of a cell.
pub(crate) fn put_caret_at_end(input: &HtmlInputElement) {
    let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
    let _ = input.set_selection_range(end, end);
}

/// Records that Tab was pressed in that cell, before the browser moves the focus. A later Enter returns to the column
/// in which the series of Tab keys began. `None` ends the series.
pub(crate) fn note_tab(view: EditorView, from: Option<CellAddress>) {
    view.fields.with_selection(|selection| {
        selection.tab_start = from.map(|from| selection.tab_start.unwrap_or(from));
        selection.is_tabbing = from.is_some();
    });
}

/// Ends a series of Tab keys, because the focus moves in another way.
pub(crate) fn end_tab_series(view: EditorView) {
    note_tab(view, None);
}

/// Moves the focus to another cell after committing typed text. At the end of the table the other cell is the focused
/// cell, and the focus stays.
pub(crate) fn go(view: EditorView, to: CellAddress) {
    view.editor.commit_typing();
    collapse(view);
    end_tab_series(view);
    if let Some(input) = input(view, to) {
        // A browser sends no focus event while its window is not the active one, so the mode is set here.
        let _ = input.focus();
        enter_moving_mode(view, &input);
    }
}

/// Extends the selected rectangle from the focused cell `at` to the cell `to`.
pub(crate) fn stretch(view: EditorView, at: &FocusedCell, to: CellAddress) {
    view.editor.commit_typing();
    end_tab_series(view);
    enter_moving_mode(view, &at.input);
    view.fields.with_selection(|selection| selection.corner = Some(to).filter(|to| *to != at.cell));
    show_selection(view, at);
    if let Some(corner) = input(view, to) {
        reveal(&corner);
    }
}

/// Removes the rectangle, and returns whether there was one.
pub(crate) fn collapse(view: EditorView) -> bool {
    view.fields.with_selection(|selection| selection.corner = None);
    let marked = view.fields.set_rectangle(Vec::new());
    for cell in &marked {
        show_chosen(view, *cell, false);
    }
    if !marked.is_empty() {
        show_size(None);
    }
    !marked.is_empty()
}

/// The selected cells, row by row; `None` is a place without a cell. Without a rectangle, only the cell `from`.
pub(crate) fn chosen(view: EditorView, from: CellAddress) -> Vec<Vec<Option<CellAddress>>> {
    let alone = || vec![vec![Some(from)]];
    let corners = || {
        let navigation = navigation(view)?;
        let corner = navigation.grid_place(view.fields.with_selection(|selection| selection.corner)?)?;
        Some(navigation.rectangle(navigation.grid_place(from)?, corner))
    };
    corners().unwrap_or_else(alone)
}

/// Marks the selected cells on the page, and announces the size of the selection.
fn show_selection(view: EditorView, at: &FocusedCell) {
    let lines = chosen(view, at.cell);
    let cells: Vec<CellAddress> = lines.iter().flatten().flatten().copied().collect();
    let is_one = cells.len() < 2;
    let now = if is_one { Vec::new() } else { cells };
    let before = view.fields.set_rectangle(now.clone());
    for cell in &before {
        show_chosen(view, *cell, false);
    }
    for cell in &now {
        show_chosen(view, *cell, true);
    }
    let columns = lines.first().map_or(0, Vec::len);
    let said = grid::chosen(lines.len(), columns, view.editor.language());
    show_size(Some(said.as_str()).filter(|_| !is_one));
    view.fields.announce(view, Box::new(move || Some(said)));
}

/// Shows the size of the selection in the cell bar beside the name of the cell, since the buttons there act on all
/// selected cells; `None` removes it.
fn show_size(said: Option<&str>) {
    if let Ok(Some(name)) = document().query_selector(".cell-name") {
        set_attribute(&name, "data-chosen", said);
    }
}

fn show_chosen(view: EditorView, cell: CellAddress, is_chosen: bool) {
    let element = input(view, cell).and_then(|input| input.closest("td").ok().flatten());
    if let Some(element) = element {
        set_attribute(&element, "aria-selected", is_chosen.then_some("true"));
    }
}

/// The table that is shown, in whose rows and columns cells are selected, copied and pasted; `None` if no table is
/// shown.
pub(crate) fn navigation(view: EditorView) -> Option<CellNavigation> {
    navigation_by(view, CellNavigation::of_plan)
}

/// The table in the order in which keys move through it. On a narrow screen, where each KPI is a card, this order
/// differs.
pub(crate) fn navigation_as_seen(view: EditorView, from: &FocusedCell) -> Option<CellNavigation> {
    // In a card the rows of the table have no boxes. Only the style sheet defines the width below which cards are used.
    let row = from.input.closest("tr").ok().flatten();
    let are_cards = row.is_some_and(|row| row.client_height() == 0);
    navigation_by(view, if are_cards { CellNavigation::of_cards } else { CellNavigation::of_plan })
}

fn navigation_by(view: EditorView, of: fn(&Plan, &[IndicatorId]) -> CellNavigation) -> Option<CellNavigation> {
    let workbook = view.editor.workbook.get_untracked();
    let plan = workbook.plan(view.editor.navigation.route.get_untracked().plan()?)?;
    let grid_state = view.grid_state()?;
    let shown = grid_state.shown_ids();
    let is_compact = grid_state.columns.with_untracked(|(_, columns)| columns.options.is_compact);
    Some(match view.editor.navigation.route.get_untracked() {
        Route::Close(_, year) => CellNavigation::of_year(plan, &shown, year),
        _ if is_compact => CellNavigation::of_actuals(plan, &shown),
        _ => of(plan, &shown),
    })
}
