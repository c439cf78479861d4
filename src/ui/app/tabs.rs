//! Other tabs with the same plans: their changes are merged into this tab, and a person decides where both tabs changed
//! the same field.
//!
//! No write of another tab is overwritten: a save that follows such a write merges it first.

use leptos::prelude::*;
use std::sync::Arc;

use keikaku::plan::{Placement, Plan};
use keikaku::session::RemoteMerge;
use keikaku::storage::{FORM_PREFIX, PLAN_PREFIX, Store, StoreError, plan_key};
use keikaku::value::PlanId;
use keikaku::wording::Label;
use web_sys::StorageEvent;

use crate::browser::{LocalStore, clock};
use crate::ui::app::saving::{SaveState, Saving};

type Refusals = Vec<(PlanId, StoreError)>;

/// The number of checks after which the focused field is committed although somebody is typing in it. Until then,
/// changes of another tab wait, so that nothing changes under the cursor; the limit keeps the wait short.
const MOST_RETRIES: usize = 20;
/// The time between two checks, in milliseconds.
const RETRY_DELAY: i32 = 250;
/// The time, in milliseconds, after which the reported record itself is merged. Within it, a tab whose write was
/// overwritten has merged and written its work again, if the tab is still open.
const SECOND_MERGE_DELAY: i32 = 600;

impl Saving {
    /// Handles that another tab has written or removed a record, or has cleared the whole storage (an event without a
    /// key).
    pub(crate) fn on_stored(self, event: &StorageEvent) {
        let key = event.key();
        if key.as_ref().is_none_or(|key| key.starts_with(FORM_PREFIX)) {
            self.read_forms();
        }
        let Some(key) = key else { return self.check_stored() };
        let Some(Ok(plan)) = key.strip_prefix(PLAN_PREFIX).map(str::parse) else { return self.save_again_if_failed() };
        match (event.new_value(), event.old_value()) {
            (Some(record), _) => merge_written_record(self, plan, record),
            (None, removed) => {
                let removed = removed.unwrap_or_default();
                self.with_state(|state| state.plan_store.note_removal(plan, removed));
                self.check_stored();
            }
        }
    }

    /// Compares this tab's knowledge of the store with the store, which other tabs and the browser change too. Unsaved
    /// changes of this tab are written, and the save state shows which plans cannot be saved: a plan whose record is
    /// gone stays on the screen until somebody decides, unless it is in the bin and not shown.
    pub(crate) fn check_stored(self) {
        let shown = self.editor.navigation.route.get_untracked().plan();
        let binned = |plan: &&Arc<Plan>| plan.placement == Placement::Bin && Some(plan.id) != shown;
        let binned: Vec<PlanId> =
            self.editor.workbook.get_untracked().plans().iter().filter(binned).map(|plan| plan.id).collect();
        let is_gone = |id: &PlanId| LocalStore.read(&plan_key(*id)) == Ok(None);
        let gone: Vec<PlanId> = binned.into_iter().filter(is_gone).collect();
        for id in &gone {
            // If a plan has changes that are not stored, the save state shows it.
            self.with_store(|mut tab| drop(tab.follow(*id)));
        }
        if !gone.is_empty() {
            self.editor.show();
        }
        self.save_now();
    }

    /// Merges another tab's changes, which prevented a save of this tab. `is_asked` means that somebody has pressed
    /// 合わせる.
    pub(crate) fn merge_other_tab(self, plan: PlanId, refusals: Refusals, is_asked: bool) {
        leptos::task::spawn_local(merge_store(self, plan, refusals, is_asked));
    }

    /// Handles もう一度保存: writes every plan again that was removed from the store. Plans are restored only by this act.
    pub(crate) fn save_again(self) {
        self.editor.commit_typing();
        let workbook = self.editor.workbook.get_untracked();
        self.with_state(|state| {
            for plan in workbook.plans().iter().filter(|plan| LocalStore.read(&plan_key(plan.id)) == Ok(None)) {
                state.plan_store.write_again(plan.id);
            }
            // The lineages are read and written again when they are next needed.
            state.lineages = None;
        });
        self.save_now();
    }
}

/// Waits until nobody is typing in a field, and commits the field if that takes too long. A composition is never
/// interrupted.
pub(crate) async fn wait_until_not_typing(saving: Saving) {
    for _ in 0..MOST_RETRIES {
        if !saving.fields.is_touched() && !saving.fields.is_composing() {
            return;
        }
        clock::pause(RETRY_DELAY).await;
    }
    while saving.fields.is_composing() {
        clock::pause(RETRY_DELAY).await;
    }
    saving.editor.commit_typing();
}

/// Merges the state of the store after another tab has written `record`. Some time later merges that record itself,
/// unless a write since then includes it.
fn merge_written_record(saving: Saving, plan: PlanId, record: String) {
    leptos::task::spawn_local(async move {
        merge_store(saving, plan, Vec::new(), false).await;
        clock::pause(SECOND_MERGE_DELAY).await;
        wait_until_not_typing(saving).await;
        let outcome = saving.with_store(|mut tab| tab.merge_reported(plan, record));
        handle_merge(saving, outcome.ok_or(StoreError::Denied), Vec::new(), false);
    });
}

/// Merges the state of the store; `refusals` are the refusals of the save that led to this.
async fn merge_store(saving: Saving, plan: PlanId, refusals: Refusals, is_asked: bool) {
    wait_until_not_typing(saving).await;
    if LocalStore.read(&plan_key(plan)) == Ok(None) {
        return saving.check_stored();
    }
    let outcome = saving.with_store(|mut tab| tab.follow(plan));
    handle_merge(saving, outcome.unwrap_or(Err(StoreError::Denied)), refusals, is_asked);
}

/// Shows the outcome of a merge with another tab: saves the merged plan, or opens the conflict for a decision.
/// `refusals` are the refusals of the save that led to the merge; `is_asked` means that somebody requested it.
pub(crate) fn handle_merge(
    saving: Saving,
    outcome: Result<RemoteMerge, StoreError>,
    refusals: Refusals,
    is_asked: bool,
) {
    let was_refused = !refusals.is_empty();
    match outcome {
        Ok(RemoteMerge::Merged) => {
            saving.editor.show();
            saving.save_now();
            if was_refused {
                saving.editor.messages.say(Label::MERGED_WITH_TAB);
            }
        }
        Ok(RemoteMerge::Conflicts(conflict)) => {
            if was_refused {
                saving.save_state.set(SaveState::Failed(refusals));
            }
            // A conflict that the user has closed is shown again only on request.
            let is_new = saving.with_state(|state| state.conflict.replace(Arc::clone(conflict.theirs())));
            let is_new = is_new.flatten().as_ref() != Some(conflict.theirs());
            if is_asked || is_new {
                saving.ask_about_conflict(*conflict);
            }
        }
        Ok(RemoteMerge::Unmergeable) | Err(_) if was_refused => saving.save_state.set(SaveState::Failed(refusals)),
        Ok(RemoteMerge::Unmergeable) | Err(_) => {}
    }
}
