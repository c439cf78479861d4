//! The header: what this is, which plan is open, whether it is kept, one step back and forth, the language.

use keikaku::edit::Change;
use keikaku::id::PlanId;
use keikaku::session::keeping::StoreTrouble;
use keikaku::wording::{Label, changes, names, troubles};
use leptos::prelude::*;

use crate::ui::app::focus;
use crate::ui::app::route::Route;
use crate::ui::app::saving::SaveState;
use crate::ui::app::{AppState, Steps};
use crate::ui::components::el::{El, button, el, group};
use crate::ui::review::folder::file_status::FileStatus;

/// The id of the switch of languages, which is made anew by what it does.
const OTHER_LANGUAGE: &str = "other-language";

/// The header.
pub(crate) fn header(app: AppState) -> El {
    let plan_name = Memo::new(move |_| {
        let id = app.route.get().plan()?;
        app.workbook.with(|workbook| workbook.plan(id).map(|plan| names::plan_name(plan, app.words())))
    });
    Effect::new(move |_| document().set_title(&title(app, plan_name.get())));
    let other = app.words().other();
    let buttons = el("div")
        .class("header-buttons")
        .with(step_button(app, Label::Undo, |steps| steps.undo, AppState::undo))
        .with(step_button(app, Label::Redo, |steps| steps.redo, AppState::redo))
        .with(button("quiet", app.label(Label::OtherLanguage)).id(OTHER_LANGUAGE).attr("lang", other.code()).press(
            move || {
                app.speak(other);
                focus::keep(vec![OTHER_LANGUAGE.to_owned()]);
            },
        ));
    el("header")
        .class("page-header")
        .with(el("a").class("product").attr("href", Route::List.fragment()).text(app.label(Label::Product)))
        .with(el("span").class("plan-name").in_japanese().live_text(move || plan_name.get().unwrap_or_default()))
        .with(save_state(app))
        .child(view! { <FileStatus /> }.into_any())
        .with(buttons)
}

fn title(app: AppState, plan_name: Option<String>) -> String {
    let product = app.label(Label::Product);
    plan_name.map_or_else(|| product.to_owned(), |name| format!("{name} | {product}"))
}

/// 元に戻す or やり直す. What it would do is its description, so that its name never changes.
fn step_button(app: AppState, label: Label, step: fn(Steps) -> Option<Change>, take: fn(AppState)) -> El {
    let what = move || {
        let change = step(app.steps.get())?;
        Some(app.workbook.with_untracked(|workbook| changes::change(&change, workbook, app.words())))
    };
    button("quiet", app.label(label)).live("title", what).press(move || take(app))
}

/// 保存済み 10:32, 保存中, or why not and what can be done.
fn save_state(app: AppState) -> El {
    let state = move || app.save_state.get();
    let class = move || Some(if is_trouble(&state()) { "save-state failed" } else { "save-state" }.to_owned());
    let text = el("span").attr("data-field", "save-state").role("status").live_text(move || words(app, &state()));
    el("div")
        .live("class", class)
        .with(text)
        .part(move || conflict(&state()).map(|(plan, trouble)| ways_out(app, plan, trouble)))
}

/// The plan whose record another tab has changed, or that is gone, or where one stands that can't be opened.
fn conflict(state: &SaveState) -> Option<(PlanId, StoreTrouble)> {
    let SaveState::Failed(troubles) = state else { return None };
    let blocks =
        |trouble| matches!(trouble, StoreTrouble::ChangedElsewhere | StoreTrouble::Gone | StoreTrouble::InTheWay);
    troubles.iter().copied().find(|(_, trouble)| blocks(*trouble))
}

/// もう一度保存 of what is gone; else 別の計画として保存, and where the record can be opened 合わせる. 読み直す of both.
fn ways_out(app: AppState, plan: PlanId, trouble: StoreTrouble) -> El {
    let apart = button("secondary", app.label(Label::SaveAsAnother)).press(move || app.keep_apart(plan));
    let (is_stale, is_gone) = (trouble == StoreTrouble::ChangedElsewhere, trouble == StoreTrouble::Gone);
    let meet = || {
        let label = if is_gone { Label::SaveAgain } else { Label::MergePlans };
        button("primary", app.label(label)).press(move || app.meet_other_tab(plan, vec![(plan, trouble)], true))
    };
    let reload = || button("secondary", app.label(Label::Reload)).press(move || app.reload(plan));
    let is_met = is_stale || is_gone;
    group().with_some(is_met.then(meet)).with_some((!is_gone).then_some(apart)).with_some(is_met.then(reload))
}

fn is_trouble(state: &SaveState) -> bool {
    matches!(state, SaveState::NoStore(_) | SaveState::Failed(_))
}

fn words(app: AppState, state: &SaveState) -> String {
    match state {
        SaveState::Opened => {
            let label = if app.workbook.with_untracked(|workbook| workbook.plans().is_empty()) {
                None
            } else {
                Some(Label::Saved)
            };
            label.map(|label| app.label(label).to_owned()).unwrap_or_default()
        }
        SaveState::Saving => app.label(Label::Saving).to_owned(),
        SaveState::Saved(time) => format!("{} {time}", app.label(Label::Saved)),
        SaveState::NoStore(trouble) => troubles::store(*trouble, app.words()),
        SaveState::Failed(failed) => {
            failed.first().map(|(_, trouble)| troubles::store(*trouble, app.words())).unwrap_or_default()
        }
    }
}
