//! Repair of a damaged record from the newest readable copy.
//!
//! The repair never throws away the damaged text. The text moves to a key of its own behind that of the plan
//! (`keikaku/plan/{id}/damaged/{n}`), where it is still shown as a record that cannot be opened, until the user removes
//! it. Only then is the plan's key free, and the copy is added like a new plan, in a step that can be undone.

use std::sync::Arc;

use super::slots::{Copy, copies};
use crate::plan::Plan;
use crate::storage::{PLAN_PREFIX, Refusal, Store, StoreError, UnreadableRecord, plan_key, unreadable_record};
use crate::value::{PlanId, Timestamp};

/// The part of a key that marks a damaged record that was moved aside.
const ASIDE_MARK: &str = "/damaged/";

/// The state from which a damaged record can be repaired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restorable {
    /// The plan in the newest readable copy.
    pub plan: Arc<Plan>,
    /// The time of that state of the plan; `None` if it is not known.
    pub saved: Option<Timestamp>,
    /// The number of newer copies that were skipped because they are damaged themselves.
    pub passed_over: usize,
}

/// The state from which the record can be repaired; `None` if the record has another format, was moved aside before, or
/// has no readable copy.
pub fn restorable(store: &impl Store, record: &UnreadableRecord) -> Result<Option<Restorable>, StoreError> {
    let id = record.key.strip_prefix(PLAN_PREFIX).and_then(|id| id.parse::<PlanId>().ok());
    let Some(id) = id.filter(|_| matches!(record.why, Refusal::Damaged(_))) else { return Ok(None) };
    let copies = copies(store, id)?;
    let readable = |(passed_over, copy): (usize, &Copy)| {
        let plan = Arc::clone(copy.content.as_ref().ok()?);
        Some(Restorable { plan, saved: copy.saved, passed_over })
    };
    Ok(copies.iter().enumerate().find_map(readable))
}

/// Moves the damaged record of a plan to another key, so that its own key is free. The record is written there and read
/// back before it is removed. Returns the record under its new key; `None` if the plan has no unreadable record.
pub fn move_aside(store: &impl Store, id: PlanId) -> Result<Option<UnreadableRecord>, StoreError> {
    let Some(record) = unreadable_record(store, id)? else { return Ok(None) };
    if !matches!(record.why, Refusal::Damaged(_)) {
        return Err(StoreError::InTheWay);
    }
    let taken = store.keys(&format!("{}{ASIDE_MARK}", plan_key(id)))?.len();
    let free = (taken + 1..).map(|number| format!("{}{ASIDE_MARK}{number}", plan_key(id)));
    for key in free {
        if store.read(&key)?.is_some() {
            continue;
        }
        super::write(store, &key, &record.raw)?;
        if store.read(&key)?.as_ref() != Some(&record.raw) {
            return Err(StoreError::NotReadBack);
        }
        store.remove(&record.key)?;
        return Ok(Some(UnreadableRecord { key, ..record }));
    }
    Err(StoreError::Denied)
}
