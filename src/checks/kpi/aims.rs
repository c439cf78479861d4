//! PLAN-015, KPI-009, KPI-012 to KPI-014, and KPI-017 to KPI-019: where a KPI starts, what it aims at and when that is
//! known.

use crate::checks::rule_context::Kpi;
use crate::checks::{Finding, KpiDetail, RowPlace};
use crate::figures::{achievement, totals};
use crate::plan::{ActivityRecord, ActualSource, Basis, Bound, Direction, Measured};
use crate::value::{Amount, AsOf};

/// PLAN-015 W (`docs/decisions.md` 79): a KPI of 各年度の値 in a form whose column heads state 増加分, so that the printed
/// table would be wrong.
pub(super) fn levels_under_increments(kpi: Kpi<'_>) -> Option<Finding> {
    let is_level = kpi.row.basis == Some(Basis::Level) && !kpi.is_described();
    let is_told = kpi.context.form.table.heads_say_increments && is_level && kpi.has_number();
    is_told.then(|| kpi.find(RowPlace::Basis, KpiDetail::LevelsUnderIncrements))
}

/// KPI-017 W: 実績のつけ方 no longer fits 目標の数え方, for example after a change, so that no record counts.
pub(super) fn records_do_not_fit(kpi: Kpi<'_>) -> Option<Finding> {
    let ActualSource::Records(aggregation) = kpi.row.actual_source else { return None };
    let has_none = kpi.row.aggregation().is_none() && !kpi.is_described();
    has_none.then(|| kpi.find(RowPlace::ActualSource, KpiDetail::RecordsDoNotFit { aggregation }))
}

/// KPI-018 W: a record for the actuals counts in no year, because its day or the text to be counted is missing or can't
/// be read.
pub(super) fn records_not_counted(kpi: Kpi<'_>) -> Vec<Finding> {
    let of_record = |(_, record): (_, &ActivityRecord)| {
        let of = kpi.row.to_mend(record);
        let detail = KpiDetail::RecordNotCounted { of, text: record.text(of).to_owned(), on: record.on() };
        kpi.find(RowPlace::Record(record.id, of), detail)
    };
    kpi.row.recorded.left_out().map(of_record).collect()
}

/// KPI-009 W: the row has a number but no baseline, although the form asks for it.
pub(super) fn no_baseline(kpi: Kpi<'_>) -> Option<Finding> {
    let is_missing = kpi.needs_baseline() && kpi.row.baseline.cell.is_blank() && kpi.has_number();
    is_missing.then(|| kpi.find(RowPlace::Baseline, KpiDetail::NoBaseline))
}

/// KPI-012 N (`docs/decisions.md` 21; `docs/domain.md`, "Rates"): the baseline belongs to another kind of period than
/// the target, by the current basis: a year or a mean compared with one target for all years, or a mean compared with
/// the value of a year. There is no finding if the date of the baseline is unknown.
pub(super) fn other_periods(kpi: Kpi<'_>) -> Option<Finding> {
    let (row, baseline) = (kpi.row, &kpi.row.baseline);
    let as_of = baseline.as_of.filter(|_| baseline.cell.amount().is_some() && kpi.has_target())?;
    let basis = row.basis?;
    let differs = match basis {
        Basis::PeriodTotal | Basis::PeriodAverage => true,
        Basis::Level => matches!(as_of, AsOf::Mean(..)),
        Basis::Increment => false,
    };
    let mut years = kpi.context.project_years();
    let first = years.next()?;
    let last = years.next_back().unwrap_or(first);
    let as_of_text = baseline.as_of_text.clone();
    let detail = KpiDetail::OtherPeriods { as_of, as_of_text, basis, years: (first, last) };
    differs.then(|| kpi.find(RowPlace::Baseline, detail))
}

/// KPI-013 W (`docs/decisions.md` 6): the aim is no better than the start, by めざす向き and 目標の条件. 保つ aims at no change,
/// and without a direction there is no finding.
pub(super) fn no_better(kpi: Kpi<'_>) -> Option<Finding> {
    let is_upward_or_downward = matches!(kpi.row.direction, Some(Direction::Up | Direction::Down));
    match kpi.row.basis? {
        _ if !is_upward_or_downward || kpi.is_described() => None,
        Basis::Level => level_no_better(kpi),
        Basis::Increment => no_gain(kpi),
        Basis::PeriodTotal | Basis::PeriodAverage => None,
    }
}

/// Compares the last target with a baseline of a single year.
fn level_no_better(kpi: Kpi<'_>) -> Option<Finding> {
    let baseline =
        kpi.row.baseline.cell.amount().filter(|_| !matches!(kpi.row.baseline.as_of, Some(AsOf::Mean(..))))?;
    let years = kpi.context.span.years().rev();
    let (year, target) = years.into_iter().find_map(|year| Some((year, kpi.row.target(year).amount()?)))?;
    let detail = KpiDetail::NoBetter { baseline, target };
    (!is_gain(kpi, target - baseline)).then(|| kpi.find(RowPlace::Target(year), detail))
}

/// Checks the sum of the increments, once every project year has a number.
fn no_gain(kpi: Kpi<'_>) -> Option<Finding> {
    let total = totals::computed_total(kpi.row, kpi.context.span).filter(|_| kpi.has_every_target())?;
    (!is_gain(kpi, total)).then(|| kpi.find(RowPlace::Targets, KpiDetail::NoGain { total }))
}

fn is_gain(kpi: Kpi<'_>, gain: Amount) -> bool {
    let downward = matches!(achievement::bound_in_force(kpi.row), Bound::AtMost | Bound::Below);
    gain.signum() == if downward { -1 } else { 1 }
}

/// KPI-019 W: 目標の条件 contradicts めざす向き, or a KPI that should stay at 0 has the default 目標の条件, by which more is as good.
pub(super) fn bound_against_direction(kpi: Kpi<'_>) -> Option<Finding> {
    let (bound, direction) = (kpi.row.bound, kpi.row.direction?);
    let is_upward = matches!(bound, Bound::AtLeast | Bound::Above);
    let is_zero = |(place, amount): &(RowPlace, Amount)| {
        matches!(place, RowPlace::Target(_) | RowPlace::Period) && amount.is_zero()
    };
    let is_against = match direction {
        Direction::Up => !is_upward,
        Direction::Down => is_upward,
        // 社会増減, for example, may be kept at 0 from below.
        Direction::Keep => {
            let is_change =
                kpi.row.basis == Some(Basis::Increment) || kpi.numbers().iter().any(|(_, amount)| amount.signum() < 0);
            kpi.row.has_usual_bound() && !is_change && kpi.numbers().iter().any(is_zero)
        }
    };
    let detail = KpiDetail::BoundAgainstDirection { bound, direction };
    (is_against && kpi.has_target()).then(|| kpi.find(RowPlace::Direction, detail))
}

/// KPI-014 N: a survey KPI whose last survey is not in the final year.
pub(super) fn last_survey(kpi: Kpi<'_>) -> Option<Finding> {
    let Measured::Survey { years } = &kpi.row.measured else { return None };
    let last = kpi.context.project_years().next_back()?;
    let until_then = years.iter().filter(|year| **year <= last.western()).max();
    let survey = *until_then.or_else(|| years.iter().min())?;
    (survey != last.western()).then(|| kpi.find(RowPlace::Measured, KpiDetail::LastSurvey { survey, last }))
}
