//! The progress of a KPI in a year that has not ended (`docs/decisions.md` 67).
//!
//! Increments and totals of a period accumulate towards their target, so the amount left can be shown; a value of the
//! year is only shown beside its target. If less is better, a target is never reached before the last day. The
//! direction 保つ has no progress to show.

use crate::figures::achievement::{bound_in_force, is_achieved, is_downward};
use crate::figures::chart::bullet::Bullet;
use crate::figures::totals::{self, Figure, Span};
use crate::plan::{Basis, Direction, Indicator};
use crate::value::{Amount, Date, FiscalYear};

/// The figures of a KPI in a year that has not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    /// The target of the actual: of the year, of the years that an increment covers, or of the whole period.
    pub target: Amount,
    /// The actual so far.
    pub actual: Amount,
    /// Whether the actual accumulates towards the target, day by day.
    pub fills_up: bool,
    /// How actual and target compare.
    pub how_far: HowFar,
    /// The part of the fiscal year that has passed by the reference date, in whole percent; `None` before the year begins.
    pub elapsed: Option<u8>,
}

/// How the figures of a year that has not ended compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowFar {
    /// The actual accumulates towards the target, and this amount is left.
    Left(Amount),
    /// The actual is shown beside the target.
    Beside,
    /// The target is reached.
    Reached,
}

/// The progress of the KPI; `None` if a figure is missing or the figures can't be compared.
pub fn how_far(row: &Indicator, span: Span<'_>, year: FiscalYear, as_of: Date) -> Option<Running> {
    let basis = totals::basis(row).filter(|_| !matches!(row.direction, None | Some(Direction::Keep)))?;
    let (target, actual) = match basis {
        Basis::Increment => {
            let (_, target) = totals::target_of_increment(row, span, year);
            (number(target)?, number(totals::actual_increment(row, span, year))?)
        }
        Basis::Level => (row.target(year).amount()?, row.actual(year).amount()?),
        Basis::PeriodTotal => (row.whole_target()?.amount()?, totals::actual_total(row, span.up_to(year)).amount()?),
        Basis::PeriodAverage => return None,
    };
    let fills_up = basis != Basis::Level && target.signum() > 0 && !is_downward(row);
    let how_far = if !is_downward(row) && is_achieved(actual, target, bound_in_force(row)) {
        HowFar::Reached
    } else if fills_up {
        HowFar::Left(target - actual)
    } else {
        HowFar::Beside
    };
    Some(Running { target, actual, fills_up, how_far, elapsed: elapsed(year, as_of) })
}

fn number(figure: Figure) -> Option<Amount> {
    match figure {
        Figure::Number { amount, .. } => Some(amount),
        Figure::NotApplicable | Figure::Missing(_) => None,
    }
}

/// The days of the fiscal year before that day, in whole percent of all its days.
fn elapsed(year: FiscalYear, as_of: Date) -> Option<u8> {
    let first = |year: FiscalYear| Date::new(year.western(), 4, 1);
    let (start, end) = (first(year)?, first(year.plus(1)?)?);
    let (passed, all) = (as_of.days_since(start), end.days_since(start));
    u8::try_from(passed.checked_mul(100)?.checked_div(all)?).ok().filter(|_| passed >= 0)
}

impl Running {
    /// The bar of the actual against the target, with a tick where the actual would be today if it filled up day by day.
    pub(super) fn bullet(self) -> Option<Bullet> {
        let bullet = Bullet::from_figures(self.actual, Some(self.target), None)?;
        Some(bullet.with_tick(self.elapsed.filter(|_| self.fills_up)))
    }
}
