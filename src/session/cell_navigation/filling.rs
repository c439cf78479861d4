//! Filling down and to the right (Ctrl+D, Ctrl+R), as in a spreadsheet: which cell is copied into which.
//!
//! In a rectangle the first cell of each row and column is copied into those that follow it. 目標 and 実績 are filled
//! apart from each other, so that no target ever becomes an actual. Where nothing follows, since only one line or column
//! is selected, each cell takes the text of the one before it, outside of the rectangle.

use crate::plan::CellAddress;

use super::edge::EdgeSide;
use super::{CellNavigation, GridPlace};

/// The direction in which cells are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FillDirection {
    /// Downwards (下方向へコピー).
    Down,
    /// To the right (右方向へコピー).
    Right,
}

impl CellNavigation {
    /// The pairs of cells of which the first one is copied into the second one, in the rectangle with these corners.
    pub fn filling(
        &self,
        one: GridPlace,
        other: GridPlace,
        direction: FillDirection,
    ) -> Vec<(CellAddress, CellAddress)> {
        let series = self.series(one, other, direction);
        let is_alone = series.iter().all(|places| places.len() < 2);
        let pair = |from: &GridPlace, to: &GridPlace| self.cell(*from).zip(self.cell(*to));
        let mut pairs = Vec::new();
        for places in &series {
            let Some((first, rest)) = places.split_first() else { continue };
            if is_alone {
                let side = if direction == FillDirection::Down { EdgeSide::Top } else { EdgeSide::Left };
                pairs.extend(self.way(*first, side).first().and_then(|before| pair(before, first)));
            } else {
                pairs.extend(rest.iter().filter_map(|to| pair(first, to)));
            }
        }
        pairs
    }

    /// The positions of the rectangle that have a cell, in the series in which they are filled: those of a line, or
    /// those of a column that are of the same row of their KPIs.
    fn series(&self, one: GridPlace, other: GridPlace, direction: FillDirection) -> Vec<Vec<GridPlace>> {
        let lines = one.line.min(other.line)..=one.line.max(other.line);
        let columns = one.column.min(other.column)..=one.column.max(other.column);
        let has_cell = |place: &GridPlace| self.cell(*place).is_some();
        let mut series = Vec::new();
        match direction {
            FillDirection::Right => {
                for line in lines {
                    let places = columns.clone().map(|column| GridPlace { line, column });
                    series.push(places.filter(has_cell).collect());
                }
            }
            FillDirection::Down => {
                for first in lines.clone().take(self.lines_each) {
                    for column in columns.clone() {
                        let same = lines.clone().filter(|line| self.is_same_row(first, *line));
                        series.push(same.map(|line| GridPlace { line, column }).filter(has_cell).collect());
                    }
                }
            }
        }
        series
    }
}
