//! 未入力: required fields that nobody has filled yet. No findings: a plan that is being written is not wrong.
//!
//! They are listed in チェック and on the form; before 確定 and print those of 基本情報 count as errors
//! ([`super::run_to_close`], `decisions.md` 6). Rows that nobody has begun and unused slots require nothing.

use super::rule_context::{Kpi, RuleContext, is_blank};
use super::{Finding, FindingPlace, RowPlace, of_plan};
use crate::plan::indicator::Basis;
use crate::plan::{Indicator, Plan};
use crate::value::fiscal_year::FiscalYear;

/// A required field that is blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The field; of several years of a row the first.
    pub place: FindingPlace,
    /// Of the row 目標: every project year that is blank.
    pub years: Vec<FiscalYear>,
}

/// What is missing in the plan, in the order of its facts and rows.
pub fn missing(plan: &Plan) -> Vec<Missing> {
    let ground = RuleContext::of(plan);
    let facts = of_plan(plan).into_iter().filter(Finding::is_unfilled).map(|finding| at(finding.place));
    let rows = plan.indicators().iter().flat_map(|row| of_row(Kpi { row, ground }));
    facts.chain(rows).collect()
}

/// What is missing in one of its rows.
pub fn missing_in(plan: &Plan, row: &Indicator) -> Vec<Missing> {
    of_row(Kpi { row, ground: RuleContext::of(plan) })
}

fn of_row(kpi: Kpi<'_>) -> Vec<Missing> {
    if kpi.is_untouched() || kpi.row.is_unused() {
        return Vec::new();
    }
    [name(kpi), unit(kpi), baseline(kpi), target(kpi)].into_iter().flatten().collect()
}

fn at(place: FindingPlace) -> Missing {
    Missing { place, years: Vec::new() }
}

/// Once there is a number, KPI-001 speaks.
fn name(kpi: Kpi<'_>) -> Option<Missing> {
    (is_blank(&kpi.row.name) && !kpi.has_number()).then(|| at(kpi.at(RowPlace::Name)))
}

/// Once there is a number, KPI-002 or KPI-003 speaks. A 定性 KPI needs none.
fn unit(kpi: Kpi<'_>) -> Option<Missing> {
    let is_missing = is_blank(&kpi.row.unit) && !kpi.has_number() && !kpi.is_described();
    is_missing.then(|| at(kpi.at(RowPlace::Unit)))
}

/// Once there is a number, KPI-009 speaks.
fn baseline(kpi: Kpi<'_>) -> Option<Missing> {
    (kpi.row.baseline.cell.is_blank() && !kpi.has_number()).then(|| at(kpi.at(RowPlace::Baseline)))
}

/// Increments need every project year, levels one of them, a period its one target.
fn target(kpi: Kpi<'_>) -> Option<Missing> {
    let years: Vec<FiscalYear> = match kpi.row.basis {
        Basis::PeriodTotal | Basis::PeriodAverage => {
            return kpi.row.period_target.is_blank().then(|| at(kpi.at(RowPlace::Period)));
        }
        Basis::Level if kpi.row.targets.values().any(|target| !target.is_blank()) => return None,
        Basis::Increment | Basis::Level => kpi.blank_years().collect(),
    };
    years.first().map(|first| Missing { place: kpi.at(RowPlace::Target(*first)), years: years.clone() })
}
