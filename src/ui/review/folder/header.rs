//! How the file of a plan stands, in the header of each of its views and in the list.

use keikaku::id::PlanId;
use keikaku::session::folder::Manner;
use keikaku::wording::Label;
use keikaku::wording::folder::{self, Standing};

use crate::browser::folder::can_pick;
use crate::browser::moment;
use crate::ui::app::AppState;
use crate::ui::app::files::{Known, files};
use crate::ui::app::focus::work;
use crate::ui::app::route::Route;
use crate::ui::components::el::{El, button, el, group};
use crate::ui::review::folder::give_on;
use crate::ui::review::folder::saving::save;
use crate::ui::review::folder::section::FIRST_SAVE;
use leptos::prelude::*;

/// The ids of the buttons, by which the focus is given on where one goes.
pub(crate) const SAVE: &str = "folder-save";
const TAKE: &str = "folder-take";
const SAVE_REMINDED: &str = "folder-save-reminded";

/// The line of the plan that is shown, フォルダに保存, and what somebody else has saved.
pub(crate) fn header(app: AppState) -> El {
    let known = Memo::new(move |_| app.route.get().plan().and_then(|plan| files().get(plan)).unwrap_or_default());
    let in_folder = Memo::new(move |_| known.with(|known| known.record.in_folder));
    let standing = Memo::new(move |_| {
        let plan = app.route.get().plan()?;
        app.settled.with(|workbook| known.with(|known| known.standing(workbook.plan(plan)?)))
    });
    let is_newer = Memo::new(move |_| standing.with(|standing| matches!(standing, Some(Standing::Newer(_)))));
    let has_file = Memo::new(move |_| standing.with(Option::is_some));
    let line = move || {
        let words = |standing: &Standing| folder::standing(standing, in_folder.get(), &moment::now(), app.words());
        standing.with(|standing| standing.as_ref().map(words)).unwrap_or_default()
    };
    let text = el("span").attr("data-field", "file-state").role("status").live_text(line);
    let state = el("div")
        .class("file-state")
        .live_flag("hidden", move || !has_file.get())
        .with(text)
        .part(move || is_newer.get().then(|| file_button(app, TAKE, Label::TakeFromFolder, Manner::TakeIn)))
        .part(move || in_folder.get().then(|| file_button(app, SAVE, Label::SaveToFolder, Manner::Write)));
    let is_reminded = Memo::new(move |_| {
        known.with(|known| known.is_due == Some(true))
            && !standing.with(|standing| matches!(standing, Some(Standing::Same(_))))
    });
    group().with(state).part(move || is_reminded.get().then(|| reminder(app, &known.get_untracked())))
}

/// A button on the file of the plan that is shown.
fn file_button(app: AppState, id: &str, label: Label, manner: Manner) -> El {
    button("secondary", app.label(label)).id(id).press(move || {
        if let Some(plan) = app.route.get_untracked().plan() {
            save(app, plan, manner, None);
        }
    })
}

/// That it is time to save a file, with the way to do it.
fn reminder(app: AppState, known: &Known) -> El {
    let later = move || {
        if let Some(plan) = app.route.get_untracked().plan() {
            files().note(plan, |known| known.is_due = Some(false));
            // It goes with what was said: to the ways of saving that are left, or on with the work.
            give_on([SAVE, FIRST_SAVE].map(str::to_owned).into_iter().chain(work(app)).collect());
        }
    };
    // Where a button stands already, a second one would be named alike.
    let stands = known.record.in_folder || matches!(app.route.get(), Route::Exchange(_));
    let way = app.route.get_untracked().plan().filter(|_| !stands).map(|plan| {
        if can_pick() {
            return file_button(app, SAVE_REMINDED, Label::SaveToFolder, Manner::Write);
        }
        el("a").attr("href", Route::Exchange(plan).fragment()).text(app.label(Label::SavePlanFile))
    });
    let sentence = folder::reminder(known.record.at.as_deref(), &moment::now(), app.words());
    el("div")
        .class("file-reminder")
        .with(el("p").attr("data-field", "file-reminder").role("status").text(sentence))
        .with_some(way)
        .with(button("quiet", app.label(Label::RemindLater)).press(later))
}

/// The name of the plan's file, in the list.
pub(crate) fn listed(app: AppState, plan: PlanId) -> Option<El> {
    let name = files().get(plan)?.record.name?;
    Some(el("span").class("file-of-plan").text(folder::listed(&name, app.words())))
}
