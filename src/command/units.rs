//! A new unit may explain a cell that could not be read with the old one (`50匹`); what reads already stays.

use std::mem;

use super::bounds::settle_bound;
use crate::plan::Indicator;
use crate::plan::cell::{Cell, State};
use crate::value::fiscal_year::FiscalYear;

/// Sets the unit of the indicator and reads its unread cells again with it.
pub(super) fn set_unit(row: &mut Indicator, unit: &str) {
    unit.clone_into(&mut row.unit);
    let actuals = row.actuals.iter_mut().map(|(_, actual)| &mut actual.cell);
    let totals = row.stated_total.iter_mut().chain(&mut row.stated_final_level);
    for cell in actuals.chain(totals).chain([&mut row.baseline.cell]) {
        *cell = read_again(mem::take(cell), unit);
    }
    read_targets_again(row, unit);
}

/// A target that can be read now may bring a bound along, or contradict that of the others.
fn read_targets_again(row: &mut Indicator, unit: &str) {
    let unread = row.targets.iter().filter(|(_, cell)| cell.state == State::Unread);
    let years: Vec<FiscalYear> = unread.map(|(year, _)| *year).collect();
    for year in years {
        let cell = read_again(row.targets.remove(&year).unwrap_or_default(), unit);
        let cell = settle_bound(row, cell);
        row.targets.insert(year, cell);
    }
    if row.period_target.state == State::Unread {
        let cell = read_again(mem::take(&mut row.period_target), unit);
        row.period_target = settle_bound(row, cell);
    }
}

fn read_again(cell: Cell, unit: &str) -> Cell {
    if cell.state == State::Unread { Cell::read(&cell.text, unit) } else { cell }
}
