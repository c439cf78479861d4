//! Conflicts between a plan and its file in a folder: both have changed the same field, or their common origin is
//! unknown.

use keikaku::session::folder::{FileConflict, SaveMode};
use keikaku::value::PlanId;
use keikaku::wording::{FolderLabel, Label};
use send_wrapper::SendWrapper;

use crate::browser::folder::FileHandle;
use crate::ui::review::Decisions;

/// A save that waits until the user has decided what is merged from the file.
#[derive(Clone, Debug)]
pub(crate) struct ConflictWithFile {
    /// The plan.
    pub(crate) plan: PlanId,
    /// The file. Its handle stays on the thread of the page, on which it is dropped when the preview is closed.
    pub(crate) file: SendWrapper<FileHandle>,
    /// The save or import that was to be carried out with the file.
    pub(crate) mode: SaveMode,
    /// The two states and their differences.
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
