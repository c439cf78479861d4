//! The button ファイルを読み込む.

use keikaku::wording::ReviewLabel;
use leptos::prelude::*;

use crate::ui::app::use_locale;
use crate::ui::components::FileButton;
use crate::ui::review::{read_all, use_previews};

/// The file name extensions of plan files, tables and books.
const ENDINGS: &str = ".json,.keikaku,.txt,.csv,.tsv,.xlsx,.xlsm";

/// The button by which files are chosen. A preview then shows their changes before anything changes.
#[component]
pub(crate) fn ReadFileButton() -> impl IntoView {
    let (locale, previews) = (use_locale(), use_previews());
    let read = move |files| read_all(previews, files);
    view! { <FileButton id="file-chooser" label=locale.label(ReviewLabel::READ_FILE) accept=ENDINGS on_files=read /> }
}
