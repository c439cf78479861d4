//! What a sheet of 効果検証 lacks before it is settled (EVAL-007) and before it is published (EVAL-008).

use crate::plan::evaluation::{EvaluationRow, KpiText, RowState, SheetText, WholeText};
use crate::plan::{EvaluationPart, EvaluationPlace, Plan, SheetColumn};
use crate::value::fiscal_year::FiscalYear;

/// The rows of KPIs that missed their target and have no 要因 yet. Missed is the judgement 未達成, whatever the rule of grades
/// (`docs/decisions.md` 96).
pub fn without_cause<'a>(
    plan: &'a Plan,
    year: FiscalYear,
    rows: &'a [EvaluationRow],
) -> impl Iterator<Item = &'a EvaluationRow> {
    missed(rows).filter(move |row| is_missing(plan, year, EvaluationPart::Kpi(row.indicator, KpiText::Cause)))
}

/// What is missing before the sheet is settled: 要因 and 今後の取組 of the KPIs that missed their target (`docs/decisions.md` 89).
pub fn missing_when_settled(plan: &Plan, year: FiscalYear, rows: &[EvaluationRow]) -> Vec<EvaluationPart> {
    let parts = missed(rows)
        .flat_map(|row| [KpiText::Cause, KpiText::Measure].map(|text| EvaluationPart::Kpi(row.indicator, text)));
    parts.filter(|part| is_missing(plan, year, *part)).collect()
}

/// What is missing before the sheet is published: 今後の方針 with its reason, something of the outside experts, and the day and
/// the place (`docs/decisions.md` 89).
pub fn missing_when_published(plan: &Plan, year: FiscalYear) -> Vec<EvaluationPart> {
    let has_opinion = plan
        .evaluations
        .get(year)
        .is_some_and(|sheet| sheet.texts().any(|(part, _)| matches!(part, EvaluationPart::Opinion(..))));
    let of_wholes = plan.wholes(year).into_iter().flat_map(|(whole, _)| {
        let texts = [WholeText::ExpertsGrade, WholeText::Policy, WholeText::PolicyReason];
        let texts = texts.into_iter().filter(move |text| *text != WholeText::ExpertsGrade || !has_opinion);
        texts.map(move |text| EvaluationPart::Whole(whole, text))
    });
    let of_sheet = [SheetText::PublishedOn, SheetText::PublishedWhere].map(EvaluationPart::Sheet);
    of_wholes.chain(of_sheet).filter(|part| is_missing(plan, year, *part)).collect()
}

fn missed(rows: &[EvaluationRow]) -> impl Iterator<Item = &EvaluationRow> {
    rows.iter().filter(|row| row.state == RowState::Below)
}

/// Whether the form asks for that part and nothing stands there.
fn is_missing(plan: &Plan, year: FiscalYear, part: EvaluationPart) -> bool {
    let is_asked = SheetColumn::of_part(part).is_none_or(|column| plan.sheet_columns.asks(column));
    is_asked && plan.evaluation_text(EvaluationPlace { year, part }).is_empty()
}
