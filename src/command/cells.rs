//! Commands that fill a cell.
//!
//! A cell is read in two ways: leniently while the user is still typing in it, strictly when it is left.

use std::sync::Arc;

use super::Rejection;
use super::bounds::settle_bound;
use crate::plan::cell::{Reading, State};
use crate::plan::indicator::Earlier;
use crate::plan::place::cell_at;
use crate::plan::{Actual, Cell, CellPlace, Certainty, Indicator, Plan};
use crate::value::{Date, FiscalYear, width};

/// The origin of a cell's text, in particular whether the user is still typing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputPhase {
    /// The user is still typing, so the text may be incomplete and is read leniently.
    Typing,
    /// The user has left the cell, so its text is complete and is read strictly.
    Left,
    /// The text is complete and comes from a file, in which a sum is not computed.
    OfFile,
}

/// Sets the text of the cell and updates what depends on it in the row. Returns [`Rejection::NoSuchYear`] if the plan
/// has no such year.
pub(super) fn set_cell(
    plan: &Plan,
    row: &mut Indicator,
    place: CellPlace,
    text: &str,
    phase: InputPhase,
    on: Date,
) -> Result<(), Rejection> {
    if let CellPlace::Target(year) | CellPlace::Actual(year) = place
        && !plan.years.contains(year)
    {
        return Err(Rejection::NoSuchYear);
    }
    let before = cell_at(row, place);
    let cell = typed(&before, text, Some(row), phase);
    if is_empty(&cell) && is_empty(&before) {
        // An empty entry (the blank total of a document, a blank year of a file) is equal to no entry.
        return Ok(());
    }
    match place {
        CellPlace::Target(year) => set_target(row, year, cell, phase),
        CellPlace::Actual(year) => set_actual(row, year, cell, phase, on),
        CellPlace::Baseline => row.baseline.cell = cell,
        CellPlace::Period => set_period_target(row, cell, phase),
        CellPlace::StatedTotal => row.stated_total = Some(cell).filter(|cell| !is_empty(cell)),
    }
    if is_final(&before) && before.state != cell_at(row, place).state {
        keep_earlier_target(plan, row, place, before, on);
    }
    Ok(())
}

/// Keeps a final target that was replaced, if the row had an actual before the step (`docs/decisions.md` 14) or if it
/// is the approved target: in a draft the first typed figures do not matter. A target that was replaced on the same day
/// was never in force.
fn keep_earlier_target(plan: &Plan, row: &mut Indicator, place: CellPlace, before: Cell, on: Date) {
    let year = match place {
        CellPlace::Target(year) => Some(year),
        CellPlace::Period => None,
        CellPlace::Actual(_) | CellPlace::Baseline | CellPlace::StatedTotal => return,
    };
    let has_actual = |row: &Indicator| row.shown_actuals().any(|(_, cell)| cell.amount().is_some());
    let now = cell_at(row, place).state;
    let cells = |kept: &Arc<Indicator>| [cell_at(kept, place), cell_at(&kept.in_unit_of(row), place)];
    let approved = plan.approval_in_force().and_then(|approval| approval.state.indicator(row.id)).map(cells);
    let (before, is_approved) = match approved {
        // The approved target in a new unit of the row replaces nothing.
        Some([kept, in_row_unit]) if in_row_unit.state == now && kept.state != now => return,
        // It may be replaced before it is converted into the new unit.
        Some([kept, in_row_unit]) if [kept.state, in_row_unit.state].contains(&before.state) => (in_row_unit, true),
        _ => (before, false),
    };
    if !is_approved && !plan.indicator(row.id).is_some_and(|row| has_actual(row)) {
        return;
    }
    let mut earlier = row.earlier_targets.remove(&year).unwrap_or_default();
    // An approved target was in force, however briefly.
    let was_in_force = is_approved && earlier.last().is_some_and(|last| last.cell.state != before.state);
    match earlier.last().filter(|last| last.replaced_on == on && !was_in_force) {
        Some(last) if last.cell.state == now => _ = earlier.pop(),
        Some(_) => {}
        None => earlier.push(Earlier { cell: before, replaced_on: on, reason: String::new() }),
    }
    if !earlier.is_empty() {
        row.earlier_targets.insert(year, earlier);
    }
}

fn is_final(cell: &Cell) -> bool {
    matches!(cell.state, State::Number { certainty: Certainty::Final, .. })
}

/// Whether a cell is blank and has no text.
pub(super) fn is_empty(cell: &Cell) -> bool {
    cell.is_blank() && cell.text.is_empty()
}

/// The text as a cell of that row, or without any unit if there is no row. While the user is typing a text that is no
/// figure yet, the cell keeps the previous figure.
pub(super) fn typed(before: &Cell, text: &str, row: Option<&Indicator>, phase: InputPhase) -> Cell {
    match phase {
        InputPhase::Left => row.map_or_else(|| Cell::read(text, ""), |row| row.typed_cell(text)),
        InputPhase::OfFile => row.map_or_else(|| Cell::read(text, ""), |row| row.cell_of(text)),
        InputPhase::Typing => {
            let read = row.map_or_else(|| Reading::while_typing(text, ""), |row| row.reading_while_typing(text));
            let state = read.map_or(before.state, |read| read.state);
            Cell { state, text: width::trim(text).to_owned() }
        }
    }
}

fn set_target(row: &mut Indicator, year: FiscalYear, cell: Cell, phase: InputPhase) {
    row.targets.remove(&year);
    let cell = settled(row, cell, phase);
    if !is_empty(&cell) {
        row.targets.insert(year, cell);
    }
}

/// The cell with its bound (超, 以上, 以下 or 未満) settled, once the user has left it.
fn settled(row: &mut Indicator, cell: Cell, phase: InputPhase) -> Cell {
    match phase {
        InputPhase::Typing => cell,
        InputPhase::Left | InputPhase::OfFile => settle_bound(row, cell),
    }
}

fn set_period_target(row: &mut Indicator, cell: Cell, phase: InputPhase) {
    row.period_target = Cell::default();
    row.period_target = settled(row, cell, phase);
}

/// Replaces an actual; a replaced provisional actual is kept in the cell's history (`docs/decisions.md` 14).
pub(super) fn set_actual(row: &mut Indicator, year: FiscalYear, cell: Cell, phase: InputPhase, on: Date) {
    // A figure equal to that of the year's records is not stored again.
    let is_recorded = row.recorded.get(year).is_some_and(|recorded| recorded.actual.cell.state == cell.state);
    let is_left = phase != InputPhase::Typing;
    let cell = if is_recorded && is_left { Cell::default() } else { cell };
    if cell.is_blank() && is_left {
        row.adopted.retain(|adopted| *adopted != year);
    }
    let mut actual = row.actuals.remove(&year).unwrap_or_default();
    let was_provisional = matches!(actual.cell.state, State::Number { certainty, .. } if certainty != Certainty::Final);
    let before = std::mem::replace(&mut actual.cell, cell);
    if was_provisional && before.state != actual.cell.state {
        actual.earlier.push(Earlier { cell: before, replaced_on: on, reason: String::new() });
    }
    keep_actual(row, year, actual);
}

/// Puts the actual back into the row, unless its cell, its parts and its trail are all empty.
pub(super) fn keep_actual(row: &mut Indicator, year: FiscalYear, actual: Actual) {
    if !is_empty(&actual.cell) || actual.parts.is_some() || !actual.earlier.is_empty() {
        row.actuals.insert(year, actual);
    }
}
