//! The lineages in the store: the tables of each plan that were sent or imported, in records of their own.
//!
//! Two tabs may add to the lineage of one plan. What the other tab has added meanwhile stays, since a table that was
//! sent must be known when it comes back. A record that can't be read is reported and stays as it is.

use crate::plan::{Lineage, Lineages, Workbook};
use crate::storage;
use crate::storage::{Store, StoreError, UnreadableRecord, copies, plan_key};
use crate::value::PlanId;

/// The storage key of the plan's lineage.
pub fn lineage_key(id: PlanId) -> String {
    format!("{LINEAGE_PREFIX}{id}")
}

/// The prefix of the key of every lineage.
pub const LINEAGE_PREFIX: &str = "keikaku/lineage/";

/// The lineages in the store as far as this tab knows.
#[derive(Clone, Debug, Default)]
pub struct LineageStore {
    stored: Lineages,
}

impl LineageStore {
    /// Reads all lineages; the second part is the list of records that could not be read.
    pub fn load(&mut self, store: &impl Store) -> Result<(Lineages, Vec<UnreadableRecord>), StoreError> {
        let (mut lineages, mut unreadable) = (Lineages::new(), Vec::new());
        for key in store.keys(LINEAGE_PREFIX)? {
            let id = key.strip_prefix(LINEAGE_PREFIX).and_then(|id| id.parse().ok());
            let (Some(raw), Some(id)) = (store.read(&key)?, id) else { continue };
            match storage::decode_lineage(&raw) {
                Ok(lineage) => drop(lineages.insert(id, lineage)),
                Err(why) => unreadable.push(UnreadableRecord { key, raw, why }),
            }
        }
        self.stored = lineages.clone();
        Ok((lineages, unreadable))
    }

    /// Reads all lineages again and merges these lineages with what other tabs have added since the last read or write;
    /// the second part is the list of records that could not be read.
    pub fn merge_stored(
        &mut self,
        store: &impl Store,
        lineages: &Lineages,
    ) -> Result<(Lineages, Vec<UnreadableRecord>), StoreError> {
        let known = std::mem::take(&mut self.stored);
        let (stored, unreadable) = self.load(store)?;
        let mut merged = lineages.clone();
        let nothing = Lineage::default();
        for (id, stored) in &stored {
            let ours = lineages.get(id).unwrap_or(&nothing);
            merged.insert(*id, ours.caught_up(stored, known.get(id).unwrap_or(&nothing)));
        }
        Ok((merged, unreadable))
    }

    /// Whether the store contains these lineages of the plans in the workbook, as far as this tab knows.
    pub fn has_all_of(&self, workbook: &Workbook, lineages: &Lineages) -> bool {
        let here = lineages.iter().filter(|(id, _)| workbook.plan(**id).is_some());
        here.into_iter().all(|(id, lineage)| self.stored.get(id) == Some(lineage))
    }

    /// Writes the changed lineages of the plans in the workbook, and removes the lineages of plans that are no longer
    /// in the store. Failures do not stop the rest; they are returned by plan.
    pub fn save(&mut self, store: &impl Store, workbook: &Workbook, lineages: &Lineages) -> Vec<(PlanId, StoreError)> {
        let mut errors = Vec::new();
        for (id, lineage) in lineages {
            if workbook.plan(*id).is_some() && self.stored.get(id) != Some(lineage) {
                match save(store, *id, lineage, self.stored.get(id)) {
                    Ok(()) => drop(self.stored.insert(*id, lineage.clone())),
                    Err(error) => errors.push((*id, error)),
                }
            }
        }
        let gone: Vec<PlanId> = self.stored.keys().copied().filter(|id| workbook.plan(*id).is_none()).collect();
        for id in gone {
            match remove(store, id) {
                Ok(true) => drop(self.stored.remove(&id)),
                Ok(false) => {}
                Err(error) => errors.push((id, error)),
            }
        }
        errors
    }
}

/// Writes a lineage merged with what another tab has added. A record that can't be read is not overwritten, since
/// reading has already reported it.
fn save(store: &impl Store, id: PlanId, ours: &Lineage, known: Option<&Lineage>) -> Result<(), StoreError> {
    let key = lineage_key(id);
    let raw = store.read(&key)?;
    let text = match raw.as_deref().map(storage::decode_lineage) {
        None => storage::encode_lineage(ours),
        Some(Ok(stored)) => storage::encode_lineage(&ours.caught_up(&stored, known.unwrap_or(&Lineage::default()))),
        Some(Err(_)) => return Ok(()),
    };
    if raw.as_ref() == Some(&text) {
        return Ok(());
    }
    copies::write(store, &key, &text)?;
    if store.read(&key)?.as_ref() == Some(&text) { Ok(()) } else { Err(StoreError::NotReadBack) }
}

/// Removes the lineage of a plan whose record no longer exists; returns whether it was removed.
fn remove(store: &impl Store, id: PlanId) -> Result<bool, StoreError> {
    if store.read(&plan_key(id))?.is_some() {
        return Ok(false);
    }
    store.remove(&lineage_key(id))?;
    Ok(true)
}
