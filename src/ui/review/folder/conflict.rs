//! Conflicts between a plan and its file in a folder: both have changed the same, or their common origin is not known.

use std::sync::Arc;

use keikaku::merge::Resolution;
use keikaku::session::folder::FileConflict;
use keikaku::wording::{Label, folder};
use leptos::prelude::*;

use crate::ui::app::AppState;
use crate::ui::review::conflict_review::ConflictReview;
use crate::ui::review::decisions::Decisions;

/// Shows what has to be decided before the plan or the file changes. `brought` is the number of changes that were imported
/// before the conflict, and `action` the label of the button that continues. If a preview is open already, it stays, and a
/// message says so.
pub(crate) fn show_conflict(
    app: AppState,
    file: &str,
    conflict: FileConflict,
    brought: usize,
    action: Label,
    on_decided: impl Fn(FileConflict, Vec<Resolution>) + Send + Sync + 'static,
) {
    let say = |sentence| app.show_error(folder::after_import(brought, sentence, app.language()));
    if app.preview.with_untracked(Option::is_some) {
        return say(app.label(Label::PreviewFirst));
    }
    say(folder::why_asked(conflict.base_knowledge, app.language()));
    let (file, on_decided) = (file.to_owned(), Arc::new(on_decided));
    let decisions = Decisions::new(app, Label::FolderValue, 1);
    app.show_preview(ViewFn::from(move || {
        let (on_decided, decided) = (Arc::clone(&on_decided), conflict.clone());
        let go_on = move |picks| {
            app.close_preview();
            on_decided(decided.clone(), picks);
        };
        view! {
            <ConflictReview
                name=file.clone()
                reason=folder::why_asked(conflict.base_knowledge, app.language())
                decisions=decisions.clone()
                changes=conflict.changes()
                plan=Arc::clone(&conflict.ours)
                action
                on_decided=go_on
            />
        }
    }));
}
