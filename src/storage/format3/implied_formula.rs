//! The formula of rates that a plan of format 1 implied.
//!
//! With that format a KPI on 各年度の値 was rated by its planned gain (増減による) wherever that could be had, which therefore
//! becomes its own choice (`docs/decisions.md` 10). Like the twins this never changes once it has been released, so it
//! goes by the records alone.

use crate::storage::format1::YearsRecordV1;
use crate::storage::format1::cell::CellRecordV1;
use crate::storage::format1::choices::{BoundV1, MeasureV1};
use crate::storage::format2::RateFormulaV2;
use crate::storage::format5::indicator::{BasisV3, DirectionV3, IndicatorRecordV5};
use crate::value::amount::Amount;

/// The formula of a KPI that showed a rate by its planned gain in any year of its plan; `None` for any other KPI, which is
/// rated as its plan is.
pub(in crate::storage) fn of(row: &IndicatorRecordV5, years: &YearsRecordV1) -> Option<RateFormulaV2> {
    let is_rated = matches!(row.basis, BasisV3::Level)
        && row.measure != MeasureV1::Descriptive
        && row.direction != DirectionV3::Keep
        && !row.baseline.is_mean();
    let baseline = amount(&row.baseline.cell).filter(|_| is_rated)?;
    let is_downward = row.direction == DirectionV3::Down || matches!(row.bound, BoundV1::AtMost | BoundV1::Below);
    let forward = if is_downward { -1 } else { 1 };
    let count = i32::try_from(years.headings.len()).unwrap_or(i32::MAX);
    let has_gain = (years.first..years.first.saturating_add(count)).any(|year| {
        let year = year.to_string();
        let has_actual = row.actuals.get(&year).is_some_and(|actual| amount(&actual.cell).is_some());
        let target = row.targets.get(&year).and_then(amount).filter(|_| has_actual);
        target.is_some_and(|target| (target - baseline).signum() == forward)
    });
    has_gain.then_some(RateFormulaV2::OfPlannedGain)
}

fn amount(cell: &CellRecordV1) -> Option<Amount> {
    cell.value.as_deref().and_then(Amount::from_plain)
}
