//! The questions about a table file that must not be answered by a guess ([`keikaku::import::questions`]). After each
//! answer the preview of the file is computed again.

use std::sync::Arc;

use keikaku::import::questions::{Answer, Ask, Dashes, Question, without_candidates};
use keikaku::plan::Plan;
use keikaku::wording::{Label, ReviewLabel, import, names};
use leptos::prelude::*;

use crate::ui::app::{focus, use_locale};
use crate::ui::components::{Button, SelectField};

/// The maximum number of open questions of a file that are shown at once. Further questions appear as these are
/// answered.
const MOST_ASKED: usize = 30;
/// The maximum number of answered questions of a file that are shown. The others stay answered.
const MOST_ANSWERED: usize = 100;
/// The maximum number of choices of a question that are shown side by side. More choices are shown as a `<select>`.
const MOST_SIDE_BY_SIDE: usize = 8;

/// Several questions, and one answer that applies to each of them.
type AnswerToAll = (Vec<Ask>, Answer);

/// The choice of the meaning of a `-` among the actuals of a file.
#[component]
pub(crate) fn DashesChoice(
    /// The chosen meaning; `None` before the first choice.
    chosen: Option<Dashes>,
    /// The index of the file in the preview.
    file: usize,
    /// Called when a meaning is chosen.
    #[prop(into)]
    on_choose: Callback<Dashes>,
) -> impl IntoView {
    let locale = use_locale();
    let meanings = [Dashes::NotApplicable, Dashes::NotKnown, Dashes::Blank].into_iter().enumerate();
    let options = meanings.map(|(nth, meaning)| {
        let id = format!("dashes-{file}-{nth}");
        let own = id.clone();
        let choose = move |()| {
            on_choose.run(meaning);
            focus::focus_after_update(vec![own.clone()]);
        };
        let label = import::dashes(meaning, locale.language()).to_owned();
        view! { <AnswerOption id name=format!("dashes-{file}") label is_chosen=chosen == Some(meaning) on_choose=choose /> }
    });
    let options = options.collect_view();
    let heading = format!("dashes-{file}");
    view! {
        <div class="question">
            <p id=heading.clone()>{locale.label(ReviewLabel::DASHES_MEAN)}</p>
            <div role="radiogroup" aria-labelledby=heading>{options}</div>
        </div>
    }
}

/// The questions of a file: the first open questions, and the answered ones, whose answers can be changed. Before the
/// first question that asks which KPI is meant, one answer is offered for all of these questions without a candidate.
/// Nothing if there are no questions.
#[component]
pub(crate) fn Questions(
    /// All questions, with the answers so far.
    questions: Vec<Question>,
    /// The index of the file in the preview.
    file: usize,
    /// The plan into which the file is imported.
    plan: Option<Arc<Plan>>,
    /// Called when questions are answered.
    #[prop(into)]
    on_answer: Callback<AnswerToAll>,
) -> impl IntoView {
    if questions.is_empty() {
        return ().into_any();
    }
    let language = use_locale().language();
    let open = questions.iter().filter(|question| question.answer.is_none()).count();
    let more = (questions.len() - open).saturating_sub(MOST_ANSWERED);
    let heading = import::questions(open, language);
    let mut alike = without_candidates(&questions);
    let keyed = questions.into_iter().map(|question| (question.ask.key(), question)).collect();
    let shown = first_open_and_answered(keyed).into_iter().map(move |(key, question)| {
        let is_of_all = matches!(question.ask, Ask::Kpi { .. }) && !alike.is_empty();
        let of_all = is_of_all.then(|| view! { <AnswerToAllAlike asks=std::mem::take(&mut alike) file on_answer /> });
        view! {
            {of_all}
            <QuestionChoices question id=question_id(file, &key) plan=plan.clone() on_answer />
        }
    });
    let shown = shown.collect_view();
    let more = (more > 0).then(|| view! { <p>{import::more_answered(more, language)}</p> });
    view! { <div class="questions-asked"><h3>{heading}</h3>{shown}{more}</div> }.into_any()
}

fn first_open_and_answered(mut questions: Vec<(String, Question)>) -> Vec<(String, Question)> {
    let (mut to_ask, mut answered) = (MOST_ASKED, MOST_ANSWERED);
    questions.retain(|(_, question)| {
        let room = if question.answer.is_none() { &mut to_ask } else { &mut answered };
        let is_shown = *room > 0;
        *room = room.saturating_sub(1);
        is_shown
    });
    questions
}

/// The buttons that create a new KPI for every row without a candidate in the plan, or leave all of these rows out.
#[component]
fn AnswerToAllAlike(
    /// The questions that ask which KPI these rows mean.
    asks: Vec<Ask>,
    file: usize,
    on_answer: Callback<AnswerToAll>,
) -> impl IntoView {
    let language = use_locale().language();
    let count = asks.len();
    let sentence = import::without_candidates(count, language);
    // Each of these questions has both choices.
    let buttons = [Answer::NewKpi, Answer::LeaveOut].into_iter().enumerate().map(|(place, choice)| {
        let asks = asks.clone();
        let first = asks.first().map(|ask| format!("{}-{place}", question_id(file, &ask.key())));
        let give = move |_| {
            on_answer.run((asks.clone(), choice));
            focus::focus_after_update(first.clone().into_iter().chain(["preview".to_owned()]).collect());
        };
        view! {
            <Button class="secondary" text={import::all_alike(count, choice, language)} on_press=give />
        }
    });
    let buttons = buttons.collect_view();
    view! {
        <div class="question">
            <p>{sentence}</p>
            <div class="buttons">{buttons}</div>
        </div>
    }
}

/// The id of the sentence of the question with that key. The ids of its choices begin with it.
fn question_id(file: usize, key: &str) -> String {
    format!("question-{file}-{key}")
}

/// A question with its choices. If it asks which KPI is meant, any other KPI of the plan can be chosen as well.
#[component]
pub(crate) fn QuestionChoices(
    /// The question.
    question: Question,
    /// The id of the question's sentence.
    id: String,
    /// The plan into which the file is imported.
    plan: Option<Arc<Plan>>,
    /// Called when the question is answered.
    on_answer: Callback<AnswerToAll>,
) -> impl IntoView {
    let language = use_locale().language();
    let ask = question.ask.clone();
    // Answers the question, and returns the focus to the control with that id, which is recreated.
    let give = Callback::new(move |(choice, control): (Answer, String)| {
        on_answer.run((vec![ask.clone()], choice));
        focus::focus_after_update(vec![control, "preview".to_owned()]);
    });
    if question.choices.len() > MOST_SIDE_BY_SIDE {
        return view! { <QuestionList question plan id on_choose=give /> }.into_any();
    }
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
    .into_any()
}

/// A question with so many choices that they are shown as a `<select>`.
#[component]
fn QuestionList(
    question: Question,
    plan: Option<Arc<Plan>>,
    id: String,
    /// Called with the answer and the id of the list when an option is chosen.
    on_choose: Callback<(Answer, String)>,
) -> impl IntoView {
    let locale = use_locale();
    let sentence = import::question(&question, locale.language());
    let options = question.choices.iter().enumerate().map(|(place, choice)| {
        (place.to_string(), import::choice(*choice, &question, plan.as_deref(), locale.language()))
    });
    let options: Vec<_> =
        [(String::new(), locale.label(Label::CHOOSE_SIDE).to_owned())].into_iter().chain(options).collect();
    let chosen = question.choices.iter().position(|choice| question.answer == Some(*choice));
    let chosen = chosen.map(|place| place.to_string()).unwrap_or_default();
    let (choices, control) = (question.choices, format!("{id}-list"));
    let own = control.clone();
    let choose = move |place: String| {
        if let Some(choice) = place.parse().ok().and_then(|place: usize| choices.get(place)) {
            on_choose.run((*choice, own.clone()));
        }
    };
    view! {
        <div class="question">
            <label for=control.clone()>{sentence}</label>
            <SelectField id=control options chosen on_select=choose />
        </div>
    }
}

/// A `<select>` with all KPIs of the plan.
#[component]
fn OtherKpis(
    question: Question,
    plan: Arc<Plan>,
    id: String,
    /// Called with the answer and the id of the selection when a KPI is chosen.
    on_choose: Callback<(Answer, String)>,
) -> impl IntoView {
    let locale = use_locale();
    let label = locale.label(ReviewLabel::OTHER_KPI);
    let rows = plan.indicators().iter().zip(names::indicators(&plan, locale.language()));
    let rows = rows.map(|(row, name)| (row.id.to_string(), name));
    let options: Vec<_> = [(String::new(), label.to_owned())].into_iter().chain(rows).collect();
    let chosen = match question.answer {
        Some(choice @ Answer::Kpi(kpi)) if !question.choices.contains(&choice) => kpi.to_string(),
        _ => String::new(),
    };
    let own = id.clone();
    let choose = move |kpi: String| {
        if let Ok(kpi) = kpi.parse() {
            on_choose.run((Answer::Kpi(kpi), own.clone()));
        }
    };
    view! { <SelectField id label options chosen on_select=choose /> }
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
