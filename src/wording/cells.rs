//! The cells of an indicator with their places.

use super::{Language, changes};
use crate::plan::Indicator;
use crate::plan::cell::Cell;
use crate::plan::place::CellPlace;

/// Every cell of an indicator that can have content, with its place. The cells of the years follow those without a
/// year.
pub(super) fn cells(row: &Indicator) -> Vec<(CellPlace, &Cell)> {
    let mut cells = vec![(CellPlace::Baseline, &row.baseline.cell), (CellPlace::Period, &row.period_target)];
    cells.extend(row.targets.iter().map(|(year, cell)| (CellPlace::Target(*year), cell)));
    cells.extend(row.shown_actuals().map(|(year, cell)| (CellPlace::Actual(year), cell)));
    cells.extend(row.stated_total.iter().map(|cell| (CellPlace::StatedTotal, cell)));
    cells
}

/// The label of a cell's place, for texts that do not know the plan's form.
pub(super) fn place(place: CellPlace, language: Language) -> String {
    changes::cell(place, language.choose("開始前の値", "Baseline"), language)
}
