//! The cell that the bar shows, and the steps that change it.

use std::sync::Arc;

use keikaku::command::{BulkEdit, BulkStep, IndicatorCommand, InputField, InputTarget, PlanCommand};
use keikaku::plan::{Cell, CellPlace, InputPlace};
use keikaku::session::route::Route;
use keikaku::value::{FiscalYear, IndicatorId};
use keikaku::wording::cells;
use leptos::prelude::*;

use crate::ui::app::{EditorView, GridColumns, GridState, Locale, RowView, focus, place};
use crate::ui::pages::table::bulk_edit;

/// A cell of the open grid.
pub(super) struct BarCell {
    /// Its row.
    pub(super) row: RowView,
    /// Its place in the row.
    pub(super) place: CellPlace,
    /// The id of its indicator.
    pub(super) id: IndicatorId,
    /// The state of the grid.
    pub(super) grid_state: GridState,
}

impl BarCell {
    /// The cell that last had the focus, tracked; `None` if this view does not show it.
    pub(super) fn now(editor_view: EditorView) -> Option<Self> {
        let grid_state = editor_view.grid_state()?;
        if grid_state.rate.with(Option::is_some) {
            return None;
        }
        let (id, place) = followed(editor_view, &grid_state)?;
        // A row that was removed and restored has new signals, which this read does not track, so the order of the rows
        // is tracked as well.
        grid_state.order.with(Vec::len);
        let row = grid_state.row(id)?.view.get();
        let is_there = is_there(&row, &grid_state.columns.get().1, place);
        is_there.then_some(Self { row, place, id, grid_state })
    }

    /// The cell as the grid shows it.
    pub(super) fn cell(&self) -> Cell {
        self.grid_state.columns.get_untracked().1.shown_cell(&self.row.indicator, self.place)
    }

    /// Another cell of the grid, tracked; `None` if its row is gone.
    pub(super) fn cell_at(&self, id: IndicatorId, place: CellPlace) -> Option<Cell> {
        let row = self.grid_state.row(id)?.view.get().indicator;
        Some(self.grid_state.columns.get_untracked().1.shown_cell(&row, place))
    }

    /// Its fiscal year; `None` for a baseline and for a figure of the whole period.
    pub(super) fn year(&self) -> Option<FiscalYear> {
        match self.place {
            CellPlace::Target(year) | CellPlace::Actual(year) => Some(year),
            CellPlace::Baseline | CellPlace::Period | CellPlace::StatedTotal => None,
        }
    }
}

/// The place of the cell that last had the focus, tracked; `None` if this view does not show the cell, because the
/// buttons must not change a cell that nobody sees.
pub(super) fn followed(view: EditorView, grid_state: &GridState) -> Option<(IndicatorId, CellPlace)> {
    let InputTarget { field: InputField::Row(id, InputPlace::Cell(place)), .. } =
        view.fields.tracked_last_cell(view)?
    else {
        return None;
    };
    let is_in_view = match view.editor.navigation.route.get_untracked() {
        Route::Close(_, year) => place == CellPlace::Actual(year),
        _ => true,
    };
    (is_in_view && !grid_state.hidden.with(|hidden| hidden.contains(&id))).then_some((id, place))
}

/// Whether the table has the cell.
fn is_there(row: &RowView, columns: &GridColumns, place: CellPlace) -> bool {
    let is_period = row.indicator.has_period_target();
    match place {
        CellPlace::Target(year) => !is_period && columns.years.contains(year),
        CellPlace::Actual(year) => columns.years.contains(year),
        CellPlace::Baseline => true,
        CellPlace::Period => is_period,
        CellPlace::StatedTotal => false,
    }
}

/// The name of the cell: the name of its indicator, and its place.
pub(super) fn name(shown: &BarCell, locale: Locale) -> String {
    let form = Arc::clone(&shown.grid_state.columns.get().1.form);
    cells::cell_of(&shown.row.name, shown.place, &form, locale.language())
}

/// Carries out the commands as one step, and announces the new content of the cell, or, for a rectangle, the number of
/// cells.
pub(super) fn fill(
    view: EditorView,
    shown: &BarCell,
    commands: Vec<(IndicatorId, IndicatorCommand)>,
    is_rectangle: bool,
) {
    let messages = view.editor.messages;
    let done = if is_rectangle { BulkEdit::Stated(commands.len()) } else { BulkEdit::Typed(shown.place) };
    let step = BulkStep::new(commands, done, None);
    let filled = bulk_edit::fill(view, shown.grid_state.plan, PlanCommand::InRows(step));
    if let Some(why) = filled.refused {
        messages.show_error(why);
    }
    if !filled.is_changed {
        return;
    }
    if is_rectangle {
        bulk_edit::announce_step(view);
    } else if let Some(now) = BarCell::now(view) {
        let content = now.place.shown(&now.cell(), &now.row.indicator.unit);
        view.fields.announce_now(view, format!("{} {content}", name(&now, view.editor.locale())));
    }
}

/// Returns the focus to the cell.
pub(super) fn give_back(view: EditorView) {
    if let Some(InputField::Row(id, at)) = view.fields.last_cell(view).map(|cell| cell.field) {
        let _ = focus::focus_id(&place::id(id, at));
    }
}
