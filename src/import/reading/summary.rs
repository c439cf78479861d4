//! What the user sees of a sheet that was read: the state of each cell, and what the cells of each column are.

use litemap::LiteMap;

use super::fact::FigurePlace;
use super::{CellId, CellTable, GridCell, ReadSheet, SheetGrid, SheetReading};
use crate::columns::Wide;
use crate::columns::parts_of_names::repeats_above;
use crate::columns::vocabulary::FigureKind;
use crate::value::fiscal_year::{FiscalYear, time_mentions};
use crate::value::{distinct, only};

/// The state of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellState {
    /// It is a figure with a place.
    Placed,
    /// It is a figure that is part of a question.
    Asked,
    /// A mark leaves it out.
    LeftOut,
    /// It has a digit, and nothing is known about it.
    Open,
    /// It is a label, or blank.
    #[default]
    Label,
}

/// What the cells of a column are; a column may hold several things.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnSummary {
    /// Whether it holds names of indicators.
    pub has_names: bool,
    /// The number of its cells that are not blank.
    filled: usize,
    /// The number of its cells that are units.
    units: usize,
    /// What its texts describe.
    pub texts: Option<Wide>,
    /// The different places of its figures, in their order.
    pub places: Vec<FigurePlace>,
    /// The number of its cells that are asked about or open.
    pub open: usize,
}

impl ColumnSummary {
    /// Whether most of its cells are units.
    pub fn has_units(&self) -> bool {
        self.units * 2 > self.filled
    }
}

impl SheetReading {
    /// The year on which the sheet most probably reports: the year of its title or of its file's name, or else the newest year with an
    /// actual, or else the newest year that it names, or else `ended`, the last ended year. The first and the third count only if they are
    /// not after `ended`.
    pub fn reported(&self, grid: &SheetGrid, name: &str, ended: FiscalYear) -> FiscalYear {
        let named = |text: &str| only(time_mentions(text).into_iter())?.time.fiscal_year();
        let of_actuals = || {
            let actuals = self.facts.iter().filter(|fact| fact.place.kind == FigureKind::Actual);
            actuals.filter_map(|fact| fact.place.column.year()).max()
        };
        let of_labels = || {
            let labels = grid.rows.iter().flatten().filter(|cell| cell.seen.is_label);
            let years = labels.flat_map(|cell| &cell.seen.times).filter_map(|time| time.fiscal_year());
            years.filter(|year| *year <= ended).max()
        };
        let sure = named(&self.title).or_else(|| named(name)).filter(|year| *year <= ended);
        sure.or_else(of_actuals).or_else(of_labels).unwrap_or(ended)
    }

    /// The cells that are part of a question.
    pub(super) fn asked(&self) -> impl Iterator<Item = CellId> {
        self.questions.iter().flat_map(|question| &question.cells).chain(self.contested.iter().flatten()).copied()
    }

    /// The states of the cells of the sheet.
    pub fn states(&self, grid: &SheetGrid) -> CellTable<CellState> {
        let mut states = CellTable::new(grid);
        let in_words = self.stated.iter().filter(|fact| !fact.text.is_empty());
        let placed = self.facts.iter().chain(in_words).map(|fact| fact.cell);
        states.fill(self.open.iter().copied(), CellState::Open);
        states.fill(self.left_out.iter().copied(), CellState::LeftOut);
        states.fill(self.asked(), CellState::Asked);
        states.fill(placed, CellState::Placed);
        states
    }

    /// The cells with words that are not used for any indicator: no name, no unit, no heading, no note.
    pub fn unused(&self, grid: &SheetGrid) -> Vec<CellId> {
        let facts = self.facts.iter().chain(&self.stated);
        let of_facts = facts.flat_map(|fact| fact.why().chain([fact.cell]));
        let used = grid.table_of(of_facts.chain(self.texts.iter().map(|text| text.at)));
        let states = self.states(grid);
        let is_unused = |at: &CellId, cell: &GridCell| {
            let is_label = cell.seen.is_label || cell.seen.unit.is_some() || cell.text.trim() == self.title;
            let is_label = is_label || repeats_above(&cell.text);
            let is_used = used.get(*at) || states.get(*at) != CellState::Label;
            !is_used && cell.seen.is_words && !is_label && !self.heads.contains(&at.row)
        };
        let cells = (0..grid.rows.len()).flat_map(|row| grid.filled(row));
        cells.filter(|(at, cell)| is_unused(at, cell)).map(|(at, _)| at).collect()
    }
}

impl ReadSheet {
    /// Whether some figures of the sheet have a place, and nothing is asked or open.
    pub fn is_read(&self) -> bool {
        !self.reading.facts.is_empty() && self.is_left_out()
    }

    /// Whether nothing of the sheet is asked or open, even if nothing is placed.
    pub fn is_left_out(&self) -> bool {
        let [_, asked, _, open] = self.reading.counts();
        asked + open == 0
    }

    /// The summary of each column, by the index of the column.
    pub fn columns(&self) -> LiteMap<usize, ColumnSummary> {
        let mut columns: LiteMap<usize, ColumnSummary> = LiteMap::new();
        let states = self.reading.states(&self.grid);
        for (at, cell) in (0..self.grid.rows.len()).flat_map(|row| self.grid.filled(row)) {
            let is_open = matches!(states.get(at), CellState::Asked | CellState::Open);
            let column = columns.entry(at.index).or_default();
            column.open += usize::from(is_open);
            column.filled += 1;
            column.units += usize::from(cell.seen.unit.is_some());
        }
        for fact in self.reading.facts.iter().chain(&self.reading.stated) {
            columns.entry(fact.cell.index).or_default().places.push(fact.place);
            if fact.name_at.row == fact.cell.row {
                columns.entry(fact.name_at.index).or_default().has_names = true;
            }
        }
        for text in &self.reading.texts {
            columns.entry(text.at.index).or_default().texts = Some(text.column);
        }
        for (_, column) in columns.iter_mut() {
            column.places = distinct(std::mem::take(&mut column.places));
        }
        columns
    }
}
