//! How far a KPI is in a year that has not ended (`docs/decisions.md` 67).
//!
//! What a year adds and what a period adds up to fill up towards their target, so that what is left can be told; the value of
//! a year only stands beside its target. Less is better until the last day, so that nothing is reached before it where the
//! value should fall, and of what is to be kept there is nothing to tell.

use crate::figures::achievement::{bound_in_force, is_achieved, is_downward};
use crate::figures::chart::bullet::Bullet;
use crate::figures::totals::{self, Figure, Span};
use crate::plan::{Basis, Direction, Indicator};
use crate::value::{Amount, Date, FiscalYear};

/// The figures of a KPI in a year that has not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    /// The target of the year, or of the whole period.
    pub target: Amount,
    /// The actual so far.
    pub actual: Amount,
    /// Whether the actual fills up towards the target, day by day.
    pub fills_up: bool,
    /// How the two are told.
    pub how_far: HowFar,
    /// The part of the fiscal year that has passed by the reference date, in whole percent; `None` before the year begins.
    pub elapsed: Option<u8>,
}

/// How the figures of a year that has not ended are held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowFar {
    /// The actual fills up towards the target, of which this much is left.
    Left(Amount),
    /// The actual stands beside the target.
    Beside,
    /// The target is reached.
    Reached,
}

/// How far the KPI is; `None` where it lacks one of the figures, or has none to be held against each other.
pub fn how_far(row: &Indicator, span: Span<'_>, year: FiscalYear, as_of: Date) -> Option<Running> {
    let basis = totals::basis(row).filter(|_| !matches!(row.direction, None | Some(Direction::Keep)))?;
    let (target, actual) = match basis {
        Basis::Increment => (row.target(year).amount()?, number(totals::actual_increment(row, span, year))?),
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

/// The whole percent of the days of the fiscal year that have passed before that day.
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
