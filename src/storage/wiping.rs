//! この端末からすべて消す: everything of ours goes out of the store, and nothing of anyone else's.
//!
//! Another tab still shows what went. It is told by a key that comes and goes ([`WIPED_KEY`]), stops and begins anew
//! (`web/rescue.js`); a tab that does not hear it writes no plan back all the same, since the record that it built on is
//! gone ([`StoreError::ChangedElsewhere`]).

use crate::plan::Workbook;
use crate::storage::{
    self, COPY_PREFIX, FILE_PREFIX, LINEAGE_PREFIX, PLAN_PREFIX, SETTINGS_KEY, Store, StoreError, open,
};

/// Begins every key of ours.
const PREFIX: &str = "keikaku/";
/// The key by which other tabs hear that everything was wiped.
pub const WIPED_KEY: &str = "keikaku/wiped";

/// What would go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stock {
    /// Plans, those in the bin too: those of the store, and those that are shown and not kept.
    pub plans: usize,
    /// Records that could not be opened.
    pub unreadable: usize,
    /// Records of what was sent out and imported.
    pub lineages: usize,
    /// Automatic copies.
    pub copies: usize,
    /// Files of plans of which it is known where they lie; the files themselves stay.
    pub files: usize,
    /// Whether there are settings.
    pub settings: bool,
}

impl Stock {
    /// Whether there is nothing to wipe.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

/// What the store and this workbook hold together.
pub fn stock(store: &impl Store, workbook: &Workbook) -> Result<Stock, StoreError> {
    let mut stock = Stock { plans: workbook.plans().len(), ..Stock::default() };
    for key in store.keys(PREFIX)? {
        if key.starts_with(LINEAGE_PREFIX) {
            stock.lineages += 1;
        } else if key.starts_with(COPY_PREFIX) {
            stock.copies += 1;
        } else if key.starts_with(FILE_PREFIX) {
            let record = store.read(&key)?.and_then(|record| storage::decode_file(&record).ok());
            stock.files += usize::from(record.is_some_and(|record| record.name.is_some()));
        } else if key.starts_with(PLAN_PREFIX) {
            let Some(raw) = store.read(&key)? else { continue };
            match open(key, raw) {
                Ok(kept) => stock.plans += usize::from(workbook.plan(kept.plan.id).is_none()),
                Err(_) => stock.unreadable += 1,
            }
        }
    }
    stock.settings = store.read(SETTINGS_KEY)?.is_some();
    Ok(stock)
}

/// Takes every key of ours out of the store, tells the other tabs, and makes sure that none is left.
pub fn wipe(store: &impl Store) -> Result<(), StoreError> {
    for key in store.keys(PREFIX)? {
        store.remove(&key)?;
    }
    // Where the store takes nothing any more, the others still refuse to write over what is gone.
    let _ = store.write(WIPED_KEY, "{}");
    store.remove(WIPED_KEY)?;
    if store.keys(PREFIX)?.is_empty() { Ok(()) } else { Err(StoreError::NotReadBack) }
}
