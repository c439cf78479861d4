//! A new unit may make a text readable that could not be read at all (`50点増`). Cells that were read stay unchanged, and
//! so do cells that are unread because they have a figure in another unit.
//!
//! Such a figure becomes a figure of the KPI only by an explicit command ([`settle_unit`]) or by typing it again;
//! changing the unit later never has that effect.

use std::mem;

use super::bounds::settle_bound;
use super::{IndicatorCommand, InputPhase};
use crate::plan::cell::{State, UnitAnswer, differ_by_power, is_number, with_note};
use crate::plan::indicator::{Earlier, Row};
use crate::plan::place::{cell_at, text_at};
use crate::plan::{Cell, CellPlace, Indicator, TextPlace};
use crate::value::{Date, FiscalYear};

/// Sets the unit of the indicator and reads its unread cells again with it.
pub(super) fn set_unit(row: &mut Indicator, unit: &str) {
    let before = mem::replace(&mut row.unit, unit.to_owned());
    if differ_by_power(&before, unit) {
        forget_converted_targets(row, &before);
    }
    let actuals = row.actuals.iter_mut().map(|(_, actual)| &mut actual.cell);
    let totals = row.stated_total.iter_mut().chain(&mut row.stated_final_level);
    for cell in actuals.chain(totals).chain([&mut row.baseline.cell]) {
        *cell = read_again(mem::take(cell), unit);
    }
    read_targets_again(row, unit);
}

/// Removes the earlier targets that the user has only converted into the new unit: no target was replaced.
fn forget_converted_targets(row: &mut Indicator, before: &str) {
    let Indicator { earlier_targets, targets, period_target, unit, .. } = row;
    for (year, earlier) in earlier_targets.iter_mut() {
        let now = year.map_or(Some(&*period_target), |year| targets.get(&year));
        let is_converted = |one: &Earlier| now.is_some_and(|now| one.cell.converted(before, unit).state == now.state);
        earlier.retain(|one| !one.reason.is_empty() || !is_converted(one));
    }
    earlier_targets.retain(|_, earlier| !earlier.is_empty());
}

/// A target that becomes readable may set the bound, or contradict the bound of the others.
fn read_targets_again(row: &mut Indicator, unit: &str) {
    let unread = row.targets.iter().filter(|(_, cell)| is_unreadable(cell));
    let years: Vec<FiscalYear> = unread.map(|(year, _)| *year).collect();
    for year in years {
        let cell = read_again(row.targets.remove(&year).unwrap_or_default(), unit);
        let cell = settle_bound(row, cell);
        row.targets.insert(year, cell);
    }
    if is_unreadable(&row.period_target) {
        let cell = read_again(mem::take(&mut row.period_target), unit);
        row.period_target = settle_bound(row, cell);
    }
}

fn read_again(cell: Cell, unit: &str) -> Cell {
    if is_unreadable(&cell) { Cell::read(&cell.text, unit) } else { cell }
}

/// Whether the cell is unread and is not a figure in another unit.
fn is_unreadable(cell: &Cell) -> bool {
    cell.state == State::Unread && !is_number(&cell.text)
}

/// The commands that settle a figure in another unit than that of its KPI, by the user's answer: they set the figure in
/// the unit of the KPI, and a note with the old text. `None` if the cell has no such figure, or if it cannot be
/// converted.
pub fn settle_unit(row: &Indicator, place: CellPlace, answer: UnitAnswer, on: Date) -> Option<Vec<IndicatorCommand>> {
    let cell = cell_at(row, place);
    let figure = row.foreign_figure(&cell)?;
    let (text, note) = (figure.by(answer)?.to_owned(), figure.note(&cell.text, &row.unit, answer)?);
    let of_cell = note_of(place);
    let note = with_note(text_at(row, of_cell), &note);
    let set = IndicatorCommand::SetCell { place, text, phase: InputPhase::Left, on };
    Some(vec![set, IndicatorCommand::SetText { place: of_cell, text: note }])
}

/// The command that reads a cell again that was unread because of its unit, if the KPI has that unit now; `None` for
/// any other cell.
pub fn read_with_unit(row: &Indicator, place: CellPlace, on: Date) -> Option<IndicatorCommand> {
    let cell = cell_at(row, place);
    let read = row.reading(&cell.text);
    let is_settled = cell.state == State::Unread && matches!(read.state, State::Number { .. });
    is_settled.then_some(IndicatorCommand::SetCell { place, text: cell.text, phase: InputPhase::Left, on })
}

/// The place of the note on a cell: the note of its year, or that of the row of targets.
pub(crate) fn note_of(place: CellPlace) -> TextPlace {
    match place {
        CellPlace::Actual(year) => TextPlace::Note(Row::Actual, Some(year)),
        CellPlace::Target(year) => TextPlace::Note(Row::Target, Some(year)),
        CellPlace::Baseline | CellPlace::Period | CellPlace::StatedTotal => TextPlace::Note(Row::Target, None),
    }
}
