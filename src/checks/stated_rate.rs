//! EVAL-009: the rate that a document itself states against ours.
//!
//! Only what is a rate for certain is held against ours; marks and grades are shown and never judged, since every office
//! has its own.

use super::rule_context::Kpi;
use super::{EvalDetail, Finding, RowPlace};
use crate::figures::achievement::{self, Achievement, Rate};
use crate::plan::cell::State;
use crate::plan::indicator::StatedRate;
use crate::plan::{Certainty, Decimals, RateRounding};
use crate::value::{Amount, FiscalYear};

/// Applies the rule to what is stated of each year and of the whole.
pub(super) fn of_row(kpi: Kpi<'_>) -> Vec<Finding> {
    let all = kpi.row.stated_rates.iter();
    let finding = |(year, stated): (&Option<FiscalYear>, &StatedRate)| {
        Some(kpi.find(RowPlace::StatedRate(*year), other_rate(kpi, *year, stated)?))
    };
    all.filter_map(finding).collect()
}

/// EVAL-009 W: the stated rate is none of those that we show for the year or for the whole, whose first one is told.
fn other_rate(kpi: Kpi<'_>, year: Option<FiscalYear>, stated: &StatedRate) -> Option<EvalDetail> {
    let stated = stated.percent()?;
    let ours = rates(kpi, year);
    if ours.iter().any(|rate| agrees(stated, rate)) {
        return None;
    }
    let computed = Amount::from_plain(&ours.first()?.percent())?;
    Some(EvalDetail::OtherRate { stated, computed })
}

/// Our rates of a year, by itself and of all years up to it; of the whole so far, and against the target of all years. A
/// document may mean either. Where the plan has no 基準日 the whole so far may end before years of which every figure is still
/// expected.
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

/// Whether the stated rate is ours as it is shown, or ours with as many decimals as are stated.
fn agrees(stated: Amount, rate: &Rate) -> bool {
    let is_stated = |percent: String| Amount::from_plain(&percent) == Some(stated);
    let as_stated = Decimals::from_count(stated.scale()).map(|decimals| RateRounding { decimals, ..rate.rounding });
    is_stated(rate.percent()) || as_stated.is_some_and(|rounding| is_stated(rate.value.percent(rounding)))
}
