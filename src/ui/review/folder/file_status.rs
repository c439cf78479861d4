//! The difference between the shown plan and its file, in the header.

use keikaku::session::folder::SaveMode;
use keikaku::wording::Label;
use keikaku::wording::folder::{self, FileStatus};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::use_app;
use crate::ui::review::folder::SAVE;
use crate::ui::review::folder::file_action::FileAction;
use crate::ui::review::folder::reminder::FileReminder;

/// A line on the file of the shown plan, with 新しい保存を取り込む if somebody else has saved the file, and フォルダに保存 if it is in a
/// folder; below it the reminder when it is time to save a file. The line is hidden if the plan has no file.
#[component]
pub(crate) fn FileStatus() -> impl IntoView {
    let app = use_app();
    let known = Memo::new(move |_| app.route.get().plan().and_then(|plan| app.files.get(plan)).unwrap_or_default());
    let in_folder = Memo::new(move |_| known.with(|known| known.record.in_folder));
    let saved_at = Memo::new(move |_| known.with(|known| known.record.at.clone()));
    let status = Memo::new(move |_| {
        let plan = app.route.get().plan()?;
        app.settled.with(|workbook| known.with(|known| known.file_status(workbook.plan(plan)?)))
    });
    let is_newer = move || status.with(|status| matches!(status, Some(FileStatus::Newer(_))));
    let is_same = move || status.with(|status| matches!(status, Some(FileStatus::Same(_))));
    let is_due = move || known.with(|known| known.is_due == Some(true)) && !is_same();
    let sentence = move || {
        let sentence =
            |status: &FileStatus| folder::status_line(status, in_folder.get(), clock::today(), app.language());
        status.with(|status| status.as_ref().map(sentence)).unwrap_or_default()
    };
    view! {
        <div class="file-state" hidden=move || status.with(Option::is_none)>
            <span data-field="file-state" role="status">{sentence}</span>
            <Show when=is_newer>
                <FileAction id="folder-take" label=Label::TakeFromFolder manner=SaveMode::TakeIn />
            </Show>
            <Show when=move || in_folder.get()>
                <FileAction id=SAVE label=Label::SaveToFolder manner=SaveMode::Write />
            </Show>
        </div>
        <Show when=is_due>
            <FileReminder in_folder saved_at />
        </Show>
    }
}
