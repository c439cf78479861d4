//! The comparison of an actual with a target and the rate of one actual against one target, shared by all bases.

use crate::figures::achievement::{Achievement, Formula, Rate, Why};
use crate::figures::totals::{Figure, Fraction, Span};
use crate::plan::{Bound, Direction, Indicator};
use crate::value::{Amount, FiscalYear};

/// Whether the actual satisfies the target, on exact values: 50 does not satisfy 50％超, 50.04 does.
pub fn is_achieved(actual: Amount, target: Amount, bound: Bound) -> bool {
    match bound {
        Bound::AtLeast => actual >= target,
        Bound::Above => actual > target,
        Bound::AtMost => actual <= target,
        Bound::Below => actual < target,
    }
}

/// The comparison (目標の条件) after the direction (めざす向き) is applied: with 減らす, 以上 (which is also the default) becomes 以下
/// and 超 becomes 未満. This applies to levels and to increments below 0. An explicit 以下 or 未満 is unchanged, and then a
/// smaller value is better even with 増やす.
pub fn bound_in_force(indicator: &Indicator) -> Bound {
    match (indicator.direction, indicator.bound) {
        (Some(Direction::Down), Bound::AtLeast) => Bound::AtMost,
        (Some(Direction::Down), Bound::Above) => Bound::Below,
        (_, bound) => bound,
    }
}

/// Whether a smaller value is better for the KPI.
pub(crate) fn is_downward(indicator: &Indicator) -> bool {
    matches!(bound_in_force(indicator), Bound::AtMost | Bound::Below)
}

/// Whether a target or a planned gain has the sign that the direction of the KPI requires.
pub(super) fn runs_forward(indicator: &Indicator, gain: Amount) -> bool {
    gain.signum() == if is_downward(indicator) { -1 } else { 1 }
}

/// Whether the actual satisfies the target under the comparison (目標の条件) and the direction (めざす向き) of the KPI.
pub(crate) fn meets(indicator: &Indicator, actual: Amount, target: Amount) -> bool {
    is_achieved(actual, target, bound_in_force(indicator))
}

/// The result of F1 (actual ÷ target) for one year or for sums; for KPIs with the direction 保つ only achieved or not.
pub(super) fn of_target(
    indicator: &Indicator,
    span: Span<'_>,
    (actual, target): (Amount, Amount),
    formula: Formula,
    years: (FiscalYear, FiscalYear),
) -> Achievement {
    let achieved = meets(indicator, actual, target);
    let undefined = |why| Achievement::Undefined { why, achieved: Some(achieved) };
    match Fraction::new(actual, target) {
        _ if indicator.direction == Some(Direction::Keep) => Achievement::Judged { achieved },
        None => undefined(Why::TargetZero),
        Some(_) if !runs_forward(indicator, target) => undefined(Why::WrongSign),
        Some(value) => {
            let (rounding, on_track_from) = (span.rate_rounding(), span.on_track_from());
            let (beside, fell_behind, points) = (None, false, None);
            Achievement::Rate(Rate {
                value,
                rounding,
                on_track_from,
                formula,
                achieved,
                years,
                beside,
                fell_behind,
                points,
            })
        }
    }
}

/// The target and the actual of one fiscal year.
pub(super) enum Pair {
    /// Both figures are present: the actual, then the target.
    Both(Amount, Amount),
    /// One of them is not applicable (該当なし), so the year is left out.
    LeftOut,
    /// One of them is required and missing, for the given reason.
    Missing(Why),
}

impl Pair {
    /// Combines a target and an actual. A missing target is reported before a missing actual.
    pub(super) fn from_figures(target: Figure, actual: Figure, year: FiscalYear) -> Self {
        match (target, actual) {
            (Figure::Number { amount: target, .. }, Figure::Number { amount: actual, .. }) => {
                Self::Both(actual, target)
            }
            (Figure::NotApplicable, _) | (_, Figure::NotApplicable) => Self::LeftOut,
            (Figure::Missing(gap), _) => Self::Missing(Why::TargetMissing { year: Some(year), gap }),
            (_, Figure::Missing(gap)) => Self::Missing(Why::ActualMissing { year, gap }),
        }
    }

    /// The result of a year that lacks one of the two figures.
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
