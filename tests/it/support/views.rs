//! A browser's store as each of its processes sees it.
//!
//! Each process has its own view: it sees the write of another process a moment later. If two processes write one key at
//! the same time, the later write wins.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use keikaku::storage::{Store, StoreError};

pub(crate) type Texts = BTreeMap<String, String>;

/// A write that the other processes have not seen yet.
#[derive(Clone, Debug)]
struct Write {
    key: String,
    text: Option<String>,
    /// The time of the write, by [`View::set_clock`].
    at: u64,
}

/// The view of one process.
#[derive(Debug, Default)]
pub(crate) struct View {
    texts: RefCell<Texts>,
    under_way: RefCell<Vec<Write>>,
    clock: Cell<u64>,
    /// The error with which every write fails, if any.
    trouble: Cell<Option<StoreError>>,
}

impl View {
    pub(crate) fn of(texts: &Texts) -> Rc<Self> {
        Rc::new(Self { texts: RefCell::new(texts.clone()), ..Self::default() })
    }

    pub(crate) fn set_clock(&self, now: u64) {
        self.clock.set(now);
    }

    /// Lets every write fail with this error from now on, or succeed again.
    pub(crate) fn set_trouble(&self, trouble: Option<StoreError>) {
        self.trouble.set(trouble);
    }

    fn put(&self, key: &str, text: Option<&str>) {
        match text {
            Some(text) => drop(self.texts.borrow_mut().insert(key.to_owned(), text.to_owned())),
            None => drop(self.texts.borrow_mut().remove(key)),
        }
    }

    fn is_writing(&self, key: &str) -> bool {
        self.under_way.borrow().iter().any(|write| write.key == key)
    }

    fn write_or_remove(&self, key: &str, text: Option<&str>) -> Result<(), StoreError> {
        if let Some(trouble) = self.trouble.get() {
            return Err(trouble);
        }
        self.put(key, text);
        let write = Write { key: key.to_owned(), text: text.map(str::to_owned), at: self.clock.get() };
        self.under_way.borrow_mut().push(write);
        Ok(())
    }

    /// The time of the oldest write that has not been delivered; `None` if there is none.
    pub(crate) fn first_under_way(&self) -> Option<u64> {
        self.under_way.borrow().first().map(|write| write.at)
    }
}

/// Delivers the oldest write of the view `from` to the disk and to the other views. Returns its key and text; `None` if
/// no write is pending.
pub(crate) fn deliver(disk: &mut Texts, from: &Rc<View>, views: &[Rc<View>]) -> Option<(String, Option<String>)> {
    if from.under_way.borrow().is_empty() {
        return None;
    }
    let Write { key, text, .. } = from.under_way.borrow_mut().remove(0);
    match &text {
        Some(text) => drop(disk.insert(key.clone(), text.clone())),
        None => drop(disk.remove(&key)),
    }
    // A view whose own write to the key is still pending keeps it, since that write is delivered later and wins.
    for view in views.iter().filter(|view| !Rc::ptr_eq(view, from) && !view.is_writing(&key)) {
        view.put(&key, text.as_deref());
    }
    Some((key, text))
}

impl Store for View {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.write_or_remove(key, Some(text))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.write_or_remove(key, None)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.texts.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}
