//! The preview of table files.

use keikaku::merge::review::Changes;
use keikaku::session::route::Route;
use keikaku::wording::{ReviewLabel, import};
use leptos::prelude::*;

use crate::ui::app::use_locale;
use crate::ui::review::sheet_reading::SheetReading;
use crate::ui::review::standard_questions::StandardQuestions;
use crate::ui::review::table_file_changes::TableFileChanges;
use crate::ui::review::table_files::Imported;
use crate::ui::review::{ChangeReview, Previews, TableFiles, use_previews};

/// The table that needs marks by the user (表の読み取り); otherwise the changes of the files.
#[component]
pub(crate) fn TableFilesReview(
    /// The files.
    files: TableFiles,
) -> impl IntoView {
    let reading = files.reading.clone();
    move || match reading.get() {
        Some(nth) => view! { <SheetReading files=files.clone() nth /> }.into_any(),
        None => view! { <ChangesOfFiles files=files.clone() /> }.into_any(),
    }
}

/// The files one below the other, preceded by the sentences about files that cannot be read and by the tools for all
/// changes. 取り込む imports the files.
#[component]
fn ChangesOfFiles(
    /// The files.
    files: TableFiles,
) -> impl IntoView {
    let previews = use_previews();
    let (name, decisions, count) = (files.name(), files.decisions.clone(), files.len());
    let lists = {
        let files = files.clone();
        Signal::derive(move || files.lists())
    };
    let refused = files.refused.clone();
    let reckoning = {
        let (files, language) = (files.clone(), use_locale().language());
        Memo::new(move |_| import::reckoning(files.counts(), language))
    };
    let intro = move || {
        let refused = refused.iter().map(|reason| view! { <p class="trouble">{reason.clone()}</p> }).collect_view();
        view! {
            {refused}
            <p class="reckoning">{reckoning}</p>
        }
    };
    let sections = {
        let files = files.clone();
        move || (0..count).map(|nth| view! { <TableFileChanges files=files.clone() nth /> }).collect_view()
    };
    let action = {
        let files = files.clone();
        let language = use_locale().language();
        Memo::new(move |_| import::take_in(files.counts(), language))
    };
    let asked = {
        let files = files.clone();
        Signal::derive(move || files.asked())
    };
    let for_all = files.clone();
    let import = move |lists: Vec<Changes>| import(previews, files.clone(), &lists);
    view! {
        <ChangeReview name decisions lists action asked on_decided=import intro>
            <StandardQuestions files=for_all />
            {sections()}
        </ChangeReview>
    }
}

/// Handles 取り込む: imports the files, closes the preview and shows a message about the import. `lists` are the changes
/// with the decisions applied.
fn import(previews: Previews, files: TableFiles, lists: &[Changes]) {
    let editor = previews.saving.editor;
    let messages = editor.messages;
    let asked = untrack(|| files.asked());
    if asked > 0 && lists.iter().all(|changes| changes.taken() == 0) {
        return messages.show_error(import::unanswered(asked, editor.language()));
    }
    if lists.iter().all(Changes::is_left) {
        return messages.say_error(ReviewLabel::NOTHING_CHOSEN);
    }
    let decided = untrack(|| files.previews_with_counts());
    let shown = previews.take();
    leptos::task::spawn_local(async move {
        // The preview is removed first; otherwise it would compare all files with the plans again after each change.
        leptos::task::tick().await;
        let Some(Imported { new_plans, sentence }) = files.import(decided) else { return previews.put_back(shown) };
        previews.close();
        match &*new_plans {
            [plan] => editor.navigation.go_and_say(Route::Kpi(*plan), sentence),
            // No view is left or entered if the list is already shown, so the message is shown at once.
            [_, ..] if editor.navigation.route.get_untracked() != Route::List => {
                editor.navigation.go_and_say(Route::List, sentence);
            }
            _ => messages.show_message(sentence),
        }
    });
}
