//! The vertical scale of a chart: the amounts that it spans, their y coordinates, and the round figures beside it.
//!
//! All numbers are whole: exact amounts in, view-box units out. 0 is on the scale, because bars begin there, unless the
//! chart has yearly values that are all far from 0 compared with their differences, which would hardly be visible.

use super::Chart;
use crate::value::Amount;

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
    /// The scale from the least to the largest figure of the chart. If `is_round` it is extended to round figures, and
    /// may begin elsewhere than at 0.
    pub(super) fn from_chart(chart: &Chart, is_round: bool, (top, bottom): (i32, i32)) -> Self {
        let places = amounts(chart).map(Amount::scale).max().unwrap_or_default();
        let least = amounts(chart).map(|amount| digits(amount, places)).min().unwrap_or_default();
        let most = amounts(chart).map(|amount| digits(amount, places)).max().unwrap_or_default();
        if is_round && chart.is_of_values && is_far_from_zero(least, most) {
            let step = step(most - least);
            let (low, high) = round_beyond(least, most, step);
            return Self { low, high, step, places, top, bottom };
        }
        let (low, high) = (least.min(0), most.max(0));
        let high = if low == high { low + 1 } else { high };
        let step = step(high - low);
        let (low, high) = if is_round { (round_down(low, step), round_up(high, step)) } else { (low, high) };
        Self { low, high, step, places, top, bottom }
    }

    /// The y coordinate of an amount in view-box units.
    pub(super) fn y(self, amount: Amount) -> i32 {
        self.height_of(digits(amount, self.places))
    }

    /// The y coordinate of the axis: of the value 0, or of the lowest value if 0 is not on the scale.
    pub(super) fn axis(self) -> i32 {
        self.height_of(if self.low <= 0 && self.high >= 0 { 0 } else { self.low })
    }

    /// The lowest value of the scale if 0 is not on it.
    pub(super) fn starts_at(self) -> Option<Amount> {
        (self.low > 0 || self.high < 0).then(|| Amount::of_parts(self.low, self.places))
    }

    fn height_of(self, digits: i128) -> i32 {
        let room = i128::from(self.bottom - self.top);
        let below_top = (self.high - digits).saturating_mul(room) / (self.high - self.low);
        self.top + i32::try_from(below_top).unwrap_or_default()
    }

    /// The round figures, each with its y coordinate. They are meaningful only for a scale that was extended to round
    /// figures.
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

/// Whether all figures are on one side of 0, and farther from it than from each other.
fn is_far_from_zero(least: i128, most: i128) -> bool {
    let span = most.saturating_sub(least);
    span > 0 && (least > span || most < -span)
}

/// The nearest round figures beyond both ends, with some room at the axis, so that no mark is on it; 0 is not crossed.
fn round_beyond(least: i128, most: i128, step: i128) -> (i128, i128) {
    let (below, above) = (round_down(least - (step / 4).max(1), step), round_up(most, step));
    if least > 0 { (below.max(0), above) } else { (below, above.min(0)) }
}

fn round_down(digits: i128, step: i128) -> i128 {
    digits - digits.rem_euclid(step)
}

fn round_up(digits: i128, step: i128) -> i128 {
    digits + (-digits).rem_euclid(step)
}

/// The least of 1, 2, 5, 10, 20 … that divides a span into at most [`PARTS`] parts, or one or two more after it was
/// extended to round figures.
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
    let goals = chart.breaks.iter().map(|period_break| period_break.goal);
    columns.chain(goals).chain([chart.goal]).flatten()
}

/// The digits of an amount with `places` decimals, which must be no fewer than the amount has.
fn digits(amount: Amount, places: u32) -> i128 {
    let (digits, scale) = amount.parts();
    digits.saturating_mul(10_i128.saturating_pow(places.saturating_sub(scale)))
}
