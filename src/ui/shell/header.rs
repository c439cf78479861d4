//! The header: the product, the open plan, the state of saving, undo and redo, and the language.

use keikaku::command::StepLabel;
use keikaku::session::route::Route;
use keikaku::wording::{Label, changes, names};
use leptos::prelude::*;

use crate::ui::app::editor::Steps;
use crate::ui::app::{EditorView, Locale, focus, use_editor, use_editor_view, use_locale, use_navigation};
use crate::ui::components::{Icon, IconName};
use crate::ui::review::folder::reminder::ReminderOfFile;
use crate::ui::shell::save_state::SaveStateLine;

/// The id of the button that switches the language, which gets the focus again after the page was recreated.
const OTHER_LANGUAGE: &str = "other-language";

/// The header. Its buttons undo, redo and switch the language; the document's title follows the open plan.
#[component]
pub(crate) fn Header() -> impl IntoView {
    let (locale, navigation, editor) = (use_locale(), use_navigation(), use_editor());
    let plan_name = Memo::new(move |_| {
        let id = navigation.route.get().plan()?;
        editor.workbook.with(|workbook| workbook.plan(id).map(|plan| names::plan_name(plan, locale.language())))
    });
    Effect::new(move |_| document().set_title(&title(locale, plan_name.get())));
    view! {
        <header class="page-header">
            <a class="product" href=Route::List.fragment()>
                <Icon name=IconName::Home />
                <span class="words">{locale.label(Label::PRODUCT)}</span>
            </a>
            <span class="plan-name" lang="ja">{move || plan_name.get()}</span>
            <SaveStateLine />
            <ReminderOfFile />
            <div class="header-buttons">
                <StepButton label=Label::UNDO icon=IconName::Undo change=|steps| steps.undo on_press=EditorView::undo />
                <StepButton label=Label::REDO icon=IconName::Redo change=|steps| steps.redo on_press=EditorView::redo />
                <LanguageButton />
            </div>
        </header>
    }
}

fn title(locale: Locale, plan_name: Option<String>) -> String {
    let product = locale.label(Label::PRODUCT);
    plan_name.map_or_else(|| product.to_owned(), |name| format!("{name} | {product}"))
}

/// 元に戻す or やり直す. The step that it would carry out in the shown view is its description, so that its name never changes.
#[component]
fn StepButton(
    label: Label,
    /// The icon before the label. Only the icon is shown if there is little room.
    icon: IconName,
    /// The step that would be undone or redone.
    change: fn(Steps) -> Option<StepLabel>,
    /// Called when the button is pressed.
    on_press: fn(EditorView),
) -> impl IntoView {
    let (locale, editor, view) = (use_locale(), use_editor(), use_editor_view());
    let description = move || {
        let change = change(editor.steps.get())?;
        Some(editor.workbook.with_untracked(|workbook| changes::change(&change, workbook, locale.language())))
    };
    view! {
        <button type="button" class="quiet" title=description on:click=move |_| on_press(view)>
            <Icon name=icon />
            <span class="words">{locale.label(label)}</span>
        </button>
    }
}

/// The button that switches the page to the other language.
#[component]
fn LanguageButton() -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let other = locale.language().opposite();
    let switch = move |_| {
        editor.set_language(other);
        focus::restore_if_lost(vec![OTHER_LANGUAGE.to_owned()]);
    };
    view! {
        <button type="button" class="quiet" id=OTHER_LANGUAGE lang=other.code() on:click=switch>
            <Icon name=IconName::Language />
            <span class="words">{locale.label(Label::OTHER_LANGUAGE)}</span>
        </button>
    }
}
