//! The approved states of a plan, each stored as its difference from the next newer state.
//!
//! The newest approved state is stored as a difference from the plan itself, the one before it as a difference from the newest,
//! and so on, so that a text that never changed is stored once. The difference is a JSON patch (RFC 6902) between the bodies of
//! the two states. If the patch is longer than the older body, a single step replaces the whole body, so that no state takes
//! more space than it would alone. A patch fits only bodies of the format in which it was written.

use std::sync::Arc;

use json_patch::jsonptr::PointerBuf;
use json_patch::{AddOperation, Patch, PatchOperation, RemoveOperation, ReplaceOperation};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::plan::PlanRecord;
use crate::plan::approval::LAST_APPROVAL;
use crate::plan::form::FormReader;
use crate::plan::{Approval, Indicator, MOST_APPROVALS, Plan, Procedure};
use crate::storage::Damage;
use crate::storage::json::{is_usual, raw, read, write};
use crate::storage::words::{StoredWord, words};

/// The greatest depth at which a patch may change a body. The sections of a loaded form are deepest, at less than twenty
/// levels. Without a limit each step could reach deeper than the one before, until reading the body overflows the stack.
const DEEPEST: usize = 30;

/// The stored form of an approved state.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ApprovalRecord {
    id: String,
    number: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    procedure: Option<StoredWord<Procedure>>,
    #[serde(default, skip_serializing_if = "is_usual")]
    name: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    approved_on: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    reason: String,
    #[serde(default, skip_serializing_if = "is_usual")]
    note: String,
    /// The steps that turn the next newer state into this state.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    changes: Vec<ChangeRecord>,
}

/// A step of a patch, limited to the kinds that we write. Other kinds could copy a text until it fills the memory.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ChangeRecord {
    op: StoredWord<Operation>,
    path: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<Box<RawValue>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Operation {
    Add,
    Remove,
    Replace,
}
words! { Operation { Add: "add", Remove: "remove", Replace: "replace" } }

/// The records of the approved states of a plan, oldest first.
pub(super) fn records(plan: &Plan) -> Vec<ApprovalRecord> {
    if plan.approvals().is_empty() {
        return Vec::new();
    }
    let mut newer = value(&write(&PlanRecord::of_state(plan)));
    let mut records = Vec::new();
    for approval in plan.approvals().iter().rev() {
        let Approval { id, number, procedure, name, approved_on, reason, note, state } = &**approval;
        let body = write(&PlanRecord::of_state(state));
        let older = value(&body);
        records.push(ApprovalRecord {
            id: id.to_string(),
            number: *number,
            procedure: procedure.map(StoredWord),
            name: name.clone(),
            approved_on: approved_on.clone(),
            reason: reason.clone(),
            note: note.clone(),
            changes: shorter(json_patch::diff(&newer, &older), body),
        });
        newer = older;
    }
    records.reverse();
    records
}

/// The plan of a record with its approved states.
pub(super) fn with_approvals(
    record: PlanRecord,
    approvals: Vec<ApprovalRecord>,
    forms: &mut FormReader,
) -> Result<Plan, Damage> {
    if approvals.len() > MOST_APPROVALS {
        return Err(Damage::TooMany);
    }
    let mut state = value(&write(&record));
    let mut plan = record.into_state(forms)?;
    let mut newer = Arc::new(plan.without_approvals());
    for record in approvals.into_iter().rev() {
        apply(&mut state, record.changes)?;
        let older: PlanRecord = read(&write(&state)).map_err(|_| Damage::Approval)?;
        if !older.is_state() {
            return Err(Damage::Approval);
        }
        let older = Arc::new(shared_with(&newer, older.into_state(forms)?)?);
        let id = record.id.parse().map_err(|_| Damage::Id)?;
        if !(1..=LAST_APPROVAL).contains(&record.number) {
            return Err(Damage::ApprovalNumber);
        }
        if older.id != plan.id || plan.approval(id).is_some() {
            return Err(Damage::Id);
        }
        plan.set_approval(Arc::new(Approval {
            id,
            number: record.number,
            procedure: record.procedure.map(|StoredWord(procedure)| procedure),
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

/// The JSON value of a body. A state is converted through its text, so that the twins are compiled only for texts.
fn value(body: &str) -> Value {
    // What was written is JSON, so the fallback never occurs.
    serde_json::from_str(body).unwrap_or_default()
}

/// The steps that turn the next newer state into this state: those of the patch, or a single step that replaces the
/// whole body if the patch is longer, which happens when many figures changed.
fn shorter(patch: Patch, body: String) -> Vec<ChangeRecord> {
    let steps: Vec<ChangeRecord> = patch.0.into_iter().filter_map(change).collect();
    let whole = [ChangeRecord { op: StoredWord(Operation::Replace), path: String::new(), value: Some(raw(body)) }];
    if write(&steps).len() > write(&whole).len() { Vec::from(whole) } else { steps }
}

/// A step of a patch as it is stored; `None` for kinds of steps that the comparison of two bodies never makes.
fn change(step: PatchOperation) -> Option<ChangeRecord> {
    let (op, path, value) = match step {
        PatchOperation::Add(AddOperation { path, value }) => (Operation::Add, path, Some(value)),
        PatchOperation::Remove(RemoveOperation { path }) => (Operation::Remove, path, None),
        PatchOperation::Replace(ReplaceOperation { path, value }) => (Operation::Replace, path, Some(value)),
        PatchOperation::Move(_) | PatchOperation::Copy(_) | PatchOperation::Test(_) => return None,
    };
    Some(ChangeRecord { op: StoredWord(op), path: path.to_string(), value: value.map(|value| raw(write(&value))) })
}

fn step(change: ChangeRecord) -> Result<PatchOperation, Damage> {
    let path = PointerBuf::parse(change.path).map_err(|_| Damage::Approval)?;
    if path.count() > DEEPEST {
        return Err(Damage::Approval);
    }
    let value = change.value.map(|value| serde_json::from_str::<Value>(value.get())).transpose();
    let value = value.map_err(|_| Damage::Approval)?;
    match (change.op.0, value) {
        (Operation::Add, Some(value)) => Ok(PatchOperation::Add(AddOperation { path, value })),
        (Operation::Replace, Some(value)) => Ok(PatchOperation::Replace(ReplaceOperation { path, value })),
        (Operation::Remove, None) => Ok(PatchOperation::Remove(RemoveOperation { path })),
        _ => Err(Damage::Approval),
    }
}

/// Turns the next newer state into the older state.
fn apply(state: &mut Value, changes: Vec<ChangeRecord>) -> Result<(), Damage> {
    let steps = changes.into_iter().map(step).collect::<Result<_, Damage>>()?;
    json_patch::patch(state, &Patch(steps)).map_err(|_| Damage::Approval)
}

/// The state, which shares its form and the rows that did not change with the next newer state.
fn shared_with(newer: &Plan, mut state: Plan) -> Result<Plan, Damage> {
    if state.form == newer.form {
        state.form = Arc::clone(&newer.form);
    }
    let shared =
        |row: &Arc<Indicator>| Arc::clone(newer.indicator(row.id).filter(|other| *other == row).unwrap_or(row));
    let rows = state.indicators().iter().map(shared).collect();
    state.with_indicators(rows).ok_or(Damage::Id)
}
