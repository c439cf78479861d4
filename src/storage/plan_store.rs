//! The plan store: what this tab knows of the stored plans. This decides what the tab may overwrite.

use std::collections::BTreeSet;
use std::sync::Arc;

use litemap::LiteMap;

use crate::plan::form::FormReader;
use crate::plan::{Placement, Plan, Workbook};
use crate::storage::{
    self, ANY_PREFIX, Digest, INDEX_KEY, JournalEntry, Loaded, Loss, PLAN_PREFIX, Refusal, Stamp, Store, StoreError,
    StoredPlan, UnreadableRecord, VersionVector, copies, open, open_with, plan_key,
};
use crate::value::{Date, PlanId, Timestamp, distinct};

/// The number of earlier states of a plan that are retained as possible bases of a merge.
const PAST: usize = 64;

/// What this tab knows of the store. The default is a tab without a name, whose writes are not counted.
#[derive(Clone, Debug, Default)]
pub struct PlanStore {
    /// The name of the tab, chosen at random at each start so that two tabs do not share one.
    tab: String,
    /// The number of writes that the tab has made or attempted.
    writes: u32,
    stored: LiteMap<PlanId, StoredPlan>,
    /// For each plan, the last write that was not read back. If it is in the store nevertheless, it belongs to this tab.
    unsure: LiteMap<PlanId, Digest>,
    /// The plans whose stored record this tab has copied, each with the day, if there is a clock.
    begun: Vec<(PlanId, Option<Date>)>,
    /// The plans whose records another tab has removed from the bin.
    emptied: BTreeSet<PlanId>,
    /// The writes and removals of this tab that are not in the journal yet.
    for_journal: LiteMap<PlanId, JournalEntry>,
    order: Vec<PlanId>,
    /// Whether another version of the program wrote the order of the list, which is then not overwritten.
    order_is_of_other_format: bool,
}

impl PlanStore {
    /// Creates the store of a tab whose name is made from these random bits.
    pub fn of_tab(bits: u64) -> Self {
        Self { tab: format!("{:08x}", bits & 0xffff_ffff), ..Self::default() }
    }

    /// The store of the same tab without any knowledge of stored plans.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Self { tab: self.tab.clone(), writes: self.writes, ..Self::default() }
    }

    /// Reads all plans, or fails as a whole. Plans that are not in the index, which may be damaged or outdated, come last.
    pub fn load(&mut self, store: &impl Store) -> Result<Loaded, StoreError> {
        let index = self.load_order(store)?;
        let (stored, unreadable) = read_plans(store)?;
        self.stored = stored;
        let ids = index.iter().chain(self.stored.keys());
        let workbook = Workbook::new(ids.filter_map(|id| Some(Arc::clone(&self.stored.get(id)?.plan))));
        self.order = workbook.plans().iter().map(|plan| plan.id).collect();
        Ok(Loaded { workbook, unreadable })
    }

    fn load_order(&mut self, store: &impl Store) -> Result<Vec<PlanId>, StoreError> {
        let index = store.read(INDEX_KEY)?.map(|text| storage::decode_index(&text));
        self.order_is_of_other_format = matches!(index, Some(Err(Refusal::TooNew { .. } | Refusal::TooOld { .. })));
        Ok(index.and_then(Result::ok).unwrap_or_default())
    }

    /// Whether the store contains exactly this workbook, as far as this tab knows.
    pub fn matches(&self, workbook: &Workbook) -> bool {
        self.unsaved(workbook).next().is_none() && self.gone(workbook).next().is_none()
    }

    fn unsaved<'w>(&'w self, workbook: &'w Workbook) -> impl Iterator<Item = &'w Arc<Plan>> {
        workbook.plans().iter().filter(|plan| self.stored.get(&plan.id).is_none_or(|stored| stored.plan != **plan))
    }

    /// The plans that this tab has stored, or may have stored, and that are no longer in the workbook.
    fn gone<'w>(&'w self, workbook: &'w Workbook) -> impl Iterator<Item = PlanId> + 'w {
        let unsure = self.unsure.keys().filter(|id| !self.stored.contains_key(id));
        self.stored.keys().chain(unsure).copied().filter(|id| workbook.plan(*id).is_none())
    }

    /// Updates the store to this workbook, plan by plan; removed plans are removed first, which makes room. Failures do
    /// not stop the rest; they are returned by plan.
    pub fn save(&mut self, store: &impl Store, workbook: &Workbook) -> Vec<(PlanId, StoreError)> {
        let gone: Vec<_> = self.gone(workbook).collect();
        let changed: Vec<_> = self.unsaved(workbook).cloned().collect();
        let mut errors = Vec::new();
        for id in gone {
            errors.extend(self.drop_plan(store, id).err().map(|error| (id, error)));
        }
        for plan in changed {
            errors.extend(self.save_plan(store, &plan).err().map(|error| (plan.id, error)));
        }
        self.save_order(store, workbook);
        errors
    }

    /// Writes the order of the list. A failure is ignored, since the plans themselves are complete without it.
    fn save_order(&mut self, store: &impl Store, workbook: &Workbook) {
        let order: Vec<_> = workbook.plans().iter().map(|plan| plan.id).collect();
        let is_new = order != self.order && !self.order_is_of_other_format;
        if is_new && store.write(INDEX_KEY, &storage::encode_index(&order)).is_ok() {
            self.order = order;
        }
    }

    fn save_plan(&mut self, store: &impl Store, plan: &Arc<Plan>) -> Result<(), StoreError> {
        let key = plan_key(plan.id);
        let stored = store.read(&key)?;
        if let Err(error) = self.check_ours(store, plan.id, stored.clone()) {
            // Another tab may have stored an equal plan.
            let there = stored.and_then(|raw| open(key, raw).ok()).filter(|there| there.plan == *plan);
            self.remember(plan.id, Some(there.ok_or(error)?));
            return Ok(());
        }
        let saved = store.now();
        self.write_copy(store, plan.id, stored, saved.map(Timestamp::date));
        let stamp = Stamp { saved, seen: self.one_more_write(plan.id) };
        let text = storage::encode_plan_at(plan, &stamp);
        let digest = storage::digest(&text);
        self.unsure.insert(plan.id, digest);
        copies::write(store, &key, &text)?;
        if !store.holds(&key, &text)? {
            return Err(StoreError::NotReadBack);
        }
        self.for_journal.insert(plan.id, JournalEntry { seen: stamp.seen.clone(), record: Some(text) });
        self.remember(plan.id, Some(StoredPlan::new(Arc::clone(plan), digest, stamp)));
        Ok(())
    }

    /// The writes that the next write of the plan includes. A failed write is counted, too, since it may be in the
    /// store nevertheless.
    fn one_more_write(&mut self, id: PlanId) -> VersionVector {
        let seen = self.stored.get(&id).map(|stored| stored.includes.clone()).unwrap_or_default();
        self.writes += 1;
        if self.tab.is_empty() { seen } else { seen.written_by(&self.tab, self.writes) }
    }

    /// Copies the stored record before this tab overwrites it for the first time, or for the first time on that day. If
    /// there is no room for the copy, the save goes on.
    fn write_copy(&mut self, store: &impl Store, id: PlanId, stored: Option<String>, day: Option<Date>) {
        if self.begun.contains(&(id, day)) {
            return;
        }
        self.begun.push((id, day));
        if let Some(stored) = stored {
            let _ = copies::write_copy(store, id, &stored);
        }
    }

    fn drop_plan(&mut self, store: &impl Store, id: PlanId) -> Result<(), StoreError> {
        let key = plan_key(id);
        if let Some(stored) = store.read(&key)? {
            self.check_ours(store, id, Some(stored))?;
            store.remove(&key)?;
            if store.read(&key)?.is_some() {
                return Err(StoreError::NotReadBack);
            }
            self.for_journal.insert(id, JournalEntry { seen: self.seen(id), record: None });
        }
        self.remember(id, None);
        Ok(())
    }

    fn check_ours(&mut self, store: &impl Store, id: PlanId, stored: Option<String>) -> Result<(), StoreError> {
        let digest = stored.as_deref().map(storage::digest);
        let known = self.stored.get(&id).map(|stored| stored.digest);
        let may_be_ours = digest.is_some() && digest == self.unsure.get(&id).copied();
        if digest == known || may_be_ours {
            return Ok(());
        }
        let known = self.stored.get(&id).map(|stored| &stored.plan);
        match stored.map(|raw| open(plan_key(id), raw)) {
            Some(Err(_)) => Err(StoreError::InTheWay),
            // Another tab has only saved the same plan again, at another time.
            Some(Ok(there)) if Some(&there.plan) == known => {
                self.remember(id, Some(there));
                Ok(())
            }
            Some(Ok(_)) => Err(StoreError::ChangedElsewhere),
            None => Err(StoreError::Gone(self.loss(store, id))),
        }
    }

    /// The plans of the workbook that this tab has read or written and that are no longer in the store as this tab left
    /// them, each with the error that a write would return. The keys of all plans are checked; only the record of
    /// `shown` is read, since reading all records takes too long for every time that the page gets the focus.
    pub fn lost(
        &mut self,
        store: &impl Store,
        workbook: &Workbook,
        shown: Option<PlanId>,
    ) -> Vec<(PlanId, StoreError)> {
        let known = workbook.plans().iter().map(|plan| plan.id).filter(|id| self.stored.contains_key(id));
        let known: Vec<PlanId> = known.collect();
        let keys: Vec<String> = match store.keys(PLAN_PREFIX) {
            Ok(keys) => distinct(keys),
            Err(error) => return known.first().map(|id| (*id, error)).into_iter().collect(),
        };
        let mut lost = Vec::new();
        for id in known {
            let key = plan_key(id);
            let outcome = match keys.binary_search(&key).is_ok() {
                false => Err(StoreError::Gone(self.loss(store, id))),
                true if shown == Some(id) => store.read(&key).and_then(|stored| self.check_ours(store, id, stored)),
                true => Ok(()),
            };
            lost.extend(outcome.err().map(|error| (id, error)));
        }
        lost
    }

    fn loss(&self, store: &impl Store, id: PlanId) -> Loss {
        let was_in_bin = self.known(id).is_some_and(|plan| plan.placement == Placement::Bin);
        if was_in_bin || self.emptied.contains(&id) {
            Loss::BinEmptied
        } else if store.keys(ANY_PREFIX).is_ok_and(|keys| keys.is_empty()) {
            Loss::Cleared
        } else {
            Loss::Removed
        }
    }

    /// Records that another tab has removed this record of a plan.
    pub fn note_removal(&mut self, id: PlanId, removed: String) {
        if open(plan_key(id), removed).is_ok_and(|stored| stored.plan.placement == Placement::Bin) {
            self.emptied.insert(id);
        }
    }

    /// Returns, for the journal, the writes and removals of this tab since the last call.
    pub fn take_for_journal(&mut self) -> LiteMap<PlanId, JournalEntry> {
        std::mem::take(&mut self.for_journal)
    }

    /// Adds the stored record of a plan to the entries for the journal, which lacks it, if the record is still the one
    /// that this tab knows.
    pub fn note_for_journal(&mut self, store: &impl Store, id: PlanId) {
        let Some(known) = self.stored.get(&id) else { return };
        let record = store.read(&plan_key(id)).ok().flatten();
        if let Some(record) = record.filter(|record| storage::digest(record) == known.digest) {
            let entry = JournalEntry { seen: known.stamp.seen.clone(), record: Some(record) };
            self.for_journal.entry(id).or_insert(entry);
        }
    }

    /// The time at which the plan was last stored, as far as this tab knows.
    pub fn saved_at(&self, id: PlanId) -> Option<Timestamp> {
        self.stored.get(&id)?.stamp.saved
    }

    /// The plan as this tab last read or wrote it; `None` if it did neither.
    pub(crate) fn known(&self, id: PlanId) -> Option<&Plan> {
        self.stored.get(&id).map(|stored| &*stored.plan)
    }

    /// Records that the plan is missing in the store and must be written again.
    pub fn write_again(&mut self, id: PlanId) {
        self.remember(id, None);
    }

    /// The common base of this tab and another: the newest state known to this tab that the other tab's state, which
    /// includes the writes `theirs`, contains.
    pub(crate) fn common(&self, id: PlanId, theirs: &VersionVector) -> Option<&Arc<Plan>> {
        self.stored.get(&id)?.past.iter().rev().find(|(seen, _)| seen.is_in(theirs)).map(|(_, plan)| plan)
    }

    /// The writes of the plan that this tab's state includes.
    pub fn seen(&self, id: PlanId) -> VersionVector {
        self.stored.get(&id).map(|stored| stored.includes.clone()).unwrap_or_default()
    }

    /// Whether this tab's state of the plan includes these writes.
    pub fn includes(&self, id: PlanId, seen: &VersionVector) -> bool {
        seen.is_in(&self.seen(id))
    }

    /// Makes another tab's merged state the base of this tab, so that the next write includes both. `is_stored` is
    /// whether that state is in the store; otherwise the store has this tab's own state.
    pub(crate) fn set_base(&mut self, theirs: StoredPlan, is_stored: bool) {
        let id = theirs.plan.id;
        let Some(ours) = self.stored.get(&id).cloned() else { return self.remember(id, Some(theirs)) };
        let includes = theirs.includes.joined(&ours.includes);
        self.remember(id, Some(theirs));
        if let Some(stored) = self.stored.get_mut(&id) {
            stored.includes = includes;
            if !is_stored {
                (stored.plan, stored.digest, stored.stamp) = (ours.plan, ours.digest, ours.stamp);
            }
        }
    }

    fn remember(&mut self, id: PlanId, stored: Option<StoredPlan>) {
        self.unsure.remove(&id);
        self.emptied.remove(&id);
        let before = self.stored.remove(&id);
        let Some(mut stored) = stored else { return };
        if let Some(before) = before {
            let now = std::mem::replace(&mut stored.past, before.past);
            stored.past.extend(now);
            // The earliest state stays, since it can serve as the base of any merge.
            if stored.past.len() > PAST {
                stored.past.remove(1);
            }
        }
        self.stored.insert(id, stored);
    }

    /// Reads one plan again, as another tab left it; from then on it is the base of this tab. `None` if it is gone or
    /// can't be opened ([`crate::storage::unreadable_record`] distinguishes the two).
    pub fn read_again(&mut self, store: &impl Store, id: PlanId) -> Result<Option<Arc<Plan>>, StoreError> {
        let key = plan_key(id);
        let stored = store.read(&key)?.and_then(|raw| open(key, raw).ok());
        let plan = stored.as_ref().map(|stored| Arc::clone(&stored.plan));
        self.remember(id, stored);
        Ok(plan)
    }
}

/// The readable records of all plans, and the unreadable records in the order of their keys.
fn read_plans(store: &impl Store) -> Result<(LiteMap<PlanId, StoredPlan>, Vec<UnreadableRecord>), StoreError> {
    let (mut stored, mut unreadable) = (LiteMap::new(), LiteMap::<String, UnreadableRecord>::new());
    let mut forms = FormReader::default();
    for key in store.keys(PLAN_PREFIX)? {
        let Some(raw) = store.read(&key)? else { continue };
        match open_with(key, raw, &mut forms) {
            Ok(one) => drop(stored.insert(one.plan.id, one)),
            Err(one) => drop(unreadable.insert(one.key.clone(), one)),
        }
    }
    Ok((stored, unreadable.into_iter().map(|(_, record)| record).collect()))
}
