//! The comparison of an actual with a target, the baseline or the actual of the year before (`docs/decisions.md` 96).
//!
//! 各年度の増加分 are compared as levels (baseline + Σ) if there is a baseline to which they are added, else as the sums so
//! far. Compared with the year before, each year counts by itself.

use std::cmp::Ordering;

use super::{Graded, times};
use crate::figures::achievement::{self, is_downward, meets};
use crate::figures::totals::{self, Fraction, Sum};
use crate::plan::Basis;
use crate::plan::grade_rule::{Margin, Reference, RuleComparison};
use crate::value::Amount;

/// Two figures that are compared.
struct FigurePair {
    actual: Amount,
    reference: Amount,
    /// The number of years in both sums, which are compared instead of means; else 1.
    years: usize,
    /// Whether later years can still change the result.
    is_open: bool,
    /// Whether the reference is an upper limit.
    is_ceiling: bool,
}

impl FigurePair {
    /// Two figures that will not change.
    fn settled(actual: Amount, reference: Amount) -> Self {
        Self { actual, reference, years: 1, is_open: false, is_ceiling: false }
    }

    /// The same figures plus the level to which both are added.
    fn on_level(self, start: Option<Amount>) -> Self {
        let start = start.unwrap_or_default();
        Self { actual: start + self.actual, reference: start + self.reference, ..self }
    }

    fn is_within(&self, margin: Margin) -> bool {
        let difference = absolute(self.actual - self.reference);
        match margin {
            Margin::Points(points) => difference <= times(points, self.years),
            Margin::Percent(percent) => Fraction::new(difference, absolute(self.reference))
                .map_or(difference.is_zero(), |distance| distance.against_percent(percent).is_le()),
        }
    }
}

fn absolute(amount: Amount) -> Amount {
    if amount.signum() < 0 { -amount } else { amount }
}

impl Graded<'_> {
    /// Whether the comparison `is` holds between the actual and the reference; `None` if a figure is missing.
    pub(super) fn compares(self, reference: Reference, is: &RuleComparison) -> Option<bool> {
        let basis = self.basis().filter(|_| self.has_actual())?;
        let pair = self.pair(reference, basis)?;
        let is_target = matches!(reference, Reference::Target | Reference::FinalTarget);
        let holds = match is {
            RuleComparison::Within(margin) => pair.is_within(*margin),
            RuleComparison::Reached if is_target => meets(self.indicator, pair.actual, pair.reference),
            _ if self.is_kept() => return None,
            RuleComparison::Above => self.order(&pair).is_gt(),
            RuleComparison::Reached => self.order(&pair).is_ge(),
            RuleComparison::Below => self.order(&pair).is_lt(),
        };
        (!pair.is_open || self.is_final(&pair, is, holds)).then_some(holds)
    }

    /// The actual minus the reference; `None` if a figure is missing, and for a mean over several years.
    pub(super) fn difference(self, reference: Reference) -> Option<Amount> {
        let pair = self.pair(reference, self.basis().filter(|_| self.has_actual())?)?;
        (pair.years == 1).then_some(pair.actual - pair.reference)
    }

    /// The order of the actual relative to the reference, where a better figure is greater.
    fn order(self, pair: &FigurePair) -> Ordering {
        let order = pair.actual.cmp(&pair.reference);
        if is_downward(self.indicator) { order.reverse() } else { order }
    }

    /// Whether later years can't change the result of a sum that only grows, as in 概況: the sum is enough, or exceeds an
    /// upper limit.
    fn is_final(self, pair: &FigurePair, is: &RuleComparison, holds: bool) -> bool {
        let is_good = match is {
            RuleComparison::Above | RuleComparison::Reached => holds,
            RuleComparison::Below => !holds,
            RuleComparison::Within(_) => return false,
        };
        self.indicator.basis != Some(Basis::PeriodAverage) && is_good != pair.is_ceiling
    }

    fn pair(self, reference: Reference, basis: Basis) -> Option<FigurePair> {
        match (reference, basis) {
            (Reference::Previous, _) => Some(FigurePair::settled(self.actual_of(self.year)?, self.previous()?)),
            (Reference::Baseline, Basis::Level) => {
                Some(FigurePair::settled(self.actual_of(self.year)?, self.baseline()?))
            }
            (Reference::Baseline, _) => {
                let start = self.baseline()?;
                Some(FigurePair::settled(start + self.sum_so_far()?, start))
            }
            (_, Basis::PeriodTotal | Basis::PeriodAverage) => self.pair_of_period(reference),
            (Reference::Target, _) => {
                let (actual, target) = achievement::figures_by_year(self.indicator, self.span, self.year)?;
                Some(FigurePair::settled(actual, target).on_level(self.start()))
            }
            (Reference::FinalTarget, Basis::Level) => {
                Some(FigurePair::settled(self.actual_of(self.year)?, totals::final_target(self.indicator, self.span)?))
            }
            (Reference::FinalTarget, Basis::Increment) => {
                let (actual, _) = achievement::figures_by_year(self.indicator, self.span, self.year)?;
                let target = totals::final_target(self.indicator, self.span)?;
                let is_ceiling = achievement::is_ceiling(self.indicator, target);
                let is_open = is_ceiling && !self.is_last_year();
                Some(FigurePair { is_open, is_ceiling, ..FigurePair::settled(actual, target) }.on_level(self.start()))
            }
        }
    }

    /// The sum so far: of the years of the rate, or of all years if targets are missing.
    fn sum_so_far(self) -> Option<Amount> {
        match achievement::figures_by_year(self.indicator, self.span, self.year) {
            Some((actual, _)) => Some(actual),
            None => self.actuals().filter(Sum::is_complete)?.amount,
        }
    }

    /// The actuals so far and the target of the period; for a mean both times the number of years. Compared as the
    /// target of the year, they are open until the last year. Compared as the final target, they are open if years are
    /// missing, or before the last year if the target is an upper limit, which every sum respects at first.
    fn pair_of_period(self, reference: Reference) -> Option<FigurePair> {
        let sum = self.actuals()?;
        let target = self.indicator.whole_target()?.amount()?;
        let is_mean = self.indicator.basis == Some(Basis::PeriodAverage);
        let years = if is_mean { sum.years } else { 1 };
        let is_ceiling = achievement::is_ceiling(self.indicator, target);
        let waits = reference == Reference::Target || is_ceiling;
        let is_open = !sum.is_complete() || (waits && !self.is_last_year());
        let pair = FigurePair { actual: sum.amount?, reference: times(target, years), years, is_open, is_ceiling };
        Some(pair.on_level(self.start()))
    }
}
