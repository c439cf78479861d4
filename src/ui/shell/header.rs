//! The header: what this is, which plan is open, whether it is kept, one step back and forth, the language.

use keikaku::edit::Change;
use keikaku::id::PlanId;
use keikaku::session::keeping::StoreTrouble;
use keikaku::wording::{Label, changes, names, troubles};
use leptos::prelude::*;

use crate::ui::desk::{Desk, Steps};
use crate::ui::el::{El, button, el, group};
use crate::ui::focus;
use crate::ui::folder;
use crate::ui::route::Route;
use crate::ui::saving::SaveState;

/// The id of the switch of languages, which is made anew by what it does.
const OTHER_LANGUAGE: &str = "other-language";

/// The header.
pub(super) fn header(desk: Desk) -> El {
    let plan_name = Memo::new(move |_| {
        let id = desk.route.get().plan()?;
        desk.workbook.with(|workbook| workbook.plan(id).map(|plan| names::plan_name(plan, desk.words())))
    });
    Effect::new(move |_| document().set_title(&title(desk, plan_name.get())));
    let other = desk.words().other();
    let buttons = el("div")
        .class("header-buttons")
        .with(step_button(desk, Label::Undo, |steps| steps.undo, Desk::undo))
        .with(step_button(desk, Label::Redo, |steps| steps.redo, Desk::redo))
        .with(button("quiet", desk.label(Label::OtherLanguage)).id(OTHER_LANGUAGE).attr("lang", other.code()).press(
            move || {
                desk.speak(other);
                focus::keep(vec![OTHER_LANGUAGE.to_owned()]);
            },
        ));
    el("header")
        .class("page-header")
        .with(el("a").class("product").attr("href", Route::List.fragment()).text(desk.label(Label::Product)))
        .with(el("span").class("plan-name").in_japanese().live_text(move || plan_name.get().unwrap_or_default()))
        .with(save_state(desk))
        .with(folder::header(desk))
        .with(buttons)
}

fn title(desk: Desk, plan_name: Option<String>) -> String {
    let product = desk.label(Label::Product);
    plan_name.map_or_else(|| product.to_owned(), |name| format!("{name} | {product}"))
}

/// 元に戻す or やり直す. What it would do is its description, so that its name never changes.
fn step_button(desk: Desk, label: Label, step: fn(Steps) -> Option<Change>, take: fn(Desk)) -> El {
    let what = move || {
        let change = step(desk.steps.get())?;
        Some(desk.workbook.with_untracked(|workbook| changes::change(&change, workbook, desk.words())))
    };
    button("quiet", desk.label(label)).live("title", what).press(move || take(desk))
}

/// 保存済み 10:32, 保存中, or why not and what can be done.
fn save_state(desk: Desk) -> El {
    let state = move || desk.save_state.get();
    let class = move || Some(if is_trouble(&state()) { "save-state failed" } else { "save-state" }.to_owned());
    let text = el("span").attr("data-field", "save-state").role("status").live_text(move || words(desk, &state()));
    el("div")
        .live("class", class)
        .with(text)
        .part(move || conflict(&state()).map(|(plan, trouble)| ways_out(desk, plan, trouble)))
}

/// The plan whose record another tab has changed, or that is gone, or where one stands that can't be opened.
fn conflict(state: &SaveState) -> Option<(PlanId, StoreTrouble)> {
    let SaveState::Failed(troubles) = state else { return None };
    let blocks =
        |trouble| matches!(trouble, StoreTrouble::ChangedElsewhere | StoreTrouble::Gone | StoreTrouble::InTheWay);
    troubles.iter().copied().find(|(_, trouble)| blocks(*trouble))
}

/// もう一度保存 of what is gone; else 別の計画として保存, and where the record can be opened 合わせる. 読み直す of both.
fn ways_out(desk: Desk, plan: PlanId, trouble: StoreTrouble) -> El {
    let apart = button("secondary", desk.label(Label::SaveAsAnother)).press(move || desk.keep_apart(plan));
    let (is_stale, is_gone) = (trouble == StoreTrouble::ChangedElsewhere, trouble == StoreTrouble::Gone);
    let meet = || {
        let label = if is_gone { Label::SaveAgain } else { Label::MergePlans };
        button("primary", desk.label(label)).press(move || desk.meet_other_tab(plan, vec![(plan, trouble)], true))
    };
    let reload = || button("secondary", desk.label(Label::Reload)).press(move || desk.reload(plan));
    let is_met = is_stale || is_gone;
    group().with_some(is_met.then(meet)).with_some((!is_gone).then_some(apart)).with_some(is_met.then(reload))
}

fn is_trouble(state: &SaveState) -> bool {
    matches!(state, SaveState::NoStore(_) | SaveState::Failed(_))
}

fn words(desk: Desk, state: &SaveState) -> String {
    match state {
        SaveState::Opened => {
            let label = if desk.workbook.with_untracked(|workbook| workbook.plans().is_empty()) {
                None
            } else {
                Some(Label::Saved)
            };
            label.map(|label| desk.label(label).to_owned()).unwrap_or_default()
        }
        SaveState::Saving => desk.label(Label::Saving).to_owned(),
        SaveState::Saved(time) => format!("{} {time}", desk.label(Label::Saved)),
        SaveState::NoStore(trouble) => troubles::store(*trouble, desk.words()),
        SaveState::Failed(failed) => {
            failed.first().map(|(_, trouble)| troubles::store(*trouble, desk.words())).unwrap_or_default()
        }
    }
}
