//! The forms that a plan can have: the built-in forms, and the forms that were loaded in this browser.

use std::sync::Arc;

use keikaku::plan::{BuiltIn, Form};
use keikaku::storage::loaded_forms;
use leptos::prelude::*;

use crate::browser::{LocalStore, screen};
use crate::ui::app::saving::Saving;

impl Saving {
    /// All forms, in the order in which they are offered.
    pub(crate) fn offered_forms(self) -> Vec<Arc<Form>> {
        let built_in = BuiltIn::ALL.iter().copied().map(BuiltIn::form);
        let mut offered: Vec<Arc<Form>> =
            built_in.chain(self.forms().map(|forms| forms.get()).unwrap_or_default()).collect();
        // On a telephone, plans are usually created by groups, so their forms come first.
        if screen::is_narrow() {
            offered.sort_by_key(|form| !form.for_groups);
        }
        offered
    }

    /// Reads the loaded forms again after this tab or another tab has changed them.
    pub(crate) fn read_forms(self) {
        // If the store cannot be read now, the forms that were read before are still offered.
        if let Ok(loaded) = loaded_forms(&LocalStore) {
            self.set_forms(loaded.forms);
        }
    }

    /// Replaces the loaded forms.
    pub(super) fn set_forms(self, loaded: Vec<Arc<Form>>) {
        if let Some(forms) = self.forms() {
            forms.set(loaded);
        }
    }

    fn forms(self) -> Option<RwSignal<Vec<Arc<Form>>>> {
        self.with_state(|state| state.forms)
    }
}
