//! KPI-015: a figure that its neighbours make unlikely, since its point or its unit is another one
//! (`docs/decisions.md` 78).
//!
//! The neighbours of a figure are the other years of its row; of an actual the year's target or that of the period, where both
//! are counted alike; and of 各年度の値 the baseline. An actual beside which stands nothing but its target may well be a tenth of
//! it, but hardly ten times as much. A 0 says nothing about sizes, so it is neither a neighbour nor ever unlikely, and of a
//! negative figure the size alone counts. What records add up to may still be small, and is never unlikely for that.

use super::evaluation::{self, FAR};
use super::rule_context::Kpi;
use super::sum::exact;
use super::{Finding, KpiDetail, RowPlace};
use crate::plan::cell::is_same_unit;
use crate::plan::{ActualsAre, Basis, Measure};
use crate::value::{Amount, FiscalYear};

/// Within the neighbours by this factor it would be no surprise.
const NEAR: u128 = 2;
/// By this factor from all of them it is unlikely whatever its digits are.
const ABSURD: u128 = 100;
/// By this factor above its target, with nothing else beside it, an actual is unlikely: ten times what would be 70 % of it.
const ABOVE_TARGET: u128 = 7;
/// The most places by which a point is moved.
const MOST_PLACES: u32 = 9;
/// 1 in the parts in which sizes are counted.
const ONE: u128 = 100_000_000;

/// A figure beside which another one is unlikely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Neighbour {
    /// The figure of the year before in the same row.
    YearBefore,
    /// That of another year in the same row.
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
        RowPlace::Actual(year) => evaluation::of_size(kpi, *year).is_some(),
        _ => false,
    };
    let places = places(RowPlace::Target).chain(places(RowPlace::Actual)).filter(|row_place| !is_told(row_place));
    places.filter_map(|row_place| Some(kpi.find(row_place, unlikely(kpi, row_place)?))).collect()
}

/// What makes the figure unlikely; `None` if nothing does.
pub(super) fn unlikely(kpi: Kpi<'_>, row_place: RowPlace) -> Option<KpiDetail> {
    let amount = figure(kpi, row_place)?;
    let mut beside = neighbours(kpi, row_place);
    if beside.is_empty() && matches!(row_place, RowPlace::Actual(_)) {
        let of_period =
            kpi.row.period_target.amount().filter(|amount| kpi.row.has_period_target() && !amount.is_zero());
        beside.extend(of_period.map(|amount| (Neighbour::PeriodTarget, amount)));
    }
    let sizes: Vec<u128> = beside.iter().map(|(_, amount)| size(*amount)).collect();
    let is_share = kpi.row.measure == Measure::Ratio && is_same_unit(&kpi.row.unit, "%");
    let is_count = kpi.row.measure == Measure::Count;
    let figure = size(amount);
    let is_built_up = matches!(row_place, RowPlace::Actual(year) if kpi.row.from_records(year).is_some());
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
    Some(KpiDetail::Unlikely { amount, beside, unit: kpi.row.unit.clone() })
}

/// The number at a place that shows.
fn figure(kpi: Kpi<'_>, row_place: RowPlace) -> Option<Amount> {
    match row_place {
        _ if kpi.is_described() => None,
        RowPlace::Target(year) if !kpi.row.has_period_target() => kpi.row.target(year).amount(),
        RowPlace::Actual(year) => kpi.row.actual(year).amount(),
        _ => None,
    }
}

/// The neighbours of a figure other than 0, those first that one would name: the years before, the target, the years after,
/// the baseline.
fn neighbours(kpi: Kpi<'_>, row_place: RowPlace) -> Vec<(Neighbour, Amount)> {
    let row = kpi.row;
    let (year, in_row): (FiscalYear, fn(FiscalYear) -> RowPlace) = match row_place {
        RowPlace::Target(year) => (year, RowPlace::Target),
        RowPlace::Actual(year) => (year, RowPlace::Actual),
        _ => return Vec::new(),
    };
    let is_level = row.basis == Some(Basis::Level);
    let are_alike = is_level || (row.basis == Some(Basis::Increment) && row.actuals_are == ActualsAre::Increments);
    let years: Vec<FiscalYear> = kpi.context.span.years().collect();
    let named = |other: FiscalYear| {
        let is_before = other.plus(1) == Some(year);
        let neighbour = if is_before { Neighbour::YearBefore } else { Neighbour::Year(other) };
        (neighbour, figure(kpi, in_row(other)))
    };
    let before = years.iter().rev().filter(|other| **other < year).map(|other| named(*other));
    let after = years.iter().filter(|other| **other > year).map(|other| named(*other));
    let has_target = are_alike && row_place == RowPlace::Actual(year);
    let target = has_target.then(|| (Neighbour::Target, figure(kpi, RowPlace::Target(year))));
    let baseline = is_level.then(|| (Neighbour::Baseline, row.baseline.cell.amount()));
    let all = before.chain(target).chain(after).chain(baseline);
    all.filter_map(|(neighbour, amount)| Some((neighbour, amount.filter(|amount| !amount.is_zero())?))).collect()
}

/// Whether a figure of that size is unlikely beside figures of these sizes, none of which is 0. A share is one in percent.
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

/// Whether moving the point by so many places, either way, brings the figure to its neighbours.
fn is_moved(figure: u128, (least, most): (u128, u128), places: u32) -> bool {
    let power = 10_u128.saturating_pow(places);
    let is_near = |figure: u128, unit: u128| {
        figure.saturating_mul(NEAR) >= least.saturating_mul(unit)
            && figure <= most.saturating_mul(unit).saturating_mul(NEAR)
    };
    is_near(figure.saturating_mul(power), 1) || is_near(figure, power)
}

/// Whether six and more digits are the same ones twice, near a neighbour: typed twice, or glued together.
fn is_doubled(figure: u128, beside: &[u128]) -> bool {
    let whole = figure / ONE;
    // The digits of a half stand twice where the whole is it times 1,001, 10,001 and so on.
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

/// The neighbours that are named, one or two, from which the figure is off by the same power of ten.
fn reported_neighbours(amount: Amount, beside: Vec<(Neighbour, Amount)>) -> Option<Vec<(Neighbour, Amount)>> {
    let power_to = |(_, other): &(Neighbour, Amount)| power(size(amount), size(*other));
    let off = beside.iter().map(power_to).find(|power| *power != 0)?;
    let mut alike = beside.into_iter().filter(|one| power_to(one) == off);
    let first = alike.next()?;
    let target = alike.find(|(neighbour, _)| *neighbour == Neighbour::Target);
    Some([first].into_iter().chain(target).collect())
}

/// The power of ten that is nearest to the quotient.
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

/// The size of a figure, counted in the smallest parts that a cell can hold.
fn size(amount: Amount) -> u128 {
    exact(amount).unsigned_abs()
}
