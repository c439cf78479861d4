//! The conflict between this tab and another tab that have changed the same plan.

use std::sync::Arc;

use keikaku::merge::Resolution;
use keikaku::session::RemoteConflict;
use keikaku::storage::StoreError;
use keikaku::wording::{Label, ReviewLabel, names};
use leptos::prelude::*;

use crate::ui::app::tabs::handle_merge;
use crate::ui::app::{use_locale, use_messages};
use crate::ui::review::{ConflictReview, Decisions, Previews, use_previews};

/// The preview of the conflict. 合わせる merges the changes of both tabs, with the user's decisions where both changed the
/// same field.
#[component]
pub(crate) fn TabConflict(
    /// The two states of the plan.
    conflict: Arc<RemoteConflict>,
) -> impl IntoView {
    let (locale, messages, previews) = (use_locale(), use_messages(), use_previews());
    let plan = Arc::clone(&conflict.ours);
    let name = names::plan_name(&plan, locale.language());
    let changes = conflict.changes();
    let merge = move |picks: Vec<Resolution>| merge_tabs(previews, &conflict, &picks);
    view! {
        <ConflictReview
            heading=ReviewLabel::OTHER_TAB
            name
            reason=locale.label(ReviewLabel::TABS_DIFFER)
            decisions=Decisions::new(messages, ReviewLabel::OTHER_TAB_VALUE, 1)
            changes
            plan
            action=Label::MERGE_PLANS
            on_decided=merge
        />
    }
}

/// Merges the changes of both tabs with these decisions, and saves the result.
fn merge_tabs(previews: Previews, conflict: &RemoteConflict, picks: &[Resolution]) {
    let saving = previews.saving;
    let reconciled = saving.with_store(|mut tab| tab.resolve(conflict, picks));
    previews.close();
    let refusals = vec![(conflict.ours.id, StoreError::ChangedElsewhere)];
    handle_merge(saving, reconciled.unwrap_or(Err(StoreError::Denied)), refusals, true);
}
