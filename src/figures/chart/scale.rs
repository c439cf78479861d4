//! The vertical scale of a chart: the amounts that it spans, their y coordinates, and the round figures beside it.
//!
//! Whole numbers throughout, exact amounts in, view-box units out. 0 is always on the scale, since bars begin there.

use super::Chart;
use crate::value::amount::Amount;

/// The approximate number of intervals that the round figures divide the scale into.
const PARTS: i128 = 4;

/// A scale over the digits of amounts, all written with the same number of decimals.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    low: i128,
    high: i128,
    /// The distance between two round figures.
    step: i128,
    places: u32,
    top: i32,
    bottom: i32,
}

impl Scale {
    /// The scale from the least to the largest figure of the chart, extended to round figures if `is_round`.
    pub(super) fn of(chart: &Chart, is_round: bool, (top, bottom): (i32, i32)) -> Self {
        let places = amounts(chart).map(Amount::scale).max().unwrap_or_default();
        let digits = amounts(chart).map(|amount| digits(amount, places));
        let (low, high) = digits.fold((0, 0), |(low, high), one| (one.min(low), one.max(high)));
        let high = if low == high { low + 1 } else { high };
        let step = step(high - low);
        let (low, high) =
            if is_round { (low - low.rem_euclid(step), high + (-high).rem_euclid(step)) } else { (low, high) };
        Self { low, high, step, places, top, bottom }
    }

    /// The y coordinate of an amount in view-box units.
    pub(super) fn y(self, amount: Amount) -> i32 {
        self.height_of(digits(amount, self.places))
    }

    /// The y coordinate of the value 0, where bars begin.
    pub(super) fn zero(self) -> i32 {
        self.height_of(0)
    }

    fn height_of(self, digits: i128) -> i32 {
        let room = i128::from(self.bottom - self.top);
        let below_top = (self.high - digits).saturating_mul(room) / (self.high - self.low);
        self.top + i32::try_from(below_top).unwrap_or_default()
    }

    /// The round figures, each with its y coordinate. They fit only a scale that was extended to round figures.
    pub(super) fn ticks(self) -> Vec<(i32, Amount)> {
        let mut ticks = Vec::new();
        let mut at = self.low;
        while at <= self.high {
            ticks.push((self.height_of(at), Amount::of_parts(at, self.places)));
            at += self.step;
        }
        ticks
    }
}

/// The least of 1, 2, 5, 10, 20 … by which a span has no more than [`PARTS`] parts, or one more where 0 lies inside it.
fn step(span: i128) -> i128 {
    let needed = (span + PARTS - 1) / PARTS;
    let mut ten = 1_i128;
    loop {
        for step in [ten, ten * 2, ten * 5] {
            if step >= needed {
                return step;
            }
        }
        ten *= 10;
    }
}

fn amounts(chart: &Chart) -> impl Iterator<Item = Amount> {
    let columns = chart.columns.iter().flat_map(|column| [column.target, column.actual.amount()]);
    columns.chain([chart.goal]).flatten()
}

/// The digits of an amount with `places` decimals, which must be no fewer than the amount has.
fn digits(amount: Amount, places: u32) -> i128 {
    let (digits, scale) = amount.parts();
    digits.saturating_mul(10_i128.saturating_pow(places.saturating_sub(scale)))
}
