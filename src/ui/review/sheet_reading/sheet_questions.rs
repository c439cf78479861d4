//! The questions about a sheet. Each choice is a mark, and leads to the next question.

use std::sync::Arc;

use keikaku::import::reading::{ReadSheet, SheetMark, SheetQuestion};
use keikaku::wording::import::sheet as wording;
use keikaku::wording::{Label, SheetReadingLabel};
use leptos::prelude::*;
use web_sys::MouseEvent;

use super::chosen_cells::ChosenCells;
use super::sheet_view::{focus_chosen, use_sheet_view};
use crate::ui::app::{focus, use_locale};
use crate::ui::components::{Button, SelectField};

/// The maximum number of questions that are shown at once; further questions appear as these are answered.
const MOST_ASKED: usize = 20;
/// The maximum number of choices that are shown side by side; more choices are shown as a `<select>`.
const MOST_SIDE_BY_SIDE: usize = 5;

/// The questions, each with its choices and the button that shows its cells.
#[component]
pub(crate) fn SheetQuestions() -> impl IntoView {
    let (locale, view) = (use_locale(), use_sheet_view());
    let content = move || {
        let sheet = view.sheet.get();
        let count = sheet.reading.questions.len();
        if count == 0 {
            return ().into_any();
        }
        let questions = sheet.reading.questions.iter().take(MOST_ASKED).cloned().enumerate();
        let rows = questions.map(|(nth, question)| view! { <AskedOfSheet sheet=Arc::clone(&sheet) question nth /> });
        let rows = rows.collect_view();
        view! {
            <h3 id="sheet-questions" tabindex="-1">{locale.label(SheetReadingLabel::TO_CONFIRM)} " " {count}</h3>
            {rows}
        }
        .into_any()
    };
    view! { <section class="sheet-questions">{content}</section> }
}

/// A question with its choices.
#[component]
fn AskedOfSheet(sheet: Arc<ReadSheet>, question: SheetQuestion, nth: usize) -> impl IntoView {
    let (language, view) = (use_locale().language(), use_sheet_view());
    let (id, sentence) = (format!("sheet-question-{nth}"), wording::question(&sheet, &question, language));
    let SheetQuestion { asked, choices, .. } = question.clone();
    let first = question.cells.first().copied();
    let show = move |_| {
        if let Some(at) = first {
            view.show(ChosenCells::Cells(at, at));
            focus_chosen(view);
        }
    };
    let choose = move |mark| {
        view.mark(mark);
        focus::focus_after_update(vec![
            format!("sheet-question-{nth}"),
            "sheet-questions".to_owned(),
            "sheet-go-on".to_owned(),
        ]);
    };
    let label = |mark: &SheetMark| wording::choice(&sheet, &question, mark, language);
    let controls = if choices.len() <= MOST_SIDE_BY_SIDE {
        let buttons = choices.iter().cloned().map(|mark| {
            let text = label(&mark);
            // The second press of a double click must not answer the next question.
            let press = move |event: MouseEvent| {
                if event.detail() < 2 {
                    choose(mark.clone());
                }
            };
            view! { <Button class="secondary" text=text on_press=press /> }
        });
        view! { {buttons.collect_view()} }.into_any()
    } else {
        let options = choices.iter().enumerate().map(|(place, mark)| (place.to_string(), label(mark)));
        let options: Vec<_> =
            [(String::new(), Label::CHOOSE_SIDE.text(language).to_owned())].into_iter().chain(options).collect();
        let select = move |place: String| {
            if let Some(mark) = place.parse().ok().and_then(|place: usize| choices.get(place).cloned()) {
                choose(mark);
            }
        };
        view! { <SelectField options chosen="" on_select=select labelled_by=id.clone() /> }.into_any()
    };
    view! {
        <div class="question" data-question=asked.code()>
            <p id=id tabindex="-1">{sentence}</p>
            <div class="buttons">
                {controls}
                <Button class="quiet" text=SheetReadingLabel::SHOW.text(language) on_press=show />
            </div>
        </div>
    }
}
