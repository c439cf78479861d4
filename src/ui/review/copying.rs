//! Copies before a command: the plan as it is goes aside before what comes is taken in.

use keikaku::id::PlanId;
use keikaku::save::Occasion;
use keikaku::session::keeping::{take_copy, thin};
use leptos::prelude::*;

use crate::browser::storage::LocalStore;
use crate::ui::app::AppState;

impl AppState {
    /// Lays the plan aside as it is now, if it is here. A copy for which there is no room stands in nobody's way: the step can
    /// be undone all the same.
    pub(crate) fn copy_before(self, plan: PlanId, occasion: Occasion) {
        self.fields.leave(self);
        if let Some(plan) = self.settled.get_untracked().plan(plan) {
            let _ = take_copy(&LocalStore, plan, occasion);
            let _ = thin(&LocalStore);
        }
    }
}
