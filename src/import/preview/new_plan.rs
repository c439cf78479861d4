//! The preview of a file that belongs to no plan of the workbook and is offered as a new one.

use std::sync::Arc;

use super::known_plan::{answer_dashes, notes_of_file};
use super::matching::KnownTables;
use super::returned_table::ReturnedTable;
use super::{AskedDashes, ImportTarget, Note, OpenedOn, Preview, counting, returned_table, row, totals};
use crate::checks;
use crate::import::questions::Answers;
use crate::import::read::ImportError;
use crate::import::wide::WideFile;
use crate::merge::review::{Change, ChangeKind, ChangePlace, Changes, Decision, Remark};
use crate::plan::indicator::Basis;
use crate::plan::lineage::{KpiTable, Taken};
use crate::plan::{BuiltIn, Indicator, Plan, Workbook};
use crate::value::distinct;
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::PlanId;

/// Makes the preview of the file as a new plan, which keeps the file's plan id (計画ID) if that is free.
pub(super) fn offer(
    file: &WideFile,
    opened: OpenedOn,
    workbook: &Workbook,
    fresh: PlanId,
    answers: &Answers,
) -> Result<Preview, ImportError> {
    let run = |years: &[FiscalYear]| row::run(*years.first()?, *years.last()?);
    // A span that is longer than a plan can be is ignored.
    let spanned = run(&distinct(file.years.iter().chain(&file.spanned_years).copied()));
    let axis = spanned.or_else(|| run(&file.years)).ok_or(ImportError::NoYears)?;
    let reply = returned_table::read(file, KnownTables::ours_alone(&KpiTable::default()), answers);
    let taken = Taken::new(&reply.content, None);
    let (mut rows, count) = (reply.content.rows.clone(), reply.content.rows.len());
    // A file with a version was written by this program, where the meaning of `-` is known.
    let is_strange = file.versions.is_empty();
    let asked = answer_dashes(&mut rows, &reply.content.years, |_, _| is_strange, |_, _| None, answers.dashes);
    let counting = counting::settle(&mut rows, &reply.sources, |_| true, answers);
    let totals = totals::differing(&rows, &reply.sources, &file.years, &[], answers);
    let id = file.plan.filter(|id| workbook.plan(*id).is_none()).unwrap_or(fresh);
    let mut plan = Plan::new(id, form(&rows), axis);
    plan.facts.name.clone_from(&file.plan_name);
    let body = answers.body.as_ref().unwrap_or(&file.body);
    plan.facts.prepared_by = Some(body.clone()).filter(|body| !body.is_empty()).into_iter().collect();
    // More KPIs than a plan can hold are shown but not kept.
    let held = plan.with_indicators(rows);
    let fits = held.is_some();
    let plan = held.unwrap_or(plan);
    let here = file.plan.and_then(|id| workbook.plan(id));
    let mut notes = vec![match (opened, here) {
        (OpenedOn::List, _) => Note::NoSuchPlan,
        (OpenedOn::Plan(_), None) => Note::OtherPlan,
        (OpenedOn::Plan(_), Some(here)) => Note::OtherPlanHere(here.facts.name.clone()),
    }];
    notes.append(&mut notes_of_file(file, totals, asked));
    notes.extend(Some(Note::TooMany(count)).filter(|_| !fits));
    let questions = file.questions.iter().cloned().chain(reply.found.questions(answers)).chain(counting).collect();
    let changes = Changes::grouped(changes(file, &reply, &plan, fits));
    let dashes = AskedDashes::new(asked, answers);
    Ok(Preview { changes, notes, questions, dashes, ..Preview::new(ImportTarget::NewPlan(Arc::new(plan)), taken) })
}

/// The changes: the plan, proposed with its doubtful figures named; its KPIs, if the plan cannot hold them all; and the
/// unreadable texts.
fn changes(file: &WideFile, reply: &ReturnedTable<'_>, plan: &Plan, fits: bool) -> Vec<Change> {
    // The plan may have no KPI until a question is answered.
    let is_plan = fits && !reply.table.rows.is_empty();
    let decision = if is_plan { Decision::Theirs } else { Decision::Ours };
    let count = if fits { reply.table.rows.len() } else { 0 };
    let remark = Remark::on_cells(checks::doubtful_cells_of_plan(plan));
    let plan = Change { name: file.plan_name.clone(), count, remark, decision, ..Change::nowhere(ChangeKind::Add) };
    let unread = reply.found.unread.iter().map(|one| {
        let row = reply.row(one.id);
        Change {
            place: ChangePlace::Field(one.id, one.field),
            name: row.map(|row| row.name.clone()).unwrap_or_default(),
            unit: row.map(|row| row.unit.clone()).unwrap_or_default(),
            text: Some(one.text.clone()),
            remark: Some(one.why.clone()),
            line: Some(one.line),
            ..Change::nowhere(one.why.kind())
        }
    });
    let rows = reply.table.rows.iter().filter(|_| !fits).map(|row| Change {
        place: ChangePlace::Kpi(row.id),
        name: row.name.clone(),
        unit: row.unit.clone(),
        ..Change::nowhere(ChangeKind::Add)
    });
    [plan].into_iter().chain(rows).chain(unread).collect()
}

/// The form of the new plan, which a wide file does not name: the form whose targets are counted like the first KPI's, by the
/// file or the user's answer.
fn form(rows: &[Arc<Indicator>]) -> BuiltIn {
    let increments = rows.first().is_none_or(|row| row.basis == Some(Basis::Increment));
    if increments { BuiltIn::F2022 } else { BuiltIn::Strategy }
}
