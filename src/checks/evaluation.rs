//! EVAL-001 to 005 and 010: actuals by themselves, and compared with those of a settled sheet. Rules about the sheets
//! of 効果検証 are in [`super::evaluation_sheet`].

use super::rule_context::{Kpi, RuleContext, is_blank};
use super::sum::exact;
use super::{EvalDetail, Finding, FindingPlace, RowPlace, SettledFigures};
use crate::figures::by_year::{ActualByYear, FiguresByYear};
use crate::figures::totals::{self, Figure, Span};
use crate::plan::cell::State;
use crate::plan::indicator::Row;
use crate::plan::{
    ActualsAre, Basis, BuiltIn, Certainty, EvaluationPart, EvaluationPlace, Indicator, KpiText, Measure,
};
use crate::value::{Amount, Date, FiscalYear};

/// A figure more than this many times as large as another, or as small, is examined for its size.
pub(super) const FAR: u128 = 5;

/// Applies all rules to a row; each rule yields at most one finding for each year.
pub(super) fn of_row(kpi: Kpi<'_>) -> Vec<Finding> {
    let rules: [fn(Kpi<'_>, FiscalYear) -> Option<EvalDetail>; 5] = [
        year_not_over,
        not_entered,
        unknown_without_reason,
        |kpi, year| thousand_apart(kpi.row, kpi.context.span, year),
        |kpi, year| level_for_increment(kpi.row, kpi.context.span, year),
    ];
    let mut found = Vec::new();
    for year in kpi.context.span.years() {
        for rule in rules {
            if let Some(detail) = rule(kpi, year) {
                found.push(kpi.find(RowPlace::Actual(year), detail));
            }
        }
        if let Some(detail) = changed_since_settled(kpi, year) {
            let part = EvaluationPart::Kpi(kpi.row.id, KpiText::CorrectedNote);
            let place = FindingPlace::Evaluation(EvaluationPlace { year, part });
            found.push(Finding { place, detail: detail.into() });
        }
    }
    found
}

/// EVAL-010 W (`docs/decisions.md` 89): the figures differ from those of the settled sheet, which has no reason for it
/// (確定後の修正の理由). Targets change with the versions of a plan, so they are compared only if no version is in force.
fn changed_since_settled(kpi: Kpi<'_>, year: FiscalYear) -> Option<EvalDetail> {
    let span = kpi.context.span;
    let sheet = span.sheet(year)?;
    let row = sheet.state.frozen()?.row(kpi.row.id)?;
    if !is_blank(sheet.text(EvaluationPart::Kpi(kpi.row.id, KpiText::CorrectedNote))) {
        return None;
    }
    let FiguresByYear { target, actual, .. } = FiguresByYear::new(kpi.row, span, year);
    let target = if kpi.context.approved.is_some() { row.target } else { target };
    let kept = SettledFigures { target: row.target, actual: row.actual };
    let today = SettledFigures { target, actual: actual.as_ref().and_then(ActualByYear::shown) };
    (kept != today).then_some(EvalDetail::ChangedSinceSettled { kept, today })
}

/// EVAL-001 W (`docs/decisions.md` 7): an actual of a fiscal year that has not ended by 基準日. There is no finding for an
/// actual that is marked as not final by 速報, 見込 or a note (the note that the sentence asks for), in the plan of a
/// community group, or for an actual that is computed from records, which counts up during the year.
pub(super) fn year_not_over(kpi: Kpi<'_>, year: FiscalYear) -> Option<EvalDetail> {
    if kpi.context.form.code == BuiltIn::Activity.code() || kpi.row.from_records(year).is_some() {
        return None;
    }
    let is_over = is_over(year, kpi.context.reference_date?);
    let has_note = kpi.row.notes.get(&(Row::Actual, Some(year))).is_some_and(|note| !is_blank(note));
    match kpi.row.actual(year).state {
        State::Number { amount, certainty: Certainty::Final } if !is_over && !has_note && !kpi.is_described() => {
            Some(EvalDetail::YearNotOver { actual: amount })
        }
        _ => None,
    }
}

/// Whether a fiscal year has ended by the reference date, that is from 1 April on.
pub(super) fn is_over(year: FiscalYear, reference: Date) -> bool {
    reference.fiscal_year() > year
}

/// The default month of 検証時期: an actual is due from 1 May after its fiscal year.
const APRIL: u8 = 4;

/// EVAL-002 W (`docs/decisions.md` 7): a project year has ended by 基準日, the month of 検証時期 has passed, and the actual is
/// blank. No actual is due if the target is 該当なし or no survey was made.
pub(super) fn not_entered(kpi: Kpi<'_>, year: FiscalYear) -> Option<EvalDetail> {
    let reference = kpi.context.reference_date?;
    let is_due = are_due(kpi.context, year, reference);
    let has_target = kpi.row.has_period_target() || kpi.row.target(year).state != State::NotApplicable;
    let is_expected = kpi.context.span.is_in_project(year) && has_target && kpi.is_measured_in(year);
    (is_due && is_expected && kpi.row.actual(year).is_blank()).then_some(EvalDetail::NotEntered)
}

/// EVAL-003 W: an actual is 未把握 without a reason, in the choice or in the note, and the year is not known to be
/// running. The plan of a community group needs no reason.
fn unknown_without_reason(kpi: Kpi<'_>, year: FiscalYear) -> Option<EvalDetail> {
    let is_running = kpi.context.reference_date.is_some_and(|reference| !is_over(year, reference));
    if is_running || kpi.context.form.for_groups {
        return None;
    }
    let has_note = |year| kpi.row.notes.get(&(Row::Actual, year)).is_some_and(|note: &String| !is_blank(note));
    let is_explained = has_note(Some(year)) || has_note(None);
    (kpi.row.actual(year).state == State::Unknown { reason: None } && !is_explained)
        .then_some(EvalDetail::UnknownWithoutReason)
}

/// Whether the actuals of a year are due on the reference date: the year has ended, and the month of 検証時期 has passed.
pub(super) fn are_due(context: RuleContext<'_>, year: FiscalYear, reference: Date) -> bool {
    is_over(year, reference) && is_behind(reference, year, context.evaluated_in.unwrap_or(APRIL))
}

/// Whether the reference date is after that month of the fiscal year following `year` (毎年度9月).
fn is_behind(reference: Date, year: FiscalYear, month: u8) -> bool {
    let calendar_year = year.western() + if month >= 4 { 1 } else { 2 };
    (reference.year(), reference.month()) > (calendar_year, month)
}

/// EVAL-004 or EVAL-005: the doubt about the size of an actual compared with its target.
pub(super) fn of_size(row: &Indicator, span: Span<'_>, year: FiscalYear) -> Option<EvalDetail> {
    thousand_apart(row, span, year).or_else(|| level_for_increment(row, span, year))
}

/// EVAL-004 W: actual ÷ target is between 500 and 2,000 or between 1/2,000 and 1/500.
fn thousand_apart(row: &Indicator, span: Span<'_>, year: FiscalYear) -> Option<EvalDetail> {
    if row.measure == Measure::Descriptive {
        return None;
    }
    let (actual, target) = match row.basis? {
        Basis::Increment => (increment(row, span, year)?, row.target(year).amount()?),
        Basis::Level => (row.actual(year).amount()?, row.target(year).amount()?),
        Basis::PeriodTotal | Basis::PeriodAverage => (row.actual(year).amount()?, row.period_target.amount()?),
    };
    // One year may well be a five-hundredth of the whole period.
    let is_too_small = is_thousand_times(target, actual) && row.basis != Some(Basis::PeriodTotal);
    let is_apart = is_too_small || is_thousand_times(actual, target);
    is_apart.then_some(EvalDetail::ThousandApart { actual, target })
}

/// The increment of the year; `None` if it is not known.
fn increment(row: &Indicator, span: Span<'_>, year: FiscalYear) -> Option<Amount> {
    match totals::actual_increment(row, span, year) {
        Figure::Number { amount, .. } => Some(amount),
        Figure::NotApplicable | Figure::Missing(_) => None,
    }
}

/// Whether `one` is 500 to 2,000 times `other`, with the same sign.
pub(super) fn is_thousand_times(one: Amount, other: Amount) -> bool {
    let of_one_sign = one.signum() * other.signum() == 1;
    let (one, other) = (exact(one).unsigned_abs(), exact(other).unsigned_abs());
    of_one_sign && (other.saturating_mul(500)..=other.saturating_mul(2000)).contains(&one)
}

/// EVAL-005 W: for increments with a baseline other than 0, the actual is nearer to baseline + targets up to the year
/// than to the year's target. Silent if the actuals are marked as levels.
fn level_for_increment(row: &Indicator, span: Span<'_>, year: FiscalYear) -> Option<EvalDetail> {
    let is_asked = row.basis == Some(Basis::Increment)
        && row.actuals_are == ActualsAre::Increments
        && row.measure != Measure::Descriptive;
    let _baseline = row.baseline.cell.amount().filter(|baseline| is_asked && !baseline.is_zero())?;
    let (actual, target) = (row.actual(year).amount()?, row.target(year).amount()?);
    let level = totals::level_at(row, span, year)?;
    let is_nearer = distance(actual, level) < distance(actual, target);
    // A figure far above the level is no level but a figure of another size (KPI-015).
    let is_like_it = exact(actual).unsigned_abs() <= exact(level).unsigned_abs().saturating_mul(FAR);
    (is_nearer && is_like_it).then_some(EvalDetail::LevelForIncrement { actual, target, level })
}

fn distance(one: Amount, other: Amount) -> Amount {
    let difference = one - other;
    if difference.signum() < 0 { -difference } else { difference }
}
