//! KPI-002, KPI-003 and KPI-004: the unit of the row and the units in its cells.
//!
//! The unit belongs to the indicator, and a cell keeps the text that was written (`docs/decisions.md` 4). A text with
//! another unit is no number until the user gives its value in the row's unit. Numbers that were stored before this
//! question existed, and numbers of a row without a unit, have a finding if their units differ; a cell without a unit
//! is in the row's unit.

use crate::checks::rule_context::{Kpi, is_blank};
use crate::checks::{Finding, KpiDetail, RowPlace};
use crate::plan::cell::{State, is_same_unit};
use crate::plan::{Cell, Measure};
use crate::value::{Amount, width};

/// Units of a ratio's level and of its change, which count as one unit for a 割合.
const PERCENT: [&str; 4] = ["%", "ポイント", "%ポイント", "pt"];

/// KPI-002 E: in the 2022 form the field 単位 is blank and the row has a number.
pub(super) fn none_in_its_field(kpi: Kpi<'_>) -> Option<Finding> {
    let is_missing = kpi.context.form.table.unit_required && is_blank(&kpi.row.unit) && kpi.has_number();
    is_missing.then(|| kpi.find(RowPlace::Unit, KpiDetail::NoUnit))
}

/// KPI-003 W: in any other form the field has no unit, nor has any cell.
pub(super) fn none_anywhere(kpi: Kpi<'_>) -> Option<Finding> {
    let may_be_missing = !kpi.context.form.table.unit_required && is_blank(&kpi.row.unit) && kpi.has_number();
    let is_missing = may_be_missing && numbers(kpi).iter().all(|number| number.unit.is_none());
    is_missing.then(|| kpi.find(RowPlace::Unit, KpiDetail::UnitUnsaid))
}

/// KPI-004 W (`docs/decisions.md` 4): a figure in another unit, which is not counted until the user gives its value in
/// the row's unit. One finding for each cell.
pub(super) fn foreign(kpi: Kpi<'_>) -> Vec<Finding> {
    let unread = kpi.cells().into_iter().filter(|(_, cell)| cell.state == State::Unread && !kpi.is_described());
    unread.filter_map(|(row_place, cell)| Some(kpi.find(row_place, unread_for_unit(kpi, cell)?))).collect()
}

/// The subject of the finding for a cell that is unread only because of its unit; `None` for any other cell.
pub(super) fn unread_for_unit(kpi: Kpi<'_>, cell: &Cell) -> Option<KpiDetail> {
    let text = cell.text.clone();
    if let Some(figure) = kpi.row.foreign_figure(cell) {
        let unit = kpi.row.unit.clone();
        return Some(KpiDetail::ForeignFigure { text, unit, converted: figure.converted });
    }
    let read = kpi.row.reading(&text);
    let is_read_now = matches!(read.state, State::Number { .. });
    let has_its_bound = read.bound.is_none_or(|bound| bound == kpi.row.bound);
    (is_read_now && has_its_bound).then_some(KpiDetail::UnitSettled { text })
}

/// KPI-004 W (`docs/decisions.md` 4): the numbers of a row have two units, or a number other than 0 lacks the unit of
/// the others and the row has none itself. The finding is at the first such cell.
pub(super) fn different(kpi: Kpi<'_>) -> Option<Finding> {
    let written = numbers(kpi);
    let usual = if is_blank(&kpi.row.unit) { most_frequent(&written)? } else { kpi.row.unit.clone() };
    let find = |row_place, detail: KpiDetail| Some(kpi.find(row_place, detail));
    written.into_iter().find_map(|WrittenNumber { row_place, amount, unit }| match unit {
        Some(written) if kpi.row.is_own_unit(&written, &usual) => None,
        Some(written) => find(row_place, KpiDetail::OtherUnit { written, usual: usual.clone() }),
        None if amount.is_zero() || !is_blank(&kpi.row.unit) => None,
        None => find(row_place, KpiDetail::WithoutUnit { usual: usual.clone() }),
    })
}

/// A number in a cell that has a text, with the unit in that text.
struct WrittenNumber {
    row_place: RowPlace,
    amount: Amount,
    unit: Option<String>,
}

fn numbers(kpi: Kpi<'_>) -> Vec<WrittenNumber> {
    let mut numbers = Vec::new();
    for (row_place, cell) in kpi.cells() {
        let Some(amount) = cell.amount().filter(|_| !kpi.is_described()) else { continue };
        let unit = kpi.row.written_unit(cell);
        if unit.is_some() || kpi.row.reading(&cell.text).state == cell.state {
            numbers.push(WrittenNumber { row_place, amount, unit });
        }
    }
    numbers
}

/// The most frequent unit of the numbers; the first one if several are equally frequent.
fn most_frequent(written: &[WrittenNumber]) -> Option<String> {
    let units: Vec<&String> = written.iter().filter_map(|number| number.unit.as_ref()).collect();
    let count = |unit: &str| units.iter().filter(|other| is_same_unit(other, unit)).count();
    units.iter().rev().max_by_key(|unit| count(unit)).map(|unit| (*unit).clone())
}

/// Whether the figures of a ratio (割合) are in percent, by its unit or because it has none.
pub(super) fn is_in_percent(kpi: Kpi<'_>) -> bool {
    let unit = width::key(&kpi.row.unit);
    kpi.row.measure == Measure::Ratio && (unit.is_empty() || PERCENT.contains(&unit.as_str()))
}
