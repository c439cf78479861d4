//! The year columns of the KPI table: added and removed at both ends.

use std::sync::Arc;

use super::stated_total::carry_stated_total;
use super::table_rows::{Done, with_rows};
use super::{Rejection, StepKind};
use crate::figures::totals::Span;
use crate::plan::place::earlier_at;
use crate::plan::{CellPlace, Indicator, Plan, YearAxis};
use crate::value::FiscalYear;

/// Adds a column for the year after the last one.
pub(super) fn append_year(plan: &Plan) -> Done {
    let years = plan.years.appended().ok_or(Rejection::NoRoomForYear)?;
    let what = StepKind::YearAdded(years.last());
    Ok((on_axis(plan, years), None, what))
}

/// Adds a column for the year before the first one.
pub(super) fn prepend_year(plan: &Plan) -> Done {
    let years = plan.years.prepended().ok_or(Rejection::NoRoomForYear)?;
    let what = StepKind::YearAdded(years.first());
    Ok((on_axis(plan, years), None, what))
}

/// The plan with another axis of years and unchanged cells.
fn on_axis(plan: &Plan, years: YearAxis) -> Plan {
    let mut after = plan.clone();
    after.years = years;
    after
}

/// Removes a year with its cells and notes, so that no invisible contents remain; a stated total is updated as for any
/// change of a cell.
pub(super) fn remove_year(plan: &Plan, year: FiscalYear) -> Done {
    if !plan.years.contains(year) {
        return Err(Rejection::NoSuchYear);
    }
    if plan.years.len() == 1 {
        return Err(Rejection::OnlyYear);
    }
    let after = on_axis(plan, plan.years.without(year).ok_or(Rejection::YearInTheMiddle)?);
    let (span_before, span_after) = (Span::from_plan(plan), Span::from_plan(&after));
    let mut rows = plan.indicators().to_vec();
    for row in &mut rows {
        if let Some(mut cut) = without_year(row, year) {
            carry_stated_total(row, span_before, &mut cut, span_after);
            *row = Arc::new(cut);
        }
    }
    Ok((with_rows(&after, rows)?, None, StepKind::YearRemoved(year)))
}

/// Fits the columns to the period of the plan's form. A year outside of it is kept if it has contents.
pub(super) fn fit_years(plan: &Plan) -> Done {
    let period = plan.period_years();
    let mut years = plan.years.clone();
    while years.first() > *period.start() {
        years = years.prepended().ok_or(Rejection::NoRoomForYear)?;
    }
    while years.last() < *period.end() {
        years = years.appended().ok_or(Rejection::NoRoomForYear)?;
    }
    let mut after = on_axis(plan, years);
    for end in [YearAxis::first, YearAxis::last] {
        let mut year = end(&after.years);
        while !period.contains(&year) && after.years.len() > 1 && is_empty_year(&after, year) {
            (after, ..) = remove_year(&after, year)?;
            year = end(&after.years);
        }
    }
    Ok((after, None, StepKind::YearsFitted))
}

/// Whether no KPI has a figure, an earlier figure, a stated rate or a note for that year.
fn is_empty_year(plan: &Plan, year: FiscalYear) -> bool {
    plan.indicators().iter().all(|row| {
        let has_earlier =
            [CellPlace::Target(year), CellPlace::Actual(year)].iter().any(|place| !earlier_at(row, *place).is_empty());
        let has_note = row.notes.keys().any(|(_, of)| *of == Some(year));
        let has_stated = row.stated_rates.contains_key(&Some(year));
        row.target(year).is_blank() && row.actual(year).is_blank() && !has_earlier && !has_stated && !has_note
    })
}

/// The indicator without its cells and notes for that year; `None` if it has none.
fn without_year(row: &Indicator, year: FiscalYear) -> Option<Indicator> {
    let mut cut = row.clone();
    cut.targets.remove(&year);
    cut.earlier_targets.remove(&Some(year));
    cut.actuals.remove(&year);
    cut.adopted.retain(|adopted| *adopted != year);
    cut.stated_rates.remove(&Some(year));
    cut.notes.retain(|(_, of), _| *of != Some(year));
    (cut != *row).then_some(cut)
}
