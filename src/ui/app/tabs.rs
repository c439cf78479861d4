//! Another tab on the same plans: what it does is brought in, and where both changed the same somebody decides.
//!
//! Nothing is written over: a save that comes too late is merged with what the other tab has written.

use leptos::prelude::*;
use std::sync::Arc;

use keikaku::plan::{Placement, Plan};
use keikaku::session::{RemoteMerge, follow_remote, merge_heard};
use keikaku::storage::{PLAN_PREFIX, Store, StoreError, plan_key};
use keikaku::value::id::PlanId;
use keikaku::wording::Label;
use web_sys::StorageEvent;

use crate::browser::clock;
use crate::browser::storage::LocalStore;
use crate::ui::app::AppState;
use crate::ui::app::saving::SaveState;

type Troubles = Vec<(PlanId, StoreError)>;

/// While the user is typing nothing is changed under the cursor; after so many looks the field is committed all the same, so that
/// nothing waits to be written for long.
const LOOKS: usize = 20;
/// Between two looks, in milliseconds.
const LOOK: i32 = 250;
/// After so many milliseconds a tab whose write was written over has brought its work in again, if it is still there.
const LATER: i32 = 600;

impl AppState {
    /// Another tab has written or removed something, or has cleared the whole storage (an event without a key).
    pub(crate) fn on_stored(self, event: &StorageEvent) {
        let Some(key) = event.key() else { return self.check_stored() };
        let Some(Ok(plan)) = key.strip_prefix(PLAN_PREFIX).map(str::parse) else { return };
        match (event.new_value(), event.old_value()) {
            (Some(heard), _) => hear(self, plan, heard),
            (None, removed) => {
                let removed = removed.unwrap_or_default();
                self.with_storage(|keeping| keeping.plan_store.hear_removal(plan, removed));
                self.check_stored();
            }
        }
    }

    /// Compares what this tab says of the store with what is there, which other tabs and the browser change too. What
    /// this tab has changed is written with it, and the save state says what cannot be: a plan whose record is gone stays
    /// on the screen until somebody decides, unless it is in the bin and out of sight.
    pub(crate) fn check_stored(self) {
        let shown = self.route.get_untracked().plan();
        let binned = |plan: &&Arc<Plan>| plan.placement == Placement::Bin && Some(plan.id) != shown;
        let binned: Vec<PlanId> =
            self.workbook.get_untracked().plans().iter().filter(binned).map(|plan| plan.id).collect();
        let is_gone = |id: &PlanId| LocalStore.read(&plan_key(*id)) == Ok(None);
        let gone: Vec<PlanId> = binned.into_iter().filter(is_gone).collect();
        for id in &gone {
            // Of a plan with changes that are not stored the save state tells.
            self.with_store(|session, plan_store| drop(follow_remote(session, plan_store, &LocalStore, *id)));
        }
        if !gone.is_empty() {
            self.show();
        }
        self.save_now();
    }

    /// Brings another tab's changes in, because this one could not write over them. `is_asked`: somebody has pressed 合わせる.
    pub(crate) fn merge_other_tab(self, plan: PlanId, troubles: Troubles, is_asked: bool) {
        if troubles.iter().any(|(_, trouble)| matches!(trouble, StoreError::Gone(_))) {
            save_again(self);
        } else {
            leptos::task::spawn_local(bring_in(self, plan, troubles, is_asked));
        }
    }
}

/// Waits until nobody is typing in a field, or commits the field where that lasts. A composition is never broken.
async fn at_rest(app: AppState) {
    for _ in 0..LOOKS {
        if !app.fields.is_touched() && !app.fields.is_composing() {
            return;
        }
        clock::pause(LOOK).await;
    }
    while app.fields.is_composing() {
        clock::pause(LOOK).await;
    }
    app.fields.commit(app);
}

/// Another tab has written that record: what stands in the store is brought in, and a moment later that record, if it is in
/// nothing that came since.
fn hear(app: AppState, plan: PlanId, record: String) {
    leptos::task::spawn_local(async move {
        bring_in(app, plan, Vec::new(), false).await;
        clock::pause(LATER).await;
        at_rest(app).await;
        let met = app.with_store(|session, plan_store| merge_heard(session, plan_store, &LocalStore, plan, record));
        after(app, met.ok_or(StoreError::Denied), Vec::new(), false);
    });
}

/// Brings in what stands in the store; `troubles` are those of the save that it stood in the way of.
async fn bring_in(app: AppState, plan: PlanId, troubles: Troubles, is_asked: bool) {
    at_rest(app).await;
    if LocalStore.read(&plan_key(plan)) == Ok(None) {
        return app.check_stored();
    }
    let met = app.with_store(|session, plan_store| follow_remote(session, plan_store, &LocalStore, plan));
    after(app, met.unwrap_or(Err(StoreError::Denied)), troubles, is_asked);
}

/// もう一度保存: all that has gone from the store is written again.
fn save_again(app: AppState) {
    app.fields.commit(app);
    let workbook = app.workbook.get_untracked();
    app.with_storage(|keeping| {
        for plan in workbook.plans().iter().filter(|plan| LocalStore.read(&plan_key(plan.id)) == Ok(None)) {
            keeping.plan_store.write_again(plan.id);
        }
        // What was sent and imported is read anew, and written, when it is needed next.
        keeping.lineages = None;
    });
    app.save_now();
}

pub(crate) fn after(app: AppState, met: Result<RemoteMerge, StoreError>, troubles: Troubles, is_asked: bool) {
    let was_refused = !troubles.is_empty();
    match met {
        Ok(RemoteMerge::Merged) => {
            app.show();
            app.save_now();
            if was_refused {
                app.show_message(app.label(Label::MergedWithTab).to_owned());
            }
        }
        Ok(RemoteMerge::Conflicts(conflict)) => {
            if was_refused {
                app.save_state.set(SaveState::Failed(troubles));
            }
            // What somebody is looking at is not taken away, and what was put off comes back only when it is asked for.
            let is_new = app.with_storage(|keeping| keeping.conflict.replace(Arc::clone(conflict.theirs())));
            let is_new = is_new.flatten().as_ref() != Some(conflict.theirs());
            if !app.has_preview() && (is_asked || is_new) {
                app.show_conflict(*conflict);
                app.show_error(app.label(Label::TabsDiffer).to_owned());
            }
        }
        Ok(RemoteMerge::Unmergeable) | Err(_) if was_refused => app.save_state.set(SaveState::Failed(troubles)),
        Ok(RemoteMerge::Unmergeable) | Err(_) => {}
    }
}
