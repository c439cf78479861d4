//! Doubts about figures that only their neighbours show: rates that cannot be assigned to an actual, running totals, and figures in cells
//! that were merged over the rows of several years.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::fact::{FigureDoubt, Value, is_of_shares};
use super::marked_sheet::MarkedSheet;
use crate::columns::vocabulary::{FigureKind, KindSaid};
use crate::plan::cell::Cell;
use crate::value::amount::Amount;
use crate::value::distinct;
use crate::value::fiscal_year::FiscalYear;
use crate::value::width::key;

/// The most cells below a merged cell that are compared with it.
const MOST_COMPARED: usize = 50;

/// Records the doubts that neighbours show. Each rule is evaluated for all figures before any doubt is recorded.
pub(super) fn note(sheet: &MarkedSheet<'_>, values: &mut [Value]) {
    let is_doubtful = |rule: &Vec<bool>, nth: usize| rule.get(nth).copied().unwrap_or_default();
    let merged = merged(sheet, values);
    let kinds = [unsure_rates(sheet, values), running_totals(sheet, values), rows_of_shares(values)];
    for (nth, value) in values.iter_mut().enumerate() {
        let no_kind = kinds.iter().any(|rule| is_doubtful(rule, nth)).then_some(FigureDoubt::NoKind);
        value.doubt = if is_doubtful(&merged, nth) { Some(FigureDoubt::Altered) } else { value.doubt.or(no_kind) };
    }
}

fn place(value: &Value) -> Option<(String, FigureKind, Option<FiscalYear>)> {
    let (name, _) = value.name.as_ref()?;
    Some((key(name), value.kind?, value.year))
}

/// Marks the rates whose indicator has no actual of their year, and those that may belong to another actual beside or above them and are
/// not the quotient of actual and target. A rate that can belong to only one actual counts as the document gives it, right or not.
fn unsure_rates(sheet: &MarkedSheet<'_>, values: &[Value]) -> Vec<bool> {
    if values.iter().all(|value| value.kind != Some(FigureKind::Rate)) {
        return Vec::new();
    }
    let places: HashMap<_, &Value> = values.iter().filter_map(|value| Some((place(value)?, value))).collect();
    let amount = |value: &Value| Cell::read(&value.text(sheet), "").amount();
    let is_sure = |row: &[Value], value: &Value| {
        let Some((name, _, year)) = place(value) else { return true };
        let of_kind = |kind| places.get(&(name.clone(), kind, year)).copied();
        let Some(actual) = of_kind(FigureKind::Actual) else {
            // The actual may be among the figures whose kind is still asked.
            return row.iter().any(|other| other.kind.is_none() && other.year == year);
        };
        // An actual of a part of the year has a rate of its own.
        if matches!(actual.doubt, Some(FigureDoubt::NoKind | FigureDoubt::TwoTimes)) {
            return false;
        }
        let target = of_kind(FigureKind::Target);
        // A figure without a kind may be an actual, too.
        let mut actuals = row.iter().filter(|other| other.kind.is_none_or(|kind| kind == FigureKind::Actual));
        let named_at = |value: &Value| value.name.as_ref().map(|(_, at)| *at);
        let is_ambiguous = value.is_dated_beside && actuals.any(|other| other.year != actual.year)
            || value.goes_on() && target.is_some_and(|target| named_at(target) != named_at(value));
        let amounts = |target: &Value| Some((amount(target)?, amount(actual)?, amount(value)?));
        let is_quotient = |(target, actual, rate)| is_rate(target, actual, rate) || is_rate(actual, target, rate);
        !is_ambiguous || target.and_then(amounts).is_some_and(is_quotient)
    };
    let is_untold = |value: &Value| value.kind == Some(FigureKind::Rate) && !value.is_told;
    let rows = values.chunk_by(|one, next| (one.section, one.at.row) == (next.section, next.at.row));
    let doubtful = |row: &[Value]| {
        let is_doubtful = |value: &Value| is_untold(value) && value.year.is_some() && !is_sure(row, value);
        row.iter().map(is_doubtful).collect::<Vec<_>>()
    };
    let doubtful: Vec<bool> = rows.flat_map(doubtful).collect();
    let carried = values.iter().zip(&doubtful).filter(|(value, is_doubtful)| **is_doubtful && value.goes_on());
    let rows: BTreeSet<usize> = carried.map(|(value, _)| value.at.row).collect();
    let of_row = |value: &Value| is_untold(value) && rows.contains(&value.at.row);
    values.iter().zip(&doubtful).map(|(value, is_doubtful)| *is_doubtful || of_row(value)).collect()
}

/// Marks the figures of a row of several indicators whose label gives their kind if all of them are shares, though one of the indicators is
/// counted: a row R5／目標 with 115.0% below 出前講座（回） has neither targets nor actuals.
fn rows_of_shares(values: &[Value]) -> Vec<bool> {
    let is_share = |value: &Value| value.figure.unit.as_deref().is_some_and(is_of_shares);
    let is_counted = |value: &Value| !value.unit.is_empty() && !key(&value.unit).contains('%');
    let are_shares = |row: &[Value]| {
        let may_be = |value: &&Value| value.is_labelled() && !value.is_stated && value.kind != Some(FigureKind::Rate);
        let labelled = || row.iter().filter(may_be);
        let named = distinct(labelled().filter_map(|value| Some(&value.name.as_ref()?.0)));
        named.len() > 1 && labelled().all(is_share) && labelled().any(is_counted)
    };
    let rows = values.chunk_by(|one, next| (one.section, one.at.row) == (next.section, next.at.row));
    let marked = rows.flat_map(|row| {
        let are_shares = are_shares(row);
        row.iter().map(move |value| are_shares && value.is_labelled() && !value.is_told)
    });
    marked.collect()
}

/// Marks the figures in cells that are merged over rows in which the same indicator has another year.
fn merged(sheet: &MarkedSheet<'_>, values: &[Value]) -> Vec<bool> {
    let looks = &sheet.grid.looks;
    if looks.spans.is_empty() {
        return Vec::new();
    }
    let position = |value: &Value| sheet.grid.cell(value.at).map(|cell| cell.place);
    let name = |value: &Value| value.name.as_ref().map(|(name, _)| key(name));
    let is_merged = |value: &Value| {
        let Some(place) = position(value) else { return false };
        let Some((bottom, _)) = looks.spans.get(&(place.line, place.column)) else { return false };
        // The figures are in the order of tables and rows.
        let from = values.partition_point(|other| (other.section, other.at.row) <= (value.section, value.at.row));
        let behind = values.get(from..).unwrap_or_default().iter();
        let below = behind.take_while(|other| position(other).is_some_and(|other| other.line <= *bottom));
        let below = below.filter(|other| position(other).is_some_and(|other| other.column == place.column));
        let mut below = below.take(MOST_COMPARED);
        below.any(|other| other.kind == value.kind && other.year != value.year && name(other) == name(value))
    };
    values.iter().map(|value| !value.is_stated && !value.is_as_seen && is_merged(value)).collect()
}

/// Marks the running totals (実績（累計）) of an indicator that also has other actuals, or targets of several years. A single target is the level
/// reached in the end, like the totals; a target that is a running total (累計目標) is doubted beside any other target or actual.
fn running_totals(sheet: &MarkedSheet<'_>, values: &[Value]) -> Vec<bool> {
    let is_running = |value: &Value| {
        let said = value.kind_at.and_then(|at| sheet.grid.cell(at));
        said.is_some_and(|cell| cell.seen.kinds.contains(&KindSaid::Sum))
    };
    let is_of_year = |value: &Value| match value.kind {
        Some(FigureKind::Target) => value.year.is_some(),
        kind => kind == Some(FigureKind::Actual),
    };
    let may_be = |value: &Value| is_of_year(value) && !value.is_told && is_running(value);
    if !values.iter().any(may_be) {
        return Vec::new();
    }
    let (mut with_any, mut with_target, mut with_others) = (HashSet::new(), HashSet::new(), HashSet::new());
    for value in values.iter().filter(|value| !value.is_stated && !is_running(value)) {
        let Some((name, kind, _)) = place(value) else { continue };
        if matches!(kind, FigureKind::Actual | FigureKind::Target) {
            with_any.insert(name.clone());
        }
        if kind == FigureKind::Actual || kind == FigureKind::Target && !with_target.insert(name.clone()) {
            with_others.insert(name);
        }
    }
    // A figure of the same year and column whose kind is still asked also raises the doubt: 目標（単年） above 目標（累計）.
    let unsaid = values.iter().filter(|value| !value.is_stated && value.kind.is_none());
    let year_of = |value: &Value| Some((key(&value.name.as_ref()?.0), value.year?, value.section, value.column));
    let unsaid: HashSet<_> = unsaid.filter_map(year_of).collect();
    let is_doubtful = |value: &Value| {
        let has_unsaid = || year_of(value).is_some_and(|year| unsaid.contains(&year));
        let others = |kind| if kind == FigureKind::Target { &with_any } else { &with_others };
        may_be(value) && (place(value).is_some_and(|(name, kind, _)| others(kind).contains(&name)) || has_unsaid())
    };
    values.iter().map(is_doubtful).collect()
}

/// Whether a rate is the actual in percent of the target, rounded or cut off at its last digit; false for a target of zero.
fn is_rate(target: Amount, actual: Amount, rate: Amount) -> bool {
    // |rate − 100 × actual ÷ target| < one unit of the last digit, without a division.
    let (actual, target) = actual.aligned(target);
    let (digits, places) = rate.parts();
    let shift = 10_i128.saturating_pow(places);
    let found = digits.saturating_mul(target);
    let exact = actual.saturating_mul(100).saturating_mul(shift);
    found.abs_diff(exact) < target.unsigned_abs()
}
