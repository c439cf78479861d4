//! The actions on a plan of the list.

use std::sync::Arc;

use keikaku::command::{Command, Origin, plans};
use keikaku::plan::Placement;
use keikaku::session::route::Route;
use keikaku::value::id::PlanId;
use keikaku::wording::Label;
use keikaku::wording::next_period::NextLabel;
use leptos::prelude::*;

use crate::ui::app::{Editor, focus, fresh_plan, use_editor, use_locale};
use crate::ui::pages::list::plan_link_id;
use crate::ui::pages::list::rename_form::{rename_button_id, rename_field_id};

/// 名前を変更, 複製, 次の期間の計画を作る and ごみ箱へ. Their accessible names contain the name of the plan. 複製 and ごみ箱へ send a command at once.
#[component]
pub(crate) fn PlanActions(
    /// The plan.
    id: PlanId,
    /// Whether the field for a new name is open.
    is_renaming: Signal<bool>,
    /// Called with whether that field is to be open.
    on_renaming: Callback<bool>,
) -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let toggle_renaming = move |_| {
        on_renaming.run(!is_renaming.get_untracked());
        focus::focus_after_update(vec![rename_field_id(id), rename_button_id(id)]);
    };
    let move_to_bin = move |_| {
        editor.command(Command::MovePlan { plan: id, placement: Placement::Bin });
        focus::focus_after_update(vec!["bin-link".to_owned()]);
    };
    let named_by = |button: &str| format!("{} {button}", plan_link_id(id));
    let (rename, copy, bin) = (rename_button_id(id), format!("copy-{id}"), format!("bin-{id}"));
    let next = format!("next-{id}");
    view! {
        <button
            type="button"
            class="quiet"
            aria-labelledby=named_by(&rename)
            id=rename
            aria-expanded=move || is_renaming.get().to_string()
            on:click=toggle_renaming
        >
            {locale.label(Label::Rename)}
        </button>
        <button
            type="button"
            class="quiet"
            aria-labelledby=named_by(&copy)
            id=copy
            on:click=move |_| copy_plan(editor, id)
        >
            {locale.label(Label::Copy)}
        </button>
        <a class="quiet" href=Route::NextPeriod(id).fragment() aria-labelledby=named_by(&next) id=next>
            {NextLabel::Make.text(locale.language())}
        </a>
        <button type="button" class="quiet" aria-labelledby=named_by(&bin) id=bin on:click=move_to_bin>
            {locale.label(Label::ToBin)}
        </button>
    }
}

/// Adds a copy of a plan to the list, and moves the focus to the link to the copy.
fn copy_plan(editor: Editor, id: PlanId) {
    let plan = editor.workbook.get_untracked().plan(id).cloned();
    let Some(plan) = plan else { return };
    let copy = plans::copied(&plan, fresh_plan());
    let copy_id = copy.id;
    editor.command(Command::AddPlan { plan: Arc::new(copy), origin: Origin::Copy });
    focus::focus_after_update(vec![plan_link_id(copy_id)]);
}
