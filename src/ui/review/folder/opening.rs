//! フォルダの計画ファイルを開く: imports the plan of a file in a folder, which is the plan's file from then on.

use leptos::prelude::*;
use std::sync::Arc;

use keikaku::command::{Command, PlanResolution};
use keikaku::plan::lineage::Lineages;
use keikaku::session::folder::{Contents, SaveMode, Unfit};
use keikaku::session::route::Route;
use keikaku::wording::{Label, folder};

use crate::browser::clock;
use crate::browser::folder::{FileHandle, pick};
use crate::ui::review::folder::saving::save;
use crate::ui::review::open_files::read_all;
use crate::ui::review::previews::Previews;

/// Shows the browser's picker for files, and opens the chosen file.
pub(crate) fn open(previews: Previews) {
    let app = previews.app;
    app.fields.commit(app);
    app.message.set(None);
    leptos::task::spawn_local(async move {
        match pick().await {
            Ok(Some(handle)) => open_file(previews, handle).await,
            Ok(None) => {}
            Err(error) => app.show_error(folder::error_sentence(error, app.language())),
        }
    });
}

async fn open_file(previews: Previews, handle: FileHandle) {
    let app = previews.app;
    let words = app.language();
    let read = match handle.read().await {
        Ok((bytes, _)) => Contents::read(&bytes),
        Err(error) => return app.show_error(folder::error_sentence(error, words)),
    };
    match read {
        Ok(contents) => import(previews, handle, contents).await,
        Err(Unfit::Several(count)) if count > 0 => match handle.file().await {
            Ok(file) => {
                read_all(previews, vec![file]);
                clock::yield_to_browser().await;
                app.show_message(app.label(Label::SeveralNotBound).to_owned());
            }
            Err(error) => app.show_error(folder::error_sentence(error, words)),
        },
        Err(unfit) => app.show_error(folder::not_opened(&unfit, words)),
    }
}

/// Adds the plan if it does not exist here; otherwise imports what differs, or shows what has to be decided.
async fn import(previews: Previews, handle: FileHandle, contents: Contents) {
    let app = previews.app;
    let plan = contents.plan.id;
    if app.workbook.get_untracked().plan(plan).is_none() {
        let picks = vec![PlanResolution::Add(Arc::clone(&contents.plan))];
        if !app.command(Command::ImportPlans { picks }) {
            return;
        }
        let mut lineages = Lineages::new();
        lineages.insert(plan, contents.lineage.clone());
        app.load_lineages();
        app.update_session(|session| session.join_lineages(&lineages));
        app.save_now();
        let name = handle.name();
        app.files.disconnect(plan);
        app.files.bind(plan, handle);
        app.files.set_base(app, plan, contents);
        app.go(Route::Kpi(plan));
        clock::yield_to_browser().await;
        return app.show_message(folder::opened(&name, app.language()));
    }
    app.files.fetch(plan).await;
    app.files.bind(plan, handle);
    app.go(Route::Kpi(plan));
    clock::yield_to_browser().await;
    save(previews, plan, SaveMode::TakeIn);
}
