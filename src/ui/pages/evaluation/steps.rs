//! The steps of a sheet: 記入中, 確定, 公表, and back.

use std::sync::Arc;

use keikaku::checks::evaluation_sheet;
use keikaku::command::EvaluationCommand;
use keikaku::figures::evaluation::PlanInForce;
use keikaku::figures::progress;
use keikaku::plan::evaluation::Frozen;
use keikaku::plan::{EvaluationPart, SheetText};
use keikaku::wording::{EvaluationLabel, Label, Language, evaluation};
use leptos::html;
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{focus, use_locale, use_messages};
use crate::ui::components::ConfirmPanel;
use crate::ui::pages::evaluation::sheet::{Sheet, use_sheet};

const SETTLE: &str = "settle-sheet";
const PUBLISH: &str = "publish-sheet";
const REOPEN: &str = "reopen-sheet";
const CANCEL: &str = "cancel-step";
const REASON: &str = "reopen-reason";
const DAY: &str = "publication-day";
const PLACE: &str = "publication-place";

/// The texts that the question before 公表 asks for.
const PUBLICATION: [SheetText; 2] = [SheetText::PublishedOn, SheetText::PublishedWhere];

/// The step whose question is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum AskedStep {
    Settle,
    Publish,
    Reopen,
}

impl AskedStep {
    /// The element of the question that gets the focus.
    fn field(self) -> &'static str {
        match self {
            Self::Settle => CANCEL,
            Self::Publish => DAY,
            Self::Reopen => REASON,
        }
    }
}

/// The present step, what is still missing, and the buttons for the next step and the way back.
#[component]
pub(super) fn Steps() -> impl IntoView {
    let (language, sheet) = (use_locale().language(), use_sheet());
    let asked = RwSignal::<Option<AskedStep>>::new(None);
    let step = move || sheet.find(|now| Some(evaluation::step_rank(&now.state.step))).unwrap_or_default();
    let steps = evaluation::steps(language).into_iter().zip(0..).map(|(word, rank)| {
        view! { <li aria-current=move || (step() == rank).then_some("step")>{word}</li> }
    });
    let lacking = move || {
        let lacking = sheet.find(|now| {
            let is_draft = now.state.frozen().is_none();
            is_draft.then(|| evaluation_sheet::without_cause(&now.plan, sheet.year, &now.figures.shown.rows).count())
        });
        lacking.map(|lacking| evaluation::lacking_causes(lacking, language))
    };
    let history = move || sheet.find(|now| Some(evaluation::state_of_sheet(&now.plan, sheet.year, language)));
    let ask = move |what: AskedStep| {
        move |_| {
            // Commits the day that was just typed, since the question proposes it.
            sheet.plan.editor.commit_typing();
            asked.set(Some(what));
            focus::focus_after_update(vec![what.field().to_owned()]);
        }
    };
    view! {
        <div class="evaluation-steps">
            <span class="field-label" id="evaluation-steps">{EvaluationLabel::STATE.text(language)}</span>
            <ol data-field="evaluation-state" aria-labelledby="evaluation-steps">{steps.collect_view()}</ol>
            <span class="count" role="status">{lacking}</span>
            <button type="button" id=SETTLE hidden=move || step() != 0 on:click=ask(AskedStep::Settle)>
                {EvaluationLabel::SETTLE_SHEET.text(language)}
            </button>
            <button type="button" id=PUBLISH hidden=move || step() != 1 on:click=ask(AskedStep::Publish)>
                {EvaluationLabel::PUBLISH_SHEET.text(language)}
            </button>
            <button type="button" class="secondary" id=REOPEN hidden=move || step() == 0 on:click=ask(AskedStep::Reopen)>
                {EvaluationLabel::REOPEN_SHEET.text(language)}
            </button>
            <span class="hint" lang="ja">{history}</span>
        </div>
        {move || asked.get().map(|what| view! { <Question what asked /> })}
    }
}

/// The question before a step: what is missing; for 公表 the day and the place; for the way back the reason.
#[component]
fn Question(what: AskedStep, asked: RwSignal<Option<AskedStep>>) -> impl IntoView {
    let (language, messages, sheet) = (use_locale().language(), use_messages(), use_sheet());
    let (first, second) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let proposed = StoredValue::new(PUBLICATION.map(|text| publication_text(sheet, text)));
    let (button, confirm_label) = match what {
        AskedStep::Settle => (SETTLE, EvaluationLabel::SETTLE_SHEET),
        AskedStep::Publish => (PUBLISH, EvaluationLabel::PUBLISH_SHEET),
        AskedStep::Reopen => (REOPEN, EvaluationLabel::REOPEN_SHEET),
    };
    let close = move |to: &'static str| {
        asked.set(None);
        focus::focus_after_update(vec![to.to_owned()]);
    };
    let confirm = move |()| {
        let answers = [first, second].map(|field| field.get_untracked().map(|field| field.value()).unwrap_or_default());
        if let Some((message, to)) = carry_out(sheet, what, answers, proposed) {
            messages.show_message(message.text(language).to_owned());
            close(to);
        } else {
            // A message has explained the rejection; the question stays.
            focus::focus_id(what.field());
        }
    };
    let question = Signal::derive(move || question_text(sheet, what, language).unwrap_or_default());
    let fields = match what {
        AskedStep::Settle => None,
        AskedStep::Publish => Some(publication_fields(sheet, proposed.get_value(), first, second)),
        AskedStep::Reopen => {
            Some(asked_field(EvaluationLabel::REOPEN_REASON.text(language).to_owned(), REASON, String::new(), first))
        }
    };
    view! {
        <ConfirmPanel
            question
            confirm_label=confirm_label.text(language)
            rank="primary"
            cancel_label=EvaluationLabel::GO_BACK.text(language)
            cancel_id=CANCEL
            on_confirm=confirm
            on_cancel=move |()| close(button)
        >
            {fields}
        </ConfirmPanel>
    }
}

/// The text of the question; `None` once the plan is gone.
fn question_text(sheet: Sheet, what: AskedStep, language: Language) -> Option<String> {
    sheet.find(|now| {
        let missing = match what {
            AskedStep::Settle => evaluation_sheet::missing_when_settled(&now.plan, sheet.year, &now.figures.shown),
            // The question has its own fields for the day and the place.
            AskedStep::Publish => {
                let mut missing = evaluation_sheet::missing_when_published(&now.plan, sheet.year);
                missing.retain(|part| !PUBLICATION.map(EvaluationPart::Sheet).contains(part));
                missing
            }
            AskedStep::Reopen => return Some(evaluation::way_back(language).to_owned()),
        };
        let unlike = evaluation_sheet::unlike_effects(&now.plan, sheet.year, &now.figures.shown);
        Some(evaluation::question(&missing, &unlike, (&now.plan, sheet.year), language))
    })
}

/// Takes the step with the user's answers. Returns the message on the step and the id of the button for the next step;
/// `None` if the step was not taken.
fn carry_out(
    sheet: Sheet,
    what: AskedStep,
    [first, second]: [String; 2],
    proposed: StoredValue<[String; 2]>,
) -> Option<(Label, &'static str)> {
    let (is_taken, message, to) = match what {
        AskedStep::Settle => (settle(sheet), EvaluationLabel::SHEET_SETTLED_NOW, PUBLISH),
        AskedStep::Publish => {
            let message = if first.trim().is_empty() {
                EvaluationLabel::SHEET_PUBLISHED_WITHOUT_DAY
            } else {
                EvaluationLabel::SHEET_PUBLISHED_NOW
            };
            // An unchanged answer is replaced by the current text of the sheet's own field, which may have changed
            // meanwhile.
            let [day_before, place_before] = proposed.get_value();
            let newest = |answer: String, before: String, text| {
                if answer == before { publication_text(sheet, text) } else { answer }
            };
            let on = newest(first, day_before, SheetText::PublishedOn);
            let place = newest(second, place_before, SheetText::PublishedWhere);
            (sheet.command(EvaluationCommand::Publish { year: sheet.year, on, place }), message, REOPEN)
        }
        AskedStep::Reopen => {
            let command = EvaluationCommand::Reopen { year: sheet.year, on: clock::today(), reason: first };
            (sheet.command(command), EvaluationLabel::SHEET_REOPENED_NOW, SETTLE)
        }
    };
    is_taken.then_some((message, to))
}

/// The text that the question before 公表 proposes: the text of the sheet, or today if the sheet has no day.
fn publication_text(sheet: Sheet, text: SheetText) -> String {
    let said = untrack(|| sheet.text(EvaluationPart::Sheet(text)));
    let is_day = text == SheetText::PublishedOn;
    if said.is_empty() && is_day { clock::today().era_label() } else { said }
}

/// The fields for the day and the place of the publication.
fn publication_fields(
    sheet: Sheet,
    [on, at]: [String; 2],
    day: NodeRef<html::Input>,
    place: NodeRef<html::Input>,
) -> AnyView {
    let [day_label, place_label] = PUBLICATION.map(|text| sheet.label(EvaluationPart::Sheet(text)));
    view! {
        {asked_field(day_label, DAY, on, day)}
        {asked_field(place_label, PLACE, at, place)}
        <span class="hint">{evaluation::day_may_follow(use_locale().language())}</span>
    }
    .into_any()
}

/// A field of the question.
fn asked_field(label: String, id: &'static str, text: String, field: NodeRef<html::Input>) -> AnyView {
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <input type="text" id=id lang="ja" autocomplete="off" value=text node_ref=field />
        </label>
    }
    .into_any()
}

fn settle(sheet: Sheet) -> bool {
    sheet.plan.editor.commit_typing();
    // The kept sheet is in Japanese, as documents are, whatever the language of the page.
    let frozen = sheet.find(|now| {
        let rule = evaluation::rule_in_force(&now.plan, Language::Japanese);
        // The rows are kept as they are shown, as of 基準日 or today.
        let shown = progress::as_of(&now.plan, clock::today());
        let frozen = PlanInForce::new(&now.plan, sheet.year).sheet(sheet.year, shown, rule);
        Some(Frozen { on: clock::today(), ..frozen })
    });
    frozen.is_some_and(|frozen| sheet.command(EvaluationCommand::Settle(sheet.year, Arc::new(frozen))))
}
