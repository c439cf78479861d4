//! The review of conflicts between a plan and its file in a folder.

use std::sync::Arc;

use keikaku::merge::Resolution;
use keikaku::wording::folder;
use leptos::prelude::*;

use crate::ui::app::use_locale;
use crate::ui::review::folder::conflict::ConflictWithFile;
use crate::ui::review::folder::saving::save_decided;
use crate::ui::review::{ConflictReview, use_previews};

/// The preview of the conflict. Its button continues the save with the decisions.
#[component]
pub(crate) fn FileConflictReview(
    /// The conflict.
    asked: ConflictWithFile,
) -> impl IntoView {
    let (locale, previews) = (use_locale(), use_previews());
    let (changes, plan) = (asked.conflict.changes(), Arc::clone(&asked.conflict.ours));
    let reason = folder::why_asked(asked.conflict.base_knowledge, locale.language());
    let (name, decisions, action) = (asked.file.name(), asked.decisions.clone(), asked.action());
    let go_on = move |picks: Vec<Resolution>| {
        previews.close();
        save_decided(previews, asked.clone(), picks);
    };
    view! { <ConflictReview name reason decisions changes plan action on_decided=go_on /> }
}
