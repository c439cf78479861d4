//! Filling a cell.
//!
//! A cell is read twice: leniently while a hand is still typing in it, strictly when it is left (`ui.md`, Live).

use super::Rejection;
use super::bounds::settle_bound;
use super::indicators::{CellPlace, Hand};
use crate::cell::{Cell, Certainty, Reading, State};
use crate::fiscal_year::{Date, FiscalYear};
use crate::plan::indicator::Earlier;
use crate::plan::{Indicator, Plan};

/// Puts the text into the cell, with what follows from it inside the row.
pub(super) fn set_cell(
    plan: &Plan,
    row: &mut Indicator,
    place: CellPlace,
    text: &str,
    hand: Hand,
    on: Date,
) -> Result<(), Rejection> {
    if let CellPlace::Target(year) | CellPlace::Actual(year) = place
        && !plan.years.contains(year)
    {
        return Err(Rejection::NoSuchYear);
    }
    let cell = match hand {
        Hand::Typing => read_typing(row, place, text),
        Hand::Left => Cell::read(text, &row.unit),
    };
    match place {
        CellPlace::Target(year) => set_target(row, year, cell, hand),
        CellPlace::Actual(year) => set_actual(row, year, cell, on),
        CellPlace::Baseline => row.baseline.cell = cell,
        CellPlace::Period => set_period_target(row, cell, hand),
        CellPlace::StatedTotal => row.stated_total = Some(cell).filter(|cell| !cell.is_blank()),
    }
    Ok(())
}

/// What stands in a cell now.
pub fn cell_at(row: &Indicator, place: CellPlace) -> Cell {
    match place {
        CellPlace::Target(year) => row.target(year).clone(),
        CellPlace::Actual(year) => row.actual(year).clone(),
        CellPlace::Baseline => row.baseline.cell.clone(),
        CellPlace::Period => row.period_target.clone(),
        CellPlace::StatedTotal => row.stated_total.clone().unwrap_or_default(),
    }
}

/// Half-typed text: where it is no figure yet, the figure from before goes on counting.
fn read_typing(row: &Indicator, place: CellPlace, text: &str) -> Cell {
    let state = Reading::while_typing(text, &row.unit).map_or_else(|| cell_at(row, place).state, |read| read.state);
    Cell { state, text: text.trim().to_owned() }
}

fn set_target(row: &mut Indicator, year: FiscalYear, cell: Cell, hand: Hand) {
    row.targets.remove(&year);
    let cell = settle_bound(row, cell, hand);
    if !cell.is_blank() || !cell.text.is_empty() {
        row.targets.insert(year, cell);
    }
}

fn set_period_target(row: &mut Indicator, cell: Cell, hand: Hand) {
    row.period_target = Cell::default();
    row.period_target = settle_bound(row, cell, hand);
}

/// Replaces an actual; a provisional one is kept in the cell's history (`decisions.md` 14).
fn set_actual(row: &mut Indicator, year: FiscalYear, cell: Cell, on: Date) {
    let mut actual = row.actuals.remove(&year).unwrap_or_default();
    let was_provisional = matches!(actual.cell.state, State::Number { certainty, .. } if certainty != Certainty::Final);
    let before = std::mem::replace(&mut actual.cell, cell);
    if was_provisional && before.state != actual.cell.state {
        actual.earlier.push(Earlier { cell: before, replaced_on: on, reason: String::new() });
    }
    let is_empty = actual.cell.is_blank() && actual.cell.text.is_empty();
    if !is_empty || actual.parts.is_some() || !actual.earlier.is_empty() {
        row.actuals.insert(year, actual);
    }
}
