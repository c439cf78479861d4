//! The files that are looked at, each with the results for the file and for its plans.

use keikaku::session::looked_at::LookedFile;
use keikaku::wording::summary::looked_at::{FileLine, FileLineKind, file_lines, summary};
use keikaku::wording::{LookedLabel, RecordLabel};
use leptos::prelude::*;

use super::LookingProgress;
use crate::browser::clock;
use crate::ui::app::use_locale;
use crate::ui::components::Button;
use crate::ui::pages::summary::looked_files::use_looked;

/// The number of files that are listed until the user shows all.
const MOST_LISTED: usize = 100;

/// The list with the progress of reading; nothing while there are no files.
#[component]
pub(crate) fn LookedFileList() -> impl IntoView {
    let (language, looked) = (use_locale().language(), use_looked());
    let lists_all = RwSignal::new(false);
    let is_cut = move || !lists_all.get() && looked.files.with(|files| files.len() > MOST_LISTED);
    let counts = move || {
        let files = looked.files.get();
        let unread = files.iter().filter(|file| file.content.as_ref().is_ok_and(|content| !content.plans.is_empty()));
        let unread = files.len() - unread.count();
        summary(files.len(), looked.plans.with(|plans| plans.len()), unread, language)
    };
    let has_long = move || looked.files.with(|files| files.iter().any(|file| file.long.is_some()));
    let rows = move || {
        let (files, plans) = (looked.files.get(), looked.plans.get());
        let lines_of_file = |file: &LookedFile| {
            (file.name.clone(), file.long.is_none(), file_lines(file, &plans, clock::today(), language))
        };
        // Files that a person must look at come first.
        let (fine, trouble): (Vec<_>, Vec<_>) = files.iter().map(lines_of_file).partition(|(.., lines)| {
            let is_fine = |line: &FileLine| matches!(line.kind, FileLineKind::Shown | FileLineKind::NotShown);
            lines.iter().all(is_fine)
        });
        let row = |(name, has_plans, lines): (String, bool, Vec<FileLine>)| {
            view! { <FileRow name has_plans lines /> }
        };
        let most = if is_cut() { MOST_LISTED } else { usize::MAX };
        trouble.into_iter().chain(fine).take(most).map(row).collect_view()
    };
    view! {
        <LookingProgress />
        <Show when=move || looked.files.with(|files| !files.is_empty())>
            <section class="looked-files" aria-labelledby="looked-files">
                <h2 id="looked-files">{LookedLabel::HEADING.text(language)}</h2>
                <p role="status">{counts}</p>
                <p data-field="of-long-files" hidden=move || !has_long()>{LookedLabel::OF_LONG_FILES.text(language)}</p>
                <ul>{rows}</ul>
                <button
                    type="button"
                    class="quiet"
                    hidden=move || !is_cut()
                    on:click=move |_| lists_all.set(true)
                >
                    {RecordLabel::SHOW_MORE.text(language)}
                </button>
                <Button class="secondary" text=LookedLabel::CLOSE.text(language) on_press=move |_| looked.close() />
            </section>
        </Show>
    }
}

/// A file with its results.
#[component]
fn FileRow(
    /// The name of the file.
    name: String,
    /// Whether it has whole plans, which can be imported.
    has_plans: bool,
    /// The results for the file and its plans.
    lines: Vec<FileLine>,
) -> impl IntoView {
    let (language, looked) = (use_locale().language(), use_looked());
    let can_import = has_plans && lines.iter().any(|line| line.kind != FileLineKind::Unread);
    let line = |line: FileLine| view! { <p class=class(line.kind)>{line.text}</p> };
    let lines = lines.into_iter().map(line).collect_view();
    let label = LookedLabel::IMPORT.text(language);
    let shown = name.clone();
    let button = can_import.then(|| {
        let aria = format!("{name} {label}");
        let open = move |_| looked.import(&name);
        view! {
            <Button class="quiet" name=aria text=label on_press=open />
        }
    });
    view! {
        <li data-looked-file=shown.clone()>
            <strong>{shown.clone()}</strong>
            {lines}
            {button}
        </li>
    }
}

fn class(kind: FileLineKind) -> &'static str {
    match kind {
        FileLineKind::Shown => "looked-shown",
        FileLineKind::Parted => "looked-parted",
        FileLineKind::NotShown => "looked-older",
        FileLineKind::Unread => "looked-unread",
    }
}
