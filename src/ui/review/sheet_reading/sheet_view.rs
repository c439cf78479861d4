//! A sheet that is being read as the parts of 表の読み取り show and mark it.

use std::sync::Arc;

use keikaku::import::questions::Answers;
use keikaku::import::reading::{CellId, CellState, CellTable, ReadSheet, Region, Says, SheetMark};
use leptos::prelude::*;

use super::chosen_cells::ChosenCells;
use crate::ui::app::focus;

/// A sheet that is being read, as a handle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SheetView {
    /// The cells with what was read of them.
    pub(crate) sheet: Memo<Arc<ReadSheet>>,
    /// What became of the cells.
    pub(crate) states: Memo<CellTable<CellState>>,
    pub(super) answers: RwSignal<Answers>,
    /// The cells that are chosen.
    pub(crate) chosen: RwSignal<Option<ChosenCells>>,
    /// Where the menu is open, as the left and the top edge in pixels; `None` if it is closed.
    pub(crate) menu: RwSignal<Option<(i32, i32)>>,
    /// The row to which the sheet is to be scrolled.
    pub(crate) shown_row: RwSignal<Option<usize>>,
    /// The marks with which the sheet came, and those of a remembered reading.
    pub(super) first_marks: StoredValue<Vec<SheetMark>>,
}

impl SheetView {
    /// Says something of cells.
    pub(crate) fn say(self, on: Region, says: Says) {
        self.mark(SheetMark { on, says });
    }

    /// Adds a mark.
    pub(crate) fn mark(self, mark: SheetMark) {
        self.answers.update(|answers| answers.marks.push(mark));
    }

    /// The marks in force. They are tracked.
    pub(crate) fn marks(self) -> Vec<SheetMark> {
        self.answers.with(|answers| answers.marks.clone())
    }

    /// Takes the mark of that index back.
    pub(crate) fn take_back(self, index: usize) {
        self.answers.update(|answers| {
            if index < answers.marks.len() {
                answers.marks.remove(index);
            }
        });
    }

    /// Takes these marks back.
    pub(super) fn take_all_back(self, marks: &[SheetMark]) {
        self.answers.update(|answers| answers.marks.retain(|mark| !marks.contains(mark)));
    }

    /// Takes the newest mark back; not one with which the sheet came.
    pub(super) fn take_back_newest(self) {
        let first = self.first_marks.get_value();
        let newest =
            self.answers.with_untracked(|answers| answers.marks.iter().rposition(|mark| !first.contains(mark)));
        if let Some(index) = newest {
            self.take_back(index);
        }
    }

    /// Whether a person has said something of the sheet besides what it came with.
    pub(super) fn has_said(self) -> bool {
        let first = self.first_marks.get_value();
        self.answers.with(|answers| answers.marks.iter().any(|mark| !first.contains(mark)))
    }

    /// Chooses cells and scrolls to them.
    pub(crate) fn show(self, chosen: ChosenCells) {
        self.shown_row.set(Some(chosen.first_row()));
        self.chosen.set(Some(chosen));
    }
}

/// The sheet that is read, from the context.
pub(super) fn use_sheet_view() -> SheetView {
    expect_context()
}

/// The id of the element of a cell.
pub(super) fn cell_id(at: CellId) -> String {
    format!("sheet-cell-{}-{}", at.row, at.index)
}

/// The cell to which the Tab key leads: the one with the focus, or else the first. It is tracked.
pub(super) fn tab_stop(view: SheetView) -> CellId {
    view.chosen.get().unwrap_or(ChosenCells::All).focus()
}

/// Moves the focus to the cell that is chosen.
pub(super) fn focus_chosen(view: SheetView) {
    focus::focus_after_update(vec![cell_id(untrack(|| tab_stop(view))), "preview".to_owned()]);
}
