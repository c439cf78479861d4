//! A store in memory that can behave like the store of a browser.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use keikaku::plan::Plan;
use keikaku::storage;
use keikaku::storage::{INDEX_KEY, Store, StoreError, plan_key};
use keikaku::value::id::PlanId;
use keikaku::value::timestamp::Timestamp;

/// How the store behaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mood {
    #[default]
    Fine,
    /// It is full.
    Full,
    /// The browser forbids every access.
    Denied,
    /// It writes, but a reading returns damaged text.
    Lying,
    /// It reports a write or a removal as done but does nothing.
    Forgetful,
}

/// The texts under their keys.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    texts: RefCell<BTreeMap<String, String>>,
    mood: Cell<Mood>,
    has_written: Cell<bool>,
    /// The number of reads that succeed before the store is denied.
    reads_left: Cell<Option<usize>>,
    clock: Cell<Option<Timestamp>>,
    /// The number of characters that fit; `None` for no limit.
    room: Cell<Option<usize>>,
}

impl Memory {
    pub(crate) fn mood(&self, mood: Mood) {
        self.mood.set(mood);
        self.has_written.set(false);
        self.reads_left.set(None);
    }

    /// Sets the clock.
    pub(crate) fn it_is(&self, time: &str) {
        self.clock.set(Some(time.parse().unwrap()));
    }

    /// Limits the store to that many characters, keys and texts together.
    pub(crate) fn room(&self, characters: usize) {
        self.room.set(Some(characters));
    }

    /// The number of characters in the store.
    pub(crate) fn used(&self) -> usize {
        self.texts.borrow().iter().map(|(key, text)| key.len() + text.encode_utf16().count()).sum()
    }

    fn fits(&self, key: &str, text: &str) -> bool {
        let there = self.texts.borrow().get(key).map_or(0, |there| key.len() + there.encode_utf16().count());
        self.room.get().is_none_or(|room| self.used() - there + key.len() + text.encode_utf16().count() <= room)
    }

    /// Denies every access after that many reads.
    pub(crate) fn fail_after_reads(&self, reads: usize) {
        self.reads_left.set(Some(reads));
    }

    /// The text of a plan's record.
    pub(crate) fn text(&self, id: PlanId) -> Option<String> {
        self.texts.borrow().get(&plan_key(id)).cloned()
    }

    pub(crate) fn plan(&self, id: PlanId) -> Option<Plan> {
        storage::decode_plan(&self.text(id)?).ok()
    }

    /// Puts a text under the key of a plan, without informing any tab.
    pub(crate) fn put(&self, id: PlanId, text: &str) {
        self.texts.borrow_mut().insert(plan_key(id), text.to_owned());
    }

    /// Removes a plan's record, without informing any tab.
    pub(crate) fn take(&self, id: PlanId) {
        self.texts.borrow_mut().remove(&plan_key(id));
    }

    pub(crate) fn index(&self) -> Option<String> {
        self.texts.borrow().get(INDEX_KEY).cloned()
    }

    pub(crate) fn put_index(&self, text: &str) {
        self.texts.borrow_mut().insert(INDEX_KEY.to_owned(), text.to_owned());
    }

    /// The whole content, for asserting that nothing has changed.
    pub(crate) fn all(&self) -> BTreeMap<String, String> {
        self.texts.borrow().clone()
    }

    fn refuse_if_denied(&self) -> Result<(), StoreError> {
        if self.mood.get() == Mood::Denied { Err(StoreError::Denied) } else { Ok(()) }
    }
}

impl Store for Memory {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        match self.reads_left.get() {
            Some(0) => return Err(StoreError::Denied),
            left => self.reads_left.set(left.map(|left| left - 1)),
        }
        self.refuse_if_denied()?;
        let text = self.texts.borrow().get(key).cloned();
        let lies = self.mood.get() == Mood::Lying && self.has_written.get();
        Ok(if lies { text.map(|text| text.chars().take(20).collect()) } else { text })
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.refuse_if_denied()?;
        self.has_written.set(true);
        match self.mood.get() {
            Mood::Full => return Err(StoreError::Full),
            _ if !self.fits(key, text) => return Err(StoreError::Full),
            Mood::Forgetful => {}
            _ => drop(self.texts.borrow_mut().insert(key.to_owned(), text.to_owned())),
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.refuse_if_denied()?;
        if self.mood.get() != Mood::Forgetful {
            self.texts.borrow_mut().remove(key);
        }
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.refuse_if_denied()?;
        Ok(self.texts.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }

    fn now(&self) -> Option<Timestamp> {
        self.clock.get()
    }
}
