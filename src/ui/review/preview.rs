//! The place in a view at which the open preview is shown.

use leptos::prelude::*;

use crate::ui::review::folder::conflict_review::FileConflictReview;
use crate::ui::review::large_file::LargeFile;
use crate::ui::review::plan_file_review::PlanFileReview;
use crate::ui::review::reading_progress::ReadingProgress;
use crate::ui::review::tab_conflict::TabConflict;
use crate::ui::review::table_files_review::TableFilesReview;
use crate::ui::review::{OpenPreview, use_previews};

/// The preview of opened files or of a conflict; nothing if neither waits for a decision.
#[component]
pub(crate) fn Preview() -> impl IntoView {
    let previews = use_previews();
    move || {
        previews.get().map(|open| match open {
            OpenPreview::Reading(reading) => view! { <ReadingProgress reading /> }.into_any(),
            OpenPreview::LargeFiles(large) => view! { <LargeFile large /> }.into_any(),
            OpenPreview::TableFiles(files) => view! { <TableFilesReview files /> }.into_any(),
            OpenPreview::PlanFile(file) => view! { <PlanFileReview file /> }.into_any(),
            OpenPreview::FileConflict(asked) => view! { <FileConflictReview asked /> }.into_any(),
            OpenPreview::TabConflict(conflict) => view! { <TabConflict conflict /> }.into_any(),
        })
    }
}
