//! How the file of a plan stands, in the header of each of its views and in the list.

use keikaku::id::PlanId;
use keikaku::session::folder::Manner;
use keikaku::wording::Label;
use keikaku::wording::folder::{self, Standing};

use super::give_on;
use super::known::{Known, files};
use super::saving::save;
use super::section::FIRST_SAVE;
use crate::browser::folder::can_pick;
use crate::browser::moment;
use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el, group};
use crate::ui::route::Route;
use crate::ui::shell::work;
use leptos::prelude::*;

/// The ids of the buttons, by which the focus is given on where one goes.
pub(super) const SAVE: &str = "folder-save";
const TAKE: &str = "folder-take";
const SAVE_REMINDED: &str = "folder-save-reminded";

/// The line of the plan that is shown, フォルダに保存, and what somebody else has saved.
pub(in crate::ui) fn header(desk: Desk) -> El {
    let known = Memo::new(move |_| desk.route.get().plan().and_then(|plan| files().get(plan)).unwrap_or_default());
    let in_folder = Memo::new(move |_| known.with(|known| known.record.in_folder));
    let standing = Memo::new(move |_| {
        let plan = desk.route.get().plan()?;
        desk.settled.with(|workbook| known.with(|known| known.standing(workbook.plan(plan)?)))
    });
    let is_newer = Memo::new(move |_| standing.with(|standing| matches!(standing, Some(Standing::Newer(_)))));
    let has_file = Memo::new(move |_| standing.with(Option::is_some));
    let line = move || {
        let words = |standing: &Standing| folder::standing(standing, in_folder.get(), &moment::now(), desk.words());
        standing.with(|standing| standing.as_ref().map(words)).unwrap_or_default()
    };
    let text = el("span").attr("data-field", "file-state").role("status").live_text(line);
    let state = el("div")
        .class("file-state")
        .live_flag("hidden", move || !has_file.get())
        .with(text)
        .part(move || is_newer.get().then(|| file_button(desk, TAKE, Label::TakeFromFolder, Manner::TakeIn)))
        .part(move || in_folder.get().then(|| file_button(desk, SAVE, Label::SaveToFolder, Manner::Write)));
    let is_reminded = Memo::new(move |_| {
        known.with(|known| known.is_due == Some(true))
            && !standing.with(|standing| matches!(standing, Some(Standing::Same(_))))
    });
    group().with(state).part(move || is_reminded.get().then(|| reminder(desk, &known.get_untracked())))
}

/// A button on the file of the plan that is shown.
fn file_button(desk: Desk, id: &str, label: Label, manner: Manner) -> El {
    button("secondary", desk.label(label)).id(id).press(move || {
        if let Some(plan) = desk.route.get_untracked().plan() {
            save(desk, plan, manner, None);
        }
    })
}

/// That it is time to save a file, with the way to do it.
fn reminder(desk: Desk, known: &Known) -> El {
    let later = move || {
        if let Some(plan) = desk.route.get_untracked().plan() {
            files().note(plan, |known| known.is_due = Some(false));
            // It goes with what was said: to the ways of saving that are left, or on with the work.
            give_on([SAVE, FIRST_SAVE].map(str::to_owned).into_iter().chain(work(desk)).collect());
        }
    };
    // Where a button stands already, a second one would be named alike.
    let stands = known.record.in_folder || matches!(desk.route.get(), Route::Exchange(_));
    let way = desk.route.get_untracked().plan().filter(|_| !stands).map(|plan| {
        if can_pick() {
            return file_button(desk, SAVE_REMINDED, Label::SaveToFolder, Manner::Write);
        }
        el("a").attr("href", Route::Exchange(plan).fragment()).text(desk.label(Label::SavePlanFile))
    });
    let sentence = folder::reminder(known.record.at.as_deref(), &moment::now(), desk.words());
    el("div")
        .class("file-reminder")
        .with(el("p").attr("data-field", "file-reminder").role("status").text(sentence))
        .with_some(way)
        .with(button("quiet", desk.label(Label::RemindLater)).press(later))
}

/// The name of the plan's file, in the list.
pub(in crate::ui) fn listed(desk: Desk, plan: PlanId) -> Option<El> {
    let name = files().get(plan)?.record.name?;
    Some(el("span").class("file-of-plan").text(folder::listed(&name, desk.words())))
}
