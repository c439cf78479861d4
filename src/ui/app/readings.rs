//! The readings of tables from other offices that are remembered in this browser.

use keikaku::import::reading::{RememberedReading, decode_readings, encode_readings};
use keikaku::storage::{StoreError, keep_readings, remove_readings, stored_readings};

use crate::browser::LocalStore;

/// The remembered readings; empty if they cannot be read.
pub(crate) fn readings() -> Vec<RememberedReading> {
    let stored = stored_readings(&LocalStore).ok().flatten();
    stored.and_then(|list| decode_readings(&list).ok()).unwrap_or_default()
}

/// Changes the remembered readings. Fails without a change if they cannot be read, for example because a newer version
/// of the product wrote them.
pub(crate) fn change_readings(change: impl FnOnce(&mut Vec<RememberedReading>)) -> Result<(), StoreError> {
    let stored = stored_readings(&LocalStore)?;
    let read = stored.as_deref().map(decode_readings).transpose();
    let mut list = read.map_err(|_| StoreError::InTheWay)?.unwrap_or_default();
    change(&mut list);
    if list.is_empty() { remove_readings(&LocalStore) } else { keep_readings(&LocalStore, encode_readings(&list)) }
}
