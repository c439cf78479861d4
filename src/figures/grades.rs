//! Grades (判定): the word that a rule gives a KPI by the end of a fiscal year, or a whole by the grades of its KPIs.
//!
//! Judged on exact figures, of which all are of that year or up to it. A condition holds, does not hold, or is open where a
//! figure is missing (`None`): three values, for `not`, `any` and `all` too. The first clause that holds gives its word; the
//! first that is open ends with the rule's word for "can't be judged", so that a missing figure never gives a low word
//! (`docs/decisions.md` 88).
//!
//! - 定性 and unused slots can't be judged, nor can a year that has not ended.
//! - 保つ has no rate and no better or worse, but it meets its target or not, and lies near a figure or not.
//! - A target of the whole period is that of its last year: before it a comparison with the target of the year holds, or
//!   does not, only where nothing can change it any more, as in 概況.
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

/// What a rule gives. There is always exactly one such result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade<'r> {
    /// The word of a clause.
    Word(&'r GradeWord),
    /// It can't be judged, with the rule's word for that, if it has one.
    Open(Option<&'r GradeWord>),
}

impl<'r> Grade<'r> {
    /// The word, which may be that for "can't be judged"; `None` if the rule has no such word.
    pub fn word(self) -> Option<&'r GradeWord> {
        match self {
            Self::Word(word) => Some(word),
            Self::Open(word) => word,
        }
    }

    /// Whether a clause has given a word other than that for "can't be judged".
    pub fn is_judged(self) -> bool {
        matches!(self, Self::Word(_))
    }

    /// The grade of the word of that id; open for the word for "can't be judged", and for none.
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

/// The word of the first clause that holds; `None` if one before it is open.
fn first_word<'c>(clauses: impl Iterator<Item = (&'c str, Option<bool>)>) -> Option<&'c str> {
    clauses
        .into_iter()
        .find(|(_, holds)| *holds != Some(false))
        .filter(|(_, holds)| holds.is_some())
        .map(|(word, _)| word)
}

/// Whether all conditions hold: no, if one does not; open, if one is open.
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
            // Any holds unless all do not.
            Condition::Any(conditions) => {
                all(conditions.iter().map(|one| Some(!self.holds(one)?))).map(|none_holds| !none_holds)
            }
            Condition::Not(condition) => self.holds(condition).map(|holds| !holds),
        }
    }

    fn knows(self, figure: KnownFigure) -> bool {
        match figure {
            KnownFigure::Actual => self.has_actual(),
            // A target of the whole period is none of a year.
            KnownFigure::Target => !self.is_of_period() && self.indicator.target(self.year).amount().is_some(),
            KnownFigure::FinalTarget => totals::final_target(self.indicator, self.span).is_some(),
            KnownFigure::Baseline => self.baseline().is_some(),
            KnownFigure::Previous => self.previous().is_some(),
            KnownFigure::Rate => self.rate(RateKind::Cumulative, GradeFormula::Plan).is_some(),
        }
    }

    /// Whether the actual is worse than the baseline (後退); not where there is no comparable baseline.
    fn fell_behind(self) -> Option<bool> {
        match self.baseline() {
            None if self.has_actual() => Some(false),
            _ => self.compares(Reference::Baseline, &RuleComparison::Below),
        }
    }

    fn has_actual(self) -> bool {
        self.indicator.actual(self.year).amount().is_some()
    }

    /// Whether the year is the last one of the project, or comes behind it.
    fn is_last_year(self) -> bool {
        self.span.last_project_year().is_none_or(|last| self.year >= last)
    }

    /// The basis on which the figures are compared; `None` while 目標の数え方 or めざす向き is not chosen.
    fn basis(self) -> Option<Basis> {
        totals::basis(self.indicator).filter(|_| self.indicator.direction.is_some())
    }

    /// The baseline, if it is comparable with the actuals: of one year on 各年度の値, and on 各年度の増加分 what the increments
    /// are added to. A target of the period stands on another basis than any baseline (KPI-012).
    fn baseline(self) -> Option<Amount> {
        match self.indicator.basis? {
            Basis::Level => achievement::comparable_baseline(self.indicator).ok(),
            Basis::Increment => self.start(),
            Basis::PeriodTotal | Basis::PeriodAverage => None,
        }
    }

    /// The level from which 各年度の増加分 are added up; `None` if there is none, or if the baseline is what its own year added.
    fn start(self) -> Option<Amount> {
        let baseline = self.indicator.baseline.cell.amount()?;
        let is_level = self.indicator.basis == Some(Basis::Increment);
        (is_level && self.indicator.level_meaning != LevelMeaning::Annual).then_some(baseline)
    }

    /// The actual that the year before had by itself.
    fn previous(self) -> Option<Amount> {
        let before = self.year.plus(-1).filter(|before| self.span.contains(*before))?;
        self.actual_of(before)
    }

    /// The actual of a year by itself: the value, or what the year added.
    fn actual_of(self, year: FiscalYear) -> Option<Amount> {
        match totals::actual_increment(self.indicator, self.span, year) {
            Figure::Number { amount, .. } => Some(amount),
            Figure::NotApplicable | Figure::Missing(_) => None,
        }
    }

    /// What the actuals up to the year add up to; `None` on 各年度の値.
    fn actuals(self) -> Option<Sum> {
        match totals::actual_total(self.indicator, self.span.up_to(self.year)) {
            Total::Sum(sum) | Total::Mean(sum) => Some(sum),
            Total::Period(_) | Total::None => None,
        }
    }

    /// Whether the one target is that of the whole period.
    fn is_of_period(self) -> bool {
        self.indicator.whole_target().is_some()
    }

    fn is_kept(self) -> bool {
        self.indicator.direction == Some(Direction::Keep)
    }
}

/// So many times an amount.
fn times(amount: Amount, count: usize) -> Amount {
    iter::repeat_n(amount, count).sum()
}
