//! The totals (累計) of a file compared with the sums of its own years. Only the target of a whole period is imported from them;
//! any other total that does not match the years is reported.

use std::sync::Arc;

use super::row::run;
use super::{AgainstYears, TotalDiffers, foreign_units, signs};
use crate::columns::Wide;
use crate::columns::fields::total_field;
use crate::figures::totals::{self, Fraction, Span, Total};
use crate::import::questions::Answers;
use crate::import::wide::{FileKpi, FileRow};
use crate::merge::RowsById;
use crate::plan::Indicator;
use crate::plan::cell::{Cell, State};
use crate::plan::indicator::{Basis, Row};
use crate::plan::lineage::KpiTable;
use crate::plan::unit::can_be_added;
use crate::value::amount::Amount;
use crate::value::fiscal_year::FiscalYear;

/// The totals that are not imported and that do not match the years of the file, for rows whose 目標の数え方 is settled as far as
/// answered; `sources` are the KPIs of the file, one for each row. A total is read with the same answers as the years. A total
/// that matches the first of the `known` tables with its row was left as sent: whoever fills in a year often leaves the total
/// beside it unchanged.
pub(super) fn differing(
    rows: &[Arc<Indicator>],
    sources: &[&FileKpi],
    years: &[FiscalYear],
    known: &[&KpiTable],
    answers: &Answers,
) -> Vec<TotalDiffers> {
    let known: Vec<RowsById> = known.iter().map(|table| RowsById::from_table(table)).collect();
    let reference = |id| known.iter().find_map(|rows| rows.get(id));
    let mut totals = Vec::new();
    for (row, source) in rows.iter().zip(sources) {
        for of in [Row::Target, Row::Actual].into_iter().filter(|of| *of == Row::Actual || !row.has_period_target()) {
            let Some(file_row) = source.row(of) else { continue };
            let Some(stated) = total(file_row, row, answers).map(|total| total.amount()) else { continue };
            let (added, sent) = (sum(row, of, years), reference(row.id).and_then(|row| sum(row, of, years)));
            // If the values of years are not added up, or the file does not state whether they are, the total may be the last of them.
            let is_value = row.basis.is_none_or(|basis| basis == Basis::Level);
            let is_last = is_value && last(row, of, years) == stated;
            let is_sum = added == stated || sent == stated;
            let is_held = of == Row::Target && row.whole_target().is_some_and(|held| held.amount() == stated);
            let is_given =
                |stated: Amount| is_sum || is_last || is_held || of == Row::Actual && is_mean(stated, row, years);
            if stated.is_some_and(is_given) {
                continue;
            }
            let is_summed = row.basis.map_or_else(|| can_be_added(&row.unit), |basis| basis != Basis::Level);
            let against = match stated {
                _ if added.is_none() || !is_summed => AgainstYears::NoSum,
                Some(_) => AgainstYears::OtherSum,
                None => AgainstYears::Unread,
            };
            totals.push(TotalDiffers { line: file_row.line_of(Wide::Total), against });
        }
    }
    totals
}

/// The total that a row of the file states: a number, read with the answers on its sign and unit, or an unreadable text; `None`
/// if it states none.
fn total(file_row: &FileRow, row: &Indicator, answers: &Answers) -> Option<Cell> {
    let text = file_row.cell(Wide::Total)?;
    let signed = signs::by_answer(&text, &row.unit, answers);
    let text = signed.as_ref().map_or(&*text, |(_, signed)| signed);
    let in_unit = foreign_units::settled(text, row, answers);
    let cell = row.cell_of(in_unit.as_deref().unwrap_or(text));
    matches!(cell.state, State::Number { .. } | State::Unread).then_some(cell)
}

/// The sum of these years of a row, as it is counted or would be if it were added up; `None` without a figure.
fn sum(row: &Indicator, of: Row, years: &[FiscalYear]) -> Option<Amount> {
    let axis = run(*years.first()?, *years.last()?)?;
    let mut row = of_years(row, years);
    row.basis = row.basis.filter(|basis| *basis != Basis::Level).or(Some(Basis::Increment));
    Cell::read(&total_field(&row, of, Span::new(&axis, axis.first()..=axis.last())), "").amount()
}

/// Whether a stated actual of a whole period is the mean of these years, rounded to its own decimals, in a row that counts 計画期間の平均.
fn is_mean(stated: Amount, row: &Indicator, years: &[FiscalYear]) -> bool {
    let mean = || {
        let axis = run(*years.first()?, *years.last()?)?;
        match totals::actual_total(&of_years(row, years), Span::new(&axis, axis.first()..=axis.last())) {
            Total::Mean(sum) => sum.mean(),
            Total::Sum(_) | Total::Period(_) | Total::None => None,
        }
    };
    let rounded = |mean: Fraction| Amount::from_plain(&mean.rounded(stated.scale()));
    mean().and_then(rounded) == Some(stated)
}

/// The row with the figures of these years only.
fn of_years(row: &Indicator, years: &[FiscalYear]) -> Indicator {
    let mut row = row.clone();
    row.targets.retain(|year, _| years.contains(year));
    row.actuals.retain(|year, _| years.contains(year));
    row
}

/// The last figure of a row in these years; `None` if it has none.
fn last(row: &Indicator, of: Row, years: &[FiscalYear]) -> Option<Amount> {
    let cell = |year| if of == Row::Target { row.target(year) } else { row.actual(year) };
    years.iter().rev().find_map(|year| cell(*year).amount())
}
