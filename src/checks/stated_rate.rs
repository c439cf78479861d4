//! EVAL-009: the rate that a document states, compared with the computed rates.
//!
//! Only an unambiguous rate is compared; marks and grades are shown and never judged, because every office has its own.

use super::rule_context::Kpi;
use super::{EvalDetail, Finding, RowPlace};
use crate::figures::achievement::{self, Achievement, Rate};
use crate::plan::cell::State;
use crate::plan::indicator::StatedRate;
use crate::plan::{Certainty, Decimals, RateRounding};
use crate::value::{Amount, FiscalYear};

/// Applies the rule to the stated rate of each year and of the whole period.
pub(super) fn of_row(kpi: Kpi<'_>) -> Vec<Finding> {
    let all = kpi.row.stated_rates.iter();
    let finding = |(year, stated): (&Option<FiscalYear>, &StatedRate)| {
        Some(kpi.find(RowPlace::StatedRate(*year), other_rate(kpi, *year, stated)?))
    };
    all.filter_map(finding).collect()
}

/// EVAL-009 W: the stated rate equals none of the rates that the program shows for the year or for the whole period.
/// The finding has the first of them.
fn other_rate(kpi: Kpi<'_>, year: Option<FiscalYear>, stated: &StatedRate) -> Option<EvalDetail> {
    let stated = stated.percent()?;
    let ours = rates(kpi, year);
    if ours.iter().any(|rate| agrees(stated, rate)) {
        return None;
    }
    let computed = Amount::from_plain(&ours.first()?.percent())?;
    Some(EvalDetail::OtherRate { stated, computed })
}

/// The computed rates: for a year, its own rate and that of all years up to it; for the whole period, the rate so far
/// and the rate against the target of all years. A document may mean any of them. If the plan has no 基準日, the whole so
/// far may end at any year from the last one with a final actual.
fn rates(kpi: Kpi<'_>, year: Option<FiscalYear>) -> Vec<Rate> {
    let (row, span) = (kpi.row, kpi.context.span);
    let rate = |achievement| if let Achievement::Rate(rate) = achievement { Some(rate) } else { None };
    if let Some(year) = year {
        let both = [achievement::yearly(row, span, year), achievement::by_year(row, span, year)];
        return both.into_iter().filter_map(rate).collect();
    }
    let mut rates: Vec<Rate> = rate(achievement::overall(row, span)).into_iter().collect();
    rates.extend(achievement::of_whole_plan(row, span));
    if kpi.context.reference_date.is_none() {
        let is_final =
            |year: &FiscalYear| matches!(row.actual(*year).state, State::Number { certainty: Certainty::Final, .. });
        let last = span.years().rfind(is_final);
        let ends = span.years().filter(|year| last.is_none_or(|last| *year >= last));
        rates.extend(ends.filter_map(|year| rate(achievement::by_year(row, span, year))));
    }
    rates
}

/// Whether the stated rate equals the computed one as it is shown, or rounded to the decimals of the stated one.
fn agrees(stated: Amount, rate: &Rate) -> bool {
    let is_stated = |percent: String| Amount::from_plain(&percent) == Some(stated);
    let as_stated = Decimals::from_count(stated.scale()).map(|decimals| RateRounding { decimals, ..rate.rounding });
    is_stated(rate.percent()) || as_stated.is_some_and(|rounding| is_stated(rate.value.percent(rounding)))
}
