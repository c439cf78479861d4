//! The selected cells of a sheet: a column, a row, a rectangle, or all cells.

use keikaku::import::reading::{CellId, CellState, Region, SheetGrid};
use keikaku::wording::{Label, SheetReadingLabel};

/// Selected cells, by their rows and columns in the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChosenCells {
    /// All cells.
    All,
    /// A column.
    Column(usize),
    /// A row.
    Row(usize),
    /// The rectangle between two cells; the second has the focus.
    Cells(CellId, CellId),
}

impl ChosenCells {
    /// The first and the last row; `None` if all rows are selected.
    fn rows(self) -> Option<(usize, usize)> {
        match self {
            Self::All | Self::Column(_) => None,
            Self::Row(row) => Some((row, row)),
            Self::Cells(from, to) => Some((from.row.min(to.row), from.row.max(to.row))),
        }
    }

    fn columns(self) -> Option<(usize, usize)> {
        match self {
            Self::All | Self::Row(_) => None,
            Self::Column(column) => Some((column, column)),
            Self::Cells(from, to) => Some((from.index.min(to.index), from.index.max(to.index))),
        }
    }

    /// The first row of the selection.
    pub(crate) fn first_row(self) -> usize {
        self.rows().map_or(0, |(first, _)| first)
    }

    /// The cell that has the focus.
    pub(crate) fn focus(self) -> CellId {
        match self {
            Self::All => CellId { row: 0, index: 0 },
            Self::Column(index) => CellId { row: 0, index },
            Self::Row(row) => CellId { row, index: 0 },
            Self::Cells(_, to) => to,
        }
    }

    /// The selected cell, if it is a single one; otherwise `None`.
    pub(crate) fn single(self) -> Option<CellId> {
        match self {
            Self::Cells(from, to) => Some(to).filter(|_| from == to),
            Self::All | Self::Column(_) | Self::Row(_) => None,
        }
    }

    /// Whether the cell is selected.
    pub(crate) fn has(self, at: CellId) -> bool {
        let within =
            |bounds: Option<(usize, usize)>, it: usize| bounds.is_none_or(|(from, to)| (from..=to).contains(&it));
        within(self.rows(), at.row) && within(self.columns(), at.index)
    }

    /// Whether the selection is limited to certain rows.
    pub(crate) fn is_of_rows(self) -> bool {
        self.rows().is_some()
    }

    /// Whether the selection is a rectangle of more than one cell.
    pub(crate) fn is_rectangle(self) -> bool {
        matches!(self, Self::Cells(from, to) if from != to)
    }

    /// The cells as the region of a mark.
    pub(crate) fn region(self, grid: &SheetGrid) -> Region {
        let lines = self.rows().map(|(from, to)| (grid.line(from), grid.line(to)));
        let columns = self.columns().map(|(from, to)| (from + 1, to + 1));
        Region::area(lines, columns)
    }
}

/// The label of the state of a cell.
pub(crate) fn state_label(state: CellState) -> Label {
    match state {
        CellState::Placed => SheetReadingLabel::PLACED,
        CellState::Asked => SheetReadingLabel::ASKED,
        CellState::LeftOut => SheetReadingLabel::LEFT_OUT,
        CellState::Open | CellState::Label => SheetReadingLabel::OPEN,
    }
}
