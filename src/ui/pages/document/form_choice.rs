//! The choice of the form that a plan follows.

use keikaku::command::{Command, PlanCommand};
use keikaku::plan::BuiltIn;
use keikaku::value::id::PlanId;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::use_app;
use crate::ui::pages::document::of_plan;

const FIELD: &str = "document-form";

/// The form as a choice. It sends [`PlanCommand::SetForm`]; nothing that stands in the plan is lost by it.
#[component]
pub(crate) fn FormChoice(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let app = use_app();
    let current = Memo::new(move |_| of_plan(app, plan, |plan| plan.form.code.clone()).unwrap_or_default());
    let choose = move |event| {
        let code = event_target_value(&event);
        if let Some(form) = BuiltIn::ALL.into_iter().find(|form| form.code() == code) {
            app.command(Command::InPlan { plan, command: PlanCommand::SetForm(form.form()) });
        }
    };
    let options = BuiltIn::ALL.map(|form| {
        let name = form.form().name.of(app.language()).to_owned();
        view! { <option value=form.code() selected=move || current.get() == form.code()>{name}</option> }
    });
    view! {
        <div class="document-form">
            <label for=FIELD>{app.label(Label::Form)}</label>
            <select id=FIELD aria-describedby="about-document-form" prop:value=current on:change=choose>
                {options}
            </select>
            <span class="hint" id="about-document-form">{app.label(Label::FormMayChange)}</span>
        </div>
    }
}
