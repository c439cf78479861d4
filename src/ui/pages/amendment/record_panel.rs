//! The panel of 認定版として登録: the data of the approval, all of which can be written later.

use std::sync::Arc;

use keikaku::command::{ApprovalNotes, InputField, PlanCommand};
use keikaku::paper::comparison_table::{application, summary};
use keikaku::plan::{Fact, Plan, Procedure};
use keikaku::value::ApprovalId;
use keikaku::wording::{AmendmentLabel, Label, Language, approvals};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{Locale, use_locale, use_messages, use_open_plan};
use crate::ui::components::{Button, Choice, DocumentField};

/// The id of the button 認定版として登録, which opens the panel.
pub(super) const RECORD_BUTTON: &str = "record-approval";

/// The id of the first field.
pub(super) const FIRST_FIELD: &str = "new-approved-on";

/// The id of the field of the reason.
const REASON_FIELD: &str = "new-reason";

/// The fields with the buttons 登録する and キャンセル.
#[component]
pub(super) fn RecordPanel(
    /// Called when the panel is to be closed.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let (locale, messages, plan) = (use_locale(), use_messages(), use_open_plan());
    let language = locale.language();
    // The day in 基本情報 is proposed for the first approval; a later approval has its own day.
    let proposed = |now: &Arc<Plan>| now.approvals().is_empty().then(|| now.facts.approved_on.clone());
    let approved_on = RwSignal::new(untrack(|| plan.read_settled(proposed)).flatten().unwrap_or_default());
    let procedure = RwSignal::new(None::<Procedure>);
    let record = move |_| {
        // Commits text that is being typed above or below.
        plan.editor.commit_typing();
        let reason = plan.read_now(|now| application::draft_reason(now, Language::Japanese)).unwrap_or_default();
        let notes = ApprovalNotes {
            procedure: procedure.get_untracked(),
            approved_on: approvals::day_recorded(&approved_on.read_untracked(), clock::today()),
            reason,
            ..ApprovalNotes::default()
        };
        let id = ApprovalId::from_bits(clock::fresh_bits());
        if plan.command(PlanCommand::RecordApproval { id, notes }) {
            messages.say(AmendmentLabel::APPROVAL_RECORDED);
            on_close.run(());
        }
    };
    let select = move |code: String| procedure.set(procedure_of(&code));
    view! {
        <div
            class="panel record-approval"
            role="group"
            aria-labelledby="record-meaning"
            aria-describedby="changes-since-latest"
        >
            <p id="record-meaning">{locale.label(AmendmentLabel::APPROVAL_MEANING)}</p>
            <ChangesSince />
            <div class="approval-fields">
                <ApprovedOnField approved_on />
                <Choice
                    id="new-procedure"
                    label=locale.label(Label::PROCEDURE)
                    options=procedure_options(language)
                    chosen=Signal::derive(move || procedure_code(procedure.get()).to_owned())
                    on_select=select
                />
                <ReasonField />
            </div>
            {procedure_help(locale)}
            <div class="buttons">
                <Button class="primary" text=locale.label(AmendmentLabel::RECORD_IT) on_press=record />
                <Button class="secondary" text=locale.label(Label::CANCEL) on_press=move |_| on_close.run(()) />
            </div>
        </div>
    }
}

/// The procedure that fits each kind of change, closed at first.
fn procedure_help(locale: Locale) -> impl IntoView {
    let lines = approvals::procedure_help(locale.language()).into_iter().map(|line| view! { <li>{line}</li> });
    view! {
        <details>
            <summary>{locale.label(AmendmentLabel::PROCEDURE_HELP)}</summary>
            <ul>{lines.collect_view()}</ul>
        </details>
    }
}

/// The changes since the newest approval: their number in a sentence, and each change in words.
#[component]
fn ChangesSince() -> impl IntoView {
    let (language, plan) = (use_locale().language(), use_open_plan());
    let changes = Memo::new(move |_| {
        let now = plan.read_settled(Arc::clone)?;
        Some(summary::changes(&now.latest_approval()?.state, &now, language))
    });
    let since = move || {
        let count = changes.with(|changes| changes.iter().flatten().count());
        plan.read_settled(|now| approvals::since_latest(now, count, language)).flatten()
    };
    let listed = move || {
        let changes = changes.get().into_iter().flatten().map(|change| view! { <li>{change.text}</li> });
        changes.collect_view()
    };
    view! {
        <p data-field="since" id="changes-since-latest">{since}</p>
        <ul class="changes-since" tabindex="0" aria-labelledby="changes-since-latest">{listed}</ul>
    }
}

/// The field of the day of the approval; below it the day as it was read.
#[component]
fn ApprovedOnField(
    /// The day as it is typed.
    approved_on: RwSignal<String>,
) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let understood = move || {
        let day = approvals::day_recorded(&approved_on.read(), clock::today());
        plan.read_settled(|now| approvals::day_understood(now, &day, locale.language())).flatten()
    };
    view! {
        <div>
            <label class="field">
                <span class="field-label">{locale.label(AmendmentLabel::APPROVED_ON)}</span>
                <input
                    type="text"
                    id=FIRST_FIELD
                    lang="ja"
                    autocomplete="off"
                    aria-describedby="new-approved-on-understood"
                    prop:value=approved_on
                    on:input=move |event| approved_on.set(event_target_value(&event))
                />
            </label>
            <p class="understood" id="new-approved-on-understood" role="status">{understood}</p>
        </div>
    }
}

/// The field of the reason: the reason of the draft, which is kept while it is typed, also if the panel is closed.
#[component]
fn ReasonField() -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let of_targets =
        move || plan.read_settled(|now| application::reasons_of_targets(now, locale.language())).unwrap_or_default();
    view! {
        <div class="reason">
            <label class="field" for=REASON_FIELD>
                <span class="field-label">{locale.label(AmendmentLabel::APPROVAL_REASON)}</span>
            </label>
            <DocumentField field=InputField::Fact(Fact::AmendmentReason) id=REASON_FIELD rows=2 described_by="reasons-of-targets" />
            <p class="hint" id="reasons-of-targets">{of_targets}</p>
        </div>
    }
}

/// The option value of a procedure.
pub(super) fn procedure_code(of: Option<Procedure>) -> &'static str {
    match of {
        None => "",
        Some(Procedure::FirstApproval) => "first",
        Some(Procedure::AmendmentApproval) => "amendment",
        Some(Procedure::MinorReport) => "minor",
        Some(Procedure::NotFiled) => "not-filed",
    }
}

/// The procedure with the option value.
pub(super) fn procedure_of(code: &str) -> Option<Procedure> {
    Procedure::ALL.into_iter().find(|one| procedure_code(Some(*one)) == code)
}

/// The procedures as options, after the option for no procedure.
pub(super) fn procedure_options(language: Language) -> Vec<(String, String)> {
    let all = [None].into_iter().chain(Procedure::ALL.map(Some));
    all.map(|of| (procedure_code(of).to_owned(), approvals::procedure(of, language).to_owned())).collect()
}
