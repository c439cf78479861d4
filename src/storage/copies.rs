//! Automatic copies: the record of a plan as it was before a change, stored under `keikaku/copy/{id}/{n}`.
//!
//! The numbers grow over all plans together, so that they show which copy is older even if a clock was set back. The
//! functions in this file copy the stored text unchanged, and remove copies to make room for a save; both work while
//! the page is being closed.

use crate::storage::{Store, StoreError};
use crate::value::PlanId;

mod creation;
mod pruning;
pub(super) mod record;
mod restorable;
mod slots;

pub use creation::create_copy;
pub use pruning::{CopyProperties, MOST_COPIES, ROOM, ROOM_OF_COPIES, prune, superfluous};
pub use restorable::{Restorable, move_aside, restorable};
pub use slots::{Copy, copies, copy_of, forget_copies};

/// The prefix of the key of every copy.
pub const COPY_PREFIX: &str = "keikaku/copy/";

/// The storage key of the copy with that number.
pub fn copy_key(plan: PlanId, number: u32) -> String {
    format!("{COPY_PREFIX}{plan}/{number}")
}

/// The plan and the number of a copy, read from its key.
fn split(key: &str) -> (&str, u32) {
    let (plan, number) = key.strip_prefix(COPY_PREFIX).and_then(|rest| rest.split_once('/')).unwrap_or_default();
    (plan, number.parse().unwrap_or_default())
}

/// Stores a text as the newest copy of the plan and returns its number.
pub(super) fn write_copy(store: &impl Store, plan: PlanId, text: &str) -> Result<u32, StoreError> {
    // Another program may have stored a number that has no successor.
    let numbers = store.keys(COPY_PREFIX)?.into_iter().filter_map(|key| split(&key).1.checked_add(1));
    let number = numbers.max().unwrap_or(1);
    write(store, &copy_key(plan, number), text)?;
    Ok(number)
}

/// Writes a text; while there is no room, copies are removed, the oldest first, but never the newest of a plan.
pub(super) fn write(store: &impl Store, key: &str, text: &str) -> Result<(), StoreError> {
    loop {
        match store.write(key, text) {
            Err(StoreError::Full) if make_room(store) => {}
            done => return done,
        }
    }
}

/// Removes the oldest copy that has a newer one of the same plan; returns whether one was removed.
fn make_room(store: &impl Store) -> bool {
    let spare = spare_copies(store).unwrap_or_default();
    let oldest = spare.iter().min_by_key(|key| split(key).1);
    oldest.is_some_and(|key| store.remove(key).is_ok() && matches!(store.read(key), Ok(None)))
}

/// The keys of the copies that have a newer copy of the same plan.
pub(super) fn spare_copies(store: &impl Store) -> Result<Vec<String>, StoreError> {
    let keys = store.keys(COPY_PREFIX)?;
    let has_newer = |key: &String| {
        let (plan, number) = split(key);
        keys.iter().map(|other| split(other)).any(|(of, other)| of == plan && other > number)
    };
    Ok(keys.iter().filter(|key| has_newer(key)).cloned().collect())
}
