//! 実績のつけ方: whether the actuals are typed or computed from records; and, for a share, the answers of its survey.

use keikaku::command::IndicatorCommand;
use keikaku::plan::activity_log::SurveyChoice;
use keikaku::plan::{ActualSource, Aggregation, ChoiceKind, ChoiceValue, Indicator};
use keikaku::session::record_entry::can_count;
use keikaku::value::IndicatorId;
use keikaku::wording::RecordLabel;
use keikaku::wording::activity_log;
use keikaku::wording::choices;
use leptos::prelude::*;

use crate::ui::app::{OpenPlan, PageField, ShownRow, use_locale, use_open_plan};
use crate::ui::components::{Button, CheckField, CommittedField, SelectField};
use crate::ui::pages::table::grid::choice_select::labelled;
use crate::ui::pages::table::row_actions::choose;

const KIND: ChoiceKind = ChoiceKind::ActualSource;

/// The choice, with the options that fit the KPI, and the answers of a survey if the actual is a share.
#[component]
pub(super) fn Counting(
    /// The row.
    row: ShownRow,
) -> impl IntoView {
    let (language, plan) = (use_locale().language(), use_open_plan());
    let id = row.id;
    let options = Signal::derive(move || row.read(|row| options(row, language)));
    let chosen = Signal::derive(move || row.read(|row| choices::current(KIND, row).to_owned()));
    let on_select = move |option: String| choose(plan, id, KIND, &option);
    let select = labelled(id, choices::word(KIND), choices::label(KIND), move |labelled_by| {
        view! { <SelectField field=PageField::Choice(id, KIND) options chosen on_select labelled_by=Some(labelled_by) /> }.into_any()
    });
    let is_share = Memo::new(move |_| row.read(|row| row.aggregation() == Some(Aggregation::Share)));
    view! {
        {select}
        {move || is_share.get().then(|| view! { <Answers row /> })}
    }
}

fn options(row: &Indicator, language: keikaku::wording::Language) -> Vec<(String, String)> {
    let fits = |choice: &ChoiceValue| match choice {
        ChoiceValue::ActualSource(ActualSource::Records(aggregation)) => {
            can_count(row, *aggregation) || row.actual_source == ActualSource::Records(*aggregation)
        }
        _ => true,
    };
    let options = choices::options(KIND, language).into_iter().filter(|option| fits(&option.choice));
    options.map(|option| (option.word.to_owned(), option.label)).collect()
}

/// The answers of a survey, each with a box for whether it counts; without answers, a record has a numerator and a
/// denominator.
#[component]
fn Answers(row: ShownRow) -> impl IntoView {
    let (language, plan) = (use_locale().language(), use_open_plan());
    let id = row.id;
    let answers = Memo::new(move |_| row.read(|row| row.choices.clone()));
    let list = move || {
        let answer = |(at, answer): (usize, SurveyChoice)| {
            let switch = move |counts: bool| {
                set(plan, id, answers.get_untracked(), |all| {
                    if let Some(answer) = all.get_mut(at) {
                        answer.counts = counts;
                    }
                });
            };
            let remove = move |_| {
                set(plan, id, answers.get_untracked(), |all| {
                    all.remove(at);
                });
            };
            let label = activity_log::remove_answer(&answer.word, language);
            view! {
                <li>
                    <CheckField label=answer.word is_on=answer.counts on_switch=switch />
                    <Button class="quiet" text=label on_press=remove />
                </li>
            }
        };
        answers.get().into_iter().enumerate().map(|(at, one)| answer((at, one))).collect_view()
    };
    let add = move |word: String| {
        let word = word.trim().to_owned();
        let all = answers.get_untracked();
        if !word.is_empty() && !all.iter().any(|answer| answer.word == word) {
            set(plan, id, all, |all| all.push(SurveyChoice { word, counts: false }));
        }
        Ok(())
    };
    view! {
        <div class="answers" role="group" aria-labelledby="answers-label">
            <span class="field-label" id="answers-label">{RecordLabel::ANSWERS_THAT_COUNT.text(language)}</span>
            <ul>{list}</ul>
            <label class="field">
                <span class="field-label">{RecordLabel::ADD_ANSWER.text(language)}</span>
                <CommittedField text=Signal::derive(String::new) on_commit=Box::new(add) />
            </label>
            <p class="hint">{RecordLabel::ANSWERS_HINT.text(language)}</p>
        </div>
    }
}

fn set(plan: OpenPlan, id: IndicatorId, mut answers: Vec<SurveyChoice>, change: impl FnOnce(&mut Vec<SurveyChoice>)) {
    change(&mut answers);
    plan.command_on(id, IndicatorCommand::Choose(ChoiceValue::SurveyChoices(answers)));
}
