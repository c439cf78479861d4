//! The totals (累計) of a file beside what its own years give. Only the target of a whole period is taken in from them, so that
//! every other total that the years do not give is told.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::TotalDiffers;
use super::row::run;
use crate::columns::Wide;
use crate::columns::fields::total_field;
use crate::figures::totals::Span;
use crate::import::wide::{FileKpi, FileRow};
use crate::plan::Indicator;
use crate::plan::cell::{Cell, State};
use crate::plan::indicator::{Basis, Row};
use crate::plan::lineage::KpiTable;
use crate::plan::unit::can_be_added;
use crate::value::amount::Amount;
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::ById;

/// The totals that are not taken in and that the years of the file do not give, for rows whose 目標の数え方 is settled as far as
/// it is answered; `sources` are the KPIs of the file, one for each row. A total that the first of the `known` tables with its
/// row gives is as it was sent: who fills in a year often leaves the total beside it unchanged.
pub(super) fn differing(
    rows: &[Arc<Indicator>],
    sources: &[&FileKpi],
    years: &BTreeSet<FiscalYear>,
    known: &[&KpiTable],
) -> Vec<TotalDiffers> {
    let places = known.iter().map(|table| (&table.rows, ById::places(table.rows.iter().map(|row| row.id))));
    let places: Vec<_> = places.collect();
    let reference = |id| places.iter().find_map(|(rows, places)| rows.get(places.get(id)?));
    let mut totals = Vec::new();
    for (row, source) in rows.iter().zip(sources) {
        for of in [Row::Target, Row::Actual].into_iter().filter(|of| *of == Row::Actual || !row.has_period_target()) {
            let Some((file_row, stated)) =
                source.row(of).and_then(|file_row| Some((file_row, total(file_row, row)?.amount())))
            else {
                continue;
            };
            let (added, sent) = (sum(row, of, years), reference(row.id).and_then(|row| sum(row, of, years)));
            // Where values of years are not added up, or it is not said whether they are, the total may be the last of them.
            let is_value = row.basis.is_none_or(|basis| basis == Basis::Level);
            let is_last = is_value && last(row, of, years) == stated;
            let is_given = stated.is_some() && (added == stated || sent == stated || is_last);
            if !is_given {
                let is_summed = row.basis.map_or_else(|| can_be_added(&row.unit), |basis| basis != Basis::Level);
                totals.push(TotalDiffers { line: file_row.line_of(Wide::Total), sum: added.filter(|_| is_summed) });
            }
        }
    }
    totals
}

/// The total that a row of the file states, a number or words in its place; `None` if it states none.
fn total(file_row: &FileRow, row: &Indicator) -> Option<Cell> {
    let cell = row.cell_of(&file_row.cell(Wide::Total)?);
    matches!(cell.state, State::Number { .. } | State::Unread).then_some(cell)
}

/// What these years of a row add up to, as it is counted or would be if it were added up; `None` without a figure.
fn sum(row: &Indicator, of: Row, years: &BTreeSet<FiscalYear>) -> Option<Amount> {
    let axis = run(*years.first()?, *years.last()?)?;
    let mut row = row.clone();
    row.targets.retain(|year, _| years.contains(year));
    row.actuals.retain(|year, _| years.contains(year));
    row.basis = row.basis.filter(|basis| *basis != Basis::Level).or(Some(Basis::Increment));
    Cell::read(&total_field(&row, of, Span::new(&axis, axis.first()..=axis.last())), "").amount()
}

/// The last figure of these years of a row; `None` if it has none.
fn last(row: &Indicator, of: Row, years: &BTreeSet<FiscalYear>) -> Option<Amount> {
    let cell = |year| if of == Row::Target { row.target(year) } else { row.actual(year) };
    years.iter().rev().find_map(|year| cell(*year).amount())
}
