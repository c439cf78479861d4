//! SUM-001 to SUM-007: the total that a document states, compared with its years.
//!
//! All but SUM-006 apply to increments. A total is compared with the sum only while no year is missing in it; after a
//! gap only SUM-004 applies (`docs/decisions.md` 30). A row has at most one of SUM-001, 002 and 003, the most specific.

use super::rule_context::Kpi;
use super::{Finding, RowPlace, SumDetail, Thousand};
use crate::figures::totals::{self, Total};
use crate::plan::Basis;
use crate::plan::cell::State;
use crate::value::Amount;

/// Applies all rules to a row.
pub(super) fn of_row(kpi: Kpi<'_>) -> Vec<Finding> {
    let rules: [fn(Kpi<'_>) -> Option<Finding>; 5] =
        [wrong_total, years_missing, not_stated, of_levels, other_final_level];
    let mut found = Vec::new();
    for rule in rules {
        found.extend(rule(kpi));
    }
    found
}

fn stated(kpi: Kpi<'_>) -> Option<Amount> {
    kpi.row.stated_total.as_ref()?.amount()
}

/// SUM-001 E: the stated total is not the sum of the years, unless SUM-002 or SUM-003 explains it.
fn wrong_total(kpi: Kpi<'_>) -> Option<Finding> {
    let stated = stated(kpi)?;
    let computed = totals::computed_total(kpi.row, kpi.context.span).filter(|computed| *computed != stated)?;
    let detail = holds_baseline(kpi, stated, computed).or_else(|| off_by_thousand(stated, computed));
    Some(kpi.find(RowPlace::StatedTotal, detail.unwrap_or(SumDetail::Differs { stated, computed })))
}

/// SUM-002 E: the stated total is the baseline + the sum.
fn holds_baseline(kpi: Kpi<'_>, stated: Amount, computed: Amount) -> Option<SumDetail> {
    let baseline = kpi.row.baseline.cell.amount()?;
    (baseline + computed == stated).then_some(SumDetail::HoldsBaseline { baseline, computed })
}

/// SUM-003: the doubt about the size of the stated total.
pub(super) fn in_thousands(kpi: Kpi<'_>) -> Option<SumDetail> {
    off_by_thousand(stated(kpi)?, totals::computed_total(kpi.row, kpi.context.span)?)
}

/// SUM-003 E: the stated total is a thousand times the sum, or a thousandth of it.
fn off_by_thousand(stated: Amount, computed: Amount) -> Option<SumDetail> {
    let (exact_stated, exact_computed) = (exact(stated), exact(computed));
    let off = |thousand| Some(SumDetail::OffByThousand { stated, thousand });
    if exact_stated == exact_computed.saturating_mul(1000) {
        off(Thousand::Times)
    } else if exact_stated.saturating_mul(1000) == exact_computed {
        off(Thousand::Part)
    } else {
        None
    }
}

/// SUM-004 W: a total is stated although a project year is blank or 未把握. The finding is at the first such year. If no
/// year has a target, the document has only the total, and nothing is missing.
fn years_missing(kpi: Kpi<'_>) -> Option<Finding> {
    let stated = stated(kpi)?;
    let Total::Sum(sum) = totals::target_total(kpi.row, kpi.context.span) else { return None };
    let (blank, unknown) = (sum.gaps.blank, sum.gaps.unknown);
    let first = *blank.iter().chain(&unknown).min()?;
    Some(kpi.find(RowPlace::Target(first), SumDetail::YearsMissing { stated, blank, unknown }))
}

/// SUM-005 E (`docs/decisions.md` 9): all project years are numbers, and the total is blank in the document that was
/// read. Without a document there is no such total.
fn not_stated(kpi: Kpi<'_>) -> Option<Finding> {
    let is_blank = kpi.row.stated_total.as_ref().is_some_and(|cell| cell.state == State::Blank);
    let computed = totals::computed_total(kpi.row, kpi.context.span).filter(|_| kpi.has_every_target())?;
    is_blank.then(|| kpi.find(RowPlace::StatedTotal, SumDetail::NotStated { computed }))
}

/// SUM-006 E: a sum is stored for 各年度の値.
fn of_levels(kpi: Kpi<'_>) -> Option<Finding> {
    let stated = stated(kpi).filter(|_| kpi.row.basis == Some(Basis::Level) && !kpi.is_described())?;
    Some(kpi.find(RowPlace::StatedTotal, SumDetail::OfLevels { stated }))
}

/// SUM-007 W: the final level written elsewhere is not the baseline + the total.
fn other_final_level(kpi: Kpi<'_>) -> Option<Finding> {
    let written = kpi.row.stated_final_level.as_ref()?.amount()?;
    if kpi.row.basis != Some(Basis::Increment) || kpi.is_described() {
        return None;
    }
    let total = totals::computed_total(kpi.row, kpi.context.span).or_else(|| stated(kpi))?;
    let reckoned = kpi.row.baseline.cell.amount()? + total;
    (written != reckoned).then(|| kpi.find(RowPlace::FinalLevel, SumDetail::OtherFinalLevel { written, reckoned }))
}

/// The figure as a whole number of the smallest part that people write, so that it can be multiplied. The largest sum
/// times 2,000 fits easily. Quotients from a spreadsheet have smaller parts, which are cut off.
pub(super) fn exact(amount: Amount) -> i128 {
    const PLACES: u32 = 8;
    let (digits, places) = amount.parts();
    let power = |places: u32| 10_i128.saturating_pow(places);
    digits.saturating_mul(power(PLACES.saturating_sub(places))) / power(places.saturating_sub(PLACES))
}
