//! 該当なし as an answer to a section.

use keikaku::command::{Command, PlanCommand};
use keikaku::plan::{DocumentPlace, Leaf};
use keikaku::value::id::PlanId;
use leptos::prelude::*;

use crate::ui::app::use_app;
use crate::ui::pages::document::of_plan;

/// A button that answers a section with the form's word for it, and takes the answer back. It sends
/// [`PlanCommand::SetText`], and is not there while another text stands in the section.
#[component]
pub(crate) fn NoneAnswer(
    /// The plan.
    plan: PlanId,
    /// The section.
    leaf: Leaf,
    /// The number by which it is cited, with its heading.
    label: String,
) -> impl IntoView {
    let app = use_app();
    let at = DocumentPlace::text(leaf);
    let answer = of_plan(app, plan, |plan| plan.form.none_answers.first().cloned()).flatten().unwrap_or_default();
    let state = Memo::new(move |_| {
        of_plan(app, plan, |plan| {
            let text = plan.document.text(at);
            (text.trim().is_empty(), plan.form.is_none_answer(text))
        })
        .unwrap_or_default()
    });
    let name = format!("{label} {answer}");
    let word = answer.clone();
    let switch = move |_| {
        let text = if state.get_untracked().1 { String::new() } else { answer.clone() };
        app.command(Command::InPlan { plan, command: PlanCommand::SetText { place: at, text } });
    };
    view! {
        <button
            type="button"
            class="quiet none-answer"
            aria-label=name
            aria-pressed=move || state.get().1.to_string()
            hidden=move || state.get() == (false, false)
            on:click=switch
        >
            {word}
        </button>
    }
}
