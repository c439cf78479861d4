//! KPI-010 and KPI-011: rules that apply to ratios (割合) only.

use super::units;
use crate::checks::rule_context::Kpi;
use crate::checks::{Finding, KpiDetail, RowPlace};
use crate::figures::totals::{self, Total};
use crate::plan::{Basis, Measure};
use crate::value::{Amount, FiscalYear};

/// KPI-010 W: a ratio in percent is outside 0–100, as a level or as baseline and running sum. There is one finding for
/// 目標 and one for 実績, at the first such cell, because for increments the later cells follow from it.
pub(super) fn out_of_range(kpi: Kpi<'_>) -> Vec<Finding> {
    if !units::is_in_percent(kpi) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for levels in [target_levels(kpi), actual_levels(kpi)] {
        found.extend(first_outside(kpi, levels));
    }
    found
}

fn first_outside(kpi: Kpi<'_>, levels: Vec<(RowPlace, Amount)>) -> Option<Finding> {
    let range = Amount::ZERO..=Amount::whole(100);
    let (row_place, level) = levels.into_iter().find(|(_, level)| !range.contains(level))?;
    Some(match kpi.row.basis {
        Some(Basis::Increment) if row_place != RowPlace::Baseline => {
            kpi.find(row_place, KpiDetail::SharesAddUpOutOfRange { level })
        }
        _ => kpi.find(row_place, KpiDetail::ShareOutOfRange { level }),
    })
}

/// The baseline and the target levels, with their places.
fn target_levels(kpi: Kpi<'_>) -> Vec<(RowPlace, Amount)> {
    let is_level =
        |row_place: RowPlace| matches!(row_place, RowPlace::Baseline | RowPlace::Target(_) | RowPlace::Period);
    match kpi.row.basis {
        Some(Basis::Level | Basis::PeriodAverage) => {
            let mut levels = kpi.numbers();
            levels.retain(|(row_place, _)| is_level(*row_place));
            levels
        }
        Some(Basis::Increment) => reached(kpi, totals::running_targets(kpi.row, kpi.context.span), RowPlace::Target),
        Some(Basis::PeriodTotal) | None => Vec::new(),
    }
}

/// The actual levels, with their places.
fn actual_levels(kpi: Kpi<'_>) -> Vec<(RowPlace, Amount)> {
    match kpi.row.basis {
        Some(Basis::Level | Basis::PeriodAverage) => {
            let mut levels = kpi.numbers();
            levels.retain(|(row_place, _)| matches!(row_place, RowPlace::Actual(_)));
            levels
        }
        Some(Basis::Increment) => {
            let mut reached = reached(kpi, totals::running_actuals(kpi.row, kpi.context.span), RowPlace::Actual);
            reached.retain(|(row_place, _)| *row_place != RowPlace::Baseline);
            reached
        }
        Some(Basis::PeriodTotal) | None => Vec::new(),
    }
}

/// The baseline, and the baseline plus the running sum for every year in which the sum is complete.
fn reached(kpi: Kpi<'_>, running: Vec<Total>, row_place: fn(FiscalYear) -> RowPlace) -> Vec<(RowPlace, Amount)> {
    let Some(baseline) = kpi.row.baseline.cell.amount() else { return Vec::new() };
    let mut levels = vec![(RowPlace::Baseline, baseline)];
    for (year, total) in kpi.context.span.years().zip(running) {
        let Total::Sum(sum) = total else { continue };
        if let Some(amount) = sum.amount.filter(|_| sum.is_complete()) {
            levels.push((row_place(year), baseline + amount));
        }
    }
    levels
}

/// KPI-011 W (`docs/decisions.md` 21): a ratio counts as a total of the period, by 目標の数え方 or by another place of its
/// document. One finding for each row.
pub(super) fn as_total(kpi: Kpi<'_>) -> Option<Finding> {
    let row = kpi.row;
    let elsewhere = row.readings.iter().find(|reading| reading.basis == Some(Basis::PeriodTotal));
    let detail = match elsewhere {
        _ if row.measure != Measure::Ratio => return None,
        _ if row.basis == Some(Basis::PeriodTotal) => KpiDetail::ShareAsTotal,
        Some(reading) => KpiDetail::ShareReadAsTotal { place: reading.place.clone() },
        None => return None,
    };
    Some(kpi.find(RowPlace::Basis, detail))
}
