//! The header: what this is, which plan is open, whether it is kept, one step back and forth, the language.

use keikaku::edit::Change;
use keikaku::session::keeping::StoreTrouble;
use keikaku::wording::{Label, changes, names, troubles};
use leptos::prelude::*;

use crate::ui::desk::{Desk, use_desk};
use crate::ui::live::{flag, part, press, text};
use crate::ui::route::Route;
use crate::ui::saving::SaveState;

/// The header.
#[component]
pub(super) fn Header() -> impl IntoView {
    let desk = use_desk();
    let plan_name = Memo::new(move |_| {
        let id = desk.route.get().plan()?;
        desk.workbook.with(|workbook| workbook.plan(id).map(|plan| names::plan_name(plan, desk.words())))
    });
    Effect::new(move |_| document().set_title(&title(desk, plan_name.get())));
    view! {
        <header class="page-header">
            <a class="product" href=Route::List.fragment()>{desk.label(Label::Product)}</a>
            <span class="plan-name">{text(move || plan_name.get().unwrap_or_default())}</span>
            <SaveStateText />
            <div class="header-buttons">
                <StepButton label=Label::Undo step=Signal::derive(move || desk.steps.get().undo) on_press=Desk::undo />
                <StepButton label=Label::Redo step=Signal::derive(move || desk.steps.get().redo) on_press=Desk::redo />
                <button
                    type="button"
                    class="quiet"
                    lang=desk.words().other().code()
                    on:click=press(move |_| desk.speak(desk.words().other()))
                >
                    {desk.label(Label::OtherLanguage)}
                </button>
            </div>
        </header>
    }
}

fn title(desk: Desk, plan_name: Option<String>) -> String {
    let product = desk.label(Label::Product);
    plan_name.map_or_else(|| product.to_owned(), |name| format!("{name} | {product}"))
}

/// 元に戻す or やり直す. What it would do is its description, so that its name never changes.
#[component]
fn StepButton(
    /// Which of the two.
    label: Label,
    /// The step that it would take.
    step: Signal<Option<Change>>,
    /// Takes it.
    on_press: fn(Desk),
) -> impl IntoView {
    let desk = use_desk();
    let what = text(move || {
        let describe =
            |change| desk.workbook.with_untracked(|workbook| changes::change(&change, workbook, desk.words()));
        step.get().map(describe).unwrap_or_default()
    });
    view! {
        <button type="button" class="quiet" title=what on:click=press(move |_| on_press(desk))>
            {desk.label(label)}
        </button>
    }
}

/// 保存済み 10:32, 保存中, or why not and what can be done.
#[component]
fn SaveStateText() -> impl IntoView {
    let desk = use_desk();
    let conflict = move || match desk.save_state.get() {
        SaveState::Failed(troubles) => {
            troubles.iter().find(|(_, trouble)| *trouble == StoreTrouble::ChangedElsewhere).map(|(plan, _)| *plan)
        }
        _ => None,
    };
    let buttons = part(move || {
        let Some(plan) = conflict() else { return ().into_any() };
        view! {
            <button type="button" on:click=press(move |_| desk.keep_apart(plan))>{desk.label(Label::SaveAsAnother)}</button>
            <button type="button" class="secondary" on:click=press(move |_| desk.reload(plan))>{desk.label(Label::Reload)}</button>
        }
        .into_any()
    });
    view! {
        <div class="save-state" class:failed=flag(move || is_trouble(&desk.save_state.get()))>
            <span data-field="save-state" role="status">{text(move || words(desk, &desk.save_state.get()))}</span>
            {buttons}
        </div>
    }
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
