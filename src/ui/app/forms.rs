//! The forms that a plan can have: those that come with the program, and those that were loaded in this browser.

use std::sync::Arc;

use keikaku::plan::{BuiltIn, Form};
use keikaku::storage::loaded_forms;
use leptos::prelude::*;

use crate::browser::storage::LocalStore;
use crate::ui::app::AppState;

impl AppState {
    /// All forms in the order in which they are offered.
    pub(crate) fn offered_forms(self) -> Vec<Arc<Form>> {
        BuiltIn::ALL.into_iter().map(BuiltIn::form).chain(self.forms.get()).collect()
    }

    /// Reads the loaded forms anew after this tab or another has changed them.
    pub(crate) fn read_forms(self) {
        // If the store cannot be read now, what was read before is still offered.
        if let Ok(loaded) = loaded_forms(&LocalStore) {
            self.forms.set(loaded.forms);
        }
    }
}
