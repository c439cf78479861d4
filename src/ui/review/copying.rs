//! Copies of plans that are stored before an import.

use keikaku::storage::{Occasion, create_copy, prune};
use keikaku::value::PlanId;
use leptos::prelude::*;

use crate::browser::LocalStore;
use crate::ui::app::Saving;

impl Saving {
    /// Stores a copy of the plan's current state, if the plan exists here. If there is no room, the command is carried
    /// out without a copy, since it can be undone.
    pub(crate) fn copy_before(self, plan: PlanId, occasion: Occasion) {
        self.editor.commit_typing();
        if let Some(plan) = self.editor.settled.get_untracked().plan(plan) {
            let _ = create_copy(&LocalStore, plan, occasion);
            let _ = prune(&LocalStore);
        }
    }
}
