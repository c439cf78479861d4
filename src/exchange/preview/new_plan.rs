//! A file that belongs to no plan here, offered as a new one.

use std::sync::Arc;

use super::{Change, Kind, Note, Opened, Place, Preview, Target, reply};
use crate::exchange::read::Trouble;
use crate::exchange::wide::WideFile;
use crate::fiscal_year::FiscalYear;
use crate::id::PlanId;
use crate::plan::indicator::Basis;
use crate::plan::lineage::{KpiTable, Taken};
use crate::plan::{Form, MOST_INDICATORS, Plan, Workbook, YearAxis};

/// Offers the file as a plan that keeps its 計画ID where that is free.
pub(super) fn offer(file: &WideFile, opened: Opened, workbook: &Workbook, fresh: PlanId) -> Result<Preview, Trouble> {
    let years: Vec<FiscalYear> = file.years(None).into_keys().collect();
    let (Some(first), Some(last)) = (years.first().copied(), years.last().copied()) else {
        return Err(Trouble::NoYears);
    };
    let axis =
        usize::try_from(last.western() - first.western()).ok().and_then(|more| YearAxis::starting(first, more + 1));
    let reply = reply::read(file, first, &KpiTable::default(), None);
    let count = reply.content.rows.len();
    if count > MOST_INDICATORS {
        return Err(Trouble::TooManyKpis { count });
    }
    let id = file.plan.filter(|id| workbook.plan(*id).is_none()).unwrap_or(fresh);
    let mut plan = Plan::new(id, form(&reply.content), axis.ok_or(Trouble::NoYears)?);
    plan.facts.name.clone_from(&file.plan_name);
    let plan = plan.with_indicators(reply.content.rows.clone()).ok_or(Trouble::TooManyKpis { count })?;
    let change =
        Change { place: Place::Plan, name: file.plan_name.clone(), chosen: true, ..Change::nowhere(Kind::Add) };
    let told = if opened == Opened::List { Note::NoSuchPlan } else { Note::OtherPlan };
    let unread = (!file.unread.is_empty()).then(|| Note::Unread(file.unread.clone()));
    let totals = (!reply.totals.is_empty()).then(|| Note::TotalsDiffer(reply.totals.clone()));
    Ok(Preview {
        target: Target::NewPlan(Arc::new(plan)),
        changes: vec![change],
        notes: std::iter::once(told).chain(totals).chain(unread).collect(),
        dashes: None,
        taken: Taken::new(&reply.content, None),
    })
}

/// A wide file does not say which form its plan follows: the one whose targets count as its first KPI's do.
fn form(table: &KpiTable) -> Form {
    let increments = table.rows.first().is_none_or(|row| row.basis == Basis::Increment);
    if increments { Form::F2022 } else { Form::Strategy }
}
