//! The preview of table files.

use keikaku::merge::review::Changes;
use keikaku::wording::import;
use leptos::prelude::*;

use crate::ui::app::use_app;
use crate::ui::review::change_review::ChangeReview;
use crate::ui::review::table_file_changes::TableFileChanges;
use crate::ui::review::table_files::TableFiles;

/// The files one below the other, preceded by the sentences on files that cannot be read and by the tools for all
/// changes. 取り込む imports the files.
#[component]
pub(crate) fn TableFilesReview(
    /// The files.
    files: TableFiles,
) -> impl IntoView {
    let (name, decisions, count) = (files.name(), files.decisions.clone(), files.len());
    let lists = {
        let files = files.clone();
        Signal::derive(move || files.lists())
    };
    let refused = files.refused.clone();
    let reckoning = {
        let (files, language) = (files.clone(), use_app().language());
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
        let language = use_app().language();
        Memo::new(move |_| import::take_in(files.counts(), language))
    };
    let import = move |lists: Vec<Changes>| files.import(&lists);
    view! {
        <ChangeReview name decisions lists action on_decided=import intro>
            {sections()}
        </ChangeReview>
    }
}
