//! What is stored where, and when it may be overwritten.
//!
//! | key | value |
//! |---|---|
//! | `keikaku/plan/{id}` | one plan's record ([`crate::save`]) |
//! | `keikaku/index` | the order of the list |
//! | `keikaku/lineage/{id}` | what was sent out of that plan and taken in |
//! | `keikaku/settings` | the language |
//!
//! Before each write the stored record must be the one that this tab last read or wrote; if it is
//! not, another tab has changed the plan, and nothing is written over it (`decisions.md` 19). A
//! record that can't be read, or that a newer version wrote, stays as it is under its key. A plan
//! counts as kept only when what was written was read back.

use std::sync::Arc;

use litemap::LiteMap;

use crate::id::PlanId;
use crate::plan::lineage::{Lineage, Lineages};
use crate::plan::{Plan, Workbook};
use crate::save::{self, Digest, Refusal};

/// Where the plan's record stands.
pub fn plan_key(id: PlanId) -> String {
    format!("{PLAN_PREFIX}{id}")
}

/// Where the plan's lineage stands.
pub fn lineage_key(id: PlanId) -> String {
    format!("{LINEAGE_PREFIX}{id}")
}

/// Begins the key of every lineage.
pub const LINEAGE_PREFIX: &str = "keikaku/lineage/";
/// Begins the key of every plan's record.
pub const PLAN_PREFIX: &str = "keikaku/plan/";
/// The key of the list's order.
pub const INDEX_KEY: &str = "keikaku/index";
/// The key of the settings.
pub const SETTINGS_KEY: &str = "keikaku/settings";

/// A store of texts under keys: the browser's, or one in memory for tests.
pub trait Store {
    /// The text under the key, if there is one.
    fn read(&self, key: &str) -> Result<Option<String>, StoreTrouble>;
    /// Puts the text under the key.
    fn write(&self, key: &str, text: &str) -> Result<(), StoreTrouble>;
    /// Takes the key away.
    fn remove(&self, key: &str) -> Result<(), StoreTrouble>;
    /// All keys that begin so.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreTrouble>;
}

/// Why the store did not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreTrouble {
    /// There is no store, or the browser forbids it.
    Denied,
    /// There is no room.
    Full,
    /// What was read back is not what was written.
    NotReadBack,
    /// The plan's record is not the one that this tab last read or wrote.
    ChangedElsewhere,
}

impl StoreTrouble {
    /// Its stable printed form.
    pub fn code(self) -> &'static str {
        match self {
            Self::Denied => "STORE-001",
            Self::Full => "STORE-002",
            Self::NotReadBack => "STORE-003",
            Self::ChangedElsewhere => "STORE-004",
        }
    }
}

/// A record that could not be opened and stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Its key.
    pub key: String,
    /// Its text, untouched.
    pub raw: String,
    /// Why.
    pub why: Refusal,
}

/// What the store held at the start.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The plans that could be opened, in the order of the list.
    pub workbook: Workbook,
    /// The records that could not.
    pub set_aside: Vec<SetAside>,
    /// What was sent out and taken in.
    pub lineages: Lineages,
}

/// What this tab knows of the store.
#[derive(Clone, Debug, Default)]
pub struct Keeper {
    kept: LiteMap<PlanId, Kept>,
    order: Vec<PlanId>,
    lineages: Lineages,
}

#[derive(Clone, Debug)]
struct Kept {
    plan: Arc<Plan>,
    digest: Digest,
}

impl Keeper {
    /// Reads everything. Plans that are not in the index (it may be damaged, or older than they are) come last.
    pub fn load(&mut self, store: &impl Store) -> Result<Loaded, StoreTrouble> {
        let index = store.read(INDEX_KEY)?.and_then(|text| save::decode_index(&text).ok()).unwrap_or_default();
        let mut kept = LiteMap::new();
        let mut set_aside: LiteMap<String, SetAside> = LiteMap::new();
        for key in store.keys(PLAN_PREFIX)? {
            let Some(raw) = store.read(&key)? else { continue };
            let why = match save::decode_plan(&raw) {
                Ok(plan) if plan_key(plan.id) == key => {
                    kept.insert(plan.id, Kept { digest: save::digest(&raw), plan: Arc::new(plan) });
                    continue;
                }
                Ok(_) => Refusal::Damaged(save::Damage::OtherKey),
                Err(why) => why,
            };
            set_aside.insert(key.clone(), SetAside { key, raw, why });
        }
        let workbook =
            Workbook::new(index.iter().chain(kept.keys()).filter_map(|id| Some(Arc::clone(&kept.get(id)?.plan))));
        self.order = workbook.plans().iter().map(|plan| plan.id).collect();
        self.kept = kept;
        self.lineages = load_lineages(store, &mut set_aside)?;
        let set_aside = set_aside.into_iter().map(|(_, one)| one).collect();
        Ok(Loaded { workbook, set_aside, lineages: self.lineages.clone() })
    }

    /// Writes the lineages that the store does not hold yet, of the plans that it holds. What another tab has noted in
    /// the meantime stays in them; a record that cannot be read stays as it is.
    pub fn keep_lineages(&mut self, store: &impl Store, lineages: &Lineages) -> Vec<(PlanId, StoreTrouble)> {
        let mut troubles = Vec::new();
        for (id, lineage) in lineages {
            if !self.kept.contains_key(id) || self.lineages.get(id) == Some(lineage) {
                continue;
            }
            match keep_lineage(store, *id, lineage) {
                Ok(()) => _ = self.lineages.insert(*id, lineage.clone()),
                Err(trouble) => troubles.push((*id, trouble)),
            }
        }
        troubles
    }

    /// Whether the store holds exactly this workbook, as far as this tab knows.
    pub fn holds(&self, workbook: &Workbook) -> bool {
        workbook.plans().len() == self.kept.len() && self.unkept(workbook).next().is_none()
    }

    fn unkept<'w>(&'w self, workbook: &'w Workbook) -> impl Iterator<Item = &'w Arc<Plan>> {
        workbook.plans().iter().filter(|plan| self.kept.get(&plan.id).is_none_or(|kept| kept.plan != **plan))
    }

    /// Writes what the store does not hold yet, each plan by itself. What could be written is; the rest comes back with its
    /// trouble.
    pub fn keep(&mut self, store: &impl Store, workbook: &Workbook) -> Vec<(PlanId, StoreTrouble)> {
        let changed: Vec<_> = self.unkept(workbook).cloned().collect();
        let gone: Vec<_> = self.kept.keys().copied().filter(|id| workbook.plan(*id).is_none()).collect();
        let mut troubles = Vec::new();
        for plan in changed {
            troubles.extend(self.keep_plan(store, &plan).err().map(|trouble| (plan.id, trouble)));
        }
        for id in gone {
            troubles.extend(self.drop_plan(store, id).err().map(|trouble| (id, trouble)));
        }
        let order: Vec<_> = workbook.plans().iter().map(|plan| plan.id).collect();
        // The order alone is never worth a complaint: the plans themselves are the records.
        if order != self.order && store.write(INDEX_KEY, &save::encode_index(&order)).is_ok() {
            self.order = order;
        }
        troubles
    }

    fn keep_plan(&mut self, store: &impl Store, plan: &Arc<Plan>) -> Result<(), StoreTrouble> {
        let key = plan_key(plan.id);
        self.check_untouched(store, plan.id)?;
        let text = save::encode_plan(plan);
        store.write(&key, &text)?;
        if store.read(&key)?.as_deref() != Some(text.as_str()) {
            return Err(StoreTrouble::NotReadBack);
        }
        self.kept.insert(plan.id, Kept { plan: Arc::clone(plan), digest: save::digest(&text) });
        Ok(())
    }

    fn drop_plan(&mut self, store: &impl Store, id: PlanId) -> Result<(), StoreTrouble> {
        self.check_untouched(store, id)?;
        store.remove(&plan_key(id))?;
        self.kept.remove(&id);
        store.remove(&lineage_key(id))?;
        self.lineages.remove(&id);
        Ok(())
    }

    fn check_untouched(&self, store: &impl Store, id: PlanId) -> Result<(), StoreTrouble> {
        let stored = store.read(&plan_key(id))?.map(|raw| save::digest(&raw));
        let known = self.kept.get(&id).map(|kept| kept.digest);
        if stored == known { Ok(()) } else { Err(StoreTrouble::ChangedElsewhere) }
    }

    /// Reads one plan anew, as another tab left it; from then on this tab builds on it. `None` if it is gone
    /// or can't be read.
    pub fn read_again(&mut self, store: &impl Store, id: PlanId) -> Result<Option<Arc<Plan>>, StoreTrouble> {
        let raw = store.read(&plan_key(id))?;
        let stored = raw.and_then(|raw| Some((Arc::new(save::decode_plan(&raw).ok()?), save::digest(&raw))));
        match &stored {
            Some((plan, digest)) => self.kept.insert(id, Kept { plan: Arc::clone(plan), digest: *digest }),
            None => self.kept.remove(&id),
        };
        Ok(stored.map(|(plan, _)| plan))
    }
}

fn load_lineages(store: &impl Store, set_aside: &mut LiteMap<String, SetAside>) -> Result<Lineages, StoreTrouble> {
    let mut lineages = Lineages::new();
    for key in store.keys(LINEAGE_PREFIX)? {
        let id = key.strip_prefix(LINEAGE_PREFIX).and_then(|id| id.parse().ok());
        let (Some(raw), Some(id)) = (store.read(&key)?, id) else { continue };
        match save::decode_lineage(&raw) {
            Ok(lineage) => _ = lineages.insert(id, lineage),
            Err(why) => _ = set_aside.insert(key.clone(), SetAside { key, raw, why }),
        }
    }
    Ok(lineages)
}

fn keep_lineage(store: &impl Store, id: PlanId, lineage: &Lineage) -> Result<(), StoreTrouble> {
    let key = lineage_key(id);
    let joined = match store.read(&key)?.map(|raw| save::decode_lineage(&raw)) {
        Some(Ok(stored)) => lineage.joined(&stored),
        Some(Err(_)) => return Ok(()),
        None => lineage.clone(),
    };
    let text = save::encode_lineage(&joined);
    store.write(&key, &text)?;
    if store.read(&key)?.as_deref() == Some(text.as_str()) { Ok(()) } else { Err(StoreTrouble::NotReadBack) }
}
