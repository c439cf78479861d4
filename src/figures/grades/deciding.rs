//! The figure that decided the grade of a KPI, to be shown beside the grade: the figure of the clause with the word, or
//! that of the last clause before it with a figure if the clause itself has none.

use super::Graded;
use crate::figures::totals::{Fraction, Span};
use crate::plan::evaluation::{DecidingFigure, DecidingMeasure};
use crate::plan::grade_rule::{Condition, RateKind, Reference};
use crate::plan::{GradeRule, Indicator, RateRounding};
use crate::value::{Amount, FiscalYear};

/// What decides a grade.
enum Deciding {
    /// The actual and the target of the year, which are on every sheet.
    Target,
    /// Another figure.
    Figure(DecidingFigure),
}

/// The figure that decides the grade by the end of a year; `None` if the KPI can't be judged, if no figure decides, and
/// if the target of the year does.
pub fn deciding_figure(
    rule: &GradeRule,
    indicator: &Indicator,
    span: Span<'_>,
    year: FiscalYear,
) -> Option<DecidingFigure> {
    match (Graded { indicator, span, year }).deciding(rule)? {
        Deciding::Target => None,
        Deciding::Figure(figure) => Some(figure),
    }
}

impl Graded<'_> {
    fn deciding(self, rule: &GradeRule) -> Option<Deciding> {
        let mut decided = None;
        for clause in rule.indicator.iter().filter(|_| self.can_be_judged()) {
            let Some(condition) = &clause.when else { return decided };
            let holds = self.holds(condition)?;
            let figure = self.figure_of(condition);
            if holds && !measures_nothing(condition) {
                return figure;
            }
            decided = figure.or(decided);
            if holds {
                return decided;
            }
        }
        None
    }

    /// The figure of a condition; `None` if it has none, or if a failing part without a figure decides it.
    fn figure_of(self, condition: &Condition) -> Option<Deciding> {
        match condition {
            Condition::Rate { kind, formula, at_least, below } => {
                let measure = match kind {
                    RateKind::Year => DecidingMeasure::YearRate,
                    RateKind::Cumulative => DecidingMeasure::CumulativeRate,
                    RateKind::Final => DecidingMeasure::FinalRate,
                    RateKind::Due => DecidingMeasure::DueRate,
                };
                let rate = self.rate(*kind, *formula)?;
                let bounds = at_least.iter().chain(below);
                let figure = percent(rate, self.span.rate_rounding(), bounds);
                Some(Deciding::Figure(DecidingFigure { measure, figure }))
            }
            Condition::Against { reference, .. } => {
                let figure = self.difference(*reference)?.plain();
                let measure = match reference {
                    Reference::Target => return Some(Deciding::Target),
                    Reference::FinalTarget => DecidingMeasure::FinalTarget,
                    Reference::Baseline => DecidingMeasure::Baseline,
                    Reference::Previous => DecidingMeasure::Previous,
                };
                Some(Deciding::Figure(DecidingFigure { measure, figure }))
            }
            Condition::All(conditions) => {
                let is_shut = |one: &Condition| self.figure_of(one).is_none() && self.holds(one) == Some(false);
                if conditions.iter().any(is_shut) {
                    None
                } else {
                    let failing = conditions.iter().filter(|one| self.holds(one) == Some(false));
                    failing.chain(conditions).find_map(|one| self.figure_of(one))
                }
            }
            Condition::Any(conditions) => {
                let holding: Vec<&Condition> = conditions.iter().filter(|one| self.holds(one) == Some(true)).collect();
                let deciding = if holding.is_empty() { conditions.iter().collect() } else { holding };
                deciding.into_iter().find_map(|one| self.figure_of(one))
            }
            Condition::Not(condition) => self.figure_of(condition),
            Condition::Known { .. } | Condition::Setback(_) | Condition::BySurvey | Condition::LastYear(_) => None,
        }
    }
}

/// Whether a condition only checks whether figures are known or which year it is. If it holds, an earlier figure has
/// decided.
fn measures_nothing(condition: &Condition) -> bool {
    match condition {
        Condition::Known { .. } | Condition::LastYear(_) => true,
        Condition::All(conditions) | Condition::Any(conditions) => conditions.iter().all(measures_nothing),
        Condition::Not(condition) => measures_nothing(condition),
        Condition::Rate { .. } | Condition::Against { .. } | Condition::Setback(_) | Condition::BySurvey => false,
    }
}

/// A rate as it is shown, or its exact value if rounding would move it across a bound.
fn percent<'b>(rate: Fraction, rounding: RateRounding, mut bounds: impl Iterator<Item = &'b Amount>) -> String {
    let shown = rate.percent(rounding);
    let read = Amount::from_plain(&shown);
    let is_hidden =
        bounds.any(|bound| read.is_none_or(|read| (read >= *bound) != rate.against_percent(*bound).is_ge()));
    if is_hidden { rate.exact_percent() } else { shown }
}
