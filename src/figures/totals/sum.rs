//! A sum over years that says what it stands on.

use crate::figures::totals::fraction::Fraction;
use crate::figures::totals::span::{Figure, Gap};
use crate::plan::cell::Certainty;
use crate::value::amount::Amount;
use crate::value::fiscal_year::FiscalYear;

/// What the figures of some years add up to, with the years that are missing in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The sum in the indicator's unit, at the largest scale of its parts; `None` without any number.
    pub amount: Option<Amount>,
    /// How many years hold a number.
    pub years: usize,
    /// The years that should hold a number and do not.
    pub gaps: Gaps,
    /// Whether a 速報 is in it.
    pub preliminary: bool,
    /// Whether a 見込 is in it.
    pub estimate: bool,
}

/// The years in which a figure is missing, each kind in ascending order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// 未入力.
    pub blank: Vec<FiscalYear>,
    /// 未把握.
    pub unknown: Vec<FiscalYear>,
    /// Text that is no number.
    pub unread: Vec<FiscalYear>,
    /// A level from which no increment can be made, for want of what is to be subtracted.
    pub underived: Vec<FiscalYear>,
}

impl Gaps {
    /// Whether nothing is missing.
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
    /// Whether every year that should be in it is. A sum of nothing but 該当なし is complete.
    pub fn is_complete(&self) -> bool {
        self.gaps.is_empty()
    }

    /// The mean of the years that hold a number.
    pub fn mean(&self) -> Option<Fraction> {
        Fraction::new(self.amount?, Amount::whole(i32::try_from(self.years).ok()?))
    }

    /// Adds what that year gives.
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

    /// Takes a level for the sum of all increments since the baseline: only the two of them count
    /// from here on, whatever was provisional between them.
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
