//! 読み込みの確認: what a file would change, before anything does.

use crate::ui::leptos::*;
use keikaku::exchange::Incoming;
use keikaku::id::PlanId;
use keikaku::wording::{Label, names};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use crate::ui::desk::Desk;
use crate::ui::el::{El, button, el, group};
use crate::ui::taking::{Preview, Resolution};

/// The preview, while a file waits. Esc closes it.
pub(super) fn preview_section(desk: Desk) -> El {
    // Choices are made inside: only another file makes the section anew.
    let without_choices = |preview: &Preview| Preview { choices: Vec::new(), ..preview.clone() };
    let shown = Memo::new(move |_| desk.preview.with(|preview| preview.as_ref().map(without_choices)));
    group().part(move || shown.get().map(|preview| section(desk, &preview)))
}

fn section(desk: Desk, preview: &Preview) -> El {
    let same = preview.same();
    let troubles = preview.partly.iter().map(|sentence| el("p").class("trouble").text(sentence));
    let sentence = (same > 0).then(|| el("p").text(same_sentence(desk.words(), same)));
    let buttons = el("div")
        .class("buttons")
        .with(button("primary", desk.label(Label::TakeIn)).press(move || desk.take_in()))
        .with(button("secondary", desk.label(Label::Cancel)).press(move || desk.close_preview()));
    el("section")
        .class("panel preview")
        .on("keydown", move |event| on_key(desk, &event))
        .with(el("h2").id("preview").attr("tabindex", "-1").text(desk.label(Label::Preview)))
        .with(el("p").class("file-name").text(&preview.file))
        .each(troubles)
        .with_some(sentence)
        .with(el("ul").class("changes").each(preview.incoming.iter().filter_map(|one| change_row(desk, one))))
        .with(buttons)
}

fn on_key(desk: Desk, event: &Event) {
    let key = event.dyn_ref::<KeyboardEvent>();
    if key.is_some_and(|key| key.key() == "Escape" && !key.is_composing()) {
        desk.close_preview();
    }
}

fn same_sentence(words: keikaku::wording::Language, same: usize) -> String {
    words.of(
        format!("手元と同じ計画が{same}件あります（反映済み）。"),
        format!("{same} plan(s) are already here as they are in the file."),
    )
}

/// One plan of the file.
fn change_row(desk: Desk, incoming: &Incoming) -> Option<El> {
    let row = |kind: &'static str, label: Label| {
        el("li").attr("data-change", kind).with(el("span").class("kind").text(desk.label(label)))
    };
    match incoming {
        Incoming::Same(_) => None,
        Incoming::Add(plan) => {
            Some(row("add", Label::WillBeAdded).with(el("span").text(names::plan_name(plan, desk.words()))))
        }
        Incoming::Differs { theirs, .. } => {
            let name = names::plan_name(theirs, desk.words());
            let choices = [
                (Resolution::KeepOurs, Label::KeepOurs),
                (Resolution::ReplaceOurs, Label::ReplaceOurs),
                (Resolution::KeepBoth, Label::KeepBoth),
            ];
            let choices_of = el("div").role("radiogroup").attr("aria-label", &name).with(el("span").text(name));
            let options = choices.map(|(resolution, label)| option(desk, theirs.id, resolution, label));
            Some(row("conflict", Label::DiffersFromOurs).with(choices_of.each(options)))
        }
    }
}

fn option(desk: Desk, plan: PlanId, resolution: Resolution, label: Label) -> El {
    let choose = move |_| {
        desk.preview.update(|preview| {
            if let Some(preview) = preview {
                preview.choices.push((plan, resolution));
            }
        });
    };
    let radio = el("input")
        .attr("type", "radio")
        .attr("name", format!("choice-{plan}"))
        .flag("checked", resolution == Resolution::default())
        .on("change", choose);
    el("label").class("choice").with(radio).with(el("span").text(desk.label(label)))
}
