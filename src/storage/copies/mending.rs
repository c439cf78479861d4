//! A damaged record mended from the newest copy that can be read.
//!
//! The damaged text is never thrown away by it: it goes to a key of its own behind that of the plan
//! (`keikaku/plan/{id}/damaged/{n}`), under which it goes on being shown as a record that cannot be opened, until somebody
//! removes it. Only then is the plan's key free, and the copy comes back as a new plan does, by a step that can be undone.

use std::sync::Arc;

use super::slots::{Copy, copies};
use crate::plan::Plan;
use crate::storage::{PLAN_PREFIX, Refusal, Store, StoreError, UnreadableRecord, plan_key, unreadable_record};
use crate::value::id::PlanId;
use crate::value::timestamp::Timestamp;

/// Stands in the key of a damaged record that was moved aside.
const ASIDE_MARK: &str = "/damaged/";

/// What a damaged record can be mended with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mending {
    /// The plan as the newest readable copy has it.
    pub plan: Arc<Plan>,
    /// When the plan was so, if that is known.
    pub saved: Option<Timestamp>,
    /// How many newer copies are damaged themselves and were passed over.
    pub passed_over: usize,
}

/// What the record can be mended with; `None` where it is of a newer version, was moved aside before, or has no copy that
/// can be read.
pub fn mending(store: &impl Store, record: &UnreadableRecord) -> Result<Option<Mending>, StoreError> {
    let id = record.key.strip_prefix(PLAN_PREFIX).and_then(|id| id.parse::<PlanId>().ok());
    let Some(id) = id.filter(|_| matches!(record.why, Refusal::Damaged(_))) else { return Ok(None) };
    let copies = copies(store, id)?;
    let readable = |(passed_over, copy): (usize, &Copy)| {
        let plan = Arc::clone(copy.content.as_ref().ok()?);
        Some(Mending { plan, saved: copy.saved, passed_over })
    };
    Ok(copies.iter().enumerate().find_map(readable))
}

/// Moves the damaged record of that plan aside, so that its key is free: written under the other key and read back before
/// it goes from its own. How it stands there.
pub fn move_aside(store: &impl Store, id: PlanId) -> Result<Option<UnreadableRecord>, StoreError> {
    let Some(record) = unreadable_record(store, id)? else { return Ok(None) };
    if matches!(record.why, Refusal::TooNew { .. }) {
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
