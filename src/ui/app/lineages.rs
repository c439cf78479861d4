//! Loads and saves the lineages, which record what was exported and imported of each plan. They are needed only for
//! export and import, so they are read at that time. From then on every save writes them as well.

use keikaku::session::Session;
use keikaku::storage::StoreError;
use keikaku::value::PlanId;
use leptos::prelude::*;

use crate::browser::LocalStore;
use crate::ui::app::saving::Saving;

impl Saving {
    /// Reads the lineages of the store into the session, including changes by another tab. If they cannot be read, a
    /// message reports the error and the session keeps the lineages that it has.
    pub(crate) fn load_lineages(self) {
        let known = self.with_state(|state| state.lineages.take()).flatten();
        let mut plan_store = known.unwrap_or_default();
        let ours = self.editor.read_session(|session| session.lineages().clone()).unwrap_or_default();
        match plan_store.merge_stored(&LocalStore, &ours) {
            Ok((lineages, unread)) => {
                self.editor.update_session(|session| session.set_lineages(lineages));
                self.unreadable
                    .update(|all| all.extend(unread.into_iter().filter(|one| !all.contains(one)).collect::<Vec<_>>()));
            }
            Err(error) => self.editor.messages.say_store_error(error),
        }
        self.with_state(|state| state.lineages = Some(plan_store));
    }

    /// Writes the lineages if they were read from the store before. Returns the plans whose lineage could not be
    /// written.
    pub(crate) fn save_lineages(self) -> Vec<(PlanId, StoreError)> {
        let save = |session: &Session| {
            self.with_state(|state| {
                Some(state.lineages.as_mut()?.save(&LocalStore, &session.settled(), session.lineages()))
            })
        };
        self.editor.read_session(save).flatten().flatten().unwrap_or_default()
    }
}
