//! Conflicts between a plan and its file in a folder: both have changed the same, or their common origin is not known.

use keikaku::session::folder::{FileConflict, SaveMode};
use keikaku::value::PlanId;
use keikaku::wording::{FolderLabel, Label};
use send_wrapper::SendWrapper;

use crate::browser::folder::FileHandle;
use crate::ui::review::Decisions;

/// A save that waits until somebody has decided what is taken of the file.
#[derive(Clone, Debug)]
pub(crate) struct ConflictWithFile {
    /// The plan.
    pub(crate) plan: PlanId,
    /// The file. Its handle stays on the thread of the page, on which it is dropped when the preview is closed.
    pub(crate) file: SendWrapper<FileHandle>,
    /// What was to be done with the file.
    pub(crate) mode: SaveMode,
    /// What both have changed.
    pub(crate) conflict: FileConflict,
    /// The decisions so far.
    pub(crate) decisions: Decisions,
}

impl ConflictWithFile {
    /// The label of the button that continues.
    pub(crate) fn action(&self) -> Label {
        if self.mode == SaveMode::TakeIn { Label::TAKE_IN } else { FolderLabel::MERGE_AND_SAVE }
    }
}
