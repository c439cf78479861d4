//! The questions that a table file leaves open and that must not be answered by a guess
//! ([`keikaku::import::questions`]). Each answer computes the preview of the file anew.

use std::sync::Arc;

use keikaku::import::questions::{Answer, Ask, Dashes, Question};
use keikaku::plan::Plan;
use keikaku::wording::{Label, import, names};
use leptos::prelude::*;
use web_sys::Event;

use crate::ui::app::{focus, use_app};

/// The greatest number of open questions of a file that are shown at once. Further ones follow as these are answered.
const MOST_ASKED: usize = 30;

/// The choice of what a `-` among the actuals of a file means.
#[component]
pub(crate) fn DashesChoice(
    /// The last choice.
    chosen: Dashes,
    /// The index of the file in the preview.
    file: usize,
    /// Called when a meaning is chosen.
    #[prop(into)]
    on_choose: Callback<Dashes>,
) -> impl IntoView {
    let app = use_app();
    let meanings = [Dashes::NotApplicable, Dashes::NotKnown, Dashes::Blank].into_iter().enumerate();
    let options = meanings.map(|(nth, meaning)| {
        let id = format!("dashes-{file}-{nth}");
        let own = id.clone();
        let choose = move |()| {
            on_choose.run(meaning);
            focus::focus_after_update(vec![own.clone()]);
        };
        let label = import::dashes(meaning, app.language()).to_owned();
        view! { <AnswerOption id name=format!("dashes-{file}") label is_chosen=meaning == chosen on_choose=choose /> }
    });
    let options = options.collect_view();
    view! { <div role="radiogroup" aria-label=app.label(Label::DashesMean)>{options}</div> }
}

/// The questions of a file: the first of those that are open, and all that are answered, so that an answer can be
/// changed. Nothing if there are none.
#[component]
pub(crate) fn Questions(
    /// All questions, with the answers that were given.
    questions: Vec<Question>,
    /// The index of the file in the preview.
    file: usize,
    /// The plan for which the file is imported.
    plan: Option<Arc<Plan>>,
    /// Called when a question is answered.
    #[prop(into)]
    on_answer: Callback<(Ask, Answer)>,
) -> impl IntoView {
    if questions.is_empty() {
        return ().into_any();
    }
    let open = questions.iter().filter(|question| question.answer.is_none()).count();
    let heading = import::questions(open, use_app().language());
    let shown = first_open_and_answered(questions).into_iter();
    let shown = shown.map(move |question| view! { <QuestionChoices question file plan=plan.clone() on_answer /> });
    let shown = shown.collect_view();
    view! { <div class="questions-asked"><h3>{heading}</h3>{shown}</div> }.into_any()
}

fn first_open_and_answered(mut questions: Vec<Question>) -> Vec<Question> {
    let mut room = MOST_ASKED;
    questions.retain(|question| {
        let is_open = question.answer.is_none();
        let is_shown = !is_open || room > 0;
        room = room.saturating_sub(usize::from(is_open));
        is_shown
    });
    questions
}

/// A question with its choices. If it asks which KPI is meant, any other KPI of the plan can be chosen, too.
#[component]
fn QuestionChoices(
    question: Question,
    file: usize,
    plan: Option<Arc<Plan>>,
    on_answer: Callback<(Ask, Answer)>,
) -> impl IntoView {
    let language = use_app().language();
    let id = format!("question-{file}-{}", question.ask.key());
    let ask = question.ask.clone();
    // Answers the question, and returns the focus to the control of that id, which is created anew.
    let give = Callback::new(move |(choice, control): (Answer, String)| {
        on_answer.run((ask.clone(), choice));
        focus::focus_after_update(vec![control, "preview".to_owned()]);
    });
    let options = question.choices.iter().enumerate().map(|(place, choice)| {
        let (choice, name, own) = (*choice, id.clone(), format!("{id}-{place}"));
        let label = import::choice(choice, &question, plan.as_deref(), language);
        let control = own.clone();
        let choose = move |()| give.run((choice, control.clone()));
        view! { <AnswerOption id=own name label is_chosen=question.answer == Some(choice) on_choose=choose /> }
    });
    let options = options.collect_view();
    let sentence = import::question(&question, language);
    let asks_kpi = matches!(question.ask, Ask::Kpi { .. });
    let others = plan.filter(|_| asks_kpi).map(|plan| {
        view! { <OtherKpis question plan id=format!("{id}-other") on_choose=give /> }
    });
    view! {
        <div class="question">
            <p id=id.clone()>{sentence}</p>
            <div role="radiogroup" aria-labelledby=id>
                {options}
                {others}
            </div>
        </div>
    }
}

/// A selection of all KPIs of the plan except those that are choices of the question already.
#[component]
fn OtherKpis(
    question: Question,
    plan: Arc<Plan>,
    id: String,
    /// Called with the answer and the id of the selection when a KPI is chosen.
    on_choose: Callback<(Answer, String)>,
) -> impl IntoView {
    let app = use_app();
    let label = app.label(Label::OtherKpi);
    let rows = plan.indicators().iter().zip(names::indicators(&plan, app.language()));
    let options = rows.map(|(row, name)| {
        let choice = Answer::Kpi(row.id);
        let is_chosen = question.answer == Some(choice) && !question.choices.contains(&choice);
        view! { <option value=row.id.to_string() selected=is_chosen>{name}</option> }
    });
    let options = options.collect_view();
    let own = id.clone();
    let choose = move |event: Event| {
        if let Ok(kpi) = event_target_value(&event).parse() {
            on_choose.run((Answer::Kpi(kpi), own.clone()));
        }
    };
    view! {
        <select id=id aria-label=label on:change=choose>
            <option value="">{label}</option>
            {options}
        </select>
    }
}

/// A radio button with its label.
#[component]
fn AnswerOption(
    id: String,
    /// The name that all options of the choice share.
    name: String,
    label: String,
    is_chosen: bool,
    #[prop(into)] on_choose: Callback<()>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="radio" name=name id=id checked=is_chosen on:change=move |_| on_choose.run(()) />
            <span>{label}</span>
        </label>
    }
}
