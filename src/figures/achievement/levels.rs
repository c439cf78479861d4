//! 各年度の値: the rate by the chosen formula, with the rate by the other formula beside it where that applies.
//!
//! F1 has no meaning where a smaller value is better (target ÷ actual is not used), so such a KPI has F2 or no rate.

use crate::figures::achievement::judgement::{Pair, is_downward, meets, of_target, runs_forward};
use crate::figures::achievement::{Achievement, Formula, Rate, Why};
use crate::figures::totals::{self, Figure, Fraction, Span};
use crate::plan::{Direction, Indicator, Measure};
use crate::value::{Amount, AsOf, FiscalYear};

/// The rate of one year by the chosen formula, in percent.
pub(super) fn yearly(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Achievement {
    match pair(indicator, span, year) {
        Pair::Both(actual, target) => of_level(indicator, span, (actual, target), year),
        other => other.without_rate(indicator, span, year),
    }
}

/// The result of the newest year with both figures. A year that has not begun counts only if no other year has both.
pub(super) fn overall(indicator: &Indicator, span: Span<'_>) -> Achievement {
    let of_year = |year| match pair(indicator, span, year) {
        Pair::Both(actual, target) => Some(of_level(indicator, span, (actual, target), year)),
        _ => None,
    };
    let newest = span.newest_first().find_map(of_year);
    let left_out = |year| matches!(pair(indicator, span, year), Pair::LeftOut);
    match newest {
        Some(achievement) => achievement,
        None if span.years().all(left_out) => Achievement::Nothing,
        None => Achievement::Undefined { why: Why::NoYearWithBoth, achieved: None },
    }
}

/// The actual and the target of the year, if it has both.
pub(super) fn figures(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Option<(Amount, Amount)> {
    if let Pair::Both(actual, target) = pair(indicator, span, year) { Some((actual, target)) } else { None }
}

/// The actual of the year against the last target of the project.
pub(super) fn of_final_target(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Option<Achievement> {
    let actual = indicator.actual(year).amount().filter(|_| span.contains(year))?;
    let target = totals::final_target(indicator, span)?;
    Some(of_level(indicator, span, (actual, target), year))
}

fn of_level(
    indicator: &Indicator,
    span: Span<'_>,
    (actual, target): (Amount, Amount),
    year: FiscalYear,
) -> Achievement {
    let is_by_gain = span.is_rated_by_gain(indicator);
    let of_target = || of_target(indicator, span, (actual, target), Formula::OfTarget, (year, year));
    let undefined = |why| Achievement::Undefined { why, achieved: Some(meets(indicator, actual, target)) };
    let gains = gains(indicator, actual, target);
    let achievement = match gains {
        _ if indicator.direction == Some(Direction::Keep) => of_target(),
        Ok(value) if is_by_gain => Achievement::Rate(of_planned_gain(indicator, span, value, (actual, target), year)),
        Err(why) if is_by_gain => undefined(why),
        _ if is_downward(indicator) => undefined(Why::LessIsBetterOfTarget),
        _ if target.signum() < 0 => undefined(Why::NegativeTarget),
        _ => of_target(),
    };
    let Achievement::Rate(rate) = achievement else { return achievement };
    let has_ended = span.day_within(year).is_none();
    let says_something = !is_downward(indicator) && target.signum() > 0;
    Achievement::Rate(Rate {
        beside: if is_by_gain { Fraction::new(actual, target).filter(|_| says_something) } else { gains.ok() },
        fell_behind: has_ended
            && comparable_baseline(indicator).is_ok_and(|baseline| is_worse(indicator, actual, baseline)),
        points: (indicator.measure == Measure::Ratio).then_some(actual - target),
        ..rate
    })
}

/// The quotient of F2, or the reason why there is none.
fn gains(indicator: &Indicator, actual: Amount, target: Amount) -> Result<Fraction, Why> {
    let baseline = comparable_baseline(indicator)?;
    let gains = Fraction::new(actual - baseline, target - baseline).ok_or(Why::TargetEqualsBaseline)?;
    if runs_forward(indicator, gains.denominator()) { Ok(gains) } else { Err(Why::WrongSign) }
}

/// The baseline, if it is the value of a single year like the actuals.
pub(crate) fn comparable_baseline(indicator: &Indicator) -> Result<Amount, Why> {
    let baseline = indicator.baseline.cell.amount().ok_or(Why::NoBaseline)?;
    match indicator.baseline.as_of {
        Some(AsOf::Mean(..)) => Err(Why::BaselineOnAnotherBasis),
        _ => Ok(baseline),
    }
}

fn is_worse(indicator: &Indicator, actual: Amount, baseline: Amount) -> bool {
    if is_downward(indicator) { actual > baseline } else { actual < baseline }
}

fn of_planned_gain(
    indicator: &Indicator,
    span: Span<'_>,
    value: Fraction,
    (actual, target): (Amount, Amount),
    year: FiscalYear,
) -> Rate {
    Rate {
        value,
        rounding: span.rate_rounding(),
        on_track_from: span.on_track_from(),
        formula: Formula::OfPlannedGain,
        achieved: meets(indicator, actual, target),
        years: (year, year),
        beside: None,
        fell_behind: false,
        points: None,
    }
}

fn pair(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Pair {
    let figure = |cell| Figure::from_cell(cell, span, year);
    Pair::from_figures(figure(indicator.target(year)), figure(indicator.actual(year)), year)
}
