//! The function この端末からすべて消す (delete everything from this device): it removes all keys of this program and no others.
//!
//! Another tab still shows what was removed. Writing and removing a key ([`WIPED_KEY`]) informs it, so that it stops
//! and starts again (`web/rescue.js`). A tab that is not informed does not write its plans back either, since their
//! records are gone ([`StoreError::Gone`]).

use crate::plan::Workbook;
use crate::plan::form::FormReader;
use crate::storage::{
    self, ANY_PREFIX, COPY_PREFIX, FILE_PREFIX, FORM_PREFIX, LINEAGE_PREFIX, PLAN_PREFIX, READINGS_KEY, SETTINGS_KEY,
    Store, StoreError, open_with,
};

/// The key whose writing informs other tabs that everything was wiped.
pub const WIPED_KEY: &str = "keikaku/wiped";

/// The numbers of stored items that would be removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stock {
    /// The number of plans, including those in the bin and those that are shown but not stored.
    pub plans: usize,
    /// The number of records that could not be opened.
    pub unreadable: usize,
    /// The number of lineage records.
    pub lineages: usize,
    /// The number of automatic copies.
    pub copies: usize,
    /// The number of records of plans' files; the files themselves are not removed.
    pub files: usize,
    /// The number of forms that were loaded.
    pub forms: usize,
    /// The number of plans that only the journal has.
    pub found: usize,
    /// Whether readings of tables are remembered.
    pub readings: bool,
    /// Whether settings are stored.
    pub settings: bool,
}

impl Stock {
    /// Whether there is nothing to wipe.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

/// Counts the items of the store and of this workbook together.
pub fn stock(store: &impl Store, workbook: &Workbook) -> Result<Stock, StoreError> {
    let mut forms = FormReader::default();
    let mut stock = Stock { plans: workbook.plans().len(), ..Stock::default() };
    for key in store.keys(ANY_PREFIX)? {
        if key.starts_with(LINEAGE_PREFIX) {
            stock.lineages += 1;
        } else if key.starts_with(COPY_PREFIX) {
            stock.copies += 1;
        } else if key.starts_with(FILE_PREFIX) {
            let record = store.read(&key)?.and_then(|record| storage::decode_file(&record).ok());
            stock.files += usize::from(record.is_some_and(|record| record.name.is_some()));
        } else if key.starts_with(FORM_PREFIX) {
            stock.forms += 1;
        } else if key.starts_with(PLAN_PREFIX) {
            let Some(raw) = store.read(&key)? else { continue };
            match open_with(key, raw, &mut forms) {
                Ok(kept) => stock.plans += usize::from(workbook.plan(kept.plan.id).is_none()),
                Err(_) => stock.unreadable += 1,
            }
        }
    }
    stock.readings = store.read(READINGS_KEY)?.is_some();
    stock.settings = store.read(SETTINGS_KEY)?.is_some();
    Ok(stock)
}

/// Removes every key of this program from the store, informs the other tabs, and verifies that no key is left.
pub fn wipe(store: &impl Store) -> Result<(), StoreError> {
    for key in store.keys(ANY_PREFIX)? {
        store.remove(&key)?;
    }
    // If the store accepts no more writes, the other tabs still refuse to overwrite records that are gone.
    let _ = store.write(WIPED_KEY, "{}");
    store.remove(WIPED_KEY)?;
    if store.keys(ANY_PREFIX)?.is_empty() { Ok(()) } else { Err(StoreError::NotReadBack) }
}
