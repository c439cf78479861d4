//! The value of a share that is kept as numerator and denominator (有業者 ÷ 15歳以上人口).
//!
//! The value is in percent if the unit is %, else the plain quotient. It is rounded half away from zero to the scale of
//! the KPI's other figures, with at least one decimal. If rounding would make a share equal to a target, as 49.975 to
//! 50.0, it gets as many more decimals as it takes to differ, because otherwise a value below its target would reach
//! it. Its certainty is the less final one of its two parts.

use std::cmp::Ordering;

use super::{Fraction, less_final};
use crate::plan::cell::State;
use crate::plan::{Cell, Certainty, Indicator};
use crate::value::{Amount, FiscalYear};

/// The most decimals that a share can have.
const MOST_PLACES: u32 = 8;

/// The value of the share in a fiscal year; `None` unless both parts are numbers and the denominator is not 0.
pub fn share(indicator: &Indicator, year: FiscalYear) -> Option<(Amount, Certainty)> {
    let places = figures(indicator, year).map(Amount::scale).max().unwrap_or_default().max(1);
    let targets = indicator.targets.values().chain([&indicator.period_target]).filter_map(Cell::amount);
    let (share, certainty) = quotient(indicator, year)?;
    let rounded = |places: u32| Amount::from_plain(&share.rounded(places));
    let exact = rounded(MOST_PLACES + 1)?;
    let is_same = |one: &Amount, other: &Amount| one.cmp(other) == Ordering::Equal;
    let targets: Vec<Amount> = targets.collect();
    let is_told_apart = |share: &Amount| is_same(share, &exact) || !targets.iter().any(|target| is_same(target, share));
    let share = (places..MOST_PLACES).filter_map(rounded).find(is_told_apart);
    Some((share.or_else(|| rounded(places.max(MOST_PLACES)))?, certainty))
}

/// The computed share of a fiscal year, if the entered actual is a number that differs from it at the actual's own
/// scale.
pub fn parts_differ(indicator: &Indicator, year: FiscalYear) -> Option<Amount> {
    let actual = indicator.actual(year).amount()?;
    let (quotient, _) = quotient(indicator, year)?;
    let at_its_scale = Amount::from_plain(&quotient.rounded(actual.scale()));
    if at_its_scale == Some(actual) { None } else { share(indicator, year).map(|(share, _)| share) }
}

fn quotient(indicator: &Indicator, year: FiscalYear) -> Option<(Fraction, Certainty)> {
    let (numerator, denominator) = indicator.actual_entry(year)?.parts.as_ref()?;
    let State::Number { amount: above, certainty } = numerator.state else { return None };
    let State::Number { amount: below, certainty: other } = denominator.state else { return None };
    let above = if indicator.is_in_percent() { above.shifted(2)? } else { above };
    Some((Fraction::new(above, below)?, less_final(certainty, other)))
}

/// The figures of the KPI that decide the number of decimals of its shares: all typed figures except the actual of that
/// year.
fn figures(indicator: &Indicator, year: FiscalYear) -> impl Iterator<Item = Amount> {
    let single = [&indicator.baseline.cell, &indicator.period_target].into_iter();
    let is_typed = |year: &FiscalYear| indicator.actual_entry(*year).is_none_or(|entry| entry.parts.is_none());
    let others = indicator.shown_actuals().filter(move |(other, _)| *other != year && is_typed(other));
    let others = others.map(|(_, cell)| cell);
    single.chain(indicator.targets.values()).chain(others).filter_map(Cell::amount)
}
