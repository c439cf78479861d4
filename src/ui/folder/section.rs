//! フォルダの計画ファイル on 取込・出力: what it is, who saved it last, its places, and what belongs to the person who saves.

use keikaku::id::PlanId;
use keikaku::save::Remind;
use keikaku::session::folder::{Manner, Signature};
use keikaku::wording::{FileLabel, folder};
use web_sys::Event;

use super::known::{Files, change, chosen, files};
use super::saving::{save, save_elsewhere};
use crate::browser::folder::can_pick;
use crate::browser::moment;
use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el, group};
use crate::ui::leptos::*;

/// The section.
pub(super) fn section(desk: Desk, plan: PlanId) -> El {
    let sentence = |label| el("p").text(desk.label(label));
    let section = el("section").class("panel").with(el("h2").text(desk.label(FileLabel::FolderFile)));
    let section = if can_pick() {
        section
            .with(sentence(FileLabel::FolderMeaning))
            .with(sentence(FileLabel::FolderPlaces))
            .part(move || Some(file(desk, files(), plan)))
    } else {
        section.with(sentence(FileLabel::NoPickers))
    };
    section.with(person(desk)).with(reminding(desk))
}

/// The file, and what can be done with it.
fn file(desk: Desk, files: &'static Files, plan: PlanId) -> El {
    let known = files.get(plan).unwrap_or_default();
    let words = desk.words();
    let name = known.record.name.filter(|_| known.record.in_folder);
    let last = known.base.map(|base| Signature { at: base.mark.at, by: base.mark.by });
    let last = last.and_then(|last| folder::saved_by(&last, &moment::now(), words)).filter(|_| name.is_some());
    let has_file = name.is_some();
    let let_go = move || {
        files.let_go(plan);
        desk.say(desk.label(FileLabel::FileLetGo).to_owned());
    };
    // In the header of a plan that has a file stands the button already; a second one would be named alike.
    let first = (!has_file).then(|| {
        button("primary", desk.label(FileLabel::SaveToFolder)).press(move || save(desk, plan, Manner::Write, None))
    });
    let place = has_file.then(|| {
        button("secondary", desk.label(FileLabel::ChooseFolderPlace)).press(move || save_elsewhere(desk, plan))
    });
    let let_go = has_file.then(|| button("quiet", desk.label(FileLabel::LetFileGo)).press(let_go));
    group()
        .with_some(name.map(|name| el("p").class("file-name").text(folder::listed(&name, words))))
        .with_some(last.map(|last| el("p").attr("data-field", "file-saved-by").text(last)))
        .with(el("div").class("buttons").with_some(first).with_some(place).with_some(let_go))
}

/// 保存する人の名前.
fn person(desk: Desk) -> El {
    let take = |event: Event| {
        let name = event_target_value(&event).trim().to_owned();
        change(|settings| settings.person = Some(name).filter(|name| !name.is_empty()));
    };
    let field = el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .id("person-name")
        .attr("aria-describedby", "person-meaning")
        .attr("value", chosen().person.unwrap_or_default())
        .on("input", take);
    el("div")
        .class("file-choice")
        .with(el("label").attr("for", "person-name").text(desk.label(FileLabel::PersonName)))
        .with(field)
        .with(el("p").id("person-meaning").text(desk.label(FileLabel::PersonMeaning)))
}

/// After what time without a file it is said.
fn reminding(desk: Desk) -> El {
    let chosen = chosen().remind;
    let options = Remind::ALL.map(|remind| {
        let label = match remind {
            Remind::Week => FileLabel::RemindWeek,
            Remind::TwoWeeks => FileLabel::RemindTwoWeeks,
            Remind::Month => FileLabel::RemindMonth,
            Remind::Never => FileLabel::RemindNever,
        };
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", "remind")
            .flag("checked", remind == chosen)
            .on("change", move |_| change(|settings| settings.remind = remind));
        el("label").class("choice").with(radio).with(el("span").text(desk.label(label)))
    });
    let name = desk.label(FileLabel::RemindAfter);
    el("div").class("file-choice").role("radiogroup").attr("aria-label", name).with(el("span").text(name)).each(options)
}
