//! The field for a new name of a plan.

use keikaku::command::Command;
use keikaku::value::PlanId;
use keikaku::wording::{Label, ListLabel};
use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::ui::app::{focus, use_editor, use_locale};
use crate::ui::components::Button;
use crate::ui::pages::list::element_ids::{menu_id, rename_field_id};
use crate::ui::pages::list::plan_lines::use_lines;

/// The field, which begins with the plan's name. 決定 and Enter set the name, Esc leaves it unchanged; each closes the
/// field.
#[component]
pub(crate) fn RenameForm(
    /// The plan.
    id: PlanId,
    /// Called when the field is to be closed.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let field = NodeRef::<html::Input>::new();
    let name = editor.workbook.get_untracked().plan(id).map(|plan| plan.facts.name.clone()).unwrap_or_default();
    let lines = use_lines();
    let close = move || {
        on_close.run(());
        lines.focus_in_row(id, menu_id(id));
    };
    let rename = move || {
        let name = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        editor.command(Command::RenamePlan { plan: id, name });
        close();
    };
    let on_key = move |event: KeyboardEvent| {
        let act: &dyn Fn() = match focus::plain_key(&event).as_deref() {
            Some("Enter") => &rename,
            Some("Escape") => &close,
            _ => return,
        };
        // Otherwise the same key would also press the button that gets the focus.
        event.prevent_default();
        act();
    };
    view! {
        <div class="reason">
            <label for=rename_field_id(id)>{locale.label(ListLabel::PLAN_NAME)}</label>
            <input
                node_ref=field
                type="text"
                autocomplete="off"
                value=name
                id=rename_field_id(id)
                on:keydown=on_key
            />
            <Button class="primary" text=locale.label(Label::CONFIRM) on_press=move |_| rename() />
        </div>
    }
}
