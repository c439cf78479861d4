//! The choice of the form that a plan follows.

use std::sync::Arc;

use keikaku::command::{Command, PlanCommand};
use keikaku::storage::keep_form_of_plan;
use keikaku::value::id::PlanId;
use keikaku::wording::{Label, names};
use leptos::prelude::*;

use crate::browser::storage::LocalStore;
use crate::ui::app::{Saving, use_editor, use_locale, use_saving};
use crate::ui::pages::document::of_plan;

const FIELD: &str = "document-form";

/// The form as a choice: those that are offered, and that of the plan, which came with its file. It sends
/// [`PlanCommand::SetForm`]; nothing that stands in the plan is lost by it.
#[component]
pub(crate) fn FormChoice(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let (locale, editor, saving) = (use_locale(), use_editor(), use_saving());
    let own = Memo::new(move |_| of_plan(editor, plan, |plan| Arc::clone(&plan.form)));
    let forms = Memo::new(move |_| {
        let mut forms = saving.offered_forms();
        let own = own.get().filter(|own| !forms.contains(own));
        forms.extend(own);
        forms
    });
    // Two forms may have the same code name, if one was loaded anew since; so each goes by its number.
    let current = Memo::new(move |_| {
        let own = own.get();
        forms.with(|forms| forms.iter().position(|form| Some(form) == own.as_ref())).unwrap_or_default().to_string()
    });
    let choose = move |event| {
        let nth: Option<usize> = event_target_value(&event).parse().ok();
        let form = nth.and_then(|nth| forms.with_untracked(|forms| forms.get(nth).cloned()));
        if let Some(form) = form {
            keep_own(saving, plan);
            editor.command(Command::InPlan { plan, command: PlanCommand::SetForm(form) });
        }
    };
    let option = move |(nth, name): (usize, String)| {
        let value = nth.to_string();
        let is_current = {
            let value = value.clone();
            move || current.get() == value
        };
        view! { <option value=value selected=is_current>{name}</option> }
    };
    let options = move || {
        let names = forms.with(|forms| names::forms(forms.iter().map(|form| &**form), locale.language()));
        names.into_iter().enumerate().map(option).collect_view()
    };
    view! {
        <div class="document-form">
            <label for=FIELD>{locale.label(Label::Form)}</label>
            <select id=FIELD aria-describedby="about-document-form" prop:value=current on:change=choose>
                {options}
            </select>
            <span class="hint" id="about-document-form">{locale.label(Label::FormMayChange)}</span>
        </div>
    }
}

/// Keeps the form that came with the plan among those that are offered, so that the plan can have it again. Where another
/// one is loaded under its code name, only undo brings it back.
fn keep_own(saving: Saving, plan: PlanId) {
    let own = saving.editor.workbook.with_untracked(|workbook| workbook.plan(plan).map(|plan| Arc::clone(&plan.form)));
    // A full store keeps none; the step can be undone.
    if own.is_some_and(|own| keep_form_of_plan(&LocalStore, &own) == Ok(true)) {
        saving.read_forms();
    }
}
