//! YEAR-003 and YEAR-005 to YEAR-007: years and dates as they are written.
//!
//! YEAR-001, 002 and 004 occur while a file is read; the stored axis is always valid (`docs/decisions.md` 3), so they
//! have a code and a sentence but no rule here. Only structured fields are checked, never prose.

use super::rule_context::{Kpi, RuleContext};
use super::{Finding, FindingPlace, ReadAs, RowPlace, YearDetail};
use crate::plan::document::ProjectField;
use crate::plan::{DocumentPlace, Fact, Plan};
use crate::value::fiscal_year::{self, Start, YearError};
use crate::value::{AsOf, FiscalYear, width};

/// Applies all rules on facts and headings, and YEAR-003 also on rows, because it reports each expression only once.
pub(super) fn of_plan(plan: &Plan) -> Vec<Finding> {
    let mut found = past_their_era(plan);
    found.append(&mut without_columns(plan));
    found.append(&mut impossible(plan));
    found
}

/// Applies all rules to a row.
pub(super) fn of_row(kpi: Kpi<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(impossible_baseline(kpi));
    found.extend(calendar_year(kpi));
    found
}

/// The texts of headings, and of facts that the form has, that name a date or a year, with their places.
fn texts(plan: &Plan) -> Vec<(FindingPlace, &str)> {
    let facts = &plan.facts;
    let dated = [
        (Fact::ApprovedOn, &facts.approved_on),
        (Fact::ProjectStart, &facts.project_start),
        (Fact::ProjectEnd, &facts.project_end),
        (Fact::PlanStart, &facts.plan_start),
        (Fact::PlanEnd, &facts.plan_end),
    ];
    let of_the_form = dated.into_iter().filter(|(fact, _)| plan.form.fact(*fact).is_some());
    let mut texts: Vec<_> = of_the_form.map(|(fact, text)| (FindingPlace::Fact(fact), text.as_str())).collect();
    for section in plan.form.outline() {
        for project in plan.document.projects(section.section.leaf) {
            for field in [ProjectField::Start, ProjectField::End] {
                let place = DocumentPlace::project(section.section.leaf, project.number, field);
                texts.push((FindingPlace::Text(place), project.text(field)));
            }
        }
    }
    for (year, heading) in plan.years.iter() {
        texts.push((FindingPlace::Heading(year), heading));
    }
    texts
}

/// YEAR-003 N: a year or day in an era that had ended by then (平成33年度). Each expression has one finding, at its first
/// place.
fn past_their_era(plan: &Plan) -> Vec<Finding> {
    let context = RuleContext::from_plan(plan);
    let mut written = texts(plan);
    for row in plan.indicators() {
        let kpi = Kpi { row, context };
        if !kpi.is_untouched() && !kpi.row.is_unused() {
            written.push((kpi.place(RowPlace::AsOf), &row.baseline.as_of_text));
        }
    }
    let (mut seen, mut found) = (Vec::new(), Vec::new());
    for (place, text) in written {
        let (Some(read), key) = (read_past_its_era(text), width::key(text)) else { continue };
        if !seen.contains(&key) {
            seen.push(key);
            let detail = YearDetail::PastItsEra { text: text.to_owned(), read };
            found.push(Finding { place, detail: detail.into() });
        }
    }
    found
}

fn read_past_its_era(text: &str) -> Option<ReadAs> {
    let day = fiscal_year::read_date(text).ok().filter(|read| read.past_its_era);
    let year = fiscal_year::read_fiscal_year(text).ok().filter(|read| read.past_its_era);
    day.map(|read| ReadAs::Day(read.date)).or(year.map(|read| ReadAs::Year(read.year)))
}

/// YEAR-005 W: the columns do not cover the project. An open start (認定の日) is ignored. There is one finding for the
/// years before the first column and one for the years after the last.
fn without_columns(plan: &Plan) -> Vec<Finding> {
    let start = match fiscal_year::read_start(&plan.facts.project_start) {
        Ok(Start::On(read)) => Some(read.date.fiscal_year()),
        Ok(Start::Open) | Err(_) => None,
    };
    let end = fiscal_year::read_date(&plan.facts.project_end).ok().map(|read| read.date.fiscal_year());
    let (before, behind) = (plan.years.first().plus(-1), plan.years.last().plus(1));
    let early = start.zip(before).map(|(start, before)| (start, end.map_or(before, |end| end.min(before))));
    let late = behind.zip(end).map(|(behind, end)| (start.map_or(behind, |start| start.max(behind)), end));
    let sides = [(Fact::ProjectStart, early), (Fact::ProjectEnd, late)];
    sides.into_iter().filter_map(|(fact, years)| no_columns(fact, years?)).collect()
}

/// The finding of YEAR-005; `None` for an empty range of years, as for a project that ends before it begins.
fn no_columns(fact: Fact, (first, last): (FiscalYear, FiscalYear)) -> Option<Finding> {
    let detail = YearDetail::NoColumns { first, last };
    (first <= last).then(|| Finding { place: FindingPlace::Fact(fact), detail: detail.into() })
}

/// YEAR-006 E: a date or an era year that does not exist, or an era year beside a different western year. One finding
/// for each text.
fn impossible(plan: &Plan) -> Vec<Finding> {
    let mut found = Vec::new();
    for (place, text) in texts(plan) {
        if is_impossible(text) {
            let detail = YearDetail::Impossible { text: text.to_owned() };
            found.push(Finding { place, detail: detail.into() });
        }
    }
    found
}

/// YEAR-006 E for the date of the baseline.
fn impossible_baseline(kpi: Kpi<'_>) -> Option<Finding> {
    let text = &kpi.row.baseline.as_of_text;
    is_impossible(text).then(|| kpi.find(RowPlace::AsOf, YearDetail::Impossible { text: text.clone() }))
}

fn is_impossible(text: &str) -> bool {
    let is_wrong = |error| matches!(error, YearError::Impossible | YearError::Disagreeing);
    fiscal_year::read_date(text).is_err_and(is_wrong) || fiscal_year::read_fiscal_year(text).is_err_and(is_wrong)
}

/// YEAR-007 N: a baseline of a calendar or survey year beside fiscal years.
fn calendar_year(kpi: Kpi<'_>) -> Option<Finding> {
    let Some(AsOf::CalendarYear(year)) = kpi.row.baseline.as_of else { return None };
    let text = kpi.row.baseline.as_of_text.clone();
    Some(kpi.find(RowPlace::AsOf, YearDetail::CalendarYear { text, year }))
}
