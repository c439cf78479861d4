//! What the words of a sheet say of it as a whole, whatever is said of its cells.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::grid::{CellId, GridCell, SheetGrid};
use crate::columns::in_names::{number_and_name, numbers_an_indicator};
use crate::columns::seen_words::{KindSaid, Seen};
use crate::columns::vocabulary::FigureKind;
use crate::value::width::key;

/// The most lines that give a number its name.
const MOST_NUMBERED: usize = 200;

/// What the words of a sheet say of it as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SheetWords {
    /// What the figures of two lines are, with the cell that says it; `None` if nothing does, or cells differ.
    pub(super) lines: Option<([FigureKind; 2], CellId)>,
    /// Whether lines head blocks of targets, and others blocks of actuals (■目標値, ■実績値).
    pub(super) has_blocks_of_kinds: bool,
    /// Whether lines head blocks of different years (【令和5年度】, 【令和6年度】).
    pub(super) has_blocks_of_years: bool,
    /// The rows of bare years.
    pub(super) year_rows: BTreeSet<usize>,
    /// The comparable numbers to which lines give the name of an indicator, with these lines: rows may mean it by its number
    /// (KPI① | 移住相談件数 | 単位 | 件).
    pub(super) numbered: Vec<(String, usize)>,
}

impl SheetWords {
    /// What the words of these cells say.
    pub(super) fn new(grid: &SheetGrid) -> Self {
        Self {
            lines: lines(grid),
            has_blocks_of_kinds: has_blocks_of_kinds(grid),
            has_blocks_of_years: has_blocks_of_years(grid),
            year_rows: (0..grid.rows.len()).filter(|row| is_of_years(grid, *row)).collect(),
            numbered: numbered(grid),
        }
    }
}

/// Whether a row has nothing but years among its figures.
fn is_of_years(grid: &SheetGrid, row: usize) -> bool {
    let is_year = |cell: &GridCell| cell.seen.bare_year().is_some() && cell.seen.figure.is_some();
    let filled: Vec<&GridCell> = grid.filled(row).map(|(_, cell)| cell).collect();
    let is_other = |cell: &&GridCell| cell.seen.figure.is_some() && !is_year(cell) && cell.seen.times.is_empty();
    let years = filled.iter().filter(|cell| is_year(cell)).count();
    let are_labels = || filled.len() > 2 && filled.iter().all(|cell| cell.seen.is_label);
    !filled.iter().any(is_other) && (years >= 2 || years == 1 && are_labels())
}

/// Whether several lines are years alone, and not the same one.
fn has_blocks_of_years(grid: &SheetGrid) -> bool {
    let lines = (0..grid.rows.len()).filter_map(|row| grid.only(row));
    let years =
        lines.filter(|(_, cell)| cell.seen.is_label && cell.seen.kinds.is_empty() && cell.seen.part_of_year.is_none());
    let mut years = years.filter_map(|(_, cell)| cell.seen.time()?.fiscal_year());
    years.next().is_some_and(|first| years.any(|year| year != first))
}

/// The lines that give numbers of indicators their names.
fn numbered(grid: &SheetGrid) -> Vec<(String, usize)> {
    let number = |row: usize| {
        let (_, first) = grid.filled(row).next()?;
        let of_line = || number_and_name(&first.text).filter(|_| grid.only(row).is_some()).map(|(number, _)| number);
        let of_cells = || numbers_an_indicator(&first.text) && grid.names_an_indicator(row);
        of_line().or_else(|| of_cells().then_some(first.text.as_str()))
    };
    (0..grid.rows.len()).filter_map(|row| Some((key(number(row)?), row))).take(MOST_NUMBERED).collect()
}

/// What the cells of a sheet say of two lines, with the first that says it; `None` if none does, or they differ.
fn lines(grid: &SheetGrid) -> Option<([FigureKind; 2], CellId)> {
    let cells = (0..grid.rows.len()).flat_map(|row| grid.filled(row));
    let mut said = cells.filter_map(|(at, cell)| Some((cell.seen.kinds_of_lines?, at)));
    let first = said.next()?;
    said.all(|(kinds, _)| kinds == first.0).then_some(first)
}

/// Whether lines of nothing but a word for targets stand on a sheet, and others for actuals.
fn has_blocks_of_kinds(grid: &SheetGrid) -> bool {
    let says = |kind: FigureKind| {
        let lines = (0..grid.rows.len()).filter_map(|row| grid.only(row)).map(|(_, cell)| &cell.seen);
        let is_label = |seen: &&Arc<Seen>| seen.is_label && seen.times.is_empty();
        lines.filter(is_label).any(|seen| seen.kind() == Some(KindSaid::Placed(kind)))
    };
    says(FigureKind::Target) && says(FigureKind::Actual)
}
