//! 各年度の増加分: F1 on increments, which equals F2 on the levels they lead to.

use crate::figures::achievement::judgement::{Pair, of_target};
use crate::figures::achievement::{Achievement, Formula, Rate, Why};
use crate::figures::totals::{Span, actual_increment, computed_total, target_of_increment};
use crate::plan::{ActualsAre, Indicator};
use crate::value::{Amount, FiscalYear};

/// The rate of one year: its increment against the target of that year (F1), in percent.
pub(super) fn yearly(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Achievement {
    match pair(indicator, span, year) {
        Pair::Both(actual, target) => {
            let (first, _) = target_of_increment(indicator, span, year);
            of_target(indicator, span, (actual, target), Formula::OfTarget, (first, year))
        }
        other => other.without_rate(indicator, span, year),
    }
}

/// The years of the span that the sums leave out because one figure is 該当なし although the other is entered. The target
/// of a year without a level is not left out: it counts with the next level.
pub(super) fn left_out(indicator: &Indicator, span: Span<'_>) -> Vec<FiscalYear> {
    let has_target =
        |year: FiscalYear| indicator.target(year).amount().is_some() && indicator.actuals_are != ActualsAre::Levels;
    let has_figure = |year: FiscalYear| indicator.actual(year).amount().is_some() || has_target(year);
    let is_left_out = |year: &FiscalYear| matches!(pair(indicator, span, *year), Pair::LeftOut) && has_figure(*year);
    span.years().filter(is_left_out).collect()
}

/// The rate of the years up to the first year without both figures: the sum of the actuals against the sum of the
/// targets, in percent.
pub(super) fn overall(indicator: &Indicator, span: Span<'_>) -> Achievement {
    let SoFar { sums, stopped_by } = so_far(indicator, span);
    match (sums, stopped_by) {
        (Some(sums), _) => of_target(indicator, span, (sums.actual, sums.target), Formula::OfTarget, sums.years),
        (None, Some(why)) => Achievement::Undefined { why, achieved: None },
        (None, None) => Achievement::Nothing,
    }
}

/// The result of all columns of the span; there is no rate if a figure is missing in any column.
pub(super) fn by_year(indicator: &Indicator, up_to: Span<'_>) -> Achievement {
    match so_far(indicator, up_to).stopped_by {
        Some(why) => Achievement::Undefined { why, achieved: None },
        None => overall(indicator, up_to),
    }
}

/// The sums of the actuals and of the targets over all columns of the span; `None` if a figure is missing in any
/// column.
pub(super) fn sums(indicator: &Indicator, span: Span<'_>) -> Option<(Amount, Amount)> {
    let SoFar { sums: Some(sums), stopped_by: None } = so_far(indicator, span) else { return None };
    Some((sums.actual, sums.target))
}

/// The sum of the actuals up to the year against the target of all years; `None` if a year is missing in either sum.
pub(super) fn of_final_target(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Option<Achievement> {
    let SoFar { sums, stopped_by: None } = so_far(indicator, span.up_to(year)) else { return None };
    let (sums, total) = (sums?, computed_total(indicator, span)?);
    Some(of_target(indicator, span, (sums.actual, total), Formula::OfWholePeriod, sums.years))
}

/// The sum of the actuals so far against the targets of all years, in percent. `None` if the first applicable year
/// lacks a figure, the target of any year is missing or the formula gives no rate.
pub(super) fn of_whole_plan(indicator: &Indicator, span: Span<'_>) -> Option<Rate> {
    let sums = so_far(indicator, span).sums?;
    let total = computed_total(indicator, span)?;
    match of_target(indicator, span, (sums.actual, total), Formula::OfWholePeriod, sums.years) {
        Achievement::Rate(rate) => Some(rate),
        _ => None,
    }
}

/// The sums on which a rate is based: all years from the first column that have both figures, up to the first year in
/// which a figure is missing (`docs/decisions.md` 10). Years that are not applicable (該当なし) are left out.
struct SoFar {
    sums: Option<Sums>,
    stopped_by: Option<Why>,
}

/// The sums of the actuals and of the targets over the same years.
struct Sums {
    actual: Amount,
    target: Amount,
    years: (FiscalYear, FiscalYear),
}

fn so_far(indicator: &Indicator, span: Span<'_>) -> SoFar {
    let mut sums = None;
    for year in span.years() {
        match pair(indicator, span, year) {
            Pair::Both(actual, target) => sums = Some(Sums::and(sums, actual, target, year)),
            Pair::LeftOut => {}
            Pair::Missing(why) => return SoFar { sums, stopped_by: Some(why) },
        }
    }
    SoFar { sums, stopped_by: None }
}

impl Sums {
    fn and(before: Option<Self>, actual: Amount, target: Amount, year: FiscalYear) -> Self {
        match before {
            Some(sums) => {
                Self { actual: sums.actual + actual, target: sums.target + target, years: (sums.years.0, year) }
            }
            None => Self { actual, target, years: (year, year) },
        }
    }
}

fn pair(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Pair {
    let (_, target) = target_of_increment(indicator, span, year);
    Pair::from_figures(target, actual_increment(indicator, span, year), year)
}
