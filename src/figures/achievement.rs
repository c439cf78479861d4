//! How far a KPI has come: the row 達成率, and whether the target is met.
//!
//! Two formulas only (`domain.md` 4.4): F1 = actual ÷ target and F2 = (actual − baseline) ÷
//! (target − baseline). Which one holds follows from この目標値は, never from what looks better. Where
//! neither means anything there is no rate but a reason ([`Why`]): 算定不可, never 0 % or 100 %.
//!
//! Judged on exact values, shown with one decimal; neither capped at 100 nor cut at 0. A target 以下
//! or 未満 lies downwards like one of 減らす, whatever めざす向き says (see [`bound_in_force`]).
//!
//! | basis | year | 合計 |
//! |---|---|---|
//! | 各年度の増加分 | F1 | Σ ÷ Σ up to the last year before which nothing is missing |
//! | 各年度の値 | F2 where the baseline allows it, else F1 | that of the newest year with both |
//! | 計画期間の累計 | – | Σ ÷ target |
//! | 計画期間の平均 | – | mean ÷ target |

use crate::figures::totals::{self, Fraction, Gap, Span};
use crate::plan::indicator::Basis;
use crate::plan::{Indicator, Plan};
use crate::value::amount::Amount;
use crate::value::fiscal_year::FiscalYear;

mod increments;
mod judgement;
mod levels;
mod period;

pub use judgement::{bound_in_force, is_achieved};

/// What can be said of a year or of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Achievement {
    /// A rate.
    Rate(Rate),
    /// 保つ: no rate, only 達成 or 未達.
    Judged {
        /// Whether the target is met.
        achieved: bool,
    },
    /// 算定不可.
    Undefined {
        /// Why there is no rate.
        why: Why,
        /// 達成 or 未達 by comparison, where that much can be said: with a target of 0, for one.
        achieved: Option<bool>,
    },
    /// Nothing to say: 定性, an unused slot, 該当なし, a year that has no target of its own by the
    /// basis, a year outside the project in which not both figures stand.
    Nothing,
}

/// A rate with what it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The exact quotient.
    pub value: Fraction,
    /// What was divided by what.
    pub formula: Formula,
    /// Whether the target is met, by exact comparison.
    pub achieved: bool,
    /// The first and the last year whose figures are in it.
    pub years: (FiscalYear, FiscalYear),
    /// Beside F2: F1 on the same figures, where its target is above 0.
    pub beside: Option<Fraction>,
    /// Of 割合 by 各年度の値: actual − target in ポイント.
    pub points: Option<Amount>,
}

/// What a rate divides by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// F1: actual ÷ target, of one year or of the sums of the same years.
    OfTarget,
    /// F2: (actual − baseline) ÷ (target − baseline).
    OfPlannedGain,
    /// Σ actual ÷ the target of all years (全期間目標に対する進捗).
    OfWholePeriod,
    /// The mean of the actuals ÷ the target.
    OfMean,
}

/// Why there is no rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The target, or Σ of the targets, is 0.
    TargetZero,
    /// The target is 該当なし though there is an actual.
    TargetNotApplicable,
    /// The target of that year, or of the whole period, is not there.
    TargetMissing {
        /// The year; `None` for the one target of the period.
        year: Option<FiscalYear>,
        /// What stands in its place.
        gap: Gap,
    },
    /// The actual of that year is not there, or its increment can't be made from levels.
    ActualMissing {
        /// The year.
        year: FiscalYear,
        /// What stands in its place.
        gap: Gap,
    },
    /// No year holds an actual.
    NoActual,
    /// No year holds both a target and an actual.
    NoYearWithBoth,
    /// There is no baseline, and without it no rate here.
    NoBaseline,
    /// The baseline is a mean of years, the target the value of one (KPI-012).
    BaselineOnAnotherBasis,
    /// The target is the baseline: no gain is planned.
    TargetEqualsBaseline,
    /// The target, Σ of the targets or the planned gain runs against めざす向き (KPI-013).
    WrongSign,
    /// The target is a ceiling for the whole period; F1 says nothing where less is better.
    LessIsBetter,
    /// Such a ceiling holds so far, and years are still to come.
    PeriodNotOver,
}

impl Rate {
    /// The rate as shown, in percent with one decimal and no sign; 99.9 where rounding would show an
    /// unachieved KPI as 100.
    pub fn percent(&self) -> String {
        self.shown(self.value)
    }

    /// F1 as shown beside F2.
    pub fn beside_percent(&self) -> Option<String> {
        self.beside.map(|fraction| self.shown(fraction))
    }

    fn shown(&self, fraction: Fraction) -> String {
        if self.achieved || fraction.tenths_of_percent() < 1000 { fraction.percent() } else { "99.9".to_owned() }
    }
}

/// How many KPIs of a plan have come how far, by the 合計 column of 達成率.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Standing {
    /// 達成 so far.
    pub met: usize,
    /// 未達 so far.
    pub unmet: usize,
    /// 算定不可: nothing can be said of them.
    pub undefined: usize,
}

impl Standing {
    /// That of a plan. Rows that say nothing (定性, unused slots) are left out.
    pub fn of(plan: &Plan) -> Self {
        let mut standing = Self::default();
        for row in plan.indicators() {
            match overall(row, Span::of(plan)) {
                Achievement::Rate(Rate { achieved, .. })
                | Achievement::Judged { achieved }
                | Achievement::Undefined { achieved: Some(achieved), .. } => {
                    *(if achieved { &mut standing.met } else { &mut standing.unmet }) += 1;
                }
                Achievement::Undefined { achieved: None, .. } => standing.undefined += 1,
                Achievement::Nothing => {}
            }
        }
        standing
    }

    /// All of them.
    pub fn all(self) -> usize {
        self.met + self.unmet + self.undefined
    }
}

/// What the row 達成率 says in the column of that year: that year's own figures.
pub fn yearly(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Achievement {
    match reckoned(indicator) {
        Some(Basis::Increment) if span.contains(year) => increments::yearly(indicator, span, year),
        Some(Basis::Level) if span.contains(year) => levels::yearly(indicator, span, year),
        _ => Achievement::Nothing,
    }
}

/// What the row 達成率 says in the 合計 column (`decisions.md` 10, 11).
pub fn overall(indicator: &Indicator, span: Span<'_>) -> Achievement {
    match reckoned(indicator) {
        Some(Basis::Increment) => increments::overall(indicator, span),
        Some(Basis::Level) => levels::overall(indicator, span),
        Some(Basis::PeriodTotal) => period::of_total(indicator, span),
        Some(Basis::PeriodAverage) => period::of_average(indicator, span),
        None => Achievement::Nothing,
    }
}

/// 全期間: of an increment KPI the same Σ of actuals as in [`overall`] ÷ the total of all years'
/// targets. `None` where that total has a gap or no rate is defined, and for any other basis.
pub fn of_whole_plan(indicator: &Indicator, span: Span<'_>) -> Option<Rate> {
    match reckoned(indicator)? {
        Basis::Increment => increments::of_whole_plan(indicator, span),
        Basis::Level | Basis::PeriodTotal | Basis::PeriodAverage => None,
    }
}

/// The basis by which the KPI is evaluated; `None` for 定性 and unused slots.
fn reckoned(indicator: &Indicator) -> Option<Basis> {
    if indicator.is_unused() { None } else { totals::basis(indicator) }
}
