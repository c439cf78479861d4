//! Rows of a copy that have lost cells, and the headings to which their remaining cells belong.

use std::ops::Range;

use super::grid::{CellId, Cut, GridCell};
use super::mark::{RowSide, Says, SheetMark};
use super::marked_sheet::MarkedSheet;
use super::section::{RowShift, SheetSection};
use crate::columns::vocabulary::HeadWord;

impl MarkedSheet<'_> {
    /// Finds the rows of a table whose cells cannot be assigned to headings (`ragged`), and shifts the rows whose shift their figures or
    /// the user's marks show.
    pub(super) fn align(&self, section: &mut SheetSection) {
        let length = |row: &usize| self.grid.row(*row).len();
        let width = section.rows.iter().chain(&section.heads).map(length).max().unwrap_or_default();
        let is_loose = self.grid.cut == Cut::Page;
        let count = |row: &usize| self.grid.row(*row).iter().rev().take_while(|cell| self.is_in_place(cell)).count();
        let figures = section.rows.iter().map(count).max().unwrap_or_default();
        for head in &section.heads {
            let names_first = |cell: &GridCell| {
                cell.seen.unit.is_some() || cell.seen.head != Some(HeadWord::Name) && cell.seen.is_label
            };
            // A line without the names, or with one cell for each figure, belongs at the right.
            let by = width.saturating_sub(length(head));
            let is_right = by == 1 || length(head) == figures;
            if is_loose && is_right && self.grid.row(*head).first().is_some_and(names_first) {
                section.shifts.push((*head, RowShift { but: 0, by }));
            }
            // So does a line whose first year or kind would be over the names, where the heading of the names reaches over both lines.
            let reach = self.grid.filled(*head).last().map_or(0, |(at, _)| at.index + 1);
            if !is_loose && self.is_over_names(section, *head) && (by == 1 || reach + 1 == width) {
                section.shifts.push((*head, RowShift { but: 0, by: 1 }));
            }
        }
        let Some(last) = section.heads.last() else { return };
        let lacks = self.lacks_heading(section, *last);
        let lacks =
            lacks.map(|(shift, is_sure)| (shift, is_sure || self.side_of_rows(section) == Some(RowSide::Right)));
        if let Some((shift, true)) = lacks {
            // A line that itself has a heading of units or names at this index is not shifted.
            let moves = |head: &&usize| {
                let cell = self.grid.cell(CellId { row: **head, index: shift.but });
                shift.but == 0 || cell.is_some_and(|cell| cell.seen.heads_only_figures())
            };
            section.shifts.extend(section.heads.iter().filter(moves).map(|head| (*head, shift)));
        }
        let moved = lacks.filter(|(_, is_sure)| *is_sure).map_or(0, |(shift, _)| shift.by);
        let is_unsure = lacks.is_some() && moved == 0;
        let heads = section.length(self.grid, *last);
        let reach = |head: &usize| self.grid.filled(*head).map(|(at, _)| at.index + 1).max().unwrap_or_default();
        let reach = section.heads.iter().map(reach).max().unwrap_or_default() + moved;
        let ragged: Vec<usize> = section
            .rows
            .iter()
            .copied()
            .filter(|row| is_unsure || self.is_ragged(section, *row, *last, reach))
            .collect();
        for row in ragged {
            let side = self.side_of_row(row);
            let by = heads.saturating_sub(length(&row));
            let by_side = || (side == Some(RowSide::Right)).then_some(RowShift { but: 1, by });
            if let Some(shift) = self.shift_by_figures(section, row, *last).filter(|_| is_loose).or_else(by_side) {
                section.shifts.push((row, shift));
            } else if side.is_none() {
                section.ragged.insert(row);
            }
        }
    }

    /// The side at which the rows of a table begin by the user's mark.
    fn side_of_rows(&self, section: &SheetSection) -> Option<RowSide> {
        section.rows.first().and_then(|row| self.side_of_row(*row))
    }

    /// The side at which a row begins by the user's mark.
    fn side_of_row(&self, row: usize) -> Option<RowSide> {
        let side = |mark: &SheetMark| if let Says::Aligned(side) = mark.says { Some(side) } else { None };
        self.grid.row(row).first().and_then(|cell| self.marks_on(cell).find_map(side))
    }

    /// The shift by which the headings of a table must move to the right, since a heading that was merged over several columns left no
    /// blank behind it; and whether that is certain: rows continue behind the last heading, or have figures below a heading without any
    /// (備考).
    fn lacks_heading(&self, section: &SheetSection, head: usize) -> Option<(RowShift, bool)> {
        let headings = self.grid.row(head);
        let (first, count) =
            only_run(headings.iter().map(|cell| cell.seen.heads_only_figures())).filter(|(first, _)| *first > 0)?;
        let trailing = headings.iter().rev().take_while(|cell| cell.seen.is_blank()).count();
        let corner = headings.first().filter(|cell| cell.seen.is_blank() || cell.seen.head == Some(HeadWord::Name))?;
        if count < 2 || trailing > 1 {
            return None;
        }
        let column = |index: usize| self.cells_below(section, index);
        let shift = match (first, column(0), column(1)) {
            (1, ColumnCells::Figures, ColumnCells::Words) if !corner.seen.is_blank() => RowShift { but: 0, by: 1 },
            _ => self.shift_off_labels(section, headings, first..first + count)?,
        };
        let reach = headings.len() - trailing;
        let goes_on = (reach..reach + shift.by).any(|index| column(index) != ColumnCells::Nothing);
        let behind = headings.get(first + count).is_some_and(|cell| cell.seen.heads_no_figures());
        let heads_none = behind && column(first + count) == ColumnCells::Figures;
        // Units below two headings may also be below a column that nobody has filled in.
        let is_twice = shift.by == 1 && matches!(column(shift.but + 1), ColumnCells::Units | ColumnCells::Kinds);
        let is_sure = (goes_on || heads_none) && !is_twice;
        (shift.but > 0 || is_sure).then_some((shift, is_sure))
    }

    /// The shift by which the headings of figures must move so that none of them is over units or, if it has a year, over kinds; `None` if
    /// none of them is.
    fn shift_off_labels(
        &self,
        section: &SheetSection,
        headings: &[GridCell],
        mut run: Range<usize>,
    ) -> Option<RowShift> {
        let column = |index: usize| self.cells_below(section, index);
        let has_time = |index: usize| headings.get(index).is_some_and(|cell| !cell.seen.times.is_empty());
        let first = run.start;
        let but = run.find(|index| match column(*index) {
            ColumnCells::Units => true,
            ColumnCells::Kinds => has_time(*index),
            _ => false,
        })?;
        // A year behind others may have the word for its figures below it instead of a figure (目標値→).
        if column(but) == ColumnCells::Kinds && (first..but).any(has_time) {
            return None;
        }
        Some(RowShift { but, by: if column(but + 1) == ColumnCells::Kinds { 2 } else { 1 } })
    }

    /// What all filled cells of a column below its headings are.
    fn cells_below(&self, section: &SheetSection, index: usize) -> ColumnCells {
        let holds = |cell: &GridCell| match &*cell.seen {
            seen if seen.unit.is_some() => ColumnCells::Units,
            seen if !seen.kinds.is_empty() && !seen.has_digit() => ColumnCells::Kinds,
            _ if self.is_figure(cell) => ColumnCells::Figures,
            seen if seen.is_words => ColumnCells::Words,
            _ => ColumnCells::Several,
        };
        let cells = section.rows.iter().filter_map(|row| self.grid.cell(CellId { row: *row, index }));
        let cells = cells.filter(|cell| !cell.seen.is_blank()).map(holds);
        cells.reduce(|all, own| if all == own { all } else { ColumnCells::Several }).unwrap_or(ColumnCells::Nothing)
    }

    /// Whether a line of headings has only years and kinds, the first of them over the names whose heading is in the first line.
    pub(super) fn is_over_names(&self, section: &SheetSection, head: usize) -> bool {
        let top = section.heads.first().filter(|top| **top != head);
        let names = top.and_then(|top| self.grid.row(*top).first()?.seen.head);
        let begins = self.grid.row(head).first().is_some_and(|cell| !cell.seen.is_blank());
        names == Some(HeadWord::Name) && begins && self.grid.filled(head).all(|(_, cell)| cell.seen.heads_figures())
    }

    /// The shift by which the figures of a row moved to the left: the row has as many figures side by side as there are headings of
    /// figures, and before them lacks at most its unit, or has only its kind. `None` if that is not certain.
    fn shift_by_figures(&self, section: &SheetSection, row: usize, head: usize) -> Option<RowShift> {
        let (cells, headings) = (self.grid.row(row), self.grid.row(head));
        let (first, count) = only_run(headings.iter().map(|cell| cell.seen.heads_only_figures()))?;
        let first = first + section.length(self.grid, head) - headings.len();
        let (own, figures) = only_run(cells.iter().map(|cell| self.is_in_place(cell)))?;
        let units = headings.iter().take(first).filter(|cell| cell.seen.head == Some(HeadWord::Unit)).count();
        let lost = first.checked_sub(own)?;
        if own == 1 && count == figures && cells.first().is_some_and(|cell| cell.seen.is_heading()) {
            return Some(RowShift { but: 0, by: lost });
        }
        let lacks_unit = units == 1 && cells.iter().all(|cell| cell.seen.unit.is_none());
        let is_sure = count > 1 && count == figures && own > 0 && (lost == 0 || lacks_unit);
        is_sure.then_some(RowShift { but: 1, by: lost })
    }

    /// Whether the cells of a row cannot be assigned to headings: a page lost cells, or cells do not match the headings.
    fn is_ragged(&self, section: &SheetSection, row: usize, head: usize, reach: usize) -> bool {
        let (cells, heads) = (self.grid.row(row), section.length(self.grid, head));
        if !cells.iter().any(|cell| self.is_figure(cell)) {
            return false;
        }
        let is_loose = self.grid.cut == Cut::Page;
        let beyond = if is_loose { reach.max(heads) } else { reach };
        if is_loose && cells.len() != heads || cells.iter().skip(beyond).any(|cell| self.is_figure(cell)) {
            return true;
        }
        if cells.len() >= heads || self.grid.cut == Cut::Book {
            return false;
        }
        let heading = |column: usize| section.cell(head, column).and_then(|at| self.grid.cell(at));
        let mut pairs = (0..).map(heading).zip(cells).filter_map(|(heading, cell)| Some((heading?, cell)));
        let is_no_unit = |(head, cell): (&GridCell, &GridCell)| {
            head.seen.head == Some(HeadWord::Unit) && !cell.seen.is_blank() && cell.seen.unit.is_none()
        };
        // In a row that lacks cells, words or marks under a heading of figures show that the cells have moved.
        let is_no_figure = |(head, cell): (&GridCell, &GridCell)| {
            head.seen.heads_only_figures() && (cell.seen.is_words || cell.seen.is_mark)
        };
        let is_lost = |head: &GridCell| {
            head.seen.is_label
                && !matches!(head.seen.head, Some(HeadWord::Note | HeadWord::Group | HeadWord::Responsible))
        };
        pairs.clone().any(is_no_figure)
            || pairs.any(is_no_unit)
            || self.grid.cut == Cut::Tabs && (cells.len()..heads).filter_map(heading).any(is_lost)
    }
}

/// What all cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ColumnCells {
    Nothing,
    Units,
    /// Words for what figures are: 目標, 実績.
    Kinds,
    Words,
    Figures,
    /// More than one of these, or something else.
    Several,
}

/// The first index for which `holds` is true and the number of such indexes; `None` if there are none or they are not consecutive.
fn only_run(holds: impl Iterator<Item = bool>) -> Option<(usize, usize)> {
    let found: Vec<usize> = holds.enumerate().filter(|(_, holds)| *holds).map(|(index, _)| index).collect();
    let (first, last) = (*found.first()?, *found.last()?);
    (last - first + 1 == found.len()).then_some((first, found.len()))
}
