//! The sheets of 効果検証: blank parts (EVAL-007, 008), effects that contradict the KPIs (EVAL-006), implausible amounts of
//! money (EVAL-004), and parts that exceed their whole (EVAL-011).
//!
//! Before 確定 and 公表 the page lists what the sheet lacks, and asks once. After the step the same list becomes findings,
//! so that a sheet that is still being filled in has none of them. Money is checked as soon as it is typed.

use std::sync::Arc;

use super::evaluation::is_thousand_times;
use super::plan::is_money;
use super::sum::exact;
use super::{EvalDetail, Finding, FindingPlace};
use crate::figures::achievement::comparable_baseline;
use crate::plan::cell::Reading;
use crate::plan::evaluation::{
    EvaluationRow, Frozen, ItemId, MeetingText, NameKey, OpinionText, RowState, SheetStep, Whole,
};
use crate::plan::grade_rule::WholeRule;
use crate::plan::unit::yen;
use crate::plan::{
    Basis, Evaluation, EvaluationPart, EvaluationPlace, Indicator, KpiText, Plan, SheetColumn, SheetText, WholeText,
};
use crate::value::{Amount, FiscalYear};

/// The findings of every sheet, in the order of the years.
pub(super) fn of_plan(plan: &Plan) -> Vec<Finding> {
    let mut found = Vec::new();
    for (year, sheet) in plan.evaluations.iter() {
        let mut raise = |part, detail: EvalDetail| {
            let place = FindingPlace::Evaluation(EvaluationPlace { year, part });
            found.push(Finding { place, detail: detail.into() });
        };
        for detail in [unlike_money(plan, sheet), exceeded_money(sheet)].into_iter().flatten() {
            raise(EvaluationPart::Sheet(SheetText::Spent), detail);
        }
        let Some(frozen) = sheet.state.frozen() else { continue };
        for (part, effect) in unlike_effects(plan, year, frozen) {
            raise(part, EvalDetail::UnlikeEffect { effect });
        }
        let mut missing = missing_when_settled(plan, year, frozen);
        if matches!(sheet.state.step, SheetStep::Published(_)) {
            missing.append(&mut missing_when_published(plan, year));
        }
        for part in missing {
            let is_publication =
                matches!(part, EvaluationPart::Sheet(SheetText::PublishedOn | SheetText::PublishedWhere));
            raise(part, if is_publication { EvalDetail::NotSaidPublished } else { EvalDetail::BlankInSheet });
        }
    }
    found
}

/// The rows of KPIs that missed their target and have no 要因 yet, if the form asks for it. A KPI has missed its target
/// if its judgement is 未達成, regardless of the rule of grades (`docs/decisions.md` 96).
pub fn without_cause<'a>(
    plan: &'a Plan,
    year: FiscalYear,
    rows: &'a [EvaluationRow],
) -> impl Iterator<Item = &'a EvaluationRow> {
    let is_missing =
        move |row: &&EvaluationRow| is_missing(plan, year, EvaluationPart::Kpi(row.indicator, KpiText::Cause));
    rows.iter().filter(|row| row.state == RowState::Below).filter(is_missing)
}

/// EVAL-007 E (`docs/decisions.md` 89): the blank parts that the form asks for before the sheet is settled. KPI by KPI
/// these are 要因 and 今後の取組 of those that missed their target, and the outcome of 今後の取組 of the year before; then 事業効果,
/// the grades that the rule leaves to people, and the amount spent. `sheet` has the rows.
pub fn missing_when_settled(plan: &Plan, year: FiscalYear, sheet: &Frozen) -> Vec<EvaluationPart> {
    let mut parts = Vec::new();
    // A KPI that was removed can no longer be filled in.
    for row in sheet.rows.iter().filter(|row| plan.indicator(row.indicator).is_some()) {
        let part = |text| EvaluationPart::Kpi(row.indicator, text);
        if row.state == RowState::Below {
            parts.extend([KpiText::Cause, KpiText::Measure].map(part));
        }
        let before = year.plus(-1).map(|year| EvaluationPlace { year, part: part(KpiText::Measure) });
        if !row.is_dropped() && before.is_some_and(|before| !plan.evaluation_text(before).is_empty()) {
            parts.push(part(KpiText::Kept));
        }
    }
    let typed_points = sheet.typed_points();
    let is_by_people = sheet.rule.as_ref().is_some_and(|rule| matches!(rule.whole, WholeRule::ByPeople(_)));
    for (whole, _) in plan.wholes(year) {
        parts.push(EvaluationPart::Whole(whole, WholeText::Effect));
        if is_by_people {
            parts.push(EvaluationPart::Whole(whole, WholeText::Grade));
        }
        parts.extend(typed_points.iter().map(|name| EvaluationPart::Points(whole, NameKey::from_name(name))));
    }
    parts.push(EvaluationPart::Sheet(SheetText::Spent));
    parts.retain(|part| is_missing(plan, year, *part));
    parts
}

/// The codes of 今後の方針 that need a reason: 見直し and 中止 (`docs/domain.md`, "Evaluation").
const POLICIES_WITH_REASON: [&str; 2] = ["2", "4"];

/// EVAL-007 E and, for the day and the place, EVAL-008 W (`docs/decisions.md` 89): the blank parts that the form asks
/// for before the sheet is published. An opinion of the outside experts also counts as their grade.
pub fn missing_when_published(plan: &Plan, year: FiscalYear) -> Vec<EvaluationPart> {
    let sheet = plan.evaluations.get(year);
    let items = |kind: fn(EvaluationPart) -> Option<ItemId>| sheet.map(|sheet| sheet.items(kind)).unwrap_or_default();
    let opinions = items(EvaluationPart::opinion);
    let mut parts = Vec::new();
    for (whole, _) in plan.wholes(year) {
        let texts = [WholeText::ExpertsGrade, WholeText::Policy, WholeText::PolicyReason];
        let policy = EvaluationPlace { year, part: EvaluationPart::Whole(whole, WholeText::Policy) };
        let is_asked = |text: &WholeText| match text {
            WholeText::ExpertsGrade => opinions.is_empty(),
            WholeText::PolicyReason => POLICIES_WITH_REASON.contains(&plan.evaluation_text(policy)),
            _ => true,
        };
        parts.extend(texts.into_iter().filter(is_asked).map(|text| EvaluationPart::Whole(whole, text)));
    }
    parts.push(EvaluationPart::Whole(Whole::Project, WholeText::RevisesStrategy));
    // If there is none yet, the first one is missing.
    let first = ItemId::behind(None, 0);
    if opinions.is_empty() {
        parts.push(EvaluationPart::Opinion(first, OpinionText::Opinion));
    }
    parts.extend(opinions.into_iter().map(|id| EvaluationPart::Opinion(id, OpinionText::Reply)));
    if items(EvaluationPart::meeting).is_empty() {
        parts.push(EvaluationPart::Meeting(first, MeetingText::HeldOn));
    }
    parts.extend([SheetText::PublishedOn, SheetText::PublishedWhere].map(EvaluationPart::Sheet));
    parts.retain(|part| is_missing(plan, year, *part));
    parts
}

/// Whether the form asks for that part and it is blank, has points that are no number, or has a grade by another rule.
fn is_missing(plan: &Plan, year: FiscalYear, part: EvaluationPart) -> bool {
    let is_asked = SheetColumn::of_part(part).is_none_or(|column| plan.sheet_columns.asks(column));
    let place = EvaluationPlace { year, part };
    let text = plan.evaluation_text(place);
    is_asked && (text.is_empty() || !part.takes_in(text) || plan.grade_of_other_rule(place).is_some())
}

/// EVAL-006 W: the effects of the project or a 基本目標 that its KPIs contradict, with their codes: `1` although no KPI met
/// its target, `4` although no KPI is worse than before. There is no finding while an actual is still to come, or if
/// nothing can be compared.
pub fn unlike_effects(plan: &Plan, year: FiscalYear, sheet: &Frozen) -> Vec<(EvaluationPart, String)> {
    let mut unlike = Vec::new();
    for (whole, _) in plan.wholes(year) {
        let part = EvaluationPart::Whole(whole, WholeText::Effect);
        let effect = plan.evaluation_text(EvaluationPlace { year, part });
        let is_of_whole = |row: &&EvaluationRow| !row.is_dropped() && row.is_part_of(whole);
        let rows: Vec<&EvaluationRow> = sheet.rows.iter().filter(is_of_whole).collect();
        let is_waiting =
            |row: &&EvaluationRow| matches!(row.state, RowState::Running | RowState::Unsure | RowState::NotEntered);
        let is_unlike = match effect {
            _ if rows.iter().any(is_waiting) => false,
            "1" => has_missed_all(&rows),
            "4" => has_no_setback(plan, &rows),
            _ => false,
        };
        if is_unlike {
            unlike.push((part, effect.to_owned()));
        }
    }
    unlike
}

/// Whether some KPIs are judged, and none of them met its target.
fn has_missed_all(rows: &[&EvaluationRow]) -> bool {
    let is_judged = |row: &&EvaluationRow| matches!(row.state, RowState::OnTrack | RowState::Below);
    rows.iter().any(is_judged) && !rows.iter().any(|row| row.state == RowState::Met)
}

/// Whether some KPIs can be compared with their baseline, which is possible for 各年度の値, and none is worse.
fn has_no_setback(plan: &Plan, rows: &[&EvaluationRow]) -> bool {
    let has_baseline = |row: &&EvaluationRow| {
        let is_comparable = |row: &Arc<Indicator>| row.basis == Some(Basis::Level) && comparable_baseline(row).is_ok();
        row.rate.is_some() && plan.indicator(row.indicator).is_some_and(is_comparable)
    };
    rows.iter().any(has_baseline) && !rows.iter().any(|row| row.fell_behind)
}

/// EVAL-004 W: the amount spent is 500 to 2,000 times the budget of the sheet, or as small a part of it. On a sheet
/// without a budget, it is less than a hundredth or more than ten times the average yearly cost of the project.
fn unlike_money(plan: &Plan, sheet: &Evaluation) -> Option<EvalDetail> {
    let spent = amount(sheet, SheetText::Spent)?;
    if let Some(budget) = amount(sheet, SheetText::Budget) {
        let is_apart = is_thousand_times(spent, budget) || is_thousand_times(budget, spent);
        return is_apart.then_some(EvalDetail::MoneyApart { spent, budget });
    }
    let cost = cost(&plan.facts.project_cost).filter(|cost| cost.signum() > 0)?;
    let years = plan.project_years();
    let years = u128::try_from(years.end().western() - years.start().western() + 1).ok().filter(|years| *years > 0)?;
    let (spent_parts, cost_parts) = (exact(spent).unsigned_abs(), exact(cost).unsigned_abs());
    let is_small = spent_parts.saturating_mul(years).saturating_mul(100) < cost_parts;
    let is_large = spent_parts.saturating_mul(years) > cost_parts.saturating_mul(10);
    (spent.signum() > 0 && (is_small || is_large)).then_some(EvalDetail::MoneyUnlikely { spent, cost })
}

/// EVAL-011 W: the grant and the donations of a sheet, which are parts of the amount spent, exceed it.
fn exceeded_money(sheet: &Evaluation) -> Option<EvalDetail> {
    let spent = amount(sheet, SheetText::Spent)?;
    let parts = [SheetText::Grant, SheetText::Donations].into_iter().filter_map(|text| amount(sheet, text));
    let parts = parts.fold(Amount::ZERO, |sum, part| sum + part);
    (parts > spent).then_some(EvalDetail::MoneyExceeded { spent, parts })
}

/// An amount of money on a sheet in yen; `None` if there is none.
fn amount(sheet: &Evaluation, text: SheetText) -> Option<Amount> {
    yen(sheet.text(EvaluationPart::Sheet(text)))
}

/// The cost of a plan in yen; `None` if its text has no unit of money, because plans count in 千円.
fn cost(text: &str) -> Option<Amount> {
    let unit = Reading::from_text(text, "").unit?;
    yen(text).filter(|_| is_money(&unit))
}
