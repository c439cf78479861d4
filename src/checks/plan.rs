//! PLAN-001 to PLAN-013: the rules about facts.
//!
//! All of them apply to forms of the State; for other forms only the rule that required facts are filled applies
//! (`docs/decisions.md` 5). Blank fields are distinguished from wrong ones: they are 未入力 until 確定 or print (decision
//! 6).

use super::rule_context::is_blank;
use super::{Finding, FindingPlace, PlanDetail};
use crate::plan::cell::{Reading, State};
use crate::plan::{Fact, Facts, Measure, Plan};
use crate::value::fiscal_year::{self, Start, YearError};
use crate::value::{Date, FiscalYear, width};

mod words;

pub(super) use words::{has_placeholder, is_money};

/// Applies all rules to the facts of a plan.
pub(super) fn of_facts(plan: &Plan) -> Vec<Finding> {
    let of_the_state: [fn(&Plan) -> Vec<Finding>; 8] =
        [ends, ends_before_start, ends_apart, ends_within_year, other_length, cost, measure_code, bodies_not_in_area];
    let mut found = blank(plan);
    for rule in of_the_state.into_iter().filter(|_| plan.form.follows_the_state) {
        found.append(&mut rule(plan));
    }
    // A fact that only another form had is not visible, and the user could not correct it.
    found.retain(|one| matches!(one.place, FindingPlace::Fact(fact) if plan.form.fact(fact).is_some()));
    found
}

fn find(fact: Fact, detail: PlanDetail) -> Finding {
    Finding { place: FindingPlace::Fact(fact), detail: detail.into() }
}

/// PLAN-001 E (`docs/decisions.md` 5): name, making bodies or area are blank though the form must have them.
fn blank(plan: &Plan) -> Vec<Finding> {
    let Facts { name, prepared_by, area, .. } = &plan.facts;
    let facts = [
        (Fact::Name, is_blank(name)),
        (Fact::PreparedBy, prepared_by.iter().all(|body| is_blank(body))),
        (Fact::Area, is_blank(area)),
    ];
    let missing = facts.into_iter().filter(|(fact, is_blank)| *is_blank && plan.form.requires(*fact));
    missing.map(|(fact, _)| find(fact, PlanDetail::Blank)).collect()
}

/// The project period (事業実施期間) and the plan period (計画期間): the fact of the end, then start and end as written.
fn periods(facts: &Facts) -> [(Fact, &str, &str); 2] {
    [(Fact::ProjectEnd, &facts.project_start, &facts.project_end), (Fact::PlanEnd, &facts.plan_start, &facts.plan_end)]
}

fn readable_ends(facts: &Facts) -> impl Iterator<Item = (Fact, &str, Date)> {
    let read = |(fact, start, end)| Some((fact, start, fiscal_year::read_date(end).ok()?.date));
    periods(facts).into_iter().filter_map(read)
}

/// PLAN-005 E: an end that the form requires is missing, or an end can't be read. YEAR-006 reports days that do not
/// exist.
fn ends(plan: &Plan) -> Vec<Finding> {
    let detail = |fact, end: &str| match fiscal_year::read_date(end) {
        _ if is_blank(end) => plan.form.requires(fact).then_some(PlanDetail::NoEnd),
        Err(YearError::Unreadable | YearError::Ambiguous) => Some(PlanDetail::UnreadableEnd { text: end.to_owned() }),
        Ok(_) | Err(YearError::Impossible | YearError::Disagreeing) => None,
    };
    periods(&plan.facts).into_iter().filter_map(|(fact, _, end)| Some(find(fact, detail(fact, end)?))).collect()
}

/// PLAN-006 E: an end is before its start, both being days.
fn ends_before_start(plan: &Plan) -> Vec<Finding> {
    let backward = readable_ends(&plan.facts).filter_map(|(fact, start, end)| match fiscal_year::read_start(start) {
        Ok(Start::On(read)) if end < read.date => {
            Some(find(fact, PlanDetail::EndBeforeStart { start: read.date, end }))
        }
        _ => None,
    });
    backward.collect()
}

/// The end of a period, if it can be read.
pub(super) fn readable_end(end: &str) -> Option<Date> {
    fiscal_year::read_date(end).ok().map(|read| read.date)
}

/// PLAN-007 W: the plan and its project end on different days.
fn ends_apart(plan: &Plan) -> Vec<Finding> {
    if plan.form.fact(Fact::ProjectEnd).is_none() {
        return Vec::new();
    }
    let [project, of_plan] = [&plan.facts.project_end, &plan.facts.plan_end].map(|end| readable_end(end));
    let apart = of_plan.zip(project).filter(|(of_plan, project)| of_plan != project);
    let found = apart.map(|(of_plan, project)| find(Fact::PlanEnd, PlanDetail::EndsApart { of_plan, project }));
    found.into_iter().collect()
}

/// PLAN-008 W: a period does not end on 31 March.
fn ends_within_year(plan: &Plan) -> Vec<Finding> {
    let within = readable_ends(&plan.facts).filter(|(_, _, end)| (end.month(), end.day()) != (3, 31));
    within.map(|(fact, _, end)| find(fact, PlanDetail::EndsWithinYear { end })).collect()
}

/// PLAN-009 W (`docs/domain.md`, "How years are written"): the printed nヶ年度 differs from the number of columns with a
/// target that is a number. Silent if there is no such column.
fn other_length(plan: &Plan) -> Vec<Finding> {
    let by_year = plan.indicators().iter().filter(|row| !row.has_period_target() && !row.is_unused());
    let counted = by_year.filter(|row| row.measure != Measure::Descriptive);
    let filled = counted.flat_map(|row| row.targets.iter().filter(|(_, cell)| cell.amount().is_some()));
    let filled: Vec<FiscalYear> = filled.map(|(year, _)| *year).collect();
    let columns = plan.years.years().filter(|year| filled.contains(year)).count();
    let printed = words::years_printed(&plan.facts.project_length).filter(|_| columns > 0);
    let differs = printed.filter(|printed| usize::try_from(*printed).ok() != Some(columns));
    differs.map(|printed| find(Fact::ProjectLength, PlanDetail::OtherLength { printed, columns })).into_iter().collect()
}

/// PLAN-011 E: 総事業費 is blank though the form requires it, unreadable, not above 0, or without a unit of money.
fn cost(plan: &Plan) -> Vec<Finding> {
    let text = &plan.facts.project_cost;
    if is_blank(text) && !plan.form.requires(Fact::ProjectCost) {
        return Vec::new();
    }
    let reading = Reading::from_text(text, "");
    let is_sound = match reading.state {
        State::Number { amount, .. } if reading.doubt.is_none() => {
            amount.signum() > 0 && reading.unit.is_some_and(|unit| is_money(&unit))
        }
        _ => false,
    };
    let detail = if is_blank(text) { PlanDetail::NoCost } else { PlanDetail::UnreadableCost { text: text.clone() } };
    if is_sound { Vec::new() } else { vec![find(Fact::ProjectCost, detail)] }
}

/// PLAN-012 W: the code of the support measure is not a letter and four digits, or not a code that the form prints. The
/// plan has the code once, so that no two places can differ.
fn measure_code(plan: &Plan) -> Vec<Finding> {
    let (text, of_form) = (&plan.facts.measure_code, &plan.form.measures);
    let detail = match words::measure_code(text) {
        _ if is_blank(text) => None,
        None => Some(PlanDetail::OddCode { text: text.clone() }),
        Some(code) if of_form.is_empty() || of_form.contains(&code) => None,
        Some(_) => Some(PlanDetail::OtherCode { text: text.clone(), of_form: of_form.clone() }),
    };
    detail.map(|detail| find(Fact::MeasureCode, detail)).into_iter().collect()
}

/// PLAN-013 W: a body's name, without its prefecture and county, is not in the area.
fn bodies_not_in_area(plan: &Plan) -> Vec<Finding> {
    let area = width::key(&plan.facts.area);
    let bodies = plan.facts.prepared_by.iter().filter(|body| !is_blank(body) && !area.is_empty());
    let missing = bodies.filter(|body| !area.contains(&words::body_alone(body)));
    missing.map(|body| find(Fact::Area, PlanDetail::BodyNotInArea { body: body.clone() })).collect()
}
