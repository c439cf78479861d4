//! KPI-001 to KPI-014, KPI-016 to KPI-019 and AMD-011: names, units, cells, aims and records.

use std::collections::HashMap;

use super::rule_context::{Kpi, is_blank};
use super::{Finding, FindingPlace, KpiDetail, RowPlace};
use crate::plan::Plan;
use crate::value::width;

mod aims;
mod amended;
mod cells;
pub(super) mod levels;
mod shares;
mod units;

/// Applies all rules to a row that is in use.
pub(super) fn of_row(kpi: Kpi<'_>) -> Vec<Finding> {
    let of_row: [fn(Kpi<'_>) -> Option<Finding>; 13] = [
        no_name,
        units::none_in_its_field,
        units::none_anywhere,
        units::different,
        aims::levels_under_increments,
        levels::levels_for_increments,
        aims::records_do_not_fit,
        aims::no_baseline,
        shares::as_total,
        aims::other_periods,
        aims::no_better,
        aims::bound_against_direction,
        aims::last_survey,
    ];
    let of_cells: [fn(Kpi<'_>) -> Vec<Finding>; 6] = [
        units::foreign,
        cells::unreadable,
        cells::against_project,
        shares::out_of_range,
        amended::without_reason,
        aims::records_not_counted,
    ];
    let mut found = Vec::new();
    for rule in of_row {
        found.extend(rule(kpi));
    }
    for rule in of_cells {
        found.append(&mut rule(kpi));
    }
    found
}

/// Applies the rules for an unused slot: its cells must be corrected before any other rule applies.
pub(super) fn of_unused(kpi: Kpi<'_>) -> Vec<Finding> {
    let mut found = units::foreign(kpi);
    found.append(&mut cells::unreadable(kpi));
    found.extend(unused_with_number(kpi));
    found
}

/// Applies the rules that compare the rows of a plan with each other.
pub(super) fn of_names(plan: &Plan) -> Vec<Finding> {
    same_names(plan)
}

/// KPI-001 E: the name is blank and the row has a number.
fn no_name(kpi: Kpi<'_>) -> Option<Finding> {
    (is_blank(&kpi.row.name) && kpi.has_number()).then(|| kpi.find(RowPlace::Name, KpiDetail::NoName))
}

/// KPI-007 E: the name is `-` but a cell has a number. At most one finding for each row.
fn unused_with_number(kpi: Kpi<'_>) -> Option<Finding> {
    let (_, amount) = *kpi.numbers().first()?;
    Some(kpi.find(RowPlace::Name, KpiDetail::UnusedWithNumber { amount }))
}

/// KPI-008 E (`docs/decisions.md` 6): two KPIs have the same name apart from spaces and width; rows without a name are
/// ignored. The finding is at the second and later rows.
fn same_names(plan: &Plan) -> Vec<Finding> {
    let mut first_rows: HashMap<String, usize> = HashMap::new();
    let named = plan.indicators().iter().zip(1..).filter(|(row, _)| !is_blank(&row.name) && !row.is_unused());
    let later = named.filter_map(|(row, number)| {
        let first = *first_rows.entry(width::key(&row.name)).or_insert(number);
        let detail = KpiDetail::SameName { name: row.name.clone(), first };
        let place = FindingPlace::Indicator { id: row.id, row_place: RowPlace::Name };
        (first != number).then(|| Finding { place, detail: detail.into() })
    });
    later.collect()
}
