//! Whether a target is met, and the rate of one actual against one target: what all bases share.

use crate::figures::achievement::{Achievement, Formula, Rate, Why};
use crate::figures::totals::{Figure, Fraction, Span};
use crate::plan::Indicator;
use crate::plan::cell::Bound;
use crate::plan::indicator::Direction;
use crate::value::amount::Amount;
use crate::value::fiscal_year::FiscalYear;

/// Whether the actual meets the target, on exact values: 50 does not meet 50％超, 50.04 does.
pub fn is_achieved(actual: Amount, target: Amount, bound: Bound) -> bool {
    match bound {
        Bound::AtLeast => actual >= target,
        Bound::Above => actual > target,
        Bound::AtMost => actual <= target,
        Bound::Below => actual < target,
    }
}

/// 比べ方 as めざす向き makes it: of 減らす, 以上 (which is also what nobody chose) and 超 mean at least
/// as good and better, so 以下 and 未満. This goes for levels, and for increments below 0.
/// A written 以下 or 未満 stands as it is, and then the target lies downwards even by 増やす.
pub fn bound_in_force(indicator: &Indicator) -> Bound {
    match (indicator.direction, indicator.bound) {
        (Direction::Down, Bound::AtLeast) => Bound::AtMost,
        (Direction::Down, Bound::Above) => Bound::Below,
        (_, bound) => bound,
    }
}

/// Whether less is better.
pub(super) fn is_downward(indicator: &Indicator) -> bool {
    matches!(bound_in_force(indicator), Bound::AtMost | Bound::Below)
}

/// Whether a target or a planned gain runs in the direction that is aimed at.
pub(super) fn runs_forward(indicator: &Indicator, gain: Amount) -> bool {
    gain.signum() == if is_downward(indicator) { -1 } else { 1 }
}

/// Whether the KPI's own 比べ方 and めざす向き see the actual meet the target.
pub(super) fn meets(indicator: &Indicator, actual: Amount, target: Amount) -> bool {
    is_achieved(actual, target, bound_in_force(indicator))
}

/// Actual ÷ target (F1), of one year or of sums; only 達成 or 未達 for 保つ.
pub(super) fn of_target(
    indicator: &Indicator,
    (actual, target): (Amount, Amount),
    formula: Formula,
    years: (FiscalYear, FiscalYear),
) -> Achievement {
    let achieved = meets(indicator, actual, target);
    let undefined = |why| Achievement::Undefined { why, achieved: Some(achieved) };
    match Fraction::new(actual, target) {
        _ if indicator.direction == Direction::Keep => Achievement::Judged { achieved },
        None => undefined(Why::TargetZero),
        Some(_) if !runs_forward(indicator, target) => undefined(Why::WrongSign),
        Some(value) => Achievement::Rate(Rate { value, formula, achieved, years, beside: None, points: None }),
    }
}

/// A year's target and actual.
pub(super) enum Pair {
    /// Both are there: actual, target.
    Both(Amount, Amount),
    /// One of them is 該当なし: the year is left out.
    LeftOut,
    /// One of them should be there and is not.
    Missing(Why),
}

impl Pair {
    /// Holds the two together. A missing target is told before a missing actual.
    pub(super) fn of(target: Figure, actual: Figure, year: FiscalYear) -> Self {
        match (target, actual) {
            (Figure::Number { amount: target, .. }, Figure::Number { amount: actual, .. }) => {
                Self::Both(actual, target)
            }
            (Figure::NotApplicable, _) | (_, Figure::NotApplicable) => Self::LeftOut,
            (Figure::Missing(gap), _) => Self::Missing(Why::TargetMissing { year: Some(year), gap }),
            (_, Figure::Missing(gap)) => Self::Missing(Why::ActualMissing { year, gap }),
        }
    }

    /// What is said of a year without both.
    pub(super) fn without_rate(&self, indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Achievement {
        match self {
            _ if !span.is_in_project(year) => Achievement::Nothing,
            Self::Missing(why) => Achievement::Undefined { why: *why, achieved: None },
            _ if indicator.actual(year).amount().is_some() => {
                Achievement::Undefined { why: Why::TargetNotApplicable, achieved: None }
            }
            _ => Achievement::Nothing,
        }
    }
}
