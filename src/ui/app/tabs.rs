//! Other tabs with the same plans: their changes are merged into this one, and a person decides where both changed the
//! same field.
//!
//! No write of another tab is overwritten: a save that comes after one is merged with it first.

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

/// The number of looks after which the focused field is committed although somebody is typing in it. Before that,
/// changes of another tab wait, so that nothing changes under the cursor; the limit ensures that they do not wait for
/// long.
const LOOKS: usize = 20;
/// The time between two looks, in milliseconds.
const LOOK: i32 = 250;
/// The time, in milliseconds, in which a tab whose write was overwritten has merged and written its work again, if the
/// tab is still open.
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

    /// Merges another tab's changes, which stopped a save of this tab. `is_asked` says that somebody has pressed 合わせる.
    pub(crate) fn merge_other_tab(self, plan: PlanId, troubles: Troubles, is_asked: bool) {
        if troubles.iter().any(|(_, trouble)| matches!(trouble, StoreError::Gone(_))) {
            save_again(self);
        } else {
            leptos::task::spawn_local(bring_in(self, plan, troubles, is_asked));
        }
    }
}

/// Waits until nobody is typing in a field, and commits the field if that takes too long. A composition is never
/// interrupted.
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

/// Merges the state of the store after another tab has written `record`. Some time later merges that record itself,
/// unless a write since then includes it.
fn hear(app: AppState, plan: PlanId, record: String) {
    leptos::task::spawn_local(async move {
        bring_in(app, plan, Vec::new(), false).await;
        clock::pause(LATER).await;
        at_rest(app).await;
        let met = app.with_store(|session, plan_store| merge_heard(session, plan_store, &LocalStore, plan, record));
        after(app, met.ok_or(StoreError::Denied), Vec::new(), false);
    });
}

/// Merges the state of the store; `troubles` are the refusals of the save that led to this.
async fn bring_in(app: AppState, plan: PlanId, troubles: Troubles, is_asked: bool) {
    at_rest(app).await;
    if LocalStore.read(&plan_key(plan)) == Ok(None) {
        return app.check_stored();
    }
    let met = app.with_store(|session, plan_store| follow_remote(session, plan_store, &LocalStore, plan));
    after(app, met.unwrap_or(Err(StoreError::Denied)), troubles, is_asked);
}

/// Handles もう一度保存: writes every plan again that was removed from the store.
fn save_again(app: AppState) {
    app.fields.commit(app);
    let workbook = app.workbook.get_untracked();
    app.with_storage(|keeping| {
        for plan in workbook.plans().iter().filter(|plan| LocalStore.read(&plan_key(plan.id)) == Ok(None)) {
            keeping.plan_store.write_again(plan.id);
        }
        // The lineages are read and written again when they are next needed.
        keeping.lineages = None;
    });
    app.save_now();
}

/// Shows the outcome of a merge with another tab: saves the merged plan, or opens the conflict for a decision.
/// `troubles` are the refusals of the save that led to the merge, `is_asked` says that somebody asked for it.
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
            // An open preview is not replaced, and a conflict that was closed is shown again only on request.
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
