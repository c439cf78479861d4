//! The copies of a plan for display: each with its time, its occasion and its plan.

use std::sync::Arc;

use super::{COPY_PREFIX, copy_key, split};
use crate::plan::Plan;
use crate::plan::form::FormReader;
use crate::storage::{self, Damage, Occasion, Refusal, Store, StoreError};
use crate::value::{PlanId, Timestamp};

/// A copy of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The id of the plan that was copied.
    pub plan: PlanId,
    /// The number of the copy; a higher number is newer.
    pub number: u32,
    /// The occasion on which the copy was made.
    pub occasion: Occasion,
    /// The time of that state of the plan; `None` if it is not known.
    pub saved: Option<Timestamp>,
    /// The plan in the copy, or the reason for which it can't be opened.
    pub content: Result<Arc<Plan>, Refusal>,
}

/// The copies of a plan, the newest first.
pub fn copies(store: &impl Store, plan: PlanId) -> Result<Vec<Copy>, StoreError> {
    let (mut found, mut forms) = (Vec::new(), FormReader::default());
    for key in store.keys(&format!("{COPY_PREFIX}{plan}/"))? {
        let number = split(&key).1;
        if let Some(text) = store.read(&key)? {
            found.push(read(plan, number, &text, &mut forms));
        }
    }
    found.sort_by_key(|copy| std::cmp::Reverse(copy.number));
    Ok(found)
}

/// The newest copy of a plan, without reading its other copies; `None` if the plan has none.
pub(super) fn newest(store: &impl Store, plan: PlanId) -> Result<Option<Copy>, StoreError> {
    let keys = store.keys(&format!("{COPY_PREFIX}{plan}/"))?;
    let Some(key) = keys.iter().max_by_key(|key| split(key).1) else { return Ok(None) };
    Ok(store.read(key)?.map(|text| read(plan, split(key).1, &text, &mut FormReader::default())))
}

/// The copy with that number, of any plan; `None` if there is none.
pub fn copy_of(store: &impl Store, number: u32) -> Result<Option<Copy>, StoreError> {
    for key in store.keys(COPY_PREFIX)? {
        let plan = key.strip_prefix(COPY_PREFIX).and_then(|rest| rest.split('/').next()?.parse().ok());
        if let Some(plan) = plan.filter(|plan| key == copy_key(*plan, number))
            && let Some(text) = store.read(&key)?
        {
            return Ok(Some(read(plan, number, &text, &mut FormReader::default())));
        }
    }
    Ok(None)
}

/// Removes all copies of a plan and returns their number.
pub fn forget_copies(store: &impl Store, plan: PlanId) -> Result<usize, StoreError> {
    let keys = store.keys(&format!("{COPY_PREFIX}{plan}/"))?;
    for key in &keys {
        store.remove(key)?;
    }
    Ok(keys.len())
}

fn read(plan: PlanId, number: u32, text: &str, forms: &mut FormReader) -> Copy {
    let (occasion, record) = match storage::decode_copy(text) {
        Ok((occasion, record)) => (occasion, Ok(record)),
        Err(refusal) => (Occasion::default(), Err(refusal)),
    };
    let saved = record.ok().and_then(|record| storage::marking(record).saved);
    let content = record.and_then(|record| storage::decode_plan_at(record, forms)).and_then(|(content, _)| {
        if content.id == plan { Ok(Arc::new(content)) } else { Err(Refusal::Damaged(Damage::OtherKey)) }
    });
    Copy { plan, number, occasion, saved, content }
}
