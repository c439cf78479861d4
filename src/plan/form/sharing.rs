//! Equal forms are read once: plans of one form share it.
//!
//! Every plan carries its form, so that a list of a hundred plans of one form has its text a hundred times. Whoever reads
//! such a text gets the form that is already there, as long as somebody holds it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use super::{Form, FormFault};

/// The forms that somebody holds, by the exact texts from which they were read.
static HELD: Mutex<BTreeMap<String, Weak<Form>>> = Mutex::new(BTreeMap::new());

impl Form {
    /// Reads and checks a form like [`Form::from_json`], unless somebody holds the form of this very text.
    pub fn shared(json: &str) -> Result<Arc<Self>, Vec<FormFault>> {
        // A thread that panicked while it held the lock has left a map of whole entries.
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(form) = held.get(json).and_then(Weak::upgrade) {
            return Ok(form);
        }
        let form = Arc::new(Self::from_json(json)?);
        held.retain(|_, form| form.strong_count() > 0);
        held.insert(json.to_owned(), Arc::downgrade(&form));
        Ok(form)
    }
}
