//! How much room figures take, for columns that show the longest of them whole.

use std::sync::Arc;

use crate::cell::{Cell, State};
use crate::plan::Indicator;

/// The widest figure in the years' columns, in hundredths of the letters' height. A unit written behind a figure is
/// left out: it is a finding.
pub fn widest(rows: &[Arc<Indicator>]) -> usize {
    let mut widest = 0;
    for row in rows {
        for cell in row.targets.values().chain(row.actuals.values().map(|actual| &actual.cell)) {
            widest = widest.max(width(cell));
        }
    }
    widest
}

/// The advance of each letter in the fonts of the page: figures a little over half the height, separators a quarter,
/// Japanese the whole. A bracket at the end is blank in its right half.
fn width(cell: &Cell) -> usize {
    let State::Number { amount, certainty } = cell.state else { return 0 };
    let figure = amount.grouped();
    let separators = figure.bytes().filter(|letter| matches!(letter, b',' | b'.')).count();
    let mark = (certainty.mark().chars().count() * 100).saturating_sub(50);
    figure.len() * 56 - separators * 28 + mark
}
