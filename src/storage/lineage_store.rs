//! The lineages in the store: what was sent out of each plan and imported, beside the plans' own records.
//!
//! Two tabs may note something of one plan: what the other has noted in the meantime stays, since a table that was sent
//! must be known when it comes back. A record that can't be read is told and stays as it is.

use crate::plan::Workbook;
use crate::plan::lineage::{Lineage, Lineages};
use crate::storage;
use crate::storage::{Store, StoreError, UnreadableRecord, copies, plan_key};
use crate::value::id::PlanId;

/// Where the plan's lineage stands.
pub fn lineage_key(id: PlanId) -> String {
    format!("{LINEAGE_PREFIX}{id}")
}

/// Begins the key of every lineage.
pub const LINEAGE_PREFIX: &str = "keikaku/lineage/";

/// What this tab knows of the lineages in the store.
#[derive(Clone, Debug, Default)]
pub struct LineageStore {
    kept: Lineages,
}

impl LineageStore {
    /// Reads everything; the second are the records that could not be read.
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
        self.kept = lineages.clone();
        Ok((lineages, unreadable))
    }

    /// Reads everything anew: these lineages with what other tabs have noted since it was read or written last, and the
    /// records that could not be read.
    pub fn catch_up(
        &mut self,
        store: &impl Store,
        lineages: &Lineages,
    ) -> Result<(Lineages, Vec<UnreadableRecord>), StoreError> {
        let known = std::mem::take(&mut self.kept);
        let (stored, unreadable) = self.load(store)?;
        let mut caught_up = lineages.clone();
        let nothing = Lineage::default();
        for (id, stored) in &stored {
            let ours = lineages.get(id).unwrap_or(&nothing);
            caught_up.insert(*id, ours.caught_up(stored, known.get(id).unwrap_or(&nothing)));
        }
        Ok((caught_up, unreadable))
    }

    /// Whether the store holds these lineages of the plans of the workbook, as far as this tab knows.
    pub fn holds(&self, workbook: &Workbook, lineages: &Lineages) -> bool {
        let here = lineages.iter().filter(|(id, _)| workbook.plan(**id).is_some());
        here.into_iter().all(|(id, lineage)| self.kept.get(id) == Some(lineage))
    }

    /// Writes what the store does not hold yet, of the plans of the workbook; the lineage of a plan that is in the store
    /// no more goes. What could be done is; the rest comes back with its trouble.
    pub fn keep(&mut self, store: &impl Store, workbook: &Workbook, lineages: &Lineages) -> Vec<(PlanId, StoreError)> {
        let mut troubles = Vec::new();
        for (id, lineage) in lineages {
            if workbook.plan(*id).is_some() && self.kept.get(id) != Some(lineage) {
                match keep(store, *id, lineage, self.kept.get(id)) {
                    Ok(()) => drop(self.kept.insert(*id, lineage.clone())),
                    Err(trouble) => troubles.push((*id, trouble)),
                }
            }
        }
        let gone: Vec<PlanId> = self.kept.keys().copied().filter(|id| workbook.plan(*id).is_none()).collect();
        for id in gone {
            match remove(store, id) {
                Ok(true) => drop(self.kept.remove(&id)),
                Ok(false) => {}
                Err(trouble) => troubles.push((id, trouble)),
            }
        }
        troubles
    }
}

/// Writes one, with what another tab has noted. One that can't be read is not written over; reading has told of it.
fn keep(store: &impl Store, id: PlanId, ours: &Lineage, known: Option<&Lineage>) -> Result<(), StoreError> {
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

/// Removes one whose plan has no record any more; whether it did.
fn remove(store: &impl Store, id: PlanId) -> Result<bool, StoreError> {
    if store.read(&plan_key(id))?.is_some() {
        return Ok(false);
    }
    store.remove(&lineage_key(id))?;
    Ok(true)
}
