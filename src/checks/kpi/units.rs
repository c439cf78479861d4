//! KPI-002, KPI-003 and KPI-004: the unit of the row and those inside its cells.
//!
//! The unit is the indicator's, and a cell's text keeps what was written (`docs/decisions.md` 4). So a unit in a cell
//! is only looked for in the text that its number was read from, and a cell without one is in the row's.

use crate::checks::rule_context::{Kpi, is_blank};
use crate::checks::{Finding, KpiDetail, RowPlace};
use crate::plan::cell::{Reading, is_same_unit};
use crate::plan::indicator::Measure;
use crate::value::amount::Amount;
use crate::value::width;

/// Units of a ratio's level and of its change, which are one unit on a 割合.
const PERCENT: [&str; 4] = ["%", "ポイント", "%ポイント", "pt"];

/// KPI-002 E: 2022 form, its field 単位 is blank and the row has a number.
pub(super) fn none_in_its_field(kpi: Kpi<'_>) -> Option<Finding> {
    let is_missing = kpi.context.form.table.unit_required && is_blank(&kpi.row.unit) && kpi.has_number();
    is_missing.then(|| kpi.find(RowPlace::Unit, KpiDetail::NoUnit))
}

/// KPI-003 W: any other form, no unit in the field and none in any cell.
pub(super) fn none_anywhere(kpi: Kpi<'_>) -> Option<Finding> {
    let may_be_missing = !kpi.context.form.table.unit_required && is_blank(&kpi.row.unit) && kpi.has_number();
    let is_missing = may_be_missing && numbers(kpi).iter().all(|number| number.unit.is_none());
    is_missing.then(|| kpi.find(RowPlace::Unit, KpiDetail::UnitUnsaid))
}

/// KPI-004 W (`docs/decisions.md` 4): two units in one row, or a number other than 0 without the
/// unit that others have where the row has none itself. Told at the first such cell.
pub(super) fn different(kpi: Kpi<'_>) -> Option<Finding> {
    let written = numbers(kpi);
    let usual = if is_blank(&kpi.row.unit) { most_frequent(&written)? } else { kpi.row.unit.clone() };
    let find = |row_place, detail: KpiDetail| Some(kpi.find(row_place, detail));
    written.into_iter().find_map(|Written { row_place, amount, unit }| match unit {
        Some(written) if is_same(kpi, &written, &usual) => None,
        Some(written) => find(row_place, KpiDetail::OtherUnit { written, usual: usual.clone() }),
        None if amount.is_zero() || !is_blank(&kpi.row.unit) => None,
        None => find(row_place, KpiDetail::WithoutUnit { usual: usual.clone() }),
    })
}

/// A number in a cell that has a text, with the unit in that text.
struct Written {
    row_place: RowPlace,
    amount: Amount,
    unit: Option<String>,
}

fn numbers(kpi: Kpi<'_>) -> Vec<Written> {
    let mut numbers = Vec::new();
    for (row_place, cell) in kpi.cells() {
        let Some(amount) = cell.amount().filter(|_| !kpi.is_described()) else { continue };
        let reading = Reading::of(&cell.text, &kpi.row.unit);
        if reading.state == cell.state {
            numbers.push(Written { row_place, amount, unit: reading.unit });
        }
    }
    numbers
}

/// The unit that most of the numbers have; of equally frequent ones the first.
fn most_frequent(written: &[Written]) -> Option<String> {
    let units: Vec<&String> = written.iter().filter_map(|number| number.unit.as_ref()).collect();
    let count = |unit: &str| units.iter().filter(|other| width::key(other) == width::key(unit)).count();
    units.iter().rev().max_by_key(|unit| count(unit)).map(|unit| (*unit).clone())
}

fn is_same(kpi: Kpi<'_>, one: &str, other: &str) -> bool {
    let (one, other) = (width::key(one), width::key(other));
    let is_percent = |unit: &String| PERCENT.contains(&unit.as_str());
    is_same_unit(&one, &other) || (kpi.row.measure == Measure::Ratio && is_percent(&one) && is_percent(&other))
}

/// Whether the figures of a ratio (割合) are in percent, by its unit or because it has none.
pub(super) fn is_in_percent(kpi: Kpi<'_>) -> bool {
    let unit = width::key(&kpi.row.unit);
    kpi.row.measure == Measure::Ratio && (unit.is_empty() || PERCENT.contains(&unit.as_str()))
}
