//! 該当なし as an answer to a section.

use keikaku::command::PlanCommand;
use keikaku::plan::{DocumentPlace, Form, Leaf};
use leptos::prelude::*;

use crate::ui::app::use_open_plan;

/// A button that answers a section with the form's word for it, and takes the answer back. It sends
/// [`PlanCommand::SetText`], and is hidden while the section has another text.
#[component]
pub(crate) fn NoneAnswer(
    /// The section.
    leaf: Leaf,
    /// The number by which the section is cited, with its heading.
    label: String,
) -> impl IntoView {
    let plan = use_open_plan();
    let at = DocumentPlace::text(leaf);
    let answer = plan.read(|plan| plan.form.none_answers.first().cloned()).flatten().unwrap_or_default();
    let text = Memo::new(move |_| plan.read(|plan| plan.document.text(at).to_owned()).unwrap_or_default());
    let is_other = Memo::new(move |_| {
        let is_answer = plan.read(|plan| text.with(|text| plan.form.is_none_answer(text))).unwrap_or_default();
        text.with(|text| !text.trim().is_empty()) && !is_answer
    });
    let name = format!("{label} {answer}");
    let word = answer.clone();
    // A press replaces another word for "nothing applies" (特になし) by this one, and takes back only this one.
    let is_this = {
        let answer = answer.clone();
        Memo::new(move |_| text.with(|text| Form::is_answer(&answer, text)))
    };
    let switch = move |_| {
        let text = if is_this.get_untracked() { String::new() } else { answer.clone() };
        plan.command(PlanCommand::SetText { place: at, text });
    };
    view! {
        <button
            type="button"
            class="quiet none-answer"
            aria-label=name
            aria-pressed=move || is_this.get().to_string()
            hidden=move || is_other.get()
            on:click=switch
        >
            {word}
        </button>
    }
}
