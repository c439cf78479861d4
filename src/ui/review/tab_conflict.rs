//! The conflict of changes that this tab and another one have both made.

use std::sync::Arc;

use keikaku::merge::Resolution;
use keikaku::session::{RemoteConflict, resolve_remote};
use keikaku::storage::StoreError;
use keikaku::wording::{Label, names};
use leptos::prelude::*;

use crate::browser::storage::LocalStore;
use crate::ui::app::tabs::handle_merge;
use crate::ui::app::use_app;
use crate::ui::review::conflict_review::ConflictReview;
use crate::ui::review::decisions::Decisions;
use crate::ui::review::previews::{Previews, use_previews};

/// The preview of the conflict. 合わせる writes the changes of both tabs, with the decisions where both changed the same.
#[component]
pub(crate) fn TabConflict(
    /// The two states of the plan.
    conflict: Arc<RemoteConflict>,
) -> impl IntoView {
    let (app, previews) = (use_app(), use_previews());
    let plan = Arc::clone(&conflict.ours);
    let name = names::plan_name(&plan, app.language());
    let changes = conflict.changes();
    let merge = move |picks: Vec<Resolution>| merge_tabs(previews, &conflict, &picks);
    view! {
        <ConflictReview
            heading=Label::OtherTab
            name
            reason=app.label(Label::TabsDiffer)
            decisions=Decisions::new(app, Label::OtherTabValue, 1)
            changes
            plan
            action=Label::MergePlans
            on_decided=merge
        />
    }
}

/// Writes the changes of both tabs with these decisions.
fn merge_tabs(previews: Previews, conflict: &RemoteConflict, picks: &[Resolution]) {
    let app = previews.app;
    let reconciled =
        app.with_store(|session, plan_store| resolve_remote(session, plan_store, &LocalStore, conflict, picks));
    previews.close();
    let refusals = vec![(conflict.ours.id, StoreError::ChangedElsewhere)];
    handle_merge(app, reconciled.unwrap_or(Err(StoreError::Denied)), refusals, true);
}
