//! The state of a sheet that is being read, shared by the parts of 表の読み取り.

use std::sync::Arc;

use keikaku::import::questions::Answers;
use keikaku::import::reading::{CellId, CellState, CellTable, ReadSheet, Region, Says, SheetMark};
use leptos::prelude::*;

use super::chosen_cells::ChosenCells;
use crate::ui::app::focus;

/// A sheet that is being read, as a handle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SheetView {
    /// The cells with the result of reading them.
    pub(crate) sheet: Memo<Arc<ReadSheet>>,
    /// The states of the cells.
    pub(crate) states: Memo<CellTable<CellState>>,
    pub(super) answers: RwSignal<Answers>,
    /// The selected cells.
    pub(crate) chosen: RwSignal<Option<ChosenCells>>,
    /// The left and top edge of the open menu in pixels; `None` if the menu is closed.
    pub(crate) menu: RwSignal<Option<(i32, i32)>>,
    /// The row to which the sheet is to be scrolled.
    pub(crate) shown_row: RwSignal<Option<usize>>,
    /// The marks that the sheet had from the start, and the marks of a remembered reading.
    pub(super) first_marks: StoredValue<Vec<SheetMark>>,
}

impl SheetView {
    /// Adds a mark with that meaning on a region of cells.
    pub(crate) fn say(self, on: Region, says: Says) {
        self.mark(SheetMark { on, says });
    }

    /// Adds a mark.
    pub(crate) fn mark(self, mark: SheetMark) {
        self.answers.update(|answers| answers.marks.push(mark));
    }

    /// The current marks, tracked.
    pub(crate) fn marks(self) -> Vec<SheetMark> {
        self.answers.with(|answers| answers.marks.clone())
    }

    /// Removes the mark at that index.
    pub(crate) fn take_back(self, index: usize) {
        self.answers.update(|answers| {
            if index < answers.marks.len() {
                answers.marks.remove(index);
            }
        });
    }

    /// Removes these marks.
    pub(super) fn take_all_back(self, marks: &[SheetMark]) {
        self.answers.update(|answers| answers.marks.retain(|mark| !marks.contains(mark)));
    }

    /// Removes the newest mark, except for the first marks of the sheet.
    pub(super) fn take_back_newest(self) {
        let first = self.first_marks.get_value();
        let newest =
            self.answers.with_untracked(|answers| answers.marks.iter().rposition(|mark| !first.contains(mark)));
        if let Some(index) = newest {
            self.take_back(index);
        }
    }

    /// Whether the user has added marks to the first marks of the sheet.
    pub(super) fn has_said(self) -> bool {
        let first = self.first_marks.get_value();
        self.answers.with(|answers| answers.marks.iter().any(|mark| !first.contains(mark)))
    }

    /// Selects cells and scrolls to them.
    pub(crate) fn show(self, chosen: ChosenCells) {
        self.shown_row.set(Some(chosen.first_row()));
        self.chosen.set(Some(chosen));
    }
}

/// The sheet that is being read, from the context.
pub(super) fn use_sheet_view() -> SheetView {
    expect_context()
}

/// The id of the element of a cell.
pub(super) fn cell_id(at: CellId) -> String {
    format!("sheet-cell-{}-{}", at.row, at.index)
}

/// The cell that the Tab key focuses: the focused cell of the selection, or the first cell. It is tracked.
pub(super) fn tab_stop(view: SheetView) -> CellId {
    view.chosen.get().unwrap_or(ChosenCells::All).focus()
}

/// Moves the focus to the selected cell.
pub(super) fn focus_chosen(view: SheetView) {
    focus::focus_after_update(vec![cell_id(untrack(|| tab_stop(view))), "preview".to_owned()]);
}
