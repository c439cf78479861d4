//! The header: the product, the open plan, the state of saving, undo and redo, and the language.

use keikaku::command::StepLabel;
use keikaku::session::route::Route;
use keikaku::wording::{Label, changes, names};
use leptos::prelude::*;

use crate::ui::app::{AppState, Steps, focus, use_app};
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::review::folder::reminder::ReminderOfFile;
use crate::ui::shell::save_state::SaveStateLine;

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
            <a class="product" href=Route::List.fragment()>
                <Icon name=IconName::Home />
                <span class="words">{app.label(Label::Product)}</span>
            </a>
            <span class="plan-name" lang="ja">{move || plan_name.get()}</span>
            <SaveStateLine />
            <ReminderOfFile />
            <div class="header-buttons">
                <StepButton label=Label::Undo icon=IconName::Undo change=|steps| steps.undo on_press=AppState::undo />
                <StepButton label=Label::Redo icon=IconName::Redo change=|steps| steps.redo on_press=AppState::redo />
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
    /// The icon before the label, which stands alone where there is little room.
    icon: IconName,
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
            <Icon name=icon />
            <span class="words">{app.label(label)}</span>
        </button>
    }
}

/// The button that switches the page to the other language.
#[component]
fn LanguageButton() -> impl IntoView {
    let app = use_app();
    let other = app.language().opposite();
    let switch = move |_| {
        app.set_language(other);
        focus::restore_if_lost(vec![OTHER_LANGUAGE.to_owned()]);
    };
    view! {
        <button type="button" class="quiet" id=OTHER_LANGUAGE lang=other.code() on:click=switch>
            <Icon name=IconName::Language />
            <span class="words">{app.label(Label::OtherLanguage)}</span>
        </button>
    }
}
