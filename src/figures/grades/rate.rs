//! The rates in the conditions of a rule: those of [`achievement`], and 最終目標比 relative to what is due by the year.

use super::{Graded, times};
use crate::figures::achievement::{self, Achievement};
use crate::figures::totals::Fraction;
use crate::plan::grade_rule::{GradeFormula, RateKind};
use crate::plan::{Basis, Indicator, RateFormula};

impl Graded<'_> {
    /// The rate by that formula; `None` if a figure is missing or there is no rate (算定不可). A year without an actual has
    /// no rate, nor do sums of the period that lack a year. For a target of the period 累計達成率 exists in its last year
    /// only.
    pub(super) fn rate(self, kind: RateKind, formula: GradeFormula) -> Option<Fraction> {
        let is_complete = || self.actuals().is_none_or(|sum| sum.is_complete());
        if !self.has_actual() || (self.is_of_period() && !is_complete()) {
            return None;
        }
        let named = |formula| Some(Indicator { rate_formula: Some(formula), ..self.indicator.clone() });
        let by_name = match formula {
            GradeFormula::Plan => None,
            GradeFormula::OfTarget => named(RateFormula::OfTarget),
            GradeFormula::OfPlannedGain => named(RateFormula::OfPlannedGain),
        };
        let rated = by_name.as_ref().unwrap_or(self.indicator);
        let achievement = match kind {
            RateKind::Year => achievement::yearly(rated, self.span, self.year),
            RateKind::Cumulative if self.is_of_period() && !self.is_last_year() => return None,
            RateKind::Cumulative => achievement::by_year(rated, self.span, self.year),
            RateKind::Final => return Some(achievement::of_final_target(rated, self.span, self.year)?.value),
            RateKind::Due => return self.of_due(achievement::of_final_target(rated, self.span, self.year)?.value),
        };
        if let Achievement::Rate(rate) = achievement { Some(rate.value) } else { None }
    }

    /// 最終目標比 × N ÷ n in year n of the N project years. A mean is due in full from the first year on.
    fn of_due(self, of_final: Fraction) -> Option<Fraction> {
        if self.indicator.basis == Some(Basis::PeriodAverage) {
            return Some(of_final);
        }
        let project = self.span.years().filter(|year| self.span.is_in_project(*year));
        let (all, passed) =
            project.fold((0, 0), |(all, passed), year| (all + 1, passed + usize::from(year <= self.year)));
        Fraction::new(times(of_final.numerator(), all), times(of_final.denominator(), passed))
    }
}
