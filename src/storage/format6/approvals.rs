//! The approved states of a plan and their records, which are those of format 5.
//!
//! A patch fits the bodies of the format in which it was written. Since a body of format 5 is one of format 6 as well, it fits
//! those, too; a format of which that is no longer so makes every state of its own first.

use std::sync::Arc;

use json_patch::jsonptr::PointerBuf;
use json_patch::{AddOperation, Patch, PatchOperation, RemoveOperation, ReplaceOperation};
use serde_json::Value;

use super::PlanRecordV6;
use crate::plan::form::FormReader;
use crate::plan::{Approval, Indicator, MOST_APPROVALS, Plan};
use crate::storage::Damage;
use crate::storage::format5::approval::{ApprovalRecordV5, ChangeRecordV5, OperationV5};
use crate::storage::json::{raw, read, write};

/// The greatest depth at which a patch changes a body. The sections of a loaded form lie deepest, at less than twenty. Without
/// a bound each step could reach deeper than the one before, until reading the body overflows the stack.
const DEEPEST: usize = 30;

/// The records of the approved states of a plan, oldest first.
pub(super) fn records(plan: &Plan) -> Vec<ApprovalRecordV5> {
    if plan.approvals().is_empty() {
        return Vec::new();
    }
    let mut newer = body(&PlanRecordV6::of_state(plan));
    let mut records = Vec::new();
    for approval in plan.approvals().iter().rev() {
        let Approval { id, number, procedure, name, approved_on, reason, note, state } = &**approval;
        let older = body(&PlanRecordV6::of_state(state));
        records.push(ApprovalRecordV5 {
            id: id.to_string(),
            number: *number,
            procedure: procedure.map(Into::into),
            name: name.clone(),
            approved_on: approved_on.clone(),
            reason: reason.clone(),
            note: note.clone(),
            changes: json_patch::diff(&newer, &older).0.into_iter().filter_map(change).collect(),
        });
        newer = older;
    }
    records.reverse();
    records
}

/// The plan of a record with its approved states.
pub(super) fn with_approvals(
    record: PlanRecordV6,
    approvals: Vec<ApprovalRecordV5>,
    forms: &mut FormReader,
) -> Result<Plan, Damage> {
    if approvals.len() > MOST_APPROVALS {
        return Err(Damage::TooMany);
    }
    let mut state = body(&record);
    let mut plan = record.into_state(forms)?;
    let mut newer = Arc::new(plan.without_approvals());
    for record in approvals.into_iter().rev() {
        apply(&mut state, record.changes)?;
        let older: PlanRecordV6 = read(&write(&state)).map_err(|_| Damage::Approval)?;
        if !older.is_state() {
            return Err(Damage::Approval);
        }
        let older = Arc::new(shared_with(&newer, older.into_state(forms)?)?);
        let id = record.id.parse().map_err(|_| Damage::Id)?;
        if older.id != plan.id || plan.approval(id).is_some() {
            return Err(Damage::Id);
        }
        plan.set_approval(Arc::new(Approval {
            id,
            number: record.number,
            procedure: record.procedure.map(Into::into),
            name: record.name,
            approved_on: record.approved_on,
            reason: record.reason,
            note: record.note,
            state: Arc::clone(&older),
        }));
        newer = older;
    }
    Ok(plan)
}

/// The body of a state. It goes through its text, so that the twins are compiled for texts alone.
fn body(record: &PlanRecordV6) -> Value {
    // What was written is JSON, so the fallback never occurs.
    serde_json::from_str(&write(record)).unwrap_or_default()
}

/// A step of a patch as it is stored. The comparison of two bodies makes no others.
fn change(step: PatchOperation) -> Option<ChangeRecordV5> {
    let (op, path, value) = match step {
        PatchOperation::Add(AddOperation { path, value }) => (OperationV5::Add, path, Some(value)),
        PatchOperation::Remove(RemoveOperation { path }) => (OperationV5::Remove, path, None),
        PatchOperation::Replace(ReplaceOperation { path, value }) => (OperationV5::Replace, path, Some(value)),
        PatchOperation::Move(_) | PatchOperation::Copy(_) | PatchOperation::Test(_) => return None,
    };
    Some(ChangeRecordV5 { op, path: path.to_string(), value: value.map(|value| raw(write(&value))) })
}

fn step(change: ChangeRecordV5) -> Result<PatchOperation, Damage> {
    let path = PointerBuf::parse(change.path).map_err(|_| Damage::Approval)?;
    if path.count() > DEEPEST {
        return Err(Damage::Approval);
    }
    let value = change.value.map(|value| serde_json::from_str::<Value>(value.get())).transpose();
    let value = value.map_err(|_| Damage::Approval)?;
    match (change.op, value) {
        (OperationV5::Add, Some(value)) => Ok(PatchOperation::Add(AddOperation { path, value })),
        (OperationV5::Replace, Some(value)) => Ok(PatchOperation::Replace(ReplaceOperation { path, value })),
        (OperationV5::Remove, None) => Ok(PatchOperation::Remove(RemoveOperation { path })),
        _ => Err(Damage::Approval),
    }
}

/// Makes a state of the one after it.
fn apply(state: &mut Value, changes: Vec<ChangeRecordV5>) -> Result<(), Damage> {
    let steps = changes.into_iter().map(step).collect::<Result<_, Damage>>()?;
    json_patch::patch(state, &Patch(steps)).map_err(|_| Damage::Approval)
}

/// The state with the form and the rows that did not change shared with the state after it.
fn shared_with(newer: &Plan, mut state: Plan) -> Result<Plan, Damage> {
    if state.form == newer.form {
        state.form = Arc::clone(&newer.form);
    }
    let shared =
        |row: &Arc<Indicator>| Arc::clone(newer.indicator(row.id).filter(|other| *other == row).unwrap_or(row));
    let rows = state.indicators().iter().map(shared).collect();
    state.with_indicators(rows).ok_or(Damage::Id)
}
