//! フォルダの計画ファイル on 取込・出力: what it is, who saved it last, its places, and what belongs to the person who saves.

use keikaku::id::PlanId;
use keikaku::save::Remind;
use keikaku::session::folder::{Manner, Signature};
use keikaku::wording::{Label, folder};
use web_sys::Event;

use crate::browser::folder::can_pick;
use crate::browser::moment;
use crate::ui::app::AppState;
use crate::ui::app::files::{Files, change, chosen, files};
use crate::ui::components::el::{El, button, el, group};
use crate::ui::review::folder::give_on;
use crate::ui::review::folder::saving::{save, save_elsewhere};
use leptos::prelude::*;

/// The id of フォルダに保存 where there is no file yet.
pub(crate) const FIRST_SAVE: &str = "folder-first-save";

/// The section.
pub(crate) fn section(app: AppState, plan: PlanId) -> El {
    let sentence = |label| el("p").text(app.label(label));
    let section = el("section").class("panel").with(el("h2").text(app.label(Label::FolderFile)));
    let section = if can_pick() {
        let file = file(app, files(), plan);
        section.with(sentence(Label::FolderMeaning)).with(sentence(Label::FolderPlaces)).with(file)
    } else {
        section.with(sentence(Label::NoPickers))
    };
    section.with(person(app)).with(reminding(app))
}

/// The file, and what can be done with it. Its buttons are made anew only where it becomes another one, so that the focus stays
/// while it is saved.
fn file(app: AppState, files: &'static Files, plan: PlanId) -> El {
    let name = Memo::new(move |_| {
        let record = files.get(plan).unwrap_or_default().record;
        record.name.filter(|_| record.in_folder)
    });
    let last = Memo::new(move |_| {
        let mark = files.get(plan)?.base?.mark;
        name.get().and_then(|_| folder::saved_by(&Signature { at: mark.at, by: mark.by }, &moment::now(), app.words()))
    });
    let has_file = Memo::new(move |_| name.with(Option::is_some));
    group()
        .part(move || name.get().map(|name| el("p").class("file-name").text(folder::listed(&name, app.words()))))
        .part(move || last.get().map(|last| el("p").attr("data-field", "file-saved-by").text(last)))
        .part(move || Some(buttons(app, files, plan, has_file.get())))
}

fn buttons(app: AppState, files: &'static Files, plan: PlanId, has_file: bool) -> El {
    let buttons = el("div").class("buttons");
    if !has_file {
        // In the header of a plan that has a file stands the button already; a second one would be named alike.
        let first = button("primary", app.label(Label::SaveToFolder)).id(FIRST_SAVE);
        return buttons.with(first.press(move || save(app, plan, Manner::Write, None)));
    }
    let let_go = move || {
        files.let_go(plan);
        app.say(app.label(Label::FileLetGo).to_owned());
        give_on(vec![FIRST_SAVE.to_owned(), "main".to_owned()]);
    };
    let place = button("secondary", app.label(Label::ChooseFolderPlace)).id("folder-place");
    buttons
        .with(place.press(move || save_elsewhere(app, plan)))
        .with(button("quiet", app.label(Label::LetFileGo)).press(let_go))
}

/// 保存する人の名前.
fn person(app: AppState) -> El {
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
        .with(el("label").attr("for", "person-name").text(app.label(Label::PersonName)))
        .with(field)
        .with(el("p").id("person-meaning").text(app.label(Label::PersonMeaning)))
}

/// After what time without a file it is said.
fn reminding(app: AppState) -> El {
    let chosen = chosen().remind;
    let options = Remind::ALL.map(|remind| {
        let label = match remind {
            Remind::Week => Label::RemindWeek,
            Remind::TwoWeeks => Label::RemindTwoWeeks,
            Remind::Month => Label::RemindMonth,
            Remind::Never => Label::RemindNever,
        };
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", "remind")
            .flag("checked", remind == chosen)
            .on("change", move |_| change(|settings| settings.remind = remind));
        el("label").class("choice").with(radio).with(el("span").text(app.label(label)))
    });
    let name = app.label(Label::RemindAfter);
    el("div").class("file-choice").role("radiogroup").attr("aria-label", name).with(el("span").text(name)).each(options)
}
