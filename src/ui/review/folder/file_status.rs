//! The difference between the shown plan and its file, in the header, and the buttons for it.

use keikaku::session::folder::SaveMode;
use keikaku::wording::FolderLabel;
use keikaku::wording::folder::FileStatus;
use leptos::prelude::*;

use crate::ui::app::Saving;
use crate::ui::app::files::FileState;
use crate::ui::components::IconName;
use crate::ui::review::folder::SAVE;
use crate::ui::review::folder::file_action::FileAction;

/// The file of the plan that is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ShownFile {
    /// The state of the file; the default if the plan has no file.
    pub(crate) known: Memo<FileState>,
    /// Whether the file is in a folder; otherwise it was downloaded or opened by hand.
    pub(crate) in_folder: Memo<bool>,
    /// How the plan differs from its file; `None` if the plan has no file.
    pub(crate) status: Memo<Option<FileStatus>>,
}

impl ShownFile {
    /// Provides the file of the shown plan to the views below by [`use_shown_file`], so that file and plan are compared
    /// once for all of them.
    pub(crate) fn provide(saving: Saving) {
        provide_context(Self::new(saving));
    }

    fn new(saving: Saving) -> Self {
        let known = Memo::new(move |_| {
            saving.editor.navigation.route.get().plan().and_then(|plan| saving.files.get(plan)).unwrap_or_default()
        });
        let in_folder = Memo::new(move |_| known.with(|known| known.record.in_folder));
        let status = Memo::new(move |_| {
            let plan = saving.editor.navigation.route.get().plan()?;
            // A table or an answer that is noted without a change of the plan shows a message, which is tracked.
            saving.editor.messages.message.track();
            let lineage = saving.editor.read_session(|session| session.lineages().get(&plan).cloned()).flatten();
            let lineage = lineage.as_ref();
            saving.editor.settled.with(|workbook| known.with(|known| known.file_status(workbook.plan(plan)?, lineage)))
        });
        Self { known, in_folder, status }
    }

    /// Whether the header has the button ファイルに保存, because the file may lack changes of the plan.
    pub(crate) fn is_behind(self) -> bool {
        let is_behind = |status: &FileStatus| match status {
            FileStatus::Changes(_) | FileStatus::Unknown | FileStatus::Unreadable => true,
            FileStatus::Same(_) | FileStatus::NotLookedAt | FileStatus::Newer(_) => false,
        };
        self.status.with(|status| status.as_ref().is_some_and(is_behind))
    }

    /// Whether plan and file are equal, as of the last time that the file was read or written.
    pub(crate) fn is_same(self) -> bool {
        self.status.with(|status| matches!(status, Some(FileStatus::Same(_) | FileStatus::NotLookedAt)))
    }

    /// Whether somebody else has saved the file.
    fn is_newer(self) -> bool {
        self.status.with(|status| matches!(status, Some(FileStatus::Newer(_))))
    }
}

/// The file of the shown plan. It is available in every component below the frame.
#[track_caller]
pub(crate) fn use_shown_file() -> ShownFile {
    expect_context::<ShownFile>()
}

/// 新しい保存を取り込む if somebody else has saved the file, and ファイルに保存 if the file is behind.
#[component]
pub(crate) fn FileStatusButtons(
    /// The file.
    file: ShownFile,
) -> impl IntoView {
    view! {
        <Show when=move || file.is_newer()>
            <FileAction id="folder-take" label=FolderLabel::TAKE_FROM_FOLDER mode=SaveMode::TakeIn />
        </Show>
        <Show when=move || file.is_behind()>
            <FileAction id=SAVE label=FolderLabel::SAVE_TO_FOLDER mode=SaveMode::Write icon=IconName::Save />
        </Show>
    }
}
