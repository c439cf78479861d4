//! 増加分に直す and 各年度の値に直す: the conversion of a KPI's targets between increments and levels (`docs/decisions.md` 79).
//!
//! The value of a year is the baseline plus the increments of all years up to it, so each form can be computed from the
//! other. If a figure is blank or not known, the conversion is refused with the place of that figure.

use super::{Rejection, StepKind};
use crate::figures::totals::{self, Figure, Span};
use crate::plan::cell::State;
use crate::plan::indicator::Earlier;
use crate::plan::place::cell_at;
use crate::plan::{ActualsAre, Basis, Cell, CellPlace, Indicator, Plan};
use crate::value::{Amount, Date, FiscalYear};

/// The form into which the targets of a KPI are converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restated {
    /// The increment of each year (増加分に直す).
    Increments,
    /// The value of each year (各年度の値に直す).
    Levels,
}

/// The possible conversion of the KPI. `None` if its basis is neither increments nor levels, or if its actuals are computed
/// from records, which would have a different meaning afterwards.
pub fn offered(row: &Indicator) -> Option<Restated> {
    if row.aggregation().is_some() {
        return None;
    }
    match row.basis? {
        Basis::Level => Some(Restated::Increments),
        Basis::Increment => Some(Restated::Levels),
        Basis::PeriodTotal | Basis::PeriodAverage => None,
    }
}

/// The row after the conversion. The error is the place of the figure that is blank or not known.
pub fn restated(row: &Indicator, span: Span<'_>, into: Restated) -> Result<Indicator, CellPlace> {
    match into {
        Restated::Increments => in_increments(row, span),
        Restated::Levels => in_levels(row, span),
    }
}

/// Converts targets to differences from the year before, the first one from the baseline; actuals stay unchanged as
/// levels.
fn in_increments(row: &Indicator, span: Span<'_>) -> Result<Indicator, CellPlace> {
    let mut after = row.clone();
    let mut before = baseline(row)?;
    for year in span.years() {
        if let Some(level) = target(row, span, year)? {
            after.targets.insert(year, figure(row, row.target(year), level - before));
            before = level;
        }
    }
    after.basis = Some(Basis::Increment);
    after.actuals_are = ActualsAre::Levels;
    Ok(after)
}

/// Converts targets, and actuals that are increments, to levels.
fn in_levels(row: &Indicator, span: Span<'_>) -> Result<Indicator, CellPlace> {
    let mut after = row.clone();
    let mut level = baseline(row)?;
    for year in span.years() {
        if let Some(increment) = target(row, span, year)? {
            level = level + increment;
            after.targets.insert(year, figure(row, row.target(year), level));
        }
    }
    if row.actuals_are == ActualsAre::Increments {
        with_levels_of_actuals(row, span, &mut after)?;
    }
    after.basis = Some(Basis::Level);
    after.actuals_are = ActualsAre::default();
    // Levels have no total; a stated total that differs from the sum stays visible.
    let stated = row.stated_total.as_ref().and_then(Cell::amount);
    if stated.is_some() && stated == totals::computed_total(row, span) {
        after.stated_total = None;
    }
    Ok(after)
}

fn with_levels_of_actuals(row: &Indicator, span: Span<'_>, after: &mut Indicator) -> Result<(), CellPlace> {
    let mut level = baseline(row)?;
    let mut gap = None;
    for year in span.years() {
        match (Figure::from_cell(row.actual(year), span, year), gap) {
            (Figure::Number { .. }, Some(gap)) => return Err(CellPlace::Actual(gap)),
            (Figure::Number { amount, .. }, None) => {
                level = level + amount;
                if let Some(actual) = after.actuals.get_mut(&year) {
                    actual.cell = figure(row, &actual.cell, level);
                }
            }
            (Figure::Missing(_), None) => gap = Some(year),
            (Figure::Missing(_), Some(_)) | (Figure::NotApplicable, _) => {}
        }
    }
    Ok(())
}

fn baseline(row: &Indicator) -> Result<Amount, CellPlace> {
    row.baseline.cell.amount().ok_or(CellPlace::Baseline)
}

/// The target of a year; `None` if it is not applicable.
fn target(row: &Indicator, span: Span<'_>, year: FiscalYear) -> Result<Option<Amount>, CellPlace> {
    match Figure::from_cell(row.target(year), span, year) {
        Figure::Number { amount, .. } => Ok(Some(amount)),
        Figure::NotApplicable => Ok(None),
        Figure::Missing(_) => Err(CellPlace::Target(year)),
    }
}

/// A figure for that cell, with the certainty of its old figure.
fn figure(row: &Indicator, before: &Cell, amount: Amount) -> Cell {
    let plain = amount.plain();
    let text = match before.state {
        State::Number { certainty, .. } => format!("{plain}{}", certainty.mark()),
        _ => plain,
    };
    row.cell_of(&text)
}

/// Carries out the conversion on one indicator of the plan. If an approved state is in force, each replaced target of
/// it gets the reason.
pub(super) fn restate(
    plan: &Plan,
    row: &Indicator,
    (into, reason): (Restated, &str),
    on: Date,
) -> Result<(Indicator, StepKind), Rejection> {
    if offered(row) != Some(into) {
        return Err(Rejection::NothingChanged);
    }
    let mut after = restated(row, Span::from_plan(plan), into).map_err(|place| Rejection::NotRestated { place })?;
    for place in plan.years.years().map(CellPlace::Target) {
        let Some(was) = plan.approved_cell(row.id, place).filter(|was| !was.is_blank()) else { continue };
        if cell_at(&after, place).state == was.state {
            continue;
        }
        let earlier = after.earlier_targets.entry(place.year()).or_default();
        let known = earlier.iter_mut().rev().find(|one| one.cell.state == was.state);
        match known {
            Some(known) if known.reason.is_empty() => reason.clone_into(&mut known.reason),
            Some(_) => {}
            None => earlier.push(Earlier { cell: was, replaced_on: on, reason: reason.to_owned() }),
        }
    }
    Ok((after, StepKind::Restated(into)))
}
