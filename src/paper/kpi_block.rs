//! The table of KPIs as the form prints it in each of its places.
//!
//! Its figures are those of the grid in the notation of the form, so that no copy of the table can differ. Its names
//! are those of the plan, complete and as typed.

use super::sheet;
use crate::paper::printed_document::content::TableColumn;
use crate::plan::form::TableLayout;
use crate::plan::form::loading::{NTH, YEAR};
use crate::plan::{Indicator, Plan};
use crate::value::{IndicatorId, width};
use crate::wording::{Label, Language, findings, terms};

/// The text that a form prints in each field of a row that is not in use.
const NOT_IN_USE: &str = "-";

/// The printed table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KpiBlock {
    /// The heads of the columns of figures.
    pub heads: Vec<String>,
    /// The contents of these columns.
    pub columns: Vec<TableColumn>,
    /// The KPIs. Unused slots and rows that nobody has begun are left out, unless the form prints as many rows as a new plan has.
    pub rows: Vec<KpiBlockRow>,
}

/// A KPI of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KpiBlockRow {
    /// The KPI; `None` for a row that is not in use.
    pub id: Option<IndicatorId>,
    /// The group; blank if the KPI has none.
    pub group: String,
    /// The number: `KPI①`.
    pub number: String,
    /// The name.
    pub name: String,
    /// The unit; blank if there is none.
    pub unit: String,
    /// The figures, one for each head.
    pub figures: Vec<String>,
}

/// The table of a plan. `both_eras` adds the Japanese era to each year of the heads: `2026（令和8）年度`.
pub fn kpi_block(plan: &Plan, both_eras: bool, language: Language) -> KpiBlock {
    let table = &plan.form.table;
    let has_total = !table.total_head.is_empty() || plan.begun_indicators().any(|row| row.has_period_target());
    let is_final = table.layout == TableLayout::FinalTarget;
    let mut heads = vec![table.baseline_head.clone()];
    let year_heads = plan.years.years().zip(1..).map(|(year, nth)| {
        let year = if both_eras { terms::year_in_both_eras(year) } else { year.to_string() };
        table.year_head.replace(YEAR, &year).replace(NTH, &i32::to_string(&nth))
    });
    let first = if is_final { plan.years.len() - 1 } else { 0 };
    heads.extend(year_heads.skip(first));
    let of_year = |year| if is_final { TableColumn::FinalTarget } else { TableColumn::Year(year) };
    let mut columns = vec![TableColumn::Baseline];
    columns.extend(plan.years.years().skip(first).map(of_year));
    if has_total && !is_final {
        let named = format!("{} {}", Label::WHOLE_PERIOD.text(language), Label::ROW_TARGET.text(language));
        columns.push(TableColumn::Total);
        heads.push(if table.total_head.is_empty() { named } else { table.total_head.clone() });
    }
    let rows = plan.used_indicators().zip(sheet::sheets_of_form(plan, language)).filter(|(row, _)| row.is_begun());
    let rows = rows.filter_map(|(row, sheet)| {
        let targets = sheet.rows.into_iter().next()?;
        let of_years = || targets.years.iter().cloned();
        let figures: Vec<String> = if is_final {
            vec![targets.baseline.clone(), final_target(row, &targets)]
        } else {
            let total = has_total.then(|| targets.total.clone());
            [targets.baseline.clone()].into_iter().chain(of_years()).chain(total).collect()
        };
        let name = if width::trim(&row.name).is_empty() { Label::UNNAMED.text(language) } else { &row.name };
        Some(KpiBlockRow {
            id: Some(row.id),
            group: width::trim(&row.group).to_owned(),
            number: sheet.number,
            name: name.to_owned(),
            unit: row.unit.clone(),
            figures,
        })
    });
    let rows: Vec<KpiBlockRow> = rows.collect();
    let rows = if table.fills_rows { filled(rows, heads.len(), plan, language) } else { rows };
    KpiBlock { heads, columns, rows }
}

/// The rows together with the rows that are not in use, each at its number; at least as many as a new plan has.
fn filled(used: Vec<KpiBlockRow>, figures: usize, plan: &Plan, language: Language) -> Vec<KpiBlockRow> {
    let mut used = used.into_iter();
    // A row that nobody has begun behind the last KPI is not printed.
    let last = plan.indicators().iter().rposition(|row| row.is_begun()).map_or(0, |last| last + 1);
    let slots = plan.form.table.rows.max(last);
    let rows = (0..slots).map(|at| match plan.indicators().get(at).filter(|row| row.is_begun()) {
        Some(_) => used.next(),
        None => Some(KpiBlockRow {
            id: None,
            group: String::new(),
            number: findings::numbered(at + 1, &plan.form, language),
            name: NOT_IN_USE.to_owned(),
            unit: NOT_IN_USE.to_owned(),
            figures: vec![NOT_IN_USE.to_owned(); figures],
        }),
    });
    rows.flatten().collect()
}

/// The target for the last year, or for the period as a whole.
fn final_target(row: &Indicator, targets: &sheet::SheetRow) -> String {
    let of_year = targets.years.last().cloned().unwrap_or_default();
    if row.has_period_target() { targets.total.clone() } else { of_year }
}
