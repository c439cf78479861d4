//! KPI-015: a figure that its neighbours make unlikely, because its decimal point or its unit is wrong
//! (`docs/decisions.md` 78).
//!
//! The neighbours of a figure are the other years of its row; for an actual also the target of the year or the period,
//! if both are counted alike; and for 各年度の値 the baseline. An actual with no neighbour but its target may well be a
//! tenth of it, but hardly ten times as much. A 0 has no size to compare, so it is neither a neighbour nor unlikely,
//! and for a negative figure only the size counts. A value that is added up from records may still be small, and is
//! never unlikely for that.

use super::evaluation::{self, FAR};
use super::rule_context::Kpi;
use super::sum::exact;
use super::{Finding, KpiDetail, RowPlace};
use crate::figures::totals::Span;
use crate::plan::cell::is_same_unit;
use crate::plan::{ActualsAre, Basis, Indicator, Measure};
use crate::value::{Amount, FiscalYear};

/// Within this factor of the neighbours a figure is no surprise.
const NEAR: u128 = 2;
/// At this factor from all neighbours a figure is unlikely whatever its digits are.
const ABSURD: u128 = 100;
/// At this factor above its target, without any other neighbour, an actual is unlikely: ten times 70 % of the target.
const ABOVE_TARGET: u128 = 7;
/// The largest number of places by which a decimal point is moved.
const MOST_PLACES: u32 = 9;
/// The number 1 in the unit of [`size`].
const ONE: u128 = 100_000_000;

/// A figure compared with which another figure is unlikely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Neighbour {
    /// The figure of the year before in the same row.
    YearBefore,
    /// The figure of another year in the same row.
    Year(FiscalYear),
    /// The target of the same year.
    Target,
    /// The target of the whole period.
    PeriodTarget,
    /// The baseline.
    Baseline,
}

/// Applies the rule to the targets and actuals of a row.
pub(super) fn of_row(kpi: Kpi<'_>) -> Vec<Finding> {
    let places = |row_place: fn(FiscalYear) -> RowPlace| kpi.context.span.years().map(row_place);
    let is_told = |row_place: &RowPlace| match row_place {
        RowPlace::Actual(year) => evaluation::of_size(kpi.row, kpi.context.span, *year).is_some(),
        _ => false,
    };
    let places = places(RowPlace::Target).chain(places(RowPlace::Actual)).filter(|row_place| !is_told(row_place));
    places.filter_map(|row_place| Some(kpi.find(row_place, unlikely(kpi.row, kpi.context.span, row_place)?))).collect()
}

/// The finding that the figure is unlikely; `None` if it is not.
pub(super) fn unlikely(row: &Indicator, span: Span<'_>, row_place: RowPlace) -> Option<KpiDetail> {
    let amount = figure(row, row_place)?;
    let mut beside = neighbours(row, span, row_place);
    if beside.is_empty() && matches!(row_place, RowPlace::Actual(_)) {
        let of_period = row.period_target.amount().filter(|amount| row.has_period_target() && !amount.is_zero());
        beside.extend(of_period.map(|amount| (Neighbour::PeriodTarget, amount)));
    }
    let sizes: Vec<u128> = beside.iter().map(|(_, amount)| size(*amount)).collect();
    let is_share = row.measure == Measure::Ratio && is_same_unit(&row.unit, "%");
    let is_count = row.measure == Measure::Count;
    let figure = size(amount);
    let is_built_up = matches!(row_place, RowPlace::Actual(year) if row.from_records(year).is_some());
    let is_below_all = sizes.iter().all(|size| *size > figure);
    let is_small = figure == 0 || (is_count && figure < 10 * ONE) || is_built_up && is_below_all;
    let is_told = match beside.as_slice() {
        [(Neighbour::Target, target)] if at_least(figure, size(*target), ABOVE_TARGET) => true,
        // One year may well be a hundredth of the whole period.
        [(Neighbour::PeriodTarget, target)] => at_least(figure, size(*target), ABOVE_TARGET),
        _ => is_unlikely(figure, &sizes, is_share),
    };
    if is_small || !is_told {
        return None;
    }
    let beside = reported_neighbours(amount, beside)?;
    Some(KpiDetail::Unlikely { amount, beside, unit: row.unit.clone() })
}

/// The number at a place that is shown.
fn figure(row: &Indicator, row_place: RowPlace) -> Option<Amount> {
    match row_place {
        _ if row.measure == Measure::Descriptive => None,
        RowPlace::Target(year) if !row.has_period_target() => row.target(year).amount(),
        RowPlace::Actual(year) => row.actual(year).amount(),
        _ => None,
    }
}

/// The neighbours of a figure other than 0, in the order in which a sentence would name them: the years before, the
/// target, the years after, the baseline.
fn neighbours(row: &Indicator, span: Span<'_>, row_place: RowPlace) -> Vec<(Neighbour, Amount)> {
    let (year, in_row): (FiscalYear, fn(FiscalYear) -> RowPlace) = match row_place {
        RowPlace::Target(year) => (year, RowPlace::Target),
        RowPlace::Actual(year) => (year, RowPlace::Actual),
        _ => return Vec::new(),
    };
    let is_level = row.basis == Some(Basis::Level);
    let are_alike = is_level || (row.basis == Some(Basis::Increment) && row.actuals_are == ActualsAre::Increments);
    let years: Vec<FiscalYear> = span.years().collect();
    let named = |other: FiscalYear| {
        let is_before = other.plus(1) == Some(year);
        let neighbour = if is_before { Neighbour::YearBefore } else { Neighbour::Year(other) };
        (neighbour, figure(row, in_row(other)))
    };
    let before = years.iter().rev().filter(|other| **other < year).map(|other| named(*other));
    let after = years.iter().filter(|other| **other > year).map(|other| named(*other));
    let has_target = are_alike && row_place == RowPlace::Actual(year);
    let target = has_target.then(|| (Neighbour::Target, figure(row, RowPlace::Target(year))));
    let baseline = is_level.then(|| (Neighbour::Baseline, row.baseline.cell.amount()));
    let all = before.chain(target).chain(after).chain(baseline);
    all.filter_map(|(neighbour, amount)| Some((neighbour, amount.filter(|amount| !amount.is_zero())?))).collect()
}

/// Whether a figure of that size is unlikely among figures of these sizes, none of which is 0. `is_share` means a share
/// in percent.
fn is_unlikely(figure: u128, beside: &[u128], is_share: bool) -> bool {
    let (Some(least), Some(most)) = (beside.iter().min().copied(), beside.iter().max().copied()) else { return false };
    if at_least(figure, most, ABSURD) || at_least(least, figure, ABSURD) {
        return true;
    }
    let is_part_of_one = is_share && figure <= ONE && least > 5 * ONE;
    let is_far = figure > most.saturating_mul(FAR) || least > figure.saturating_mul(FAR);
    let is_moved = is_far && (1..=MOST_PLACES).any(|places| is_moved(figure, (least, most), places));
    beside.len() > 1 && (is_part_of_one || is_moved || is_doubled(figure, beside))
}

fn at_least(one: u128, other: u128, factor: u128) -> bool {
    one >= other.saturating_mul(factor)
}

/// Whether moving the decimal point by `places`, in either direction, brings the figure near its neighbours.
fn is_moved(figure: u128, (least, most): (u128, u128), places: u32) -> bool {
    let power = 10_u128.saturating_pow(places);
    let is_near = |figure: u128, unit: u128| {
        figure.saturating_mul(NEAR) >= least.saturating_mul(unit)
            && figure <= most.saturating_mul(unit).saturating_mul(NEAR)
    };
    is_near(figure.saturating_mul(power), 1) || is_near(figure, power)
}

/// Whether a number of six or more digits repeats its first half, near a neighbour: typed twice, or joined by mistake.
fn is_doubled(figure: u128, beside: &[u128]) -> bool {
    let whole = figure / ONE;
    // The digits of `half` repeat if the whole is `half` times 1,001, 10,001 and so on.
    let halves = (3..=MOST_PLACES).map(|places| (10_u128.saturating_pow(places), whole)).find_map(|(power, whole)| {
        let half = whole / (power + 1);
        (half * (power + 1) == whole && half >= power / 10 && half < power).then_some(half)
    });
    let Some(half) = halves.filter(|_| figure.is_multiple_of(ONE)).map(|half| half.saturating_mul(ONE)) else {
        return false;
    };
    let is_near = |size: &u128| half.saturating_mul(3) >= size * 2 && half.saturating_mul(2) <= size.saturating_mul(3);
    beside.iter().any(is_near)
}

/// The one or two neighbours that the finding names, from which the figure differs by the same power of ten.
fn reported_neighbours(amount: Amount, beside: Vec<(Neighbour, Amount)>) -> Option<Vec<(Neighbour, Amount)>> {
    let power_to = |(_, other): &(Neighbour, Amount)| power(size(amount), size(*other));
    let off = beside.iter().map(power_to).find(|power| *power != 0)?;
    let mut alike = beside.into_iter().filter(|one| power_to(one) == off);
    let first = alike.next()?;
    let target = alike.find(|(neighbour, _)| *neighbour == Neighbour::Target);
    Some([first].into_iter().chain(target).collect())
}

/// The power of ten nearest to the quotient.
fn power(one: u128, other: u128) -> i32 {
    // The middle between two powers of ten is the root of ten times the smaller one.
    let above = |one: u128, other: u128| {
        let reaches = |places: &u32| {
            let power = 10_u128.saturating_pow(places.saturating_sub(1)).saturating_mul(31_623);
            one.saturating_mul(10_000) >= other.saturating_mul(power)
        };
        i32::try_from((1..=18).take_while(reaches).count()).unwrap_or_default()
    };
    above(one, other) - above(other, one)
}

/// The size of a figure, in the smallest parts that a cell can have.
fn size(amount: Amount) -> u128 {
    exact(amount).unsigned_abs()
}
