//! The questions about all files together: how the targets of new KPIs are counted, and their direction.

use keikaku::import::questions::{Ask, Question, together};
use keikaku::wording::import;
use leptos::prelude::*;

use crate::ui::app::use_locale;
use crate::ui::review::TableFiles;
use crate::ui::review::questions::QuestionChoices;

/// The two questions, once for all files. They are folded while both are answered, as they are from the beginning for
/// tables from other offices.
#[component]
pub(crate) fn StandardQuestions(
    /// The files.
    files: TableFiles,
) -> impl IntoView {
    let language = use_locale().language();
    // If the user has unfolded the questions, they stay unfolded when an answer recreates them.
    let is_unfolded = RwSignal::new(false);
    move || {
        let asked = files.standard_questions();
        let joint_question =
            |ask: Ask| together(&asked.iter().filter(|(_, one)| one.ask == ask).cloned().collect::<Vec<_>>());
        let questions: Vec<Question> =
            [joint_question(Ask::Basis), joint_question(Ask::Direction)].into_iter().flatten().collect();
        if questions.is_empty() {
            return ().into_any();
        }
        let is_open = is_unfolded.get_untracked() || questions.iter().any(|question| question.answer.is_none());
        let summary = import::standard(&questions, language);
        let files = files.clone();
        let answer = Callback::new(move |(asks, choice)| files.answer_all(asks, choice));
        let shown = questions.into_iter().map(|question| {
            let id = format!("question-all-{}", question.ask.key());
            view! { <QuestionChoices question id plan=None on_answer=answer /> }
        });
        view! {
            <details class="standard-questions" open=is_open>
                <summary on:click=move |_| is_unfolded.update(|is_unfolded| *is_unfolded = !*is_unfolded)>{summary}</summary>
                {shown.collect_view()}
            </details>
        }
        .into_any()
    }
}
