//! フォルダの計画ファイルを開く: imports the plan of a file in a folder. The file becomes the plan's file.

use leptos::prelude::*;
use std::sync::Arc;

use keikaku::command::{Command, PlanResolution};
use keikaku::plan::Lineages;
use keikaku::session::folder::{Contents, SaveMode, Unfit};
use keikaku::session::route::Route;
use keikaku::wording::{FolderLabel, folder};

use crate::browser::clock;
use crate::browser::folder::{FileHandle, pick};
use crate::ui::review::folder::saving::save;
use crate::ui::review::{Previews, read_all};

/// Shows the browser's picker for files, and opens the chosen file.
pub(crate) fn open(previews: Previews) {
    let editor = previews.saving.editor;
    let messages = editor.messages;
    editor.commit_typing();
    messages.clear();
    leptos::task::spawn_local(async move {
        match pick().await {
            Ok(Some(handle)) => open_file(previews, handle).await,
            Ok(None) => {}
            Err(error) => messages.show_error(folder::error_sentence(error, editor.language())),
        }
    });
}

async fn open_file(previews: Previews, handle: FileHandle) {
    let messages = previews.saving.editor.messages;
    let locale = messages.locale;
    let words = locale.language();
    let read = match handle.read().await {
        Ok((bytes, _)) => Contents::read(&bytes),
        Err(error) => return messages.show_error(folder::error_sentence(error, words)),
    };
    match read {
        Ok(contents) => import(previews, handle, contents).await,
        Err(Unfit::Several(count)) if count > 0 => match handle.file().await {
            Ok(file) => {
                read_all(previews, vec![file]);
                clock::yield_to_browser().await;
                messages.say(FolderLabel::SEVERAL_NOT_BOUND);
            }
            Err(error) => messages.show_error(folder::error_sentence(error, words)),
        },
        Err(unfit) => messages.show_error(folder::not_opened(&unfit, words)),
    }
}

/// Adds the plan if it does not exist here; otherwise imports the differences, or shows what has to be decided.
async fn import(previews: Previews, handle: FileHandle, contents: Contents) {
    let saving = previews.saving;
    let plan = contents.plan.id;
    if saving.editor.workbook.get_untracked().plan(plan).is_none() {
        let picks = vec![PlanResolution::Add(Arc::clone(&contents.plan))];
        if !saving.editor.command(Command::ImportPlans { picks }) {
            return;
        }
        let mut lineages = Lineages::new();
        lineages.insert(plan, contents.lineage.clone());
        saving.load_lineages();
        saving.editor.update_session(|session| session.join_lineages(&lineages));
        saving.save_now();
        let name = handle.name();
        saving.files.disconnect(plan);
        saving.files.bind(plan, handle);
        saving.files.set_base(saving, plan, contents);
        saving.editor.navigation.go(Route::Kpi(plan));
        clock::yield_to_browser().await;
        return saving.editor.messages.show_message(folder::opened(&name, saving.editor.language()));
    }
    saving.files.fetch(plan).await;
    saving.files.bind(plan, handle);
    saving.editor.navigation.go(Route::Kpi(plan));
    clock::yield_to_browser().await;
    save(previews, plan, SaveMode::TakeIn);
}
