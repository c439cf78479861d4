//! The remembered readings of tables of other offices (表の読み方), one list under one key. [`crate::import::reading`]
//! interprets the list, which is only a text here.

use serde_json::value::RawValue;

use super::migrate::RecordKind;
use super::{Refusal, Store, StoreError, envelope, json};

/// The storage key of the list.
pub const READINGS_KEY: &str = "keikaku/readings";

/// The list as JSON; `None` if nothing is remembered. An unreadable record is an error ([`StoreError::InTheWay`]).
pub fn stored_readings(store: &impl Store) -> Result<Option<String>, StoreError> {
    let Some(record) = store.read(READINGS_KEY)? else { return Ok(None) };
    let body: Result<Box<RawValue>, Refusal> = envelope::open(&record, RecordKind::Readings).map(|(body, _)| body);
    body.map(|body| Some(body.get().to_owned())).map_err(|_| StoreError::InTheWay)
}

/// Stores the list, which is JSON. It counts as stored only after it was read back.
pub fn keep_readings(store: &impl Store, list: String) -> Result<(), StoreError> {
    stored_readings(store)?;
    let record = envelope::seal(&json::raw(list));
    store.write(READINGS_KEY, &record)?;
    if store.read(READINGS_KEY)?.as_ref() == Some(&record) { Ok(()) } else { Err(StoreError::NotReadBack) }
}

/// Removes the list.
pub fn remove_readings(store: &impl Store) -> Result<(), StoreError> {
    store.remove(READINGS_KEY)
}
