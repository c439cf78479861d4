//! The sheet as it came. Only the visible rows exist as elements, so that a sheet of any length is fast.

use keikaku::import::reading::{CellId, CellState};
use keikaku::wording::import::sheet as wording;
use keikaku::wording::{SheetReadingLabel, names};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

use super::chosen_cells::ChosenCells;
use super::mark_menu;
use super::sheet_view::{SheetView, cell_id, tab_stop, use_sheet_view};
use crate::ui::app::{focus, use_locale};
use crate::ui::components::RowWindow;

/// The height of a row in pixels, before one is measured.
const ROW_HEIGHT: usize = 28;
/// The number of rows whose height the table heads take.
const HEADS: usize = 2;
/// The number of rows by which `PageUp` and `PageDown` move.
const PAGE: usize = 15;

/// The table with the headings of columns and rows, which open the menu, and the cells.
#[component]
pub(crate) fn SheetTable() -> impl IntoView {
    let (locale, view) = (use_locale(), use_sheet_view());
    let window = RowWindow::new(ROW_HEIGHT);
    // The next sheet gets the frame of this one, which would stay scrolled.
    Effect::new(move |_| {
        if let Some(frame) = window.frame.get() {
            frame.set_scroll_left(0);
            frame.set_scroll_top(0);
        }
    });
    Effect::new(move |_| {
        if let Some(row) = view.shown_row.get() {
            window.show(row, HEADS);
        }
    });
    let width = Memo::new(move |_| view.sheet.with(|sheet| sheet.grid.width()));
    let count = Memo::new(move |_| view.sheet.with(|sheet| sheet.grid.rows.len()));
    let heads = move || {
        let columns = view.sheet.with(|sheet| sheet.columns());
        let heads = (0..width.get()).map(|index| {
            let reading =
                columns.get(&index).map(|column| wording::column(column, locale.language())).unwrap_or_default();
            view! { <ColumnHead index reading /> }
        });
        heads.collect_view()
    };
    let rows = move || window.rows(count.get()).map(|row| view! { <SheetRow row width=width.get() /> }).collect_view();
    let space = move || window.space_around(&window.rows(count.get()), count.get());
    let choose_all = move |event: MouseEvent| {
        view.chosen.set(Some(ChosenCells::All));
        open_below(view, &event);
    };
    view! {
        <div
            class="sheet-frame"
            node_ref=window.frame
            on:scroll=move |_| window.measure()
            on:mousedown=move |event| on_press(view, &event)
            on:mouseover=move |event| on_drag(view, &event)
            on:mouseup=move |event| on_release(view, &event)
            on:dblclick=move |event| open_for_cell(view, &event)
            on:keydown=move |event| on_key(view, &event)
        >
            <table data-sheet="" role="grid" aria-label=locale.label(SheetReadingLabel::READ_SHEET) aria-rowcount=count>
                <thead>
                    <tr>
                        <th class="sheet-corner">
                            <button type="button" on:click=choose_all>{locale.label(SheetReadingLabel::WHOLE)}</button>
                        </th>
                        {heads}
                    </tr>
                </thead>
                <tbody>
                    <tr class="row-space" aria-hidden="true"><td style:--space=move || { let [above, _] = space(); above }></td></tr>
                    {rows}
                    <tr class="row-space" aria-hidden="true"><td style:--space=move || { let [_, below] = space(); below }></td></tr>
                </tbody>
            </table>
        </div>
    }
}

/// The heading of a column: the button that opens the menu for the column, and the meaning that was read.
#[component]
fn ColumnHead(
    /// The index of the column, from 0.
    index: usize,
    /// The meaning of the column; blank if the column is not read.
    reading: String,
) -> impl IntoView {
    let view = use_sheet_view();
    let name = wording::column_head(index + 1, use_locale().language());
    let (id, is_read) = (format!("sheet-says-{index}"), !reading.is_empty());
    let open = move |event: MouseEvent| {
        view.chosen.set(Some(ChosenCells::Column(index)));
        open_below(view, &event);
    };
    view! {
        <th scope="col" class:read=is_read>
            <button type="button" aria-describedby=id.clone() on:click=open>{name}</button>
            <span class="sheet-chip" id=id>{reading}</span>
        </th>
    }
}

/// A row of the sheet.
#[component]
fn SheetRow(row: usize, width: usize) -> impl IntoView {
    let (locale, view) = (use_locale(), use_sheet_view());
    let line = view.sheet.with(|sheet| sheet.grid.line(row));
    let open = move |event: MouseEvent| {
        view.chosen.set(Some(ChosenCells::Row(row)));
        open_below(view, &event);
    };
    let cells = (0..width).map(|index| {
        let at = CellId { row, index };
        let text = view.sheet.with(|sheet| sheet.grid.cell(at).map(|cell| cell.text.trim().to_owned()));
        let text = names::without_long_runs(&text.unwrap_or_default());
        let title = text.clone();
        let state = move || view.states.with(|states| state_name(states.get(at)));
        let is_chosen = move || view.chosen.with(|chosen| chosen.is_some_and(|chosen| chosen.has(at)));
        let tab = move || if tab_stop(view) == at { "0" } else { "-1" };
        view! {
            <td
                id=cell_id(at)
                role="gridcell"
                lang="ja"
                tabindex=tab
                title=title
                data-reading=state
                data-cell=format!("{row}-{index}")
                aria-selected=move || is_chosen().to_string()
                class:chosen=is_chosen
            >
                {text}
            </td>
        }
    });
    view! {
        <tr aria-rowindex=row + 1>
            <th scope="row">
                <button type="button" on:click=open>{wording::row_head(line, locale.language())}</button>
            </th>
            {cells.collect_view()}
        </tr>
    }
}

/// The name of the state of a cell in its `data-reading` attribute.
fn state_name(state: CellState) -> &'static str {
    match state {
        CellState::Placed => "placed",
        CellState::Asked => "asked",
        CellState::LeftOut => "left-out",
        CellState::Open => "open",
        CellState::Label => "label",
    }
}

/// Opens the menu below the pressed button.
fn open_below(view: SheetView, event: &MouseEvent) {
    let target = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let area = target.map(|target| target.get_bounding_client_rect());
    mark_menu::open_at(view, area.map(|area| (area.left(), area.bottom())).unwrap_or_default());
}

/// The cell that contains the target of the event; `None` if no cell does.
fn cell_of(event: &Event) -> Option<CellId> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let cell = target.closest("[data-cell]").ok()??.get_attribute("data-cell")?;
    let (row, index) = cell.split_once('-')?;
    Some(CellId { row: row.parse().ok()?, index: index.parse().ok()? })
}

fn on_press(view: SheetView, event: &MouseEvent) {
    let Some(at) = cell_of(event).filter(|_| event.button() == 0) else { return };
    let from = match view.chosen.get_untracked() {
        Some(ChosenCells::Cells(from, _)) if event.shift_key() => from,
        _ => at,
    };
    view.chosen.set(Some(ChosenCells::Cells(from, at)));
}

fn on_drag(view: SheetView, event: &MouseEvent) {
    let (Some(at), 1) = (cell_of(event), event.buttons()) else { return };
    let chosen = view.chosen.get_untracked().filter(|_| view.menu.with_untracked(Option::is_none));
    if let Some(ChosenCells::Cells(from, to)) = chosen
        && to != at
    {
        view.chosen.set(Some(ChosenCells::Cells(from, at)));
    }
}

/// Opens the menu after a rectangle was drawn.
fn on_release(view: SheetView, event: &MouseEvent) {
    let is_drawn = view.chosen.with_untracked(|chosen| chosen.is_some_and(ChosenCells::is_rectangle));
    if is_drawn && cell_of(event).is_some() && event.button() == 0 {
        mark_menu::open_at(view, (f64::from(event.client_x()), f64::from(event.client_y())));
    }
}

fn open_for_cell(view: SheetView, event: &MouseEvent) {
    if cell_of(event).is_some() {
        mark_menu::open_at(view, (f64::from(event.client_x()), f64::from(event.client_y())));
    }
}

/// Handles keys as in a spreadsheet: arrows move, with Shift they extend the selection, Enter opens the menu, Ctrl+A
/// selects all cells.
fn on_key(view: SheetView, event: &KeyboardEvent) {
    let Some(at) = cell_of(event) else { return };
    let (rows, width) = view.sheet.with_untracked(|sheet| (sheet.grid.rows.len(), sheet.grid.width()));
    let (last_row, last) = (rows.saturating_sub(1), width.saturating_sub(1));
    let has_modifier = event.ctrl_key() || event.meta_key();
    let chosen = view.chosen.get_untracked();
    let moved = match event.key().as_str() {
        "ArrowUp" => CellId { row: at.row.saturating_sub(1), ..at },
        "ArrowDown" => CellId { row: (at.row + 1).min(last_row), ..at },
        "ArrowLeft" => CellId { index: at.index.saturating_sub(1), ..at },
        "ArrowRight" => CellId { index: (at.index + 1).min(last), ..at },
        "PageUp" => CellId { row: at.row.saturating_sub(PAGE), ..at },
        "PageDown" => CellId { row: (at.row + PAGE).min(last_row), ..at },
        "Home" => CellId { index: 0, row: if has_modifier { 0 } else { at.row } },
        "End" => CellId { index: last, row: if has_modifier { last_row } else { at.row } },
        "Enter" | "F2" | "ContextMenu" => {
            event.prevent_default();
            event.stop_propagation();
            view.chosen.set(chosen.or(Some(ChosenCells::Cells(at, at))));
            return mark_menu::open_at_id(view, &cell_id(at));
        }
        "a" if has_modifier => {
            event.prevent_default();
            return view.chosen.set(Some(ChosenCells::All));
        }
        " " if has_modifier || event.shift_key() => {
            event.prevent_default();
            let chosen = if has_modifier { ChosenCells::Column(at.index) } else { ChosenCells::Row(at.row) };
            return view.chosen.set(Some(chosen));
        }
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    let from = match chosen {
        Some(ChosenCells::Cells(from, _)) if event.shift_key() => from,
        _ if event.shift_key() => at,
        _ => moved,
    };
    view.chosen.set(Some(ChosenCells::Cells(from, moved)));
    view.shown_row.set(Some(moved.row));
    focus::focus_after_update(vec![cell_id(moved)]);
}
