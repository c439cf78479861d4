//! What was sent out and imported, as the store has it. Few need it, so it is read when a file
//! goes out or comes in; from then on saving keeps it, too.

use keikaku::wording::troubles;
use leptos::prelude::*;

use crate::browser::storage::LocalStore;
use crate::ui::app::AppState;

impl AppState {
    /// Brings what the store knows into the session, also what another tab has noted since. Where it can't be read it is
    /// said, and the session goes by what it knows itself.
    pub(crate) fn load_lineages(self) {
        let known = self.with_storage(|keeping| keeping.lineages.take()).flatten();
        let mut plan_store = known.unwrap_or_default();
        let ours = self.read_session(|session| session.lineages().clone()).unwrap_or_default();
        match plan_store.catch_up(&LocalStore, &ours) {
            Ok((lineages, unread)) => {
                self.update_session(|session| session.set_lineages(lineages));
                self.unreadable
                    .update(|all| all.extend(unread.into_iter().filter(|one| !all.contains(one)).collect::<Vec<_>>()));
            }
            Err(trouble) => self.show_error(troubles::store(trouble, self.language())),
        }
        self.with_storage(|keeping| keeping.lineages = Some(plan_store));
    }
}
