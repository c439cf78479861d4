//! Filling down and to the right (Ctrl+D, Ctrl+R), as in a spreadsheet: which cell is copied into which.
//!
//! In a rectangle the first cell of each row or column is copied into the cells after it. 目標 and 実績 are filled
//! separately, so that a target never becomes an actual. If only one line or column is selected, each cell takes the
//! text of the cell before it, outside of the rectangle.

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
    /// The pairs of cells in the rectangle with these corners; the first cell of a pair is copied into the second.
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

    /// The positions of the rectangle that have a cell, in the series in which they are filled: each line, or each
    /// column within lines of the same row.
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
