//! The reminder to save a file of the shown plan.

use keikaku::session::folder::SaveMode;
use keikaku::session::route::Route;
use keikaku::wording::{FolderLabel, Label, folder};
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::folder::can_pick;
use crate::ui::app::focus::work_ids;
use crate::ui::app::{use_editor_view, use_locale, use_navigation, use_saving};
use crate::ui::components::Button;
use crate::ui::review::folder::file_action::FileAction;
use crate::ui::review::folder::file_status::{ShownFile, use_shown_file};
use crate::ui::review::folder::{FIRST_SAVE, SAVE, move_lost_focus};

/// The reminder below the header's line, if it is time to save a file of the shown plan.
#[component]
pub(crate) fn ReminderOfFile() -> impl IntoView {
    let file = use_shown_file();
    let is_due = move || file.known.with(|known| known.is_due == Some(true)) && !file.is_same();
    view! {
        <Show when=is_due>
            <FileReminder file />
        </Show>
    }
}

/// The time since the last saved file, the button or the link for saving, and あとで, which closes the reminder until the
/// page is opened again.
#[component]
fn FileReminder(
    /// The file of the shown plan.
    file: ShownFile,
) -> impl IntoView {
    let (locale, navigation, view, saving) = (use_locale(), use_navigation(), use_editor_view(), use_saving());
    let sentence =
        move || file.known.with(|known| folder::reminder(known.record.at.as_ref(), clock::today(), locale.language()));
    let close = move |_| {
        if let Some(plan) = navigation.route.get_untracked().plan() {
            saving.files.note(plan, |known| known.is_due = Some(false));
            let next = [SAVE, FIRST_SAVE].map(str::to_owned).into_iter().chain(work_ids(view));
            move_lost_focus(next.collect());
        }
    };
    // The header has such a button if the plan has a file, and 取込・出力 always has one. A second button would have the
    // same accessible name.
    let offered_for = Memo::new(move |_| {
        let route = navigation.route.get();
        let has_file = file.status.with(Option::is_some);
        route.plan().filter(|_| !has_file && !matches!(route, Route::Exchange(_)))
    });
    let save = move || {
        offered_for.get().map(|plan| {
            if can_pick() {
                let id = "folder-save-reminded";
                return view! { <FileAction id label=FolderLabel::SAVE_TO_FOLDER mode=SaveMode::Write /> }.into_any();
            }
            let exchange = Route::Exchange(plan).fragment();
            view! { <a href=exchange>{locale.label(Label::SAVE_PLAN_FILE)}</a> }.into_any()
        })
    };
    view! {
        <div class="file-reminder">
            <p data-field="file-reminder" role="status">{sentence}</p>
            {save}
            <Button class="quiet" text=locale.label(FolderLabel::REMIND_LATER) on_press=close />
        </div>
    }
}
