//! Sum, mean and count (合計・平均・個数) of the selected rectangle, which follow the selection and each keystroke.

use keikaku::figures::rectangle::{RectangleCell, rectangle_figures};
use keikaku::plan::{Basis, CellAddress, CellPlace};
use keikaku::wording::grid;
use leptos::prelude::*;

use crate::ui::app::{EditorView, GridColumns, GridState, RowView, use_editor_view};

/// The text with sum, mean and count; hidden if no rectangle is selected or the rectangle has no number.
#[component]
pub(crate) fn RectangleSum() -> impl IntoView {
    let view = use_editor_view();
    let text = Memo::new(move |_| text(view).unwrap_or_default());
    view! {
        <span class="rectangle-sum" hidden=move || text.with(String::is_empty)>
            {text}
        </span>
    }
}

/// The text for the selected rectangle, tracked; `None` if no table is shown.
fn text(view: EditorView) -> Option<String> {
    let cells = view.fields.tracked_rectangle();
    let grid_state = view.grid_state()?;
    let columns = grid_state.columns.get().1;
    // A row that was removed and restored has new signals, so the order of the rows is tracked as well.
    grid_state.order.with(Vec::len);
    let rows = rows(&grid_state, &cells);
    let cells = rows.iter().flat_map(|(row, cells)| cells.iter().map(|(_, place)| cell(row, *place, &columns)));
    Some(grid::rectangle_figures(&rectangle_figures(cells), view.editor.language()))
}

/// The cells by row: each run of cells of one row, with the row's current content.
fn rows<'a>(grid_state: &GridState, cells: &'a [CellAddress]) -> Vec<(RowView, &'a [CellAddress])> {
    let runs = cells.chunk_by(|(one, _), (other, _)| one == other);
    let with_row = |run: &'a [CellAddress]| {
        let (indicator, _) = run.first()?;
        Some((grid_state.row(*indicator)?.view.get(), run))
    };
    runs.filter_map(with_row).collect()
}

fn cell<'a>(row: &'a RowView, place: CellPlace, columns: &GridColumns) -> RectangleCell<'a> {
    let indicator = row.indicator.as_ref();
    let is_level = indicator.basis == Some(Basis::Level) || columns.level(indicator, place).is_some();
    RectangleCell { indicator, cell: columns.shown_cell(indicator, place), is_level }
}
