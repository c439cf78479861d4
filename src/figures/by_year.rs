//! The figures of a KPI by the end of one fiscal year: target, actual and rate. For 各年度の増加分 they are cumulative up to
//! the year, so that target and actual always cover the same years.

use crate::figures::achievement::{self, Achievement, Rate, Why};
use crate::figures::totals::{self, Fraction, Span, Sum, Total};
use crate::plan::cell::State;
use crate::plan::{Basis, Certainty, Indicator, Measure};
use crate::value::{Amount, FiscalYear};

/// The actual of a KPI by the end of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActualByYear {
    /// The value of the year, or the sum up to it.
    Amount(Amount, Certainty),
    /// The mean of the years up to it, for 計画期間の平均.
    Mean(Sum),
}

impl ActualByYear {
    /// The exact value.
    pub fn value(&self) -> Option<Fraction> {
        match self {
            Self::Amount(amount, _) => Fraction::new(*amount, Amount::whole(1)),
            Self::Mean(sum) => sum.mean(),
        }
    }

    /// The certainty of the value.
    pub fn certainty(&self) -> Certainty {
        match self {
            Self::Amount(_, certainty) => *certainty,
            Self::Mean(sum) => sum.certainty(),
        }
    }

    /// The number as it is shown: a mean has one decimal more than its parts.
    pub fn shown(&self) -> Option<Amount> {
        match self {
            Self::Amount(amount, _) => Some(*amount),
            Self::Mean(sum) => sum.shown_mean(),
        }
    }
}

/// The target, the actual and the rate of a KPI by the end of a year, for the same years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiguresByYear {
    /// The target: up to the year, of the year, or of the whole period, depending on the basis.
    pub target: Option<Amount>,
    /// The actual for the same years as the target.
    pub actual: Option<ActualByYear>,
    /// 達成率: the actual against the target.
    pub rate: Option<Rate>,
    /// The reason why there is no rate although there is an actual (算定不可).
    pub no_rate: Option<Why>,
}

impl FiguresByYear {
    /// The figures of a KPI by the end of that year.
    pub fn new(row: &Indicator, span: Span<'_>, year: FiscalYear) -> Self {
        let has_actual = has_actual(row, span, year);
        let (rate, no_rate) = match achievement::by_year(row, span, year) {
            Achievement::Rate(rate) if has_actual => (Some(rate), None),
            Achievement::Undefined { why, .. } if has_actual => (None, Some(why)),
            _ => (None, None),
        };
        let (target, actual) = match &rate {
            Some(rate) if totals::basis(row) == Some(Basis::Increment) => of_rate(row, span, year, rate),
            _ => (target(row, span, year), if has_actual { actual(row, span, year) } else { None }),
        };
        Self { target, actual, rate, no_rate }
    }
}

/// Whether the year has an actual and belongs to the plan.
pub fn has_actual(row: &Indicator, span: Span<'_>, year: FiscalYear) -> bool {
    row.actual(year).amount().is_some() && span.contains(year)
}

/// The sums from which the rate of increments was computed. They leave out each year with a figure that is 該当なし, which
/// the totals of the table do not, so that target and actual always yield the rate beside them.
fn of_rate(row: &Indicator, span: Span<'_>, year: FiscalYear, rate: &Rate) -> (Option<Amount>, Option<ActualByYear>) {
    let certainty = match totals::actual_total(row, span.up_to(year)) {
        Total::Sum(sum) => sum.certainty(),
        Total::Mean(_) | Total::Period(_) | Total::None => Certainty::Final,
    };
    (Some(rate.value.denominator()), Some(ActualByYear::Amount(rate.value.numerator(), certainty)))
}

/// The target by the end of a year; the target of the year alone while 目標の数え方 is not chosen.
pub fn target(row: &Indicator, span: Span<'_>, year: FiscalYear) -> Option<Amount> {
    match totals::basis(row) {
        _ if row.measure == Measure::Descriptive => None,
        Some(Basis::Increment) => totals::computed_total(row, span.up_to(year)),
        Some(Basis::PeriodTotal | Basis::PeriodAverage) => row.whole_target()?.amount(),
        Some(Basis::Level) | None => row.target(year).amount(),
    }
}

/// The actual by the end of a year. `None` for a sum of increments that lacks an earlier year, because it would cover
/// fewer years than the target.
pub fn actual(row: &Indicator, span: Span<'_>, year: FiscalYear) -> Option<ActualByYear> {
    match (totals::basis(row), totals::actual_total(row, span.up_to(year))) {
        _ if row.measure == Measure::Descriptive => None,
        (Some(Basis::Increment), Total::Sum(sum)) if !sum.is_complete() => None,
        (_, Total::Sum(sum)) => Some(ActualByYear::Amount(sum.amount?, sum.certainty())),
        (_, Total::Mean(sum)) => Some(ActualByYear::Mean(sum)),
        (_, Total::Period(_) | Total::None) => match row.actual(year).state {
            State::Number { amount, certainty } => Some(ActualByYear::Amount(amount, certainty)),
            _ => None,
        },
    }
}
