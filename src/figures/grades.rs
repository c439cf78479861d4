//! Grades (判定): the word that a rule assigns to a KPI by the end of a fiscal year, or to a group of KPIs by their
//! grades.
//!
//! Conditions compare exact figures of that year or up to it. A condition holds, does not hold, or is open (`None`)
//! where a figure is missing; `not`, `any` and `all` use these three values, too. The word is that of the first clause
//! that holds. If an open clause comes first, the word is the rule's word for "can't be judged", so that a missing
//! figure never leads to a low word (`docs/decisions.md` 88).
//!
//! - 定性 and unused slots can't be judged, nor can a year that has not ended.
//! - A KPI with the direction 保つ has no rate and no better or worse value, but it can meet its target and be near a
//!   figure.
//! - A target of the whole period is the target of its last year. Before that year a comparison with the target of the
//!   year has a result only if later years can't change it, as in 概況.
//!
//! ```
//! use keikaku::figures::grades::grade;
//! use keikaku::figures::totals::Span;
//! use keikaku::plan::grade_rule::built_in_rules;
//! use keikaku::plan::samples::SamplePlan;
//! use keikaku::value::{IndicatorId, PlanId};
//!
//! # fn example() -> Option<()> {
//! let mut ids = (1..).map(IndicatorId::from_bits);
//! let plan = SamplePlan::ALL.first()?.plan(PlanId::from_bits(1), || ids.next().expect("an id"))?;
//! let rule = built_in_rules().into_iter().next()?;
//! let grade = grade(&rule, plan.indicators().first()?, Span::from_plan(&plan), plan.years.first());
//! assert!(!grade.is_judged(), "nobody has entered an actual");
//! assert_eq!(grade.word().map(|word| word.label.as_str()), Some("－"));
//! # Some(())
//! # }
//! # assert!(example().is_some());
//! ```

use std::iter;

use crate::figures::achievement;
use crate::figures::totals::{self, Figure, Span, Sum, Total};
use crate::plan::grade_rule::{Condition, GradeFormula, GradeWord, KnownFigure, RateKind, Reference, RuleComparison};
use crate::plan::{Basis, Direction, GradeRule, Indicator, LevelMeaning, Measure, Measured};
use crate::value::{Amount, FiscalYear};

mod comparison;
mod deciding;
mod rate;
mod whole;

pub use deciding::deciding_figure;
pub use whole::{grade_whole, points_of_whole};

/// The result of a rule. A rule always has exactly one result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade<'r> {
    /// The word of a clause.
    Word(&'r GradeWord),
    /// The KPI can't be judged. The word is the rule's word for that, if it has one.
    Open(Option<&'r GradeWord>),
}

impl<'r> Grade<'r> {
    /// The word, including the word for "can't be judged"; `None` if the rule has no word for that.
    pub fn word(self) -> Option<&'r GradeWord> {
        match self {
            Self::Word(word) => Some(word),
            Self::Open(word) => word,
        }
    }

    /// Whether the word is one other than that for "can't be judged".
    pub fn is_judged(self) -> bool {
        matches!(self, Self::Word(_))
    }

    /// The grade with the word of that id; [`Grade::Open`] for the word for "can't be judged", and without an id.
    pub(crate) fn from_id(rule: &'r GradeRule, id: Option<&str>) -> Self {
        match id.and_then(|id| rule.word(id)) {
            Some(word) if rule.unknown.as_ref() != Some(&word.id) => Self::Word(word),
            _ => Self::Open(rule.unknown_word()),
        }
    }
}

/// The grade of a KPI by the end of a fiscal year.
pub fn grade<'r>(rule: &'r GradeRule, indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Grade<'r> {
    let graded = Graded { indicator, span, year };
    let clauses = rule.indicator.iter().map(|clause| {
        let holds = clause.when.as_ref().map_or(Some(true), |condition| graded.holds(condition));
        (clause.word.as_str(), holds)
    });
    Grade::from_id(rule, if graded.can_be_judged() { first_word(clauses) } else { None })
}

/// The word of the first clause that holds; `None` if an open clause comes before it.
fn first_word<'c>(clauses: impl Iterator<Item = (&'c str, Option<bool>)>) -> Option<&'c str> {
    clauses
        .into_iter()
        .find(|(_, holds)| *holds != Some(false))
        .filter(|(_, holds)| holds.is_some())
        .map(|(word, _)| word)
}

/// Whether all conditions hold: `Some(false)` if a condition does not hold, or else `None` if a condition is open.
fn all(conditions: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut all = Some(true);
    for holds in conditions {
        match holds {
            Some(true) => {}
            Some(false) => return Some(false),
            None => all = None,
        }
    }
    all
}

/// A KPI by the end of a fiscal year.
#[derive(Clone, Copy)]
struct Graded<'a> {
    indicator: &'a Indicator,
    span: Span<'a>,
    year: FiscalYear,
}

impl Graded<'_> {
    fn can_be_judged(self) -> bool {
        let is_described = self.indicator.measure == Measure::Descriptive || self.indicator.is_unused();
        !is_described && self.span.contains(self.year) && self.span.day_within(self.year).is_none()
    }

    /// Whether the condition holds; `None` where a figure is missing.
    fn holds(self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::Known { figure, is } => Some(self.knows(*figure) == *is),
            Condition::Setback(is) => self.fell_behind().map(|fell_behind| fell_behind == *is),
            Condition::Rate { kind, formula, at_least, below } => {
                let rate = self.rate(*kind, *formula)?;
                let is_enough = at_least.is_none_or(|bound| rate.against_percent(bound).is_ge());
                Some(is_enough && below.is_none_or(|bound| rate.against_percent(bound).is_lt()))
            }
            Condition::Against { reference, is } => self.compares(*reference, is),
            Condition::BySurvey => Some(matches!(self.indicator.measured, Measured::Survey { .. })),
            Condition::LastYear(is) => Some(self.is_last_year() == *is),
            Condition::All(conditions) => all(conditions.iter().map(|one| self.holds(one))),
            // `any` holds unless no condition holds.
            Condition::Any(conditions) => {
                all(conditions.iter().map(|one| Some(!self.holds(one)?))).map(|none_holds| !none_holds)
            }
            Condition::Not(condition) => self.holds(condition).map(|holds| !holds),
        }
    }

    fn knows(self, figure: KnownFigure) -> bool {
        match figure {
            KnownFigure::Actual => self.has_actual(),
            // A target of the whole period is not the target of a year.
            KnownFigure::Target => !self.is_of_period() && self.indicator.target(self.year).amount().is_some(),
            KnownFigure::FinalTarget => totals::final_target(self.indicator, self.span).is_some(),
            KnownFigure::Baseline => self.baseline().is_some(),
            KnownFigure::Previous => self.previous().is_some(),
            KnownFigure::Rate => self.rate(RateKind::Cumulative, GradeFormula::Plan).is_some(),
        }
    }

    /// Whether the actual is worse than the baseline (後退); `Some(false)` for an actual without a comparable baseline.
    fn fell_behind(self) -> Option<bool> {
        match self.baseline() {
            None if self.has_actual() => Some(false),
            _ => self.compares(Reference::Baseline, &RuleComparison::Below),
        }
    }

    fn has_actual(self) -> bool {
        self.indicator.actual(self.year).amount().is_some()
    }

    /// Whether the year is the last one of the project, or comes after it.
    fn is_last_year(self) -> bool {
        self.span.last_project_year().is_none_or(|last| self.year >= last)
    }

    /// The basis on which the figures are compared; `None` while 目標の数え方 or めざす向き is not chosen.
    fn basis(self) -> Option<Basis> {
        totals::basis(self.indicator).filter(|_| self.indicator.direction.is_some())
    }

    /// The baseline, if it is comparable with the actuals: for 各年度の値 a baseline of one year, for 各年度の増加分 the level to
    /// which the increments are added. A target of the period is not comparable with any baseline (KPI-012).
    fn baseline(self) -> Option<Amount> {
        match self.indicator.basis? {
            Basis::Level => achievement::comparable_baseline(self.indicator).ok(),
            Basis::Increment => self.start(),
            Basis::PeriodTotal | Basis::PeriodAverage => None,
        }
    }

    /// The level from which 各年度の増加分 are added up; `None` if there is none, or if the baseline is the value of its own
    /// year.
    fn start(self) -> Option<Amount> {
        let baseline = self.indicator.baseline.cell.amount()?;
        let is_level = self.indicator.basis == Some(Basis::Increment);
        (is_level && self.indicator.level_meaning != LevelMeaning::Annual).then_some(baseline)
    }

    /// The actual of the year before, by itself.
    fn previous(self) -> Option<Amount> {
        let before = self.year.plus(-1).filter(|before| self.span.contains(*before))?;
        self.actual_of(before)
    }

    /// The actual of a year by itself: the value, or the increment of the year.
    fn actual_of(self, year: FiscalYear) -> Option<Amount> {
        match totals::actual_increment(self.indicator, self.span, year) {
            Figure::Number { amount, .. } => Some(amount),
            Figure::NotApplicable | Figure::Missing(_) => None,
        }
    }

    /// The sum of the actuals up to the year; `None` for 各年度の値.
    fn actuals(self) -> Option<Sum> {
        match totals::actual_total(self.indicator, self.span.up_to(self.year)) {
            Total::Sum(sum) | Total::Mean(sum) => Some(sum),
            Total::Period(_) | Total::None => None,
        }
    }

    /// Whether the KPI has one target for the whole period.
    fn is_of_period(self) -> bool {
        self.indicator.whole_target().is_some()
    }

    fn is_kept(self) -> bool {
        self.indicator.direction == Some(Direction::Keep)
    }
}

/// An amount multiplied by `count`.
fn times(amount: Amount, count: usize) -> Amount {
    iter::repeat_n(amount, count).sum()
}
