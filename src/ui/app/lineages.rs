//! The lineages of the store (what was exported and imported of each plan) on the page. They are needed only for export
//! and import, so they are read at that time. From then on saving writes them as well.

use keikaku::wording::errors;
use leptos::prelude::*;

use crate::browser::storage::LocalStore;
use crate::ui::app::AppState;

impl AppState {
    /// Reads the lineages of the store into the session, with those that another tab has noted since. If they cannot be
    /// read, a message says so and the session uses what it knows itself.
    pub(crate) fn load_lineages(self) {
        let known = self.with_storage(|saving_state| saving_state.lineages.take()).flatten();
        let mut plan_store = known.unwrap_or_default();
        let ours = self.read_session(|session| session.lineages().clone()).unwrap_or_default();
        match plan_store.merge_stored(&LocalStore, &ours) {
            Ok((lineages, unread)) => {
                self.update_session(|session| session.set_lineages(lineages));
                self.unreadable
                    .update(|all| all.extend(unread.into_iter().filter(|one| !all.contains(one)).collect::<Vec<_>>()));
            }
            Err(error) => self.show_error(errors::store(error, self.language())),
        }
        self.with_storage(|saving_state| saving_state.lineages = Some(plan_store));
    }
}
