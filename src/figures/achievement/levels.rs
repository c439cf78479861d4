//! 各年度の値: F2 where a comparable baseline exists, with F1 beside it; else F1.
//!
//! Where less is better F1 says nothing (target ÷ actual is not used), so there it is F2 or no rate.

use crate::figures::achievement::judgement::{Pair, is_downward, meets, of_target, runs_forward};
use crate::figures::achievement::{Achievement, Formula, Rate, Why};
use crate::figures::totals::{Figure, Fraction, Span};
use crate::plan::Indicator;
use crate::plan::indicator::{Direction, Measure};
use crate::value::amount::Amount;
use crate::value::fiscal_year::{AsOf, FiscalYear};

pub(super) fn yearly(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Achievement {
    match pair(indicator, span, year) {
        Pair::Both(actual, target) => of_level(indicator, actual, target, year),
        other => other.without_rate(indicator, span, year),
    }
}

/// The result of the newest year with both figures.
pub(super) fn overall(indicator: &Indicator, span: Span<'_>) -> Achievement {
    let newest = span.years().rev().find_map(|year| match pair(indicator, span, year) {
        Pair::Both(actual, target) => Some(of_level(indicator, actual, target, year)),
        _ => None,
    });
    let left_out = |year| matches!(pair(indicator, span, year), Pair::LeftOut);
    match newest {
        Some(achievement) => achievement,
        None if span.years().all(left_out) => Achievement::Nothing,
        None => Achievement::Undefined { why: Why::NoYearWithBoth, achieved: None },
    }
}

fn of_level(indicator: &Indicator, actual: Amount, target: Amount, year: FiscalYear) -> Achievement {
    let achievement = match gains(indicator, actual, target) {
        _ if indicator.direction == Direction::Keep => {
            of_target(indicator, (actual, target), Formula::OfTarget, (year, year))
        }
        Ok(value) => Achievement::Rate(of_planned_gain(indicator, value, (actual, target), year)),
        Err(why) if is_downward(indicator) => {
            Achievement::Undefined { why, achieved: Some(meets(indicator, actual, target)) }
        }
        Err(_) => of_target(indicator, (actual, target), Formula::OfTarget, (year, year)),
    };
    with_points(achievement, indicator, actual - target)
}

/// The quotient of F2, or the reason for which there is none.
fn gains(indicator: &Indicator, actual: Amount, target: Amount) -> Result<Fraction, Why> {
    let baseline = indicator.baseline.cell.amount().ok_or(Why::NoBaseline)?;
    if matches!(indicator.baseline.as_of, Some(AsOf::Mean(..))) {
        return Err(Why::BaselineOnAnotherBasis);
    }
    let gains = Fraction::new(actual - baseline, target - baseline).ok_or(Why::TargetEqualsBaseline)?;
    if runs_forward(indicator, gains.denominator()) { Ok(gains) } else { Err(Why::WrongSign) }
}

fn of_planned_gain(
    indicator: &Indicator,
    value: Fraction,
    (actual, target): (Amount, Amount),
    year: FiscalYear,
) -> Rate {
    let says_something = !is_downward(indicator) && target.signum() > 0;
    Rate {
        value,
        formula: Formula::OfPlannedGain,
        achieved: meets(indicator, actual, target),
        years: (year, year),
        beside: Fraction::new(actual, target).filter(|_| says_something),
        points: None,
    }
}

fn with_points(achievement: Achievement, indicator: &Indicator, points: Amount) -> Achievement {
    match achievement {
        Achievement::Rate(rate) if indicator.measure == Measure::Ratio => {
            Achievement::Rate(Rate { points: Some(points), ..rate })
        }
        other => other,
    }
}

fn pair(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Pair {
    let figure = |cell| Figure::of(cell, span, year);
    Pair::of(figure(indicator.target(year)), figure(indicator.actual(year)), year)
}
