//! Copies that are made before a command imports something.

use keikaku::storage::{Occasion, create_copy, prune};
use keikaku::value::id::PlanId;
use leptos::prelude::*;

use crate::browser::storage::LocalStore;
use crate::ui::app::AppState;

impl AppState {
    /// Stores a copy of the plan as it is now, if the plan is here. Where there is no room for it the command goes on
    /// without one: it can be undone all the same.
    pub(crate) fn copy_before(self, plan: PlanId, occasion: Occasion) {
        self.fields.commit(self);
        if let Some(plan) = self.settled.get_untracked().plan(plan) {
            let _ = create_copy(&LocalStore, plan, occasion);
            let _ = prune(&LocalStore);
        }
    }
}
