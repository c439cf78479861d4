//! The cells of a row by their places.

use super::{Language, changes};
use crate::plan::Indicator;
use crate::plan::cell::Cell;
use crate::plan::place::CellPlace;

/// Every cell of a row in which something may stand.
pub(super) fn cells(row: &Indicator) -> Vec<(CellPlace, &Cell)> {
    let mut cells = vec![(CellPlace::Baseline, &row.baseline.cell), (CellPlace::Period, &row.period_target)];
    cells.extend(row.targets.iter().map(|(year, cell)| (CellPlace::Target(*year), cell)));
    cells.extend(row.actuals.iter().map(|(year, actual)| (CellPlace::Actual(*year), &actual.cell)));
    cells.extend(row.stated_total.iter().map(|cell| (CellPlace::StatedTotal, cell)));
    cells
}

/// A cell's place where no form is known.
pub(super) fn place(place: CellPlace, language: Language) -> String {
    changes::cell(place, language.of("開始前の値", "Baseline"), language)
}
