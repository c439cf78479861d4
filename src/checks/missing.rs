//! 未入力: required fields that are still blank. They are no findings: an unfinished plan is not wrong.
//!
//! They are listed and counted in チェック and in 提出前の確認 alike; before the plan is filed they are errors
//! (`docs/decisions.md` 6), and those of 基本情報 and 本文 have rules of their own. Rows that are not begun and unused slots
//! require nothing.

use super::rule_context::{Kpi, RuleContext, is_blank};
use super::{Finding, FindingPlace, RowPlace, of_plan};
use crate::plan::{Basis, Indicator, Plan};
use crate::value::FiscalYear;

/// A required field that is blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The place of the field; for several years of a row the place of the first year.
    pub place: FindingPlace,
    /// The blank project years, for the row of targets (目標); otherwise empty.
    pub years: Vec<FiscalYear>,
    /// The finding for the field before the plan is filed; `None` for a field of a KPI, for which there is no rule.
    pub finding: Option<Finding>,
}

/// The required fields of the plan that are blank, in the order of its facts, its document and its rows.
pub fn missing(plan: &Plan) -> Vec<Missing> {
    let context = RuleContext::from_plan(plan);
    let facts = of_plan(plan).into_iter().filter(Finding::is_missing_field);
    let facts = facts.map(|finding| Missing { finding: Some(finding.clone()), ..missing_at(finding.place) });
    let rows = plan.indicators().iter().flat_map(|row| of_row(Kpi { row, context }));
    facts.chain(rows).collect()
}

/// The required fields of one row that are blank.
pub fn missing_in(plan: &Plan, row: &Indicator) -> Vec<Missing> {
    of_row(Kpi { row, context: RuleContext::from_plan(plan) })
}

fn of_row(kpi: Kpi<'_>) -> Vec<Missing> {
    if kpi.is_untouched() || kpi.row.is_unused() {
        return Vec::new();
    }
    [name(kpi), unit(kpi), baseline(kpi), target(kpi)].into_iter().flatten().collect()
}

fn missing_at(place: FindingPlace) -> Missing {
    Missing { place, years: Vec::new(), finding: None }
}

/// The name, if it is blank; once the row has a number, KPI-001 reports it instead.
fn name(kpi: Kpi<'_>) -> Option<Missing> {
    (is_blank(&kpi.row.name) && !kpi.has_number()).then(|| missing_at(kpi.place(RowPlace::Name)))
}

/// The unit, if it is blank; once the row has a number, KPI-002 or KPI-003 reports it instead. Descriptive KPIs (定性)
/// need none.
fn unit(kpi: Kpi<'_>) -> Option<Missing> {
    let is_missing = is_blank(&kpi.row.unit) && !kpi.has_number() && !kpi.is_described();
    is_missing.then(|| missing_at(kpi.place(RowPlace::Unit)))
}

/// The baseline, if it is blank; once the row has a number, KPI-009 reports it instead.
fn baseline(kpi: Kpi<'_>) -> Option<Missing> {
    (kpi.needs_baseline() && kpi.row.baseline.cell.is_blank() && !kpi.has_number())
        .then(|| missing_at(kpi.place(RowPlace::Baseline)))
}

/// The required targets that are blank: increments need a target for every project year, levels and KPIs without a
/// basis for any one year, and a period its single target.
fn target(kpi: Kpi<'_>) -> Option<Missing> {
    let years: Vec<FiscalYear> = match kpi.row.basis {
        Some(Basis::PeriodTotal | Basis::PeriodAverage) => {
            return kpi.row.period_target.is_blank().then(|| missing_at(kpi.place(RowPlace::Period)));
        }
        Some(Basis::Increment) if kpi.row.whole_target().is_some() => return None,
        Some(Basis::Level) | None if kpi.row.targets.values().any(|target| !target.is_blank()) => return None,
        Some(Basis::Increment | Basis::Level) | None => kpi.blank_years().collect(),
    };
    years.first().map(|first| Missing { years: years.clone(), ..missing_at(kpi.place(RowPlace::Target(*first))) })
}
