//! The row of a section on 照会: the state of its answer, who answered, and what has come back.

use keikaku::plan::Lineage;
use keikaku::plan::lineage::AnswerState;
use keikaku::value::{PlanId, VersionId};
use keikaku::wording::InquiryLabel;
use keikaku::wording::inquiry::{self, AnswerLine, BoardRow};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{Saving, focus, use_locale, use_messages, use_open_plan, use_saving};
use crate::ui::components::{Button, CommittedField};
use crate::ui::pages::exchange::save_lineage;

/// The names of respondents that were typed while their sections had no answer, each with the inquiry and the section.
/// They outlast the board, which is created anew whenever an answer is noted.
pub(super) type Respondents = RwSignal<Vec<(String, String, String)>>;

/// The row of a section, with the list of its answers below it when the list is open.
#[component]
pub(super) fn SectionRow(
    /// The key of the inquiry.
    inquiry: String,
    /// The index of the section.
    nth: usize,
    /// The section.
    section: BoardRow,
    /// The names that wait for an answer.
    respondents: Respondents,
) -> impl IntoView {
    let locale = use_locale();
    let shown = RwSignal::new(false);
    let BoardRow { name, state, asked: count, open, last, replaced, beside, recorded_as, answers, answer } = section;
    let (respondent, on, file) = last.map(|last| (last.respondent, last.on, last.file)).unwrap_or_default();
    let word = match state {
        AnswerState::Open => "open",
        AnswerState::LeftOut => "left-out",
        AnswerState::Answered => "answered",
        AnswerState::Replaced => "replaced",
    };
    let text = |label, text: String| view! { <td role="cell" data-of=locale.label(label)>{text}</td> };
    let figure = |label, count: usize| view! { <td role="cell" class="figure" data-of=locale.label(label)>{count.to_string()}</td> };
    let beside = beside.into_iter().map(|sentence| view! { <small>{sentence}</small> }).collect_view();
    let (has_answers, known_as) = (!answers.is_empty(), name.clone());
    let section = SectionOfInquiry { plan: use_open_plan().id, inquiry, shown_as: name.clone(), recorded_as, nth };
    let waiting = move |section: &SectionOfInquiry| {
        let is_of = |(inquiry, name, _): &&(String, String, String)| {
            *inquiry == section.inquiry && *name == section.recorded_as
        };
        respondents.with_untracked(|all| all.iter().rev().find(is_of).map(|(.., typed)| typed.clone()))
    };
    let typed = RwSignal::new(waiting(&section).filter(|_| answer.is_none()).unwrap_or(respondent));
    view! {
        <tr role="row" data-section=known_as data-state=word>
            <th role="rowheader" scope="row">{name}</th>
            <td role="cell" class="answer-state" data-of=locale.label(InquiryLabel::SECTION_ANSWER)>
                {inquiry::state(state, locale.language())}
                {(!replaced.is_empty()).then(|| view! { <small>{replaced}</small> })}
                {beside}
            </td>
            {figure(InquiryLabel::FIGURES_ASKED, count)}
            {figure(InquiryLabel::FIGURES_FILLED, count - open)}
            {figure(InquiryLabel::FIGURES_OPEN, open)}
            <td role="cell" data-of=locale.label(InquiryLabel::RESPONDENT)>
                <RespondentField section=section.clone() answer typed respondents />
            </td>
            {text(InquiryLabel::TAKEN_IN_ON, on)}
            {text(InquiryLabel::ANSWER_FILE, file)}
            <td role="cell" class="section-acts screen-only" data-of=locale.label(InquiryLabel::SECTION_ACTS)>
                <Acts section=section.clone() state has_answers shown typed />
            </td>
        </tr>
        {move || shown.get().then(|| view! { <AnswerList section=section.clone() answers=answers.clone() /> })}
    }
}

/// A section that an inquiry has asked.
#[derive(Clone, Debug)]
struct SectionOfInquiry {
    /// The plan.
    plan: PlanId,
    /// The key of the inquiry.
    inquiry: String,
    /// The name of the section on the page.
    shown_as: String,
    /// The name of the section in the records.
    recorded_as: String,
    /// The index of the section on the page.
    nth: usize,
}

impl SectionOfInquiry {
    /// The id of a control of the section's row.
    fn id(&self, control: &str) -> String {
        format!("section-{}-{control}", self.nth)
    }

    /// Records a note on the section in the lineage, and stores it.
    fn note(&self, saving: Saving, act: impl FnOnce(&mut Lineage, &str, &str)) {
        // Another tab may have noted something meanwhile.
        saving.load_lineages();
        let act = |lineage: &mut Lineage| act(lineage, &self.inquiry, &self.recorded_as);
        saving.editor.update_session(|session| session.note_in_lineage(self.plan, act));
        save_lineage(saving, self.plan);
    }
}

/// The field for who answered. The name is recorded for the section's last answer, or else for the answer that is noted
/// next.
#[component]
fn RespondentField(
    section: SectionOfInquiry,
    /// The section's last answer.
    answer: Option<VersionId>,
    /// The text of the field.
    typed: RwSignal<String>,
    /// The names that wait for an answer.
    respondents: Respondents,
) -> impl IntoView {
    let (locale, saving) = (use_locale(), use_saving());
    let label = inquiry::of_section(&section.shown_as, InquiryLabel::RESPONDENT, locale.language());
    let take = move |text: String| {
        let respondent = text.trim().to_owned();
        if let Some(answer) = answer {
            section.note(saving, |lineage, inquiry, name| lineage.set_respondent(inquiry, name, answer, &respondent));
        }
        let waiting = (section.inquiry.clone(), section.recorded_as.clone(), respondent.clone());
        // The field may be closing, and the signals may be gone.
        let _is_there = respondents.try_update(|all| all.push(waiting));
        let _is_there = typed.try_set(respondent);
        Ok(())
    };
    view! { <CommittedField text=typed on_commit=Box::new(take) class="respondent" label /> }
}

/// The buttons of a section: one notes the answer that nothing has changed, the other opens what has come back.
#[component]
fn Acts(
    section: SectionOfInquiry,
    state: AnswerState,
    has_answers: bool,
    /// Whether the list of answers is shown.
    shown: RwSignal<bool>,
    /// The text of the field for who answered.
    typed: RwSignal<String>,
) -> impl IntoView {
    let (locale, messages, saving) = (use_locale(), use_messages(), use_saving());
    let name = |label| inquiry::of_section(&section.shown_as, label, locale.language());
    let unchanged = state.waits().then(|| {
        let (label, id, section) = (name(InquiryLabel::NOTE_UNCHANGED), section.id("unchanged"), section.clone());
        let note_unchanged = move |_| {
            let (respondent, on) = (typed.get_untracked(), clock::today());
            section.note(saving, |lineage, inquiry, name| lineage.note_unchanged(inquiry, name, &respondent, on));
            focus::focus_after_update(vec![section.id("answers")]);
            messages.show_message(inquiry::unchanged_noted(&section.recorded_as, locale.language()));
        };
        view! {
            <Button
                class="quiet"
                id=id
                name=label
                text=locale.label(InquiryLabel::NOTE_UNCHANGED)
                on_press=note_unchanged
            />
        }
    });
    let open = has_answers.then(|| {
        let label = name(InquiryLabel::OPEN_ANSWERS);
        view! {
            <button
                type="button"
                class="quiet"
                id=section.id("answers")
                aria-label=label
                aria-expanded=move || shown.get().to_string()
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                {locale.label(InquiryLabel::OPEN_ANSWERS)}
            </button>
        }
    });
    view! {
        {unchanged}
        {open}
    }
}

/// What has come back from a section or has changed its figures: the file, who answered, when, and how many cells.
#[component]
fn AnswerList(section: SectionOfInquiry, answers: Vec<AnswerLine>) -> impl IntoView {
    let locale = use_locale();
    let heads = [
        InquiryLabel::ANSWER_FILE,
        InquiryLabel::WHOSE_ANSWER,
        InquiryLabel::RESPONDENT,
        InquiryLabel::TAKEN_IN_ON,
        InquiryLabel::CHANGED_CELLS,
    ];
    let heads = heads.map(|head| view! { <th scope="col">{locale.label(head)}</th> });
    let label = inquiry::of_section(&section.shown_as, InquiryLabel::SECTION_ANSWER, locale.language());
    let rows = answers.into_iter().map(|line| {
        let AnswerLine { version, file, whose, respondent, on, cells, can_be_taken_back } = line;
        let take_back = can_be_taken_back.then(|| view! { <TakeBack section=section.clone() version /> });
        view! {
            <tr data-answer>
                <td>{file}{take_back}</td>
                <td>{whose}</td>
                <td>{respondent}</td>
                <td>{on}</td>
                <td>{cells}</td>
            </tr>
        }
    });
    view! {
        <tr class="section-answers">
            <td colspan="9">
                <table aria-label=label>
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </td>
        </tr>
    }
}

/// The button that takes back the record of an answer of which nothing is in the plan.
#[component]
fn TakeBack(section: SectionOfInquiry, version: VersionId) -> impl IntoView {
    let (locale, messages, saving) = (use_locale(), use_messages(), use_saving());
    let take_back = move |_| {
        section.note(saving, |lineage, inquiry, name| lineage.take_back_answer(inquiry, name, version));
        focus::focus_after_update(vec![section.id("unchanged"), section.id("answers")]);
        messages.show_message(inquiry::answer_taken_back(&section.recorded_as, locale.language()));
    };
    view! {
        <Button class="quiet" text=locale.label(InquiryLabel::TAKE_BACK_ANSWER) on_press=take_back />
    }
}
