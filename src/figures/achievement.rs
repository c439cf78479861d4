//! How far a KPI has come: the row 達成率, and whether the target is met.
//!
//! There are only two formulas (`docs/domain.md`, "Rates"): F1 = actual ÷ target and F2 = (actual − baseline) ÷ (target
//! − baseline). For 各年度の値 the plan or the KPI chooses between them ([`RateFormula`]); the program never picks the
//! better result, and no entered figure changes the choice. Where a formula has no meaning, the result is a reason
//! ([`Why`]) instead of a rate: 算定不可, never 0 % or 100 %.
//!
//! Comparisons use exact values; the shown rate has the decimals of the plan and is neither capped at 100 nor cut at 0.
//! A target with 以下 or 未満 counts as one of 減らす, whatever めざす向き is (see [`bound_in_force`]).
//!
//! | basis | year | 合計 |
//! |---|---|---|
//! | 各年度の増加分 | F1 | Σ ÷ Σ up to the last year without a gap before it |
//! | 各年度の値 | F1, or F2 if it is chosen | the rate of the newest year with both figures |
//! | 計画期間の累計 | – | Σ ÷ target |
//! | 計画期間の平均 | – | mean ÷ target |

use crate::figures::totals::{self, Fraction, Gap, Span};
#[cfg(doc)]
use crate::plan::RateFormula;
use crate::plan::judging::{JudgedWord, Threshold};
use crate::plan::{Basis, Indicator, Measure, RateRounding};
use crate::value::amount::with_point;
use crate::value::{Amount, FiscalYear};

mod increments;
mod judgement;
mod levels;
mod period;

pub use judgement::{bound_in_force, is_achieved};
pub(crate) use judgement::{is_downward, meets};
pub(crate) use levels::comparable_baseline;
pub(crate) use period::{is_ceiling, is_final};

/// The result of comparing the actuals with the targets, of one fiscal year or of the whole plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Achievement {
    /// A rate could be computed.
    Rate(Rate),
    /// The direction of the KPI is 保つ: it has no rate and is only achieved (達成) or not achieved (未達成).
    Judged {
        /// Whether the actual satisfies the target.
        achieved: bool,
    },
    /// A rate can't be computed (算定不可).
    Undefined {
        /// The reason why there is no rate.
        why: Why,
        /// Whether the target is achieved (達成) or not (未達成), where a comparison is possible without a rate, e.g. with a
        /// target of 0.
        achieved: Option<bool>,
    },
    /// There is no result to show: the KPI is descriptive (定性) or an unused slot, the year is not applicable (該当なし),
    /// has no target of its own on this basis, or is outside the project and lacks a figure.
    Nothing,
}

/// A rate together with the figures and the formula that it was computed from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The exact quotient, not rounded.
    pub value: Fraction,
    /// How the quotient is rounded where it is shown.
    pub rounding: RateRounding,
    /// The lowest rate at which a target that is not met counts as おおむね順調.
    pub on_track_from: Threshold,
    /// The formula that gave the quotient.
    pub formula: Formula,
    /// Whether the target is achieved, decided on the exact figures.
    pub achieved: bool,
    /// The first and the last fiscal year whose figures are part of the rate.
    pub years: (FiscalYear, FiscalYear),
    /// The rate by the other formula for the same figures, if the basis is 各年度の値 and both formulas apply.
    pub beside: Option<Fraction>,
    /// Whether the actual is worse than the baseline (後退), where a comparable baseline exists and the year has ended:
    /// the actual may be a sum that grows over the year. Actual ÷ target flatters such a KPI.
    pub fell_behind: bool,
    /// The difference actual − target in percentage points (ポイント), for a ratio (割合) on the basis 各年度の値.
    pub points: Option<Amount>,
}

impl Rate {
    /// The result by the threshold of the plan. A KPI that fell behind its baseline is never おおむね順調.
    pub fn result(&self) -> JudgedWord {
        match self.achieved {
            true => JudgedWord::Met,
            false if !self.fell_behind && self.value.reaches(self.on_track_from.percent()) => JudgedWord::OnTrack,
            false => JudgedWord::Below,
        }
    }
}

/// The rate of a target that is exactly reached, in percent.
pub const WHOLE: u8 = 100;

/// The formula of a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// F1: actual ÷ target, of one year or of the sums over the same years.
    OfTarget,
    /// F2: (actual − baseline) ÷ (target − baseline).
    OfPlannedGain,
    /// The sum of the actuals ÷ the target of all years (全期間目標に対する進捗).
    OfWholePeriod,
    /// The mean of the actuals ÷ the target of the period.
    OfMean,
}

/// The reason why a rate can't be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The meaning of a target (目標の数え方) is not chosen.
    BasisUnset,
    /// The direction (めざす向き) is not chosen.
    DirectionUnset,
    /// The target, or the sum of the targets, is 0.
    TargetZero,
    /// The target is not applicable (該当なし) although there is an actual.
    TargetNotApplicable,
    /// The target of a year, or of the whole period, is missing.
    TargetMissing {
        /// The fiscal year without a target; `None` for the single target of the period.
        year: Option<FiscalYear>,
        /// What the cell contains instead of a number.
        gap: Gap,
    },
    /// The actual of a year is missing, or its increment can't be derived from levels.
    ActualMissing {
        /// The fiscal year without an actual.
        year: FiscalYear,
        /// What the cell contains instead of a number, or what the subtraction lacks.
        gap: Gap,
    },
    /// No year has an actual.
    NoActual,
    /// No year has both a target and an actual.
    NoYearWithBoth,
    /// There is no baseline, and the rate can't be computed without one.
    NoBaseline,
    /// The baseline is a mean of several years but the target is the value of a single year (KPI-012).
    BaselineOnAnotherBasis,
    /// The target equals the baseline, so no gain is planned.
    TargetEqualsBaseline,
    /// The target, the sum of the targets or the planned gain has the wrong sign for the direction (めざす向き, KPI-013).
    WrongSign,
    /// The target is an upper limit for the whole period; F1 has no meaning where a smaller value is better.
    LessIsBetter,
    /// A smaller value is better, so actual ÷ target has no meaning; 増減による gives a rate.
    LessIsBetterOfTarget,
    /// The target is below 0, so actual ÷ target has no meaning: a worse value gives a larger quotient.
    NegativeTarget,
    /// The period has years without an actual, which can still change the result.
    PeriodNotOver,
}

impl Rate {
    /// The rate in percent without the percent sign, rounded by the settings of the plan, e.g. `75.0`; `99.9` or `79.9`
    /// where rounding would show a bound that the rate does not reach ([`Rate::held_below`]). Every rate on screen or
    /// paper is written by this function.
    pub fn percent(&self) -> String {
        self.below(self.held_below()).unwrap_or_else(|| self.value.percent(self.rounding))
    }

    /// The rate by the other formula, written like [`Rate::percent`]; `None` if there is none.
    pub fn beside_percent(&self) -> Option<String> {
        let beside = self.beside?;
        let whole = Some(WHOLE).filter(|whole| !self.achieved && self.rounds_to(beside, *whole));
        Some(self.below(whole).unwrap_or_else(|| beside.percent(self.rounding)))
    }

    /// The bound in percent that rounding would show although the rate does not reach it: 100 if the target is not
    /// achieved, or the threshold of おおむね順調. `None` if rounding reaches no such bound.
    pub fn held_below(&self) -> Option<u8> {
        let threshold = self.on_track_from.percent();
        let reaches = self.value.reaches(threshold);
        let bound = if reaches { Some(WHOLE).filter(|_| !self.achieved) } else { Some(threshold) };
        bound.filter(|bound| self.rounds_to(self.value, *bound))
    }

    /// Whether a fraction is shown as `percent` or more after rounding.
    fn rounds_to(&self, fraction: Fraction, percent: u8) -> bool {
        fraction.units_of_percent(self.rounding) >= self.units(percent)
    }

    /// The largest shown number below `percent`.
    fn below(&self, percent: Option<u8>) -> Option<String> {
        percent.map(|percent| with_point(self.units(percent) - 1, self.rounding.decimals.count()))
    }

    /// `percent` in units of the last decimal that is shown.
    fn units(&self, percent: u8) -> i128 {
        i128::from(percent) * 10_i128.saturating_pow(self.rounding.decimals.count())
    }
}

/// The result in the row 達成率 for a fiscal year, computed from the figures of that year alone.
pub fn yearly(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Achievement {
    match reckoned(indicator) {
        Ok(Basis::Increment) if span.contains(year) => increments::yearly(indicator, span, year),
        Ok(Basis::Level) if span.contains(year) => levels::yearly(indicator, span, year),
        _ => Achievement::Nothing,
    }
}

/// The result in the row 達成率 for the total (合計) column (`docs/decisions.md` 10, 11).
pub fn overall(indicator: &Indicator, span: Span<'_>) -> Achievement {
    match reckoned(indicator) {
        Ok(Basis::Increment) => increments::overall(indicator, span),
        Ok(Basis::Level) => levels::overall(indicator, span),
        Ok(Basis::PeriodTotal) => period::so_far(indicator, span, period::of_total(indicator, span)),
        Ok(Basis::PeriodAverage) => period::so_far(indicator, span, period::of_average(indicator, span)),
        Err(unset) => unset,
    }
}

/// The result by the end of a fiscal year, as 概況 shows it: over all years up to `year` for 各年度の増加分 and the bases of the
/// period, of the year alone for 各年度の値. There is no rate if an earlier increment is missing, because the rate would
/// cover fewer years than the actual beside it.
pub fn by_year(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Achievement {
    match reckoned(indicator) {
        Ok(Basis::Increment) => increments::by_year(indicator, span.up_to(year)),
        Ok(Basis::Level) if span.contains(year) => levels::yearly(indicator, span, year),
        Ok(Basis::Level) => Achievement::Nothing,
        Err(unset) => unset,
        Ok(Basis::PeriodTotal) => period::of_total(indicator, span.up_to(year)),
        Ok(Basis::PeriodAverage) => period::of_average(indicator, span.up_to(year)),
    }
}

/// The actual and the target that [`by_year`] compares, for a KPI with a target for each year: the sums up to the year
/// for 各年度の増加分, the figures of the year for 各年度の値. `None` if a figure is missing, and for the bases of the period.
pub(crate) fn figures_by_year(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Option<(Amount, Amount)> {
    match reckoned(indicator).ok()? {
        Basis::Increment => increments::sums(indicator, span.up_to(year)),
        Basis::Level if span.contains(year) => levels::figures(indicator, span, year),
        Basis::Level | Basis::PeriodTotal | Basis::PeriodAverage => None,
    }
}

/// The years up to `year` that both sums of [`by_year`] leave out because one figure is 該当なし although the other is
/// entered. Empty for every basis other than 各年度の増加分.
pub fn left_out(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Vec<FiscalYear> {
    match reckoned(indicator) {
        Ok(Basis::Increment) => increments::left_out(indicator, span.up_to(year)),
        _ => Vec::new(),
    }
}

/// 最終目標比 by the end of a fiscal year. For 各年度の増加分 it is the cumulative actual against the target of all years; for
/// 各年度の値 it is the actual against the target of the last year, by the formula of the KPI; for the bases of the period
/// it is the rate itself (`docs/decisions.md` 10).
pub fn of_final_target(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Option<Rate> {
    let achievement = match reckoned(indicator).ok()? {
        Basis::Increment => increments::of_final_target(indicator, span, year)?,
        Basis::Level => levels::of_final_target(indicator, span, year)?,
        Basis::PeriodTotal | Basis::PeriodAverage => by_year(indicator, span, year),
    };
    if let Achievement::Rate(rate) = achievement { Some(rate) } else { None }
}

/// The rate for the whole plan period (全期間): for an increment KPI the sum of actuals used by [`overall`] ÷ the total of
/// the targets of all years. `None` if that total has a gap or no rate is defined, and for any other basis.
pub fn of_whole_plan(indicator: &Indicator, span: Span<'_>) -> Option<Rate> {
    match reckoned(indicator).ok()? {
        Basis::Increment => increments::of_whole_plan(indicator, span),
        Basis::Level | Basis::PeriodTotal | Basis::PeriodAverage => None,
    }
}

/// The basis on which the KPI is evaluated. The error is the result without a rate: [`Achievement::Nothing`] for
/// descriptive KPIs (定性) and unused slots, or the reason while 目標の数え方 or めざす向き is not chosen.
fn reckoned(indicator: &Indicator) -> Result<Basis, Achievement> {
    if indicator.is_unused() || indicator.measure == Measure::Descriptive {
        return Err(Achievement::Nothing);
    }
    let undefined = |why| Achievement::Undefined { why, achieved: None };
    match (totals::basis(indicator), indicator.direction) {
        (None, _) => Err(undefined(Why::BasisUnset)),
        (_, None) => Err(undefined(Why::DirectionUnset)),
        (Some(basis), Some(_)) => Ok(basis),
    }
}
