//! The reasons why the figure of one cell is doubtful: its size (KPI-015, EVAL-004), a level instead of an increment
//! (EVAL-005), a total in thousands (SUM-003).
//!
//! Callers that are about to take a figure in and 概況, which shows 要確認 instead of a judgement that depends on such a
//! figure, use the same answer.

use std::sync::Arc;

use super::rule_context::{Kpi, RuleContext};
use super::{Code, Detail, Finding, FindingPlace, RowPlace, evaluation, sum, unlikely};
use crate::figures::totals::Span;
use crate::plan::{Basis, CellPlace, Indicator, Plan};
use crate::value::FiscalYear;

/// The finding that makes the figure of a cell doubtful in a row of the plan; `None` if there is none, or if the row
/// silences it. The row need not be in the plan.
pub fn doubt(plan: &Plan, row: &Indicator, place: CellPlace) -> Option<Finding> {
    let kpi = Kpi { row, context: RuleContext::from_plan(plan) };
    let found = match place {
        CellPlace::StatedTotal => sum::in_thousands(kpi).map(|detail| kpi.find(RowPlace::StatedTotal, detail)),
        _ => of_size(row, kpi.context.span, place),
    };
    found.filter(|finding| !finding.is_silenced_in(&row.acknowledged))
}

/// The doubt about the size of a target or an actual, silenced or not.
fn of_size(row: &Indicator, span: Span<'_>, place: CellPlace) -> Option<Finding> {
    let (row_place, detail): (RowPlace, Option<Arc<Detail>>) = match place {
        CellPlace::Actual(year) => (RowPlace::Actual(year), evaluation::of_size(row, span, year).map(Into::into)),
        CellPlace::Target(year) => (RowPlace::Target(year), None),
        CellPlace::StatedTotal | CellPlace::Baseline | CellPlace::Period => return None,
    };
    let detail = detail.or_else(|| unlikely::unlikely(row, span, row_place).map(Into::into))?;
    Some(Finding { place: FindingPlace::Indicator { id: row.id, row_place }, detail })
}

/// A doubtful cell of a row that is about to come in as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtfulCell {
    /// The name of the KPI.
    pub name: String,
    /// The place of the cell.
    pub place: CellPlace,
    /// The reason why its figure is doubtful.
    pub detail: Arc<Detail>,
}

/// The doubtful figures of a row that are not silenced: targets, actuals and the stated total.
pub fn doubtful_cells(plan: &Plan, row: &Indicator) -> Vec<DoubtfulCell> {
    let targets = row.targets.keys().map(|year| CellPlace::Target(*year));
    let actuals = row.actual_years().into_iter().filter(|year| plan.years.contains(*year)).map(CellPlace::Actual);
    let places = targets.chain(actuals).chain(row.stated_total.as_ref().map(|_| CellPlace::StatedTotal));
    let cell = |place| {
        let detail = doubt(plan, row, place)?.detail;
        Some(DoubtfulCell { name: row.name.clone(), place, detail })
    };
    places.filter_map(cell).collect()
}

/// The doubtful cells of a plan that is about to come in as a whole, row by row.
pub fn doubtful_cells_of_plan(plan: &Plan) -> Vec<DoubtfulCell> {
    plan.used_indicators().flat_map(|row| doubtful_cells(plan, row)).collect()
}

/// Whether a finding makes the judgement of a KPI by the end of a year unsure: it doubts the size of a figure that the
/// judgement depends on.
pub fn makes_unsure(finding: &Finding, basis: Option<Basis>, year: FiscalYear) -> bool {
    let FindingPlace::Indicator { row_place: RowPlace::Target(of) | RowPlace::Actual(of), .. } = finding.place else {
        return false;
    };
    let counts = if basis == Some(Basis::Level) { of == year } else { of <= year };
    counts && matches!(finding.code(), Code::Kpi015 | Code::Eval004)
}

/// Whether the judgement of a KPI by the end of a year depends on a figure whose size is doubtful and not silenced.
pub fn is_unsure(row: &Indicator, span: Span<'_>, year: FiscalYear) -> bool {
    let years = span.years().filter(|one| *one <= year);
    let mut places = years.flat_map(|year| [CellPlace::Target(year), CellPlace::Actual(year)]);
    let speaks =
        |finding: Finding| makes_unsure(&finding, row.basis, year) && !finding.is_silenced_in(&row.acknowledged);
    places.any(|place| of_size(row, span, place).is_some_and(speaks))
}
