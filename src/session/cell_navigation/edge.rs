//! The target of an arrow key with Ctrl: the edge of the filled cells, as in a spreadsheet.
//!
//! From a filled cell whose neighbour is filled, too, it is the last cell before a blank one. From any other cell it is
//! the next filled cell, or the last cell of the line or column if there is none. Positions without a cell are skipped,
//! as by the arrow key alone.

use crate::plan::place::cell_at;

use super::{CellNavigation, GridPlace};

/// The side to which the focus moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EdgeSide {
    Left,
    Right,
    Top,
    Bottom,
}

impl CellNavigation {
    /// The edge of the filled cells on that side; `None` if there is no cell on that side.
    pub(super) fn edge(&self, from: GridPlace, side: EdgeSide) -> Option<GridPlace> {
        let way = self.way(from, side);
        let next = way.first()?;
        let beyond = if self.is_filled(from) && self.is_filled(*next) {
            let run = way.iter().take_while(|place| self.is_filled(**place));
            run.last()
        } else {
            way.iter().find(|place| self.is_filled(**place))
        };
        beyond.or(way.last()).copied()
    }

    /// The positions with a cell on that side, the nearest first: in the line, or in the column within lines of the
    /// same row. In a card the lines are years, so the positions of the column are those that arrow keys reach.
    pub(super) fn way(&self, GridPlace { line, column }: GridPlace, side: EdgeSide) -> Vec<GridPlace> {
        let places: Vec<GridPlace> = match side {
            EdgeSide::Left => (0..column).rev().map(|column| GridPlace { line, column }).collect(),
            EdgeSide::Right => (column + 1..self.columns).map(|column| GridPlace { line, column }).collect(),
            EdgeSide::Top if self.years.is_empty() => return self.met(line, column, true),
            EdgeSide::Bottom if self.years.is_empty() => return self.met(line, column, false),
            EdgeSide::Top => (0..line).rev().filter(|at| self.is_same_row(line, *at)).map(at_column(column)).collect(),
            EdgeSide::Bottom => {
                (line + 1..self.lines.len()).filter(|at| self.is_same_row(line, *at)).map(at_column(column)).collect()
            }
        };
        places.into_iter().filter(|place| self.cell(*place).is_some()).collect()
    }

    /// Whether two lines of a table are the same row of their KPIs, 目標 or 実績.
    pub(super) fn is_same_row(&self, one: usize, other: usize) -> bool {
        one % self.lines_each == other % self.lines_each
    }

    /// The cells that the arrow key up or down reaches one after the other.
    fn met(&self, line: usize, column: usize, is_up: bool) -> Vec<GridPlace> {
        let next = |from: &GridPlace| self.meet(from.line, from.column, is_up);
        std::iter::successors(self.meet(line, column, is_up), next).collect()
    }

    fn is_filled(&self, place: GridPlace) -> bool {
        let (Some(line), Some((_, at))) = (self.lines.get(place.line), self.cell(place)) else { return false };
        !cell_at(&line.indicator, at).is_blank()
    }
}

fn at_column(column: usize) -> impl Fn(usize) -> GridPlace {
    move |line| GridPlace { line, column }
}
