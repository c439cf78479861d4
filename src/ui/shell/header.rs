//! The header: the product, the open plan, the state of saving, undo and redo, and the language.

use keikaku::command::StepLabel;
use keikaku::session::route::Route;
use keikaku::storage::StoreError;
use keikaku::value::id::PlanId;
use keikaku::wording::{Label, changes, errors, names, status};
use leptos::prelude::*;

use crate::ui::app::saving::SaveState;
use crate::ui::app::{AppState, Steps, focus, use_app};
use crate::ui::review::folder::file_status::FileStatus;

/// The id of the button that switches the language, which gets the focus again after the page was created anew.
const OTHER_LANGUAGE: &str = "other-language";

/// The header. Its buttons undo, redo and switch the language; the document's title follows the plan that is open.
#[component]
pub(crate) fn Header() -> impl IntoView {
    let app = use_app();
    let plan_name = Memo::new(move |_| {
        let id = app.route.get().plan()?;
        app.workbook.with(|workbook| workbook.plan(id).map(|plan| names::plan_name(plan, app.language())))
    });
    Effect::new(move |_| document().set_title(&title(app, plan_name.get())));
    view! {
        <header class="page-header">
            <a class="product" href=Route::List.fragment()>{app.label(Label::Product)}</a>
            <span class="plan-name" lang="ja">{move || plan_name.get()}</span>
            <SaveStateLine />
            <FileStatus />
            <div class="header-buttons">
                <StepButton label=Label::Undo sign="↶" change=|steps| steps.undo on_press=AppState::undo />
                <StepButton label=Label::Redo sign="↷" change=|steps| steps.redo on_press=AppState::redo />
                <LanguageButton />
            </div>
        </header>
    }
}

fn title(app: AppState, plan_name: Option<String>) -> String {
    let product = app.label(Label::Product);
    plan_name.map_or_else(|| product.to_owned(), |name| format!("{name} | {product}"))
}

/// 元に戻す or やり直す. The step that it would carry out in the view that is shown is its description, so that its name
/// never changes.
#[component]
fn StepButton(
    label: Label,
    /// The sign before the label, which stands alone where there is little room.
    sign: &'static str,
    /// The step that would be undone or redone.
    change: fn(Steps) -> Option<StepLabel>,
    /// Called when the button is pressed.
    on_press: fn(AppState),
) -> impl IntoView {
    let app = use_app();
    let description = move || {
        let change = change(app.steps.get())?;
        Some(app.workbook.with_untracked(|workbook| changes::change(&change, workbook, app.language())))
    };
    view! {
        <button type="button" class="quiet" title=description on:click=move |_| on_press(app)>
            <span aria-hidden="true">{sign}</span>
            <span class="words">{app.label(label)}</span>
        </button>
    }
}

/// The button that switches the page to the other language.
#[component]
fn LanguageButton() -> impl IntoView {
    let app = use_app();
    let other = app.language().other();
    let switch = move |_| {
        app.set_language(other);
        focus::restore_if_lost(vec![OTHER_LANGUAGE.to_owned()]);
    };
    view! {
        <button type="button" class="quiet" id=OTHER_LANGUAGE lang=other.code() on:click=switch>
            {app.label(Label::OtherLanguage)}
        </button>
    }
}

/// 保存済み 10:32, 保存中, or why the workbook is not saved, with buttons for what can be done about it.
#[component]
fn SaveStateLine() -> impl IntoView {
    let app = use_app();
    let class = move || if app.save_state.with(is_error) { "save-state failed" } else { "save-state" };
    let conflict = Memo::new(move |_| app.save_state.with(conflict));
    view! {
        <div class=class>
            <span data-field="save-state" role="status">
                {move || app.save_state.with(|state| sentence(app, state))}
            </span>
            {move || conflict.get().map(|(plan, error)| view! { <ConflictButtons plan error /> })}
        </div>
    }
}

/// The buttons for a conflict in the store. A record that was removed can be saved again by もう一度保存; otherwise there is
/// 別の計画として保存, and 合わせる if the record can be read. 読み直す is offered in both cases.
#[component]
fn ConflictButtons(
    plan: PlanId,
    /// The reason for which the plan is not saved.
    error: StoreError,
) -> impl IntoView {
    let app = use_app();
    let is_gone = matches!(error, StoreError::Gone(_));
    let can_merge = is_gone || error == StoreError::ChangedElsewhere;
    let save_again_or_merge = move |_| {
        if is_gone {
            app.save_again();
        } else {
            app.merge_other_tab(plan, vec![(plan, error)], true);
        }
    };
    let label = if is_gone { Label::SaveAgain } else { Label::MergePlans };
    view! {
        {can_merge.then(|| view! {
            <button type="button" class="primary" on:click=save_again_or_merge>{app.label(label)}</button>
        })}
        {(!is_gone).then(|| view! {
            <button type="button" class="secondary" on:click=move |_| app.save_as_other_plan(plan)>
                {app.label(Label::SaveAsAnother)}
            </button>
        })}
        {can_merge.then(|| view! {
            <button type="button" class="secondary" on:click=move |_| app.reload(plan)>{app.label(Label::Reload)}</button>
        })}
    }
}

/// The plan whose record another tab has changed or removed, or has replaced by one that cannot be read, with the
/// reason; `None` if there is none.
fn conflict(state: &SaveState) -> Option<(PlanId, StoreError)> {
    let SaveState::Failed(refusals) = state else { return None };
    let blocks = |error| matches!(error, StoreError::ChangedElsewhere | StoreError::Gone(_) | StoreError::InTheWay);
    refusals.iter().copied().find(|(_, error)| blocks(*error))
}

fn is_error(state: &SaveState) -> bool {
    matches!(state, SaveState::NoStore(_) | SaveState::Failed(_))
}

/// The state of saving as a sentence; blank if there was nothing to save yet.
fn sentence(app: AppState, state: &SaveState) -> String {
    match state {
        SaveState::Opened if app.workbook.with_untracked(|workbook| workbook.plans().is_empty()) => String::new(),
        SaveState::Opened => app.label(Label::Saved).to_owned(),
        SaveState::Saving => app.label(Label::Saving).to_owned(),
        SaveState::Saved(at) => status::all_saved(*at, app.language()),
        SaveState::NoStore(error) => errors::store(*error, app.language()),
        SaveState::Failed(failed) => {
            failed.first().map(|(_, error)| errors::store(*error, app.language())).unwrap_or_default()
        }
    }
}
