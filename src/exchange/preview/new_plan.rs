//! A file that belongs to no plan here, offered as a new one.

use std::sync::Arc;

use super::{Change, Kind, Note, Opened, Preview, Target, reply, row};
use crate::exchange::read::Trouble;
use crate::exchange::wide::WideFile;
use crate::id::PlanId;
use crate::plan::indicator::Basis;
use crate::plan::lineage::{KpiTable, Taken};
use crate::plan::{Form, MOST_INDICATORS, Plan, Workbook};

/// Offers the file as a plan that keeps its 計画ID where that is free.
pub(super) fn offer(file: &WideFile, opened: Opened, workbook: &Workbook, fresh: PlanId) -> Result<Preview, Trouble> {
    let years = file.years(None);
    let (Some((first, _)), Some((last, _))) = (years.first(), years.last()) else { return Err(Trouble::NoYears) };
    let axis = row::run(*first, *last).ok_or(Trouble::NoYears)?;
    let reply = reply::read(file, *first, &KpiTable::default(), None);
    let count = reply.content.rows.len();
    if count > MOST_INDICATORS {
        return Err(Trouble::TooManyKpis { count });
    }
    let id = file.plan.filter(|id| workbook.plan(*id).is_none()).unwrap_or(fresh);
    let mut plan = Plan::new(id, form(&reply.content), axis);
    plan.facts.name.clone_from(&file.plan_name);
    let plan = plan.with_indicators(reply.content.rows.clone()).ok_or(Trouble::TooManyKpis { count })?;
    let mut change = Change::nowhere(Kind::Add);
    change.name.clone_from(&file.plan_name);
    change.chosen = true;
    let mut notes = vec![if opened == Opened::List { Note::NoSuchPlan } else { Note::OtherPlan }];
    if !reply.totals.is_empty() {
        notes.push(Note::TotalsDiffer(reply.totals));
    }
    if !file.unread.is_empty() {
        notes.push(Note::Unread(file.unread.clone()));
    }
    let taken = Taken::new(&reply.content, None);
    Ok(Preview { target: Target::NewPlan(Arc::new(plan)), changes: vec![change], notes, dashes: None, taken })
}

/// A wide file does not say which form its plan follows: the one whose targets count as its first KPI's do.
fn form(table: &KpiTable) -> Form {
    let increments = table.rows.first().is_none_or(|row| row.basis == Basis::Increment);
    if increments { Form::F2022 } else { Form::Strategy }
}
