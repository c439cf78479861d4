//! The choice of the form that a plan follows.

use std::sync::Arc;

use keikaku::command::PlanCommand;
use keikaku::storage::keep_form_of_plan;
use keikaku::wording::{DocumentLabel, Label, names};
use leptos::prelude::*;

use crate::browser::LocalStore;
use crate::ui::app::{OpenPlan, Saving, use_locale, use_open_plan, use_saving};
use crate::ui::components::SelectField;

const FIELD: &str = "document-form";

/// The form as a choice: the offered forms and, if it is not among them, the form that came with the plan. It sends
/// [`PlanCommand::SetForm`], which keeps every text of the plan.
#[component]
pub(crate) fn FormChoice() -> impl IntoView {
    let (locale, plan, saving) = (use_locale(), use_open_plan(), use_saving());
    let own = plan.followed_form();
    let forms = Memo::new(move |_| {
        let mut forms = saving.offered_forms();
        let own = own.get().filter(|own| !forms.contains(own));
        forms.extend(own);
        forms
    });
    // Two forms have the same code name if one was loaded again since, so the value of an option is its index.
    let chosen = Memo::new(move |_| {
        let own = own.get();
        forms.with(|forms| forms.iter().position(|form| Some(form) == own.as_ref())).unwrap_or_default().to_string()
    });
    let choose = move |place: String| {
        let place: Option<usize> = place.parse().ok();
        let form = place.and_then(|place| forms.with_untracked(|forms| forms.get(place).cloned()));
        if let Some(form) = form {
            keep_own(saving, plan);
            plan.command(PlanCommand::SetForm(form));
        }
    };
    let options = Signal::derive(move || {
        let names = forms.with(|forms| names::forms(forms.iter().map(|form| &**form), locale.language()));
        names.into_iter().enumerate().map(|(place, name)| (place.to_string(), name)).collect::<Vec<_>>()
    });
    view! {
        <div class="document-form">
            <label for=FIELD>{locale.label(Label::FORM)}</label>
            <SelectField id=FIELD options chosen on_select=choose described_by="about-document-form" />
            <span class="hint" id="about-document-form">{locale.label(DocumentLabel::FORM_MAY_CHANGE)}</span>
        </div>
    }
}

/// Keeps the form that came with the plan among the offered forms, so that it can be chosen again. If another form is
/// loaded under the same code name, only undo brings it back.
fn keep_own(saving: Saving, plan: OpenPlan) {
    let own = plan.read_now(|plan| Arc::clone(&plan.form));
    // A full store does not keep the form; the step can be undone.
    if own.is_some_and(|own| keep_form_of_plan(&LocalStore, &own) == Ok(true)) {
        saving.read_forms();
    }
}
