//! The questions that a table file leaves open and that must not be answered by a guess
//! ([`keikaku::import::questions`]). Each answer computes the preview of the file anew.

use std::sync::Arc;

use keikaku::import::questions::{Answer, Ask, Dashes, Question, without_candidates};
use keikaku::plan::Plan;
use keikaku::wording::{Label, ReviewLabel, import, names};
use leptos::prelude::*;

use crate::ui::app::{focus, use_locale};
use crate::ui::components::SelectField;

/// The greatest number of open questions of a file that are shown at once. Further ones follow as these are answered.
const MOST_ASKED: usize = 30;
/// The greatest number of answered questions of a file that are shown. The others stay answered.
const MOST_ANSWERED: usize = 100;
/// The greatest number of choices of a question that are shown side by side. More of them are a list to open.
const MOST_SIDE_BY_SIDE: usize = 8;

/// Several questions with the answer to each of them.
type AnswerToAll = (Vec<Ask>, Answer);

/// The choice of what a `-` among the actuals of a file means.
#[component]
pub(crate) fn DashesChoice(
    /// The last choice; `None` before the first.
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

/// The questions of a file: the first of those that are open, and those that are answered, so that an answer can be
/// changed. Before the first that asks which KPI is meant stands one answer for all of these without a candidate. Nothing
/// if there are none.
#[component]
pub(crate) fn Questions(
    /// All questions, with the answers that were given.
    questions: Vec<Question>,
    /// The index of the file in the preview.
    file: usize,
    /// The plan for which the file is imported.
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

/// The buttons that make a new KPI of every row for which the plan has no candidate, or leave all of them out.
#[component]
fn AnswerToAllAlike(
    /// The questions which KPI these rows mean.
    asks: Vec<Ask>,
    file: usize,
    on_answer: Callback<AnswerToAll>,
) -> impl IntoView {
    let language = use_locale().language();
    let count = asks.len();
    let sentence = import::without_candidates(count, language);
    // The choices of each of these questions.
    let buttons = [Answer::NewKpi, Answer::LeaveOut].into_iter().enumerate().map(|(place, choice)| {
        let asks = asks.clone();
        let first = asks.first().map(|ask| format!("{}-{place}", question_id(file, &ask.key())));
        let give = move |_| {
            on_answer.run((asks.clone(), choice));
            focus::focus_after_update(first.clone().into_iter().chain(["preview".to_owned()]).collect());
        };
        view! {
            <button type="button" class="secondary" on:click=give>
                {import::all_alike(count, choice, language)}
            </button>
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

/// The id of the sentence of the question with that key. Those of its choices begin with it.
fn question_id(file: usize, key: &str) -> String {
    format!("question-{file}-{key}")
}

/// A question with its choices. If it asks which KPI is meant, any other KPI of the plan can be chosen, too.
#[component]
pub(crate) fn QuestionChoices(
    /// The question.
    question: Question,
    /// The id of its sentence.
    id: String,
    /// The plan for which the file is imported.
    plan: Option<Arc<Plan>>,
    /// Called when it is answered.
    on_answer: Callback<AnswerToAll>,
) -> impl IntoView {
    let language = use_locale().language();
    let ask = question.ask.clone();
    // Answers the question, and returns the focus to the control of that id, which is created anew.
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

/// A question with so many choices that they are a list to open.
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

/// A selection of all KPIs of the plan except those that are choices of the question already.
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
