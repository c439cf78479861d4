//! Other tabs with the same plans: their changes are merged into this one, and a person decides where both changed the
//! same field.
//!
//! No write of another tab is overwritten: a save that comes after one is merged with it first.

use leptos::prelude::*;
use std::sync::Arc;

use keikaku::plan::Plan;
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
    /// Handles a change of the store by another tab. A plan that the other tab has removed for good stays on this page
    /// until it is changed here: if everything is being wiped, the page is about to be reloaded.
    pub(crate) fn on_stored(self, event: &StorageEvent) {
        if event.key().is_none() {
            return self.say_gone();
        }
        let (Some(key), Some(heard)) = (event.key(), event.new_value()) else { return };
        if let Some(Ok(plan)) = key.strip_prefix(PLAN_PREFIX).map(str::parse) {
            hear(self, plan, heard);
        }
    }

    /// Reports that another tab has cleared the store. The plans stay on this page, and もう一度保存 writes them again.
    fn say_gone(self) {
        let gone = |plan: &Arc<Plan>| (plan.id, StoreError::Gone);
        let gone: Troubles = self.workbook.get_untracked().plans().iter().map(gone).collect();
        if !gone.is_empty() {
            self.save_state.set(SaveState::Failed(gone));
        }
    }

    /// Merges another tab's changes, which stopped a save of this tab. `is_asked` says that somebody has pressed 合わせる.
    pub(crate) fn merge_other_tab(self, plan: PlanId, troubles: Troubles, is_asked: bool) {
        if troubles.iter().any(|(_, trouble)| *trouble == StoreError::Gone) {
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
