//! A file that belongs to no plan here, offered as a new one.

use std::sync::Arc;

use super::answer::answer_dashes;
use super::reply::Reply;
use super::{Change, Dashes, Kind, Note, Opened, Place, Preview, Target, reply, row};
use crate::exchange::read::Trouble;
use crate::exchange::wide::WideFile;
use crate::id::PlanId;
use crate::plan::indicator::Basis;
use crate::plan::lineage::{KpiTable, Taken};
use crate::plan::{Form, MOST_INDICATORS, Plan, Workbook};

/// Offers the file as a plan that keeps its 計画ID where that is free.
pub(super) fn offer(
    file: &WideFile,
    opened: Opened,
    workbook: &Workbook,
    fresh: PlanId,
    dashes: Dashes,
) -> Result<Preview, Trouble> {
    let years = file.years(None);
    let (Some((first, _)), Some((last, _))) = (years.first(), years.last()) else { return Err(Trouble::NoYears) };
    let axis = row::run(*first, *last).ok_or(Trouble::NoYears)?;
    let reply = reply::read(file, *first, &KpiTable::default(), None, &[]);
    let taken = Taken::new(&reply.content, None);
    let (mut rows, count) = (reply.content.rows.clone(), reply.content.rows.len());
    if count > MOST_INDICATORS {
        return Err(Trouble::TooManyKpis { count });
    }
    // A file that carries a version was written here, where `-` says what it means.
    let is_strange = file.versions.is_empty();
    let asked = answer_dashes(&mut rows, &reply.content.years, |_, _| is_strange, dashes);
    let id = file.plan.filter(|id| workbook.plan(*id).is_none()).unwrap_or(fresh);
    let mut plan = Plan::new(id, form(&reply.content), axis);
    plan.facts.name.clone_from(&file.plan_name);
    let plan = plan.with_indicators(rows).ok_or(Trouble::TooManyKpis { count })?;
    let here = file.plan.and_then(|id| workbook.plan(id));
    let mut notes = vec![match (opened, here) {
        (Opened::List, _) => Note::NoSuchPlan,
        (Opened::Plan(_), None) => Note::OtherPlan,
        (Opened::Plan(_), Some(here)) => Note::OtherPlanHere(here.facts.name.clone()),
    }];
    if !reply.totals.is_empty() {
        notes.push(Note::TotalsDiffer(reply.totals.clone()));
    }
    if asked > 0 {
        notes.push(Note::Dashes(asked));
    }
    if !file.unread.is_empty() {
        notes.push(Note::Unread(file.unread.clone()));
    }
    let changes = changes(file, &reply);
    let dashes = (asked > 0).then_some(dashes);
    Ok(Preview { target: Target::NewPlan(Arc::new(plan)), changes, notes, dashes, taken })
}

/// The plan, and what of its rows could not be read as anything.
fn changes(file: &WideFile, reply: &Reply<'_>) -> Vec<Change> {
    let plan = Change { name: file.plan_name.clone(), chosen: true, ..Change::nowhere(Kind::Add) };
    let unread = reply.unread.iter().map(|one| {
        let row = reply.table.row(one.id);
        Change {
            place: Place::Field(one.id, one.field),
            name: row.map(|row| row.name.clone()).unwrap_or_default(),
            unit: row.map(|row| row.unit.clone()).unwrap_or_default(),
            text: Some(one.text.clone()),
            remark: Some(one.why.clone()),
            line: Some(one.line),
            ..Change::nowhere(Kind::Unread)
        }
    });
    [plan].into_iter().chain(unread).collect()
}

/// A wide file does not say which form its plan follows: the one whose targets count as its first KPI's do.
fn form(table: &KpiTable) -> Form {
    let increments = table.rows.first().is_none_or(|row| row.basis == Basis::Increment);
    if increments { Form::F2022 } else { Form::Strategy }
}
