//! Copying, cutting and pasting rectangles, to and from spreadsheets. The text of a single cell is left to the browser.

use std::sync::Arc;

use keikaku::command::Command;
use keikaku::export::clipboard::copy;
use keikaku::import::paste::{Block, Paste, PasteQuestion, Pasted, TableNames, fill, units};
use keikaku::import::pasted_table::{TablePaste, TablePlace, table_paste};
use keikaku::plan::{CellAddress, CellPlace, InputPlace, TextPlace};
use keikaku::session::route::Route;
use keikaku::value::{IndicatorId, PlanId};
use keikaku::wording::{TableLabel, import, levels, pasting};
use leptos::prelude::*;
use web_sys::ClipboardEvent;

use crate::browser::clock;
use crate::ui::app::asked_paste::{AskedPaste, FIRST_ANSWER};
use crate::ui::app::field::{FocusedCell, is_in_text};
use crate::ui::app::selection::{chosen, enter_moving_mode, go, navigation};
use crate::ui::app::{EditorView, focus, place};
use crate::ui::pages::table::bulk_edit;
use crate::ui::review::{Previews, open_files, table_reading};

const PLAIN: &str = "text/plain";
const HTML: &str = "text/html";

/// Copies the rectangle. If there is none, the browser copies.
pub(crate) fn on_copy(view: EditorView, event: &ClipboardEvent) {
    let _ = copied(view, event);
}

/// Cuts the rectangle. If there is none, the browser cuts.
pub(crate) fn on_cut(view: EditorView, event: &ClipboardEvent) {
    if let Some(at) = copied(view, event) {
        bulk_edit::clear(view, &at, true);
    }
}

/// Writes the rectangle to the clipboard, and returns the focused cell; `None` if there is no rectangle or the browser
/// refuses.
fn copied(view: EditorView, event: &ClipboardEvent) -> Option<FocusedCell> {
    let at = view.fields.in_cell(view)?;
    view.fields.with_selection(|selection| selection.corner)?;
    let workbook = view.editor.workbook.get_untracked();
    let columns = view.grid_state()?.columns.get_untracked().1;
    let copied = copy(workbook.plan(at.plan)?, &chosen(view, at.cell), &|row, at| columns.shown_cell(row, at));
    let clipboard = event.clipboard_data()?;
    let is_there = [(PLAIN, &copied.text), (HTML, &copied.html)].map(|(kind, text)| clipboard.set_data(kind, text));
    if is_there.iter().any(Result::is_err) {
        return None;
    }
    event.prevent_default();
    Some(at)
}

/// A field of the table: its indicator, and its place in that row.
type FieldAddress = (IndicatorId, InputPlace);

/// Pastes a block with its first cell at the focused cell, or a single text into the whole rectangle. At a name or a
/// unit, a block makes indicators or fills the units below. In the table view, if the focus is in no text field, a
/// message explains where to paste.
///
/// A table with more rows than the grid takes is read like a file: in slices, between which the page reacts, and with a
/// preview before anything changes.
pub(crate) fn on_paste(view: EditorView, previews: Previews, event: &ClipboardEvent) {
    let locale = view.editor.locale();
    let Some(clipboard) = event.clipboard_data() else { return };
    let (cell, text) = (view.fields.in_cell(view), view.fields.in_name_or_unit(view));
    let route = view.editor.navigation.route.get_untracked();
    let has_place = cell.is_some() || text.is_some();
    if !has_place && matches!(route, Route::Kpi(_)) && !is_in_text(event) {
        view.editor.messages.say_error(TableLabel::PASTE_WITHOUT_PLACE);
    }
    let Some(plan) = route.plan().filter(|_| has_place) else { return };
    let laid = |kind: &str| clipboard.get_data(kind).unwrap_or_default();
    let as_text = laid(PLAIN);
    let Ok(block) = Block::of_clipboard(&as_text, &laid(HTML)) else {
        event.prevent_default();
        if Block::is_long(&as_text) {
            open_files::read_text(previews, locale.label(TableLabel::PASTED_TABLE).to_owned(), as_text);
        } else {
            view.editor.messages.show_error(pasting::too_large(locale.language()));
        }
        return;
    };
    if let Some(grid_state) = view.grid_state() {
        grid_state.asked_paste.set(None);
    }
    let (paste, at) = match (&cell, text) {
        (Some(at), _) => (paste_at_cell(view, at, &block), (at.cell.0, InputPlace::Cell(at.cell.1))),
        (None, Some((row, place))) => (paste_at_text(&block), (row, InputPlace::Text(place))),
        (None, None) => return,
    };
    let Some(paste) = paste else { return };
    event.prevent_default();
    carry_out(view, previews, plan, at, &Arc::new(block), paste);
    if let Some(at) = cell {
        enter_moving_mode(view, &at.input);
    }
}

/// The outcome of pasting at a cell; `None` if the paste is left to the browser.
fn paste_at_cell(view: EditorView, at: &FocusedCell, block: &Block) -> Option<Paste> {
    let cells: Vec<CellAddress> = chosen(view, at.cell).into_iter().flatten().flatten().collect();
    match block.single() {
        Some(text) if cells.len() > 1 => Some(block.ask_of_looks(Paste::Done(fill(&cells, text, clock::today())))),
        Some(_) if !block.has_looks() => None,
        _ => place(view, at, block),
    }
}

/// The outcome of pasting at a name or a unit; `None` for a single text, which the browser pastes.
fn paste_at_text(block: &Block) -> Option<Paste> {
    let has_several = block.height() > 0 && block.single().is_none();
    has_several.then(|| block.ask_of_looks(Paste::AsTable(TableNames::Added)))
}

/// Carries out a paste, or shows its question first.
pub(crate) fn carry_out(
    view: EditorView,
    previews: Previews,
    plan: PlanId,
    at: FieldAddress,
    block: &Arc<Block>,
    paste: Paste,
) {
    match paste {
        Paste::Done(pasted) => take(view, plan, pasted),
        Paste::Ask(question) => ask(view, plan, at, block, question),
        Paste::AsTable(_) if at.1 == InputPlace::Text(TextPlace::Unit) && block.width() == 1 => {
            take_units(view, plan, at.0, block);
        }
        Paste::AsTable(names) => take_table(view, previews, plan, at, block, names),
    }
}

/// The indicators that are shown, from `row` on.
fn shown_from(view: EditorView, row: IndicatorId) -> Vec<IndicatorId> {
    let mut shown = view.grid_state().map(|grid_state| grid_state.shown_ids()).unwrap_or_default();
    let first = shown.iter().position(|id| *id == row).unwrap_or(0);
    shown.drain(..first);
    shown
}

/// Whether the rows are in another order than in the plan, so that nothing can be pasted down from a row; a message
/// says so.
fn is_refused_out_of_order(view: EditorView) -> bool {
    let is_sorted = view.grid_state().is_some_and(|grid_state| !grid_state.is_in_plan_order());
    if is_sorted {
        view.editor.messages.say_error(TableLabel::NOT_PASTED_OUT_OF_ORDER);
    }
    is_sorted
}

/// Sets the units of `row` and of the rows below it.
fn take_units(view: EditorView, plan: PlanId, row: IndicatorId, block: &Block) {
    if is_refused_out_of_order(view) {
        return;
    }
    view.editor.commit_typing();
    let workbook = view.editor.workbook.get_untracked();
    let command = workbook.plan(plan).and_then(|plan| units(plan, &shown_from(view, row), block));
    if let Some(command) = command
        && bulk_edit::fill(view, plan, command).is_changed
    {
        bulk_edit::announce_step(view);
    }
}

/// Pastes a table that makes indicators as one step, with a message on the result. If something is to be decided, shows
/// the question or the preview first.
fn take_table(
    view: EditorView,
    previews: Previews,
    plan: PlanId,
    at: FieldAddress,
    block: &Arc<Block>,
    names: TableNames,
) {
    let (row, place) = at;
    let (messages, locale) = (view.editor.messages, view.editor.locale());
    view.editor.commit_typing();
    let workbook = view.editor.workbook.get_untracked();
    let Some(of) = workbook.plan(plan) else { return };
    let shown = shown_from(view, row);
    let cell = if let InputPlace::Cell(cell) = place { Some(cell) } else { None };
    let table = navigation(view);
    let is_shown =
        |place: CellPlace| table.as_ref().is_some_and(|table| shown.iter().any(|row| table.shows((*row, place))));
    let place = TablePlace { plan: of, rows: &shown, at: cell, is_shown: &is_shown, on: clock::today() };
    match table_paste(block, place, names, &mut clock::fresh_indicator) {
        Ok(TablePaste::Ask(question)) => ask(view, plan, at, block, question),
        Ok(TablePaste::Done(mut taken)) => {
            if taken.is_by_order && is_refused_out_of_order(view) {
                return;
            }
            let without_place = if bulk_edit::shows_levels(view) { taken.read_as_levels(of) } else { 0 };
            let mut sentence = pasting::table_pasted(&taken, locale.language());
            sentence.extend((without_place > 0).then(|| levels::without_place(without_place, locale.language())));
            let is_whole = taken.left_out.is_empty() && without_place == 0;
            if view.editor.carry_out(Command::InPlan { plan, command: taken.command() }).is_ok() {
                if is_whole { messages.show_message(sentence) } else { messages.show_error(sentence) }
            }
        }
        Ok(TablePaste::Review(review)) => table_reading::open_pasted(previews, *review),
        Err(trouble) => messages.show_error(import::error_sentence(&trouble, locale.language())),
    }
}

/// Returns the focus to the field at which a question was asked.
pub(crate) fn return_to(view: EditorView, (row, place): FieldAddress) {
    match place {
        InputPlace::Cell(cell) => go(view, (row, cell)),
        place => drop(focus::focus_id(&place::id(row, place))),
    }
}

/// The outcome of pasting the block at the focused cell, or at the upper left corner of the rectangle.
fn place(view: EditorView, at: &FocusedCell, block: &Block) -> Option<Paste> {
    let workbook = view.editor.workbook.get_untracked();
    let corner = chosen(view, at.cell).into_iter().flatten().flatten().next()?;
    Some(navigation(view)?.paste(workbook.plan(at.plan)?, corner, block, clock::today()))
}

/// Shows the question before a paste, with the focus on its first answer.
fn ask(view: EditorView, plan: PlanId, at: FieldAddress, block: &Arc<Block>, question: PasteQuestion) {
    view.editor.commit_typing();
    let workbook = view.editor.workbook.get_untracked();
    let (Some(plan), Some(grid_state)) = (workbook.plan(plan), view.grid_state()) else { return };
    grid_state.asked_paste.set(Some(Arc::new(AskedPaste {
        plan: Arc::clone(plan),
        at,
        block: Arc::clone(block),
        question,
    })));
    focus::focus_after_update(vec![FIRST_ANSWER.to_owned()]);
}

/// Carries out a paste as one step, and shows a message on what was pasted and what was not. Figures of several KPIs
/// without names are probably in the order of the plan, so they are refused while the grid has another order.
fn take(view: EditorView, plan: PlanId, pasted: Pasted) {
    let messages = view.editor.messages;
    if pasted.by_order && pasted.count_of_rows() > 1 && is_refused_out_of_order(view) {
        return;
    }
    let mut sentence = pasting::pasted(&pasted, view.editor.language());
    let is_whole = pasted.left_out.is_empty();
    let filled = bulk_edit::fill(view, plan, pasted.command());
    if filled.is_rejected {
        return;
    }
    let refused = filled.refused;
    let is_whole = is_whole && refused.is_none();
    sentence.extend(refused);
    if is_whole {
        messages.show_message(sentence);
    } else {
        messages.show_error(sentence);
    }
}
