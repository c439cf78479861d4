//! The picture of a sheet: a table as the spreadsheet shows it, in which the user presses cells. It is one stop of the
//! Tab key, and the arrow keys move in it.

use std::sync::Arc;

use keikaku::export::form_book::{Area, CellReference, FormCell, FormRow, FormSheet, Held};
use keikaku::value::distinct;
use keikaku::wording::{FormBookLabel, form_book, names};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::FormBookState;
use crate::ui::app::form_book::{FormWork, OpenBook};
use crate::ui::app::{Locale, use_locale};

/// The most rows and columns that are drawn.
const MOST_ROWS: usize = 200;
const MOST_COLUMNS: usize = 100;

/// The class of the column of row numbers; a constant, because Leptos inserts an element of literals as HTML, which the
/// page forbids.
const NUMBERS: &str = "form-sheet-numbers";

/// The prefix of the ids of cells.
const ID: &str = "form-cell-";

/// The id of the element of a cell.
pub(super) fn id_of(place: CellReference) -> String {
    format!("{ID}{place}")
}

/// The picture of the sheet with the index `sheet`.
#[component]
pub(super) fn SheetPicture(state: FormBookState, open: Arc<OpenBook>, sheet: usize) -> impl IntoView {
    let locale = use_locale();
    let shown = open.book.sheets.get(sheet)?;
    let columns = shown.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let is_cut = shown.is_cut || shown.rows.len() > MOST_ROWS || columns > MOST_COLUMNS;
    let columns = columns.min(MOST_COLUMNS);
    let marked = marked_cells(state, shown.name.clone());
    let current = RwSignal::new(first(shown));
    let table = NodeRef::<html::Table>::new();
    let widths = (0..columns).map(|column| {
        let width = shown.widths.get(column).copied().flatten();
        view! { <col style:width=width.map(|width| format!("{width}px")) /> }
    });
    let heads = (1..).take(columns).map(|column: u32| {
        let name = CellReference { row: 1, column }.to_string();
        view! { <th scope="col">{name.trim_end_matches('1').to_owned()}</th> }
    });
    let rows = drawn_rows(shown, |cell, is_hidden| drawn(locale, state, cell, is_hidden, marked, current).into_any());
    let press = move |place: CellReference| {
        current.set(place);
        state.chosen.set(Some(place));
    };
    let on_click = move |event: web_sys::MouseEvent| {
        if let Some(place) = place_of(event.target()) {
            press(place);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let Some(place) = place_of(event.target()) else { return };
        let key = event.key();
        match key.as_str() {
            "Enter" | " " => press(place),
            "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" => {
                if let Some((to, element)) = table.get_untracked().and_then(|table| neighbour(&table, place, &key)) {
                    current.set(to);
                    let _ = element.focus();
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let cut =
        is_cut.then(|| view! { <p class="hint">{form_book::cut(MOST_ROWS, MOST_COLUMNS, locale.language())}</p> });
    Some(view! {
        <p class="hint" id="form-sheet-hint">{locale.label(FormBookLabel::FORM_SHEET_HINT)}</p>
        {cut}
        <div class="form-sheet-frame">
            <table node_ref=table role="grid" class="form-sheet" aria-label=shown.name.clone() aria-describedby="form-sheet-hint" on:click=on_click on:keydown=on_key>
                <colgroup><col class=NUMBERS />{widths.collect_view()}</colgroup>
                <thead><tr><td>{""}</td>{heads.collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    })
}

/// The marked cells of the sheet with the name.
fn marked_cells(state: FormBookState, sheet: String) -> Memo<Vec<CellReference>> {
    let of_sheet = move |work: &FormWork| -> Vec<CellReference> {
        distinct(work.marks.all().iter().filter(|mark| mark.sheet == sheet).map(|mark| mark.cell))
    };
    Memo::new(move |_| state.work.with(&of_sheet))
}

/// A cell of the sheet at its place, with the number of rows that it spans.
type DrawnCell<'s> = (CellReference, &'s FormCell, usize);

/// The rows that are not hidden, with their numbers; `draw` draws a cell and receives whether its column is hidden.
fn drawn_rows(sheet: &FormSheet, draw: impl Fn(DrawnCell<'_>, bool) -> AnyView) -> Vec<AnyView> {
    let is_hidden = |column: usize| sheet.widths.get(column).copied().flatten() == Some(0);
    let rows = sheet.rows.iter().take(MOST_ROWS).zip(1..).filter(|(row, _)| !row.is_hidden);
    let drawn_row = |(row, number): (&FormRow, u32)| {
        let cells = (1..).take(row.cells.len().min(MOST_COLUMNS)).filter_map(|column: u32| {
            let cell = sheet.drawn(CellReference { row: number, column })?;
            Some(draw(cell, usize::try_from(column - 1).is_ok_and(is_hidden)))
        });
        view! { <tr><th scope="row">{number}</th>{cells.collect_view()}</tr> }.into_any()
    };
    rows.map(drawn_row).collect()
}

/// The first cell of the first visible row.
fn first(sheet: &FormSheet) -> CellReference {
    let row = sheet.rows.iter().zip(1..).find(|(row, _)| !row.is_hidden).map_or(1, |(_, number)| number);
    let place = CellReference { row, column: 1 };
    sheet.drawn(place).map_or(place, |(place, ..)| place)
}

fn drawn(
    locale: Locale,
    state: FormBookState,
    (place, cell, rows): (CellReference, &FormCell, usize),
    is_hidden: bool,
    marked: Memo<Vec<CellReference>>,
    current: RwSignal<CellReference>,
) -> impl IntoView {
    let columns = cell.span.map_or(1, |Area(_, columns)| columns);
    let is_marked = move || marked.with(|marked| marked.binary_search(&place).is_ok());
    let states =
        [(cell.held == Held::Formula, FormBookLabel::FORMULA_CELL), (cell.is_locked, FormBookLabel::LOCKED_CELL)];
    let states: Vec<&str> = states.into_iter().filter(|(is, _)| *is).map(|(_, label)| locale.label(label)).collect();
    let text = names::without_long_runs(&cell.text);
    let drawn = text.clone();
    // The accessible name: the place of the cell, its text and its states.
    let name = move || {
        let mut name = vec![place.to_string(), text.clone()];
        name.extend(states.iter().map(|state| (*state).to_owned()));
        if is_marked() {
            name.push(locale.label(FormBookLabel::MARKED_CELL).to_owned());
        }
        name.retain(|part| !part.is_empty());
        name.join(" ")
    };
    let tabindex = move || if current.get() == place { "0" } else { "-1" };
    let is_chosen = move || if state.chosen.get() == Some(place) { "true" } else { "false" };
    view! {
        <td
            id=id_of(place)
            rowspan=rows
            colspan=columns
            tabindex=tabindex
            aria-label=name
            aria-selected=is_chosen
            class:marked=is_marked
            class:locked=cell.is_locked
            class:formula=cell.held == Held::Formula
            class:number=cell.held == Held::Number
            class:away=is_hidden
            style:background-color=cell.fill.clone()
        >
            {drawn}
        </td>
    }
}

/// The place of the cell that contains the target of an event.
fn place_of(target: Option<web_sys::EventTarget>) -> Option<CellReference> {
    let element: Element = target?.dyn_into().ok()?;
    element.closest("td[id]").ok()??.id().strip_prefix(ID)?.parse().ok()
}

/// The next cell in the direction of the key, past covered and hidden cells.
fn neighbour(table: &Element, from: CellReference, key: &str) -> Option<(CellReference, HtmlElement)> {
    let most = u32::try_from(MOST_ROWS.max(MOST_COLUMNS)).ok()?;
    (1..=most).find_map(|steps| {
        let CellReference { row, column } = from;
        let to = match key {
            "ArrowUp" => CellReference { row: row.checked_sub(steps)?, column },
            "ArrowDown" => CellReference { row: row + steps, column },
            "ArrowLeft" => CellReference { row, column: column.checked_sub(steps)? },
            _ => CellReference { row, column: column + steps },
        };
        let found = table.query_selector(&format!("#{}:not(.away)", id_of(to))).ok()??;
        Some((to, found.dyn_into().ok()?))
    })
}
