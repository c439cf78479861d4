//! Copying, cutting and pasting rectangles, to and from spreadsheets. The text of a single cell is left to the browser.

use std::sync::Arc;

use keikaku::export::clipboard::copy;
use keikaku::import::paste::{Block, Paste, PasteQuestion, Pasted, fill};
use keikaku::plan::place::CellAddress;
use keikaku::value::id::PlanId;
use keikaku::wording::{Label, pasting};
use leptos::prelude::*;
use web_sys::ClipboardEvent;

use crate::browser::clock;
use crate::ui::app::asked_paste::AskedPaste;
use crate::ui::app::field::FocusedCell;
use crate::ui::app::selection::{chosen, enter_moving_mode, navigation};
use crate::ui::app::{AppState, focus};
use crate::ui::pages::table::bulk_edit;
use crate::ui::pages::table::paste_question::FIRST_ANSWER;

const PLAIN: &str = "text/plain";
const HTML: &str = "text/html";

/// Copies the rectangle; without one the browser copies.
pub(crate) fn on_copy(app: AppState, event: &ClipboardEvent) {
    let _ = copied(app, event);
}

/// Cuts the rectangle; without one the browser cuts.
pub(crate) fn on_cut(app: AppState, event: &ClipboardEvent) {
    if let Some(at) = copied(app, event) {
        bulk_edit::clear(app, &at, true);
    }
}

/// Writes the rectangle to the clipboard, and returns the focused cell; `None` if there is no rectangle or the browser
/// refuses.
fn copied(app: AppState, event: &ClipboardEvent) -> Option<FocusedCell> {
    let at = app.fields.in_cell(app)?;
    app.fields.with_selection(|selection| selection.corner)?;
    let workbook = app.workbook.get_untracked();
    let columns = app.grid_state()?.columns.get_untracked().1;
    let copied = copy(workbook.plan(at.plan)?, &chosen(app, at.cell), &|row, at| columns.shown_cell(row, at));
    let clipboard = event.clipboard_data()?;
    let is_there = [(PLAIN, &copied.text), (HTML, &copied.html)].map(|(kind, text)| clipboard.set_data(kind, text));
    if is_there.iter().any(Result::is_err) {
        return None;
    }
    event.prevent_default();
    Some(at)
}

/// Pastes a block with its first cell at the focused one, or a single text into the whole rectangle.
pub(crate) fn on_paste(app: AppState, event: &ClipboardEvent) {
    let (Some(at), Some(clipboard)) = (app.fields.in_cell(app), event.clipboard_data()) else { return };
    let text = |kind: &str| clipboard.get_data(kind).unwrap_or_default();
    let Ok(block) = Block::of_clipboard(&text(PLAIN), &text(HTML)) else {
        event.prevent_default();
        app.show_error(pasting::too_large(app.language()));
        return;
    };
    if let Some(grid_state) = app.grid_state() {
        grid_state.asked_paste.set(None);
    }
    let cells: Vec<CellAddress> = chosen(app, at.cell).into_iter().flatten().flatten().collect();
    let paste = match block.single() {
        Some(text) if cells.len() > 1 => Some(Paste::Done(fill(&cells, text, clock::today()))),
        Some(_) => None,
        None => place(app, &at, &block),
    };
    let Some(paste) = paste else { return };
    event.prevent_default();
    match paste {
        Paste::Done(pasted) => take(app, at.plan, pasted),
        Paste::Ask(question) => ask(app, at.plan, at.cell, question),
    }
    enter_moving_mode(app, &at.input);
}

/// What pasting the block at the focused cell, or at the upper left corner of the rectangle, leads to.
fn place(app: AppState, at: &FocusedCell, block: &Block) -> Option<Paste> {
    let workbook = app.workbook.get_untracked();
    let corner = chosen(app, at.cell).into_iter().flatten().flatten().next()?;
    Some(navigation(app)?.paste(workbook.plan(at.plan)?, corner, block, clock::today()))
}

/// Shows the question before a paste, with the focus on its first answer.
pub(crate) fn ask(app: AppState, plan: PlanId, cell: CellAddress, question: PasteQuestion) {
    app.fields.commit(app);
    let workbook = app.workbook.get_untracked();
    let (Some(plan), Some(grid_state)) = (workbook.plan(plan), app.grid_state()) else { return };
    grid_state.asked_paste.set(Some(Arc::new(AskedPaste { plan: Arc::clone(plan), cell, question })));
    focus::focus_after_update(vec![FIRST_ANSWER.to_owned()]);
}

/// Carries out a paste as one step, and shows a message on what was pasted and what was not. Figures of several KPIs that
/// are not named are in the order of the plan, most likely, so they are refused where the grid is in another.
pub(crate) fn take(app: AppState, plan: PlanId, pasted: Pasted) {
    let is_by_order = pasted.by_order && pasted.count_of_rows() > 1;
    if is_by_order && app.grid_state().is_some_and(|grid_state| !grid_state.is_in_plan_order()) {
        return app.show_error(app.label(Label::NotPastedOutOfOrder).to_owned());
    }
    let mut sentence = pasting::pasted(&pasted, app.language());
    let is_whole = pasted.left_out.is_empty();
    let refused = bulk_edit::fill(app, plan, pasted.command()).refused;
    let is_whole = is_whole && refused.is_none();
    sentence.extend(refused);
    if is_whole {
        app.show_message(sentence);
    } else {
        app.show_error(sentence);
    }
}
