//! A sum over fiscal years together with the years without a figure in it.

use crate::figures::totals::fraction::Fraction;
use crate::figures::totals::span::{Figure, Gap};
use crate::plan::Certainty;
use crate::value::{Amount, FiscalYear};

/// The sum of the figures of some fiscal years, with the years without a figure in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The sum in the indicator's unit, at the largest scale of its parts; `None` if no year has a number.
    pub amount: Option<Amount>,
    /// The number of years that have a number.
    pub years: usize,
    /// The years that are expected to have a number and do not.
    pub gaps: Gaps,
    /// Whether the sum includes a preliminary value (速報).
    pub preliminary: bool,
    /// Whether the sum includes an estimate (見込).
    pub estimate: bool,
    /// Whether a number in the sum has a unit other than the KPI's or, in a KPI without a unit, than another number:
    /// such figures were counted before units were asked for.
    pub mixes_units: bool,
}

/// The fiscal years in which a figure is missing, by reason and in ascending order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// The years in which nothing has been entered (未入力).
    pub blank: Vec<FiscalYear>,
    /// The years whose figure is not known yet (未把握).
    pub unknown: Vec<FiscalYear>,
    /// The years whose cell contains text that is not a number.
    pub unread: Vec<FiscalYear>,
    /// The years with a level from which no increment can be derived, because the value to subtract is missing.
    pub underived: Vec<FiscalYear>,
}

impl Gaps {
    /// Whether no year is missing.
    pub fn is_empty(&self) -> bool {
        [&self.blank, &self.unknown, &self.unread, &self.underived].iter().all(|years| years.is_empty())
    }

    fn note(&mut self, year: FiscalYear, gap: Gap) {
        let years = match gap {
            Gap::Blank => &mut self.blank,
            Gap::Unknown => &mut self.unknown,
            Gap::Unread => &mut self.unread,
            Gap::NoBaseline | Gap::NoYearBefore(_) => &mut self.underived,
        };
        years.push(year);
    }
}

impl Sum {
    /// Whether no expected year is missing. A sum of 該当なし alone is complete.
    pub fn is_complete(&self) -> bool {
        self.gaps.is_empty()
    }

    /// The least final certainty of the values in the sum.
    pub fn certainty(&self) -> Certainty {
        match (self.estimate, self.preliminary) {
            (true, _) => Certainty::Estimate,
            (_, true) => Certainty::Preliminary,
            _ => Certainty::Final,
        }
    }

    /// The mean over the years that have a number; `None` if there is no such year.
    pub fn mean(&self) -> Option<Fraction> {
        Fraction::new(self.amount?, Amount::whole(i32::try_from(self.years).ok()?))
    }

    /// The mean as it is shown: with one decimal more than its parts, because the exact mean rarely has as few.
    pub fn shown_mean(&self) -> Option<Amount> {
        Amount::from_plain(&self.mean()?.rounded(self.amount?.scale() + 1))
    }

    /// Adds the figure of a fiscal year, or records its gap.
    pub(super) fn add(&mut self, year: FiscalYear, figure: Figure) {
        match figure {
            Figure::Number { amount, certainty } => {
                self.amount = Some(self.amount.unwrap_or_default() + amount);
                self.years += 1;
                self.weigh(certainty);
            }
            Figure::NotApplicable => {}
            Figure::Missing(gap) => self.gaps.note(year, gap),
        }
    }

    /// Replaces the sum by the difference between a level and the baseline; from then on only the certainty of these
    /// two counts, not that of the years between them.
    pub(super) fn reach(&mut self, year: FiscalYear, level: Figure, baseline: Figure) {
        match (level, baseline) {
            (Figure::Number { amount, certainty }, Figure::Number { amount: start, certainty: of_start }) => {
                self.amount = Some(amount - start);
                self.years += 1;
                (self.preliminary, self.estimate) = (false, false);
                self.weigh(certainty);
                self.weigh(of_start);
            }
            (Figure::Number { .. }, _) => self.gaps.note(year, Gap::NoBaseline),
            _ => self.add(year, level),
        }
    }

    fn weigh(&mut self, certainty: Certainty) {
        self.preliminary |= certainty == Certainty::Preliminary;
        self.estimate |= certainty == Certainty::Estimate;
    }
}
