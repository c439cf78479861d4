//! PLAN-002 to PLAN-004, PLAN-010 and PLAN-014: the sections of the document; DUP-004 and DUP-007: what a section
//! repeats or refers to.
//!
//! The form defines which sections are required. Sections whose facts have rules of their own are left to those rules.
//! Prose is searched only for placeholders that were never filled in.

use std::sync::Arc;

use super::plan::{has_placeholder, readable_end};
use super::rule_context::is_blank;
use super::{Detail, DupDetail, Finding, FindingPlace, PlanDetail};
use crate::plan::document::{OwnProject, ProjectField, SectionState};
use crate::plan::form::{Fill, Section, SectionKind};
use crate::plan::{DocumentPlace, Fact, Leaf, Plan};
use crate::value::FiscalYear;
use crate::value::fiscal_year::{self, Start};
use crate::value::width::key;

/// All rules on the document, in the order of the form.
pub(super) fn of_plan(plan: &Plan) -> Vec<Finding> {
    let rules: [fn(&Plan, &Section) -> Vec<Finding>; 7] =
        [blank, half_a_pair, placeholders, projects_outside, other_heading, other_text, reference_to_blank];
    let outline = plan.form.outline();
    outline.iter().flat_map(|one| rules.iter().flat_map(|rule| rule(plan, one.section))).collect()
}

fn find(place: DocumentPlace, detail: impl Into<Arc<Detail>>) -> Finding {
    Finding { place: FindingPlace::Text(place), detail: detail.into() }
}

fn section_place(section: &Section) -> DocumentPlace {
    DocumentPlace::text(section.leaf)
}

/// PLAN-002 E, PLAN-003 W: a section that must be filled is blank; for PLAN-003 the answer could be 該当なし.
fn blank(plan: &Plan, section: &Section) -> Vec<Finding> {
    let is_told = match &section.kind {
        SectionKind::Group => section.facts.is_empty(),
        SectionKind::KpiTable | SectionKind::Reference { .. } => true,
        _ => false,
    };
    let has_rules = section.facts.iter().any(|fact| plan.form.requires(*fact));
    if is_told || has_rules || plan.section_state(section) != SectionState::Blank {
        return Vec::new();
    }
    let place =
        section.facts.first().map_or(FindingPlace::Text(section_place(section)), |fact| FindingPlace::Fact(*fact));
    let detail = match section.fill {
        Fill::Required => PlanDetail::BlankSection,
        Fill::OrNone => PlanDetail::NoAnswer,
        Fill::Optional => return Vec::new(),
    };
    vec![Finding { place, detail: detail.into() }]
}

/// PLAN-003 W: a section is filled and its reason is not, or the other way round.
fn half_a_pair(plan: &Plan, reason: &Section) -> Vec<Finding> {
    let Some(of) = reason.reason_of.and_then(|leaf| plan.form.section(leaf)) else { return Vec::new() };
    let missing = match (plan.section_state(of), plan.section_state(reason)) {
        (SectionState::Filled, SectionState::Blank) => reason,
        (SectionState::Blank, SectionState::Filled) => of,
        _ => return Vec::new(),
    };
    let is_optional = missing.fill == Fill::Optional;
    if is_optional { vec![find(section_place(missing), PlanDetail::HalfAPair)] } else { Vec::new() }
}

/// PLAN-004 W: a placeholder that was never filled in, such as 「年 月 日」. There is one finding for each text.
fn placeholders(plan: &Plan, section: &Section) -> Vec<Finding> {
    let texts = plan.document.iter().filter(|(place, _)| place.leaf == section.leaf && plan.has_place_for(*place));
    let unfilled = texts.filter(|(_, text)| has_placeholder(text) && !plan.form.is_none_answer(text));
    unfilled.map(|(place, _)| find(place, PlanDetail::Placeholder)).collect()
}

/// PLAN-010 W: an own project is outside the plan's period, by fiscal year. An open start is ignored.
fn projects_outside(plan: &Plan, section: &Section) -> Vec<Finding> {
    let Some(last) = readable_end(&plan.facts.plan_end) else { return Vec::new() };
    let first = match fiscal_year::read_start(&plan.facts.plan_start) {
        Ok(Start::On(read)) => Some(read.date.fiscal_year()),
        Ok(Start::Open) | Err(_) => None,
    };
    let is_outside = |year: FiscalYear| year > last.fiscal_year() || first.is_some_and(|first| year < first);
    let written = plan.document.projects(section.leaf).into_iter().filter(|_| section.kind == SectionKind::Projects);
    let outside = written.filter_map(|project| {
        let fields = [ProjectField::Start, ProjectField::End].into_iter();
        let field = fields.rev().find(|field| year_of(project, *field).is_some_and(is_outside))?;
        let name = project.text(ProjectField::Name).to_owned();
        let detail = PlanDetail::ProjectOutside { name, year: year_of(project, field)?, end: last };
        Some(find(DocumentPlace::project(section.leaf, project.number, field), detail))
    });
    outside.collect()
}

/// The fiscal year in which a project starts or ends.
fn year_of(project: OwnProject<'_>, field: ProjectField) -> Option<FiscalYear> {
    let text = project.text(field);
    let day = fiscal_year::read_date(text).ok().map(|read| read.date.fiscal_year());
    day.or_else(|| fiscal_year::read_fiscal_year(text).ok().map(|read| read.year))
}

/// PLAN-014 N: a heading in the plan that does not count as the heading of the form.
fn other_heading(plan: &Plan, section: &Section) -> Vec<Finding> {
    let place = DocumentPlace::heading(section.leaf);
    let own = plan.document.text(place);
    if is_blank(own) || section.accepts_heading(own) {
        return Vec::new();
    }
    vec![find(place, PlanDetail::OtherHeading { own: own.to_owned(), of_form: section.heading.clone() })]
}

/// DUP-004 W: a section has a text of its own where the form repeats the text of another section.
fn other_text(plan: &Plan, section: &Section) -> Vec<Finding> {
    let own = plan.document.text(section_place(section));
    let differs = !section.repeats.is_empty() && !is_blank(own) && key(own) != key(&plan.repeated_text(section));
    if differs {
        vec![find(section_place(section), DupDetail::OtherText { of: section.repeats.clone() })]
    } else {
        Vec::new()
    }
}

/// DUP-007 E: a reference leads to a blank section. There is no finding if the blank section has one itself.
fn reference_to_blank(plan: &Plan, section: &Section) -> Vec<Finding> {
    let is_silent = |leaf: &&Leaf| {
        plan.form.section(**leaf).is_some_and(|to| {
            let is_blank = plan.section_state(to) == SectionState::Blank;
            is_blank && blank(plan, to).is_empty() && !to.facts.iter().any(|fact| is_missing(plan, *fact))
        })
    };
    let blank = section.refers_to().iter().find(is_silent);
    blank.map(|to| find(section_place(section), DupDetail::NothingThere { to: *to })).into_iter().collect()
}

fn is_missing(plan: &Plan, fact: Fact) -> bool {
    plan.form.requires(fact) && is_blank(&plan.facts.text(fact))
}
