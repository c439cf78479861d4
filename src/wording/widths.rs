//! How much room figures take, for columns that show the longest of them whole.

use crate::plan::Indicator;
use crate::plan::cell::{Cell, State};

/// How wide a text is, in hundredths of the letters' height, by the advance of each letter in the fonts of the page: figures
/// a little over half the height, separators a quarter, Japanese the whole. A bracket at the end is blank in its right half.
pub fn width(text: &str) -> usize {
    let advance = |letter| match letter {
        ',' | '.' => 28,
        '\0'..='\x7f' => 56,
        _ => 100,
    };
    let blank = if text.ends_with('）') { 50 } else { 0 };
    text.chars().map(advance).sum::<usize>() - blank
}

/// The widest figure of a row in the columns of 事業開始前 and the years. A unit written behind a figure is left out: it is a
/// finding. So are targets that are kept while one stands for the whole period.
pub fn widest(row: &Indicator) -> usize {
    let mut widest = of_cell(&row.baseline.cell);
    for actual in row.actuals.values() {
        widest = widest.max(of_cell(&actual.cell));
    }
    for target in row.targets.values().filter(|_| !row.basis.is_period()) {
        widest = widest.max(of_cell(target));
    }
    widest
}

fn of_cell(cell: &Cell) -> usize {
    match cell.state {
        State::Number { amount, certainty } => width(&(amount.grouped() + &certainty.mark())),
        _ => 0,
    }
}
