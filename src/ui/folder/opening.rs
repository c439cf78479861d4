//! フォルダの計画ファイルを開く: the plan of a file that lies in a folder, from then on bound to it.

use leptos::prelude::*;
use std::sync::Arc;

use keikaku::edit::{Command, PlanPick};
use keikaku::plan::lineage::Lineages;
use keikaku::session::folder::{Contents, Manner, Unfit};
use keikaku::wording::{Label, folder};

use super::known::{Files, files};
use super::saving::save;
use crate::browser::folder::{Handle, pick};
use crate::browser::moment;
use crate::ui::desk::Desk;
use crate::ui::route::Route;

/// Lets a file be chosen, and opens it.
pub(in crate::ui) fn open(desk: Desk) {
    let files = files();
    desk.fields.leave(desk);
    desk.message.set(None);
    leptos::task::spawn_local(async move {
        match pick().await {
            Ok(Some(handle)) => open_file(desk, files, handle).await,
            Ok(None) => {}
            Err(trouble) => desk.warn(folder::trouble(trouble, desk.words())),
        }
    });
}

async fn open_file(desk: Desk, files: &Files, handle: Handle) {
    let words = desk.words();
    let read = match handle.read().await {
        Ok((bytes, _)) => Contents::read(&bytes),
        Err(trouble) => return desk.warn(folder::trouble(trouble, words)),
    };
    match read {
        Ok(contents) => take(desk, files, handle, contents).await,
        Err(Unfit::Several(count)) if count > 0 => match handle.file().await {
            Ok(file) => {
                desk.read_all_of(vec![file]);
                moment::breath().await;
                desk.say(desk.label(Label::SeveralNotBound).to_owned());
            }
            Err(trouble) => desk.warn(folder::trouble(trouble, words)),
        },
        Err(unfit) => desk.warn(folder::not_opened(&unfit, words)),
    }
}

/// The plan is added where it is not here; else what differs is brought in, or decided.
async fn take(desk: Desk, files: &Files, handle: Handle, contents: Contents) {
    let plan = contents.plan.id;
    if desk.workbook.get_untracked().plan(plan).is_none() {
        let picks = vec![PlanPick::Add(Arc::clone(&contents.plan))];
        if !desk.command(Command::TakePlans { picks }) {
            return;
        }
        let mut lineages = Lineages::new();
        lineages.insert(plan, contents.lineage.clone());
        desk.know_lineages();
        desk.update_session(|session| session.join_lineages(&lineages));
        desk.save_now();
        let name = handle.name();
        files.let_go(plan);
        files.bind(plan, handle);
        files.build_on(desk, plan, contents);
        desk.go(Route::Kpi(plan));
        moment::breath().await;
        return desk.say(folder::opened(&name, desk.words()));
    }
    files.fetch(plan).await;
    files.bind(plan, handle);
    desk.go(Route::Kpi(plan));
    moment::breath().await;
    save(desk, plan, Manner::TakeIn, None);
}
