//! The keys of the store, and the rule for overwriting records.
//!
//! | key | value |
//! |---|---|
//! | `keikaku/plan/{id}` | one plan's record ([`crate::storage`]) |
//! | `keikaku/plan/{id}/damaged/{n}` | a record that could not be opened, moved aside when the plan was restored |
//! | `keikaku/index` | the order of the list |
//! | `keikaku/lineage/{id}` | the tables of that plan that were sent and imported |
//! | `keikaku/file/{id}` | the knowledge about that plan's file ([`crate::session::folder`]) |
//! | `keikaku/copy/{id}/{n}` | an automatic copy of the plan's earlier state ([`copies`](mod@super::copies)) |
//! | `keikaku/draft/{id}` | activity records that were typed and not saved ([`drafts`](mod@super::drafts)) |
//! | `keikaku/form/{code}` | a form that was loaded ([`forms`](super::forms)) |
//! | `keikaku/readings` | how tables of other offices were read ([`readings`](super::readings)) |
//! | `keikaku/settings` | the language, the calendar of dates, and the name of the person who saves files |
//! | `keikaku/wiped` | nothing: it is written and removed to inform other tabs that everything was wiped |
//!
//! The journal is a second copy of the last write of each plan, outside this store ([`JournalEntry`](super::JournalEntry)).
//!
//! Before each write the stored record must be the one that this tab last read or wrote. If it is not, another tab has
//! changed the plan, and its record is not overwritten (`docs/decisions.md` 19): the two states are merged
//! ([`TabAndStore::follow`](crate::session::TabAndStore::follow)), or the user decides. A record that can't be read, or
//! that a newer version wrote, stays as it is under its key. A plan counts as stored only after its record was read
//! back. [`PlanStore`](super::PlanStore) implements these rules.

use std::sync::Arc;

use crate::plan::form::FormReader;
use crate::plan::{Plan, Workbook};
use crate::storage::{self, Damage, Digest, Refusal, Stamp, VersionVector};
use crate::value::{PlanId, Timestamp};

/// The storage key of the plan's record.
pub fn plan_key(id: PlanId) -> String {
    format!("{PLAN_PREFIX}{id}")
}

/// The prefix of the key of every plan's record.
pub const PLAN_PREFIX: &str = "keikaku/plan/";
/// The prefix of all keys of the program.
pub(crate) const ANY_PREFIX: &str = "keikaku/";
/// The storage key of the order of the list.
pub const INDEX_KEY: &str = "keikaku/index";
/// The storage key of the settings.
pub const SETTINGS_KEY: &str = "keikaku/settings";

/// A store of texts under keys: the browser's store, or a store in memory for tests.
pub trait Store {
    /// The text under the key; `None` if there is none.
    fn read(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Whether the key has exactly this text.
    fn holds(&self, key: &str, text: &str) -> Result<bool, StoreError> {
        Ok(self.read(key)?.as_deref() == Some(text))
    }
    /// Writes the text under the key and replaces any other.
    fn write(&self, key: &str, text: &str) -> Result<(), StoreError>;
    /// Removes the key and its text.
    fn remove(&self, key: &str) -> Result<(), StoreError>;
    /// All keys that begin with `prefix`.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;
    /// The local time for the stamps of records; `None` if there is no clock.
    fn now(&self) -> Option<Timestamp> {
        None
    }
}

/// The reason for which the store failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no store, or the browser forbids it.
    #[error("there is no store, or it is denied")]
    Denied,
    /// There is no storage space left.
    #[error("the store is full")]
    Full,
    /// The text read back differs from the text written.
    #[error("what was read back differs from what was written")]
    NotReadBack,
    /// The plan's record is not the record that this tab last read or wrote.
    #[error("the record was changed elsewhere")]
    ChangedElsewhere,
    /// The plan's record, which this tab read or wrote, is no longer in the store.
    #[error("the record is gone")]
    Gone(Loss),
    /// The plan's key has a record that can't be opened and is never overwritten.
    #[error("a record that cannot be opened is in the way")]
    InTheWay,
}

impl StoreError {
    /// The stable code of the error, e.g. `STORE-001`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Denied => "STORE-001",
            Self::Full => "STORE-002",
            Self::NotReadBack => "STORE-003",
            Self::ChangedElsewhere => "STORE-004",
            Self::InTheWay => "STORE-005",
            Self::Gone(Loss::Removed) => "STORE-006",
            Self::Gone(Loss::BinEmptied) => "STORE-007",
            Self::Gone(Loss::Cleared) => "STORE-008",
        }
    }
}

/// How a record was lost from the store, as far as this tab knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// The plan was in the bin (ごみ箱), which another tab has emptied.
    BinEmptied,
    /// No record of the program is left: the whole storage was cleared.
    Cleared,
    /// The record of this plan alone was removed, outside the program.
    Removed,
}

/// A record that could not be opened and is left unchanged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the record {key} cannot be opened")]
pub struct UnreadableRecord {
    /// The storage key of the record.
    pub key: String,
    /// The text of the record, unchanged.
    pub raw: String,
    /// The reason for which it could not be opened.
    #[source]
    pub why: Refusal,
}

/// The content of the store at the start.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The plans that could be opened, in the order of the list.
    pub workbook: Workbook,
    /// The records that could not be opened.
    pub unreadable: Vec<UnreadableRecord>,
}

/// The plan's record, if there is one that can't be opened.
pub fn unreadable_record(store: &impl Store, id: PlanId) -> Result<Option<UnreadableRecord>, StoreError> {
    let key = plan_key(id);
    let raw = store.read(&key)?;
    Ok(raw.and_then(|raw| open(key, raw).err()))
}

/// A plan as it is in the store.
#[derive(Clone, Debug)]
pub(crate) struct StoredPlan {
    pub(crate) plan: Arc<Plan>,
    /// The digest of the whole record.
    pub(crate) digest: Digest,
    /// The time at which it was stored, and the writes that it includes.
    pub(crate) stamp: Stamp,
    /// The writes that the next write of this tab includes; they may contain writes of another tab that were merged.
    pub(crate) includes: VersionVector,
    /// The states that this tab has known, the earliest first. If another tab writes without having seen this tab's
    /// last write, one of these states is the common base.
    pub(crate) past: Vec<(VersionVector, Arc<Plan>)>,
}

impl StoredPlan {
    /// A plan that was just read or written: the stored state is all that this tab knows of the plan.
    pub(crate) fn new(plan: Arc<Plan>, digest: Digest, stamp: Stamp) -> Self {
        Self { includes: stamp.seen.clone(), past: vec![(stamp.seen.clone(), Arc::clone(&plan))], plan, digest, stamp }
    }
}

/// Opens the record under that key; a record that can't be opened is returned unchanged as the error.
pub(crate) fn open(key: String, raw: String) -> Result<StoredPlan, UnreadableRecord> {
    open_with(key, raw, &mut FormReader::default())
}

/// Opens one of several records; the caller passes the same reader of forms for each.
pub(crate) fn open_with(key: String, raw: String, forms: &mut FormReader) -> Result<StoredPlan, UnreadableRecord> {
    match storage::decode_plan_at(&raw, forms) {
        Ok((plan, stamp)) if plan_key(plan.id) == key => {
            Ok(StoredPlan::new(Arc::new(plan), storage::digest(&raw), stamp))
        }
        Ok(_) => Err(UnreadableRecord { key, raw, why: Refusal::Damaged(Damage::OtherKey) }),
        Err(why) => Err(UnreadableRecord { key, raw, why }),
    }
}
