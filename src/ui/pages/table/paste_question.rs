//! The question that is shown if the words of a pasted block contradict the cursor. Nothing is set before it is
//! answered.

use std::sync::Arc;

use keikaku::import::paste::PasteBy;
use keikaku::wording::{TableLabel, pasting};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::ui::app::asked_paste::{AskedPaste, FIRST_ANSWER};
use crate::ui::app::{EditorView, focus, use_editor, use_editor_view, use_grid_state, use_locale};
use crate::ui::components::Button;
use crate::ui::pages::table::clipboard;
use crate::ui::review::{Previews, use_previews};

/// The id of the question, which names the group of its answers.
const QUESTION: &str = "paste-question";

/// The question with a button for each answer; nothing while there is no question. Esc pastes nothing.
#[component]
pub(crate) fn PasteQuestion() -> impl IntoView {
    let (editor, waiting) = (use_editor(), use_grid_state().asked_paste);
    move || {
        let asked = waiting.get().filter(|asked| asked.is_open(editor));
        asked.map(|asked| view! { <Answers asked waiting=waiting.clone() /> })
    }
}

/// The question, and the buttons.
#[component]
fn Answers(
    /// The question.
    asked: Arc<AskedPaste>,
    /// Holds the question until it is answered.
    waiting: ArcRwSignal<Option<Arc<AskedPaste>>>,
) -> impl IntoView {
    let (language, view, previews) = (use_locale().language(), use_editor_view(), use_previews());
    let reasons = &asked.question.reasons;
    let question = pasting::question(reasons, language);
    let choices: Vec<(PasteBy, String)> =
        asked.question.choices.iter().map(|(by, _)| (*by, pasting::answer(*by, reasons, language))).collect();
    let answer = Callback::new(move |by: Option<PasteBy>| {
        waiting.set(None);
        settle(view, previews, &asked, by);
    });
    let button = |(place, (by, label)): (usize, (PasteBy, String))| {
        let (id, class) = if place == 0 { (Some(FIRST_ANSWER), "primary") } else { (None, "secondary") };
        view! {
            <button type="button" class=class id=id on:click=move |_| answer.run(Some(by))>
                {label}
            </button>
        }
    };
    let buttons: Vec<_> = choices.into_iter().enumerate().map(button).collect();
    let on_key = move |event: KeyboardEvent| {
        if focus::plain_key(&event).as_deref() == Some("Escape") {
            event.prevent_default();
            answer.run(None);
        }
    };
    view! {
        <div class="panel" role="group" aria-labelledby=QUESTION on:keydown=on_key>
            <p id=QUESTION>{question}</p>
            <div class="buttons">
                {buttons}
                <Button
                    class="secondary"
                    text=TableLabel::PASTE_NOTHING.text(language)
                    on_press=move |_| answer.run(None)
                />
            </div>
        </div>
    }
}

/// Pastes what belongs to the chosen answer, or nothing, and returns the focus to the field. The answer can lead to a
/// further question.
fn settle(view: EditorView, previews: Previews, asked: &AskedPaste, by: Option<PasteBy>) {
    clipboard::return_to(view, asked.at);
    let chosen = asked.question.choices.iter().find(|(one, _)| Some(*one) == by);
    match chosen {
        Some((_, paste)) => clipboard::carry_out(view, previews, asked.plan.id, asked.at, &asked.block, paste.clone()),
        None => view.editor.messages.show_message(pasting::nothing_pasted(view.editor.language())),
    }
}
