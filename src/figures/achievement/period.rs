//! 計画期間の累計 and 計画期間の平均: one target for all years, never split over them.
//!
//! The formula is always F1: a baseline of one year, or a mean of several years, has another basis than such a target
//! (KPI-012), so F2 is never used. The sum includes the actuals entered so far; their own total reports the gaps.

use std::iter;

use crate::figures::achievement::judgement::{is_downward, of_target};
use crate::figures::achievement::{Achievement, Formula, Why};
use crate::figures::totals::{Gap, Span, Sum, Total, actual_total};
use crate::plan::cell::State;
use crate::plan::{Basis, Cell, Indicator};
use crate::value::{Amount, FiscalYear};

/// The result for a target of the period's total (計画期間の累計): the sum of the actuals ÷ the target.
pub(super) fn of_total(indicator: &Indicator, span: Span<'_>) -> Achievement {
    let Total::Sum(sum) = actual_total(indicator, span) else { return Achievement::Nothing };
    match figures(indicator, span, &sum) {
        Ok(PeriodFigures { actual, target, years }) => {
            of_period(indicator, span, (actual, target), Formula::OfWholePeriod, years)
        }
        Err(why) => without_rate(why),
    }
}

/// The result for a target of the period's mean (計画期間の平均), computed as the sum of the actuals ÷ (target × years) so
/// that nothing is rounded.
pub(super) fn of_average(indicator: &Indicator, span: Span<'_>) -> Achievement {
    let Total::Mean(sum) = actual_total(indicator, span) else { return Achievement::Nothing };
    match figures(indicator, span, &sum) {
        Ok(PeriodFigures { actual, target, years }) => {
            let target_of_years = iter::repeat_n(target, sum.years).sum();
            of_period(indicator, span, (actual, target_of_years), Formula::OfMean, years)
        }
        Err(why) => without_rate(why),
    }
}

/// The result of F1, except against an upper limit, where a smaller value is better and the quotient has no meaning.
fn of_period(
    indicator: &Indicator,
    span: Span<'_>,
    (actual, target): (Amount, Amount),
    formula: Formula,
    years: (FiscalYear, FiscalYear),
) -> Achievement {
    match of_target(indicator, span, (actual, target), formula, years) {
        Achievement::Undefined { why: Why::WrongSign, achieved } if is_ceiling(indicator, target) => {
            Achievement::Undefined { why: Why::LessIsBetter, achieved }
        }
        other => other,
    }
}

/// Whether the target is an upper limit for the actuals (5年間で50件以下) rather than a planned decrease.
pub(crate) fn is_ceiling(indicator: &Indicator, target: Amount) -> bool {
    is_downward(indicator) && target.signum() >= 0
}

/// Whether later years can't change that the target of the whole period is achieved or not: the total is reached, or an
/// upper limit is broken.
pub(crate) fn is_final(indicator: &Indicator, achieved: bool) -> bool {
    let target = indicator.whole_target().and_then(Cell::amount);
    let is_ceiling = target.is_some_and(|target| is_ceiling(indicator, target));
    indicator.basis != Some(Basis::PeriodAverage) && achieved != is_ceiling
}

/// The result of the actuals so far, without the judgement if years without an actual can still change it.
pub(super) fn so_far(indicator: &Indicator, span: Span<'_>, result: Achievement) -> Achievement {
    let is_open = |achieved| {
        let (Total::Sum(sum) | Total::Mean(sum)) = actual_total(indicator, span) else { return false };
        !sum.is_complete() && !is_final(indicator, achieved)
    };
    match result {
        Achievement::Judged { achieved } if is_open(achieved) => {
            Achievement::Undefined { why: Why::PeriodNotOver, achieved: None }
        }
        Achievement::Undefined { why, achieved: Some(achieved) } if is_open(achieved) => {
            Achievement::Undefined { why, achieved: None }
        }
        other => other,
    }
}

/// The figures from which a rate of the period is computed.
struct PeriodFigures {
    actual: Amount,
    target: Amount,
    years: (FiscalYear, FiscalYear),
}

/// The figures of the period, or the reason why there are none; `Err(None)` if there is no result to show.
fn figures(indicator: &Indicator, span: Span<'_>, sum: &Sum) -> Result<PeriodFigures, Option<Why>> {
    let target = target(indicator, sum)?;
    match (sum.amount, years_of_actuals(indicator, span)) {
        (Some(actual), Some(years)) => Ok(PeriodFigures { actual, target, years }),
        _ if sum.is_complete() => Err(None),
        _ => Err(Some(Why::NoActual)),
    }
}

fn target(indicator: &Indicator, actuals: &Sum) -> Result<Amount, Option<Why>> {
    let missing = |gap| Err(Some(Why::TargetMissing { year: None, gap }));
    match indicator.whole_target().map(|target| target.state).unwrap_or_default() {
        State::Number { amount, .. } => Ok(amount),
        State::NotApplicable if actuals.amount.is_none() => Err(None),
        State::NotApplicable => Err(Some(Why::TargetNotApplicable)),
        State::Blank => missing(Gap::Blank),
        State::Unknown { .. } => missing(Gap::Unknown),
        State::Unread => missing(Gap::Unread),
    }
}

fn without_rate(why: Option<Why>) -> Achievement {
    why.map_or(Achievement::Nothing, |why| Achievement::Undefined { why, achieved: None })
}

/// The first and the last year that have an actual.
fn years_of_actuals(indicator: &Indicator, span: Span<'_>) -> Option<(FiscalYear, FiscalYear)> {
    let mut entered = span.years().filter(|year| indicator.actual(*year).amount().is_some());
    let first = entered.next()?;
    Some((first, entered.next_back().unwrap_or(first)))
}
