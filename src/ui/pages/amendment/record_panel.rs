//! The panel of 認定版として登録: what is known of the approval, all of which may be written later.

use keikaku::command::{ApprovalNotes, Command, PlanCommand};
use keikaku::plan::Procedure;
use keikaku::value::id::{ApprovalId, PlanId};
use keikaku::wording::comparison_table::summary;
use keikaku::wording::{Label, Language, approvals};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::use_app;
use crate::ui::components::choice::Choice;

/// The id of the first field.
pub(super) const FIRST_FIELD: &str = "new-approved-on";

/// The fields with the buttons 登録する and キャンセル.
#[component]
pub(super) fn RecordPanel(
    /// The plan.
    plan: PlanId,
    /// Called when the panel is to be closed.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let language = app.language();
    let now = app.workbook.with_untracked(|workbook| workbook.plan(plan).cloned())?;
    // The day that 基本情報 names is proposed for the first approval; a later one has a day of its own.
    let is_first = now.approvals().is_empty();
    let approved_on = RwSignal::new(if is_first { now.facts.approved_on.clone() } else { String::new() });
    let reason = RwSignal::new(summary::draft_reason(&now, Language::Japanese));
    let changes = now.latest_approval().map(|latest| summary::changes(&latest.state, &now, language));
    let since = approvals::since_latest(&now, changes.iter().flatten().count(), language);
    let changes = changes.into_iter().flatten().map(|change| view! { <li>{change.text}</li> }).collect_view();
    let understood = move || approved_on.with(|text| approvals::day_understood(&now, text, language));
    let procedure = RwSignal::new(None::<Procedure>);
    let record = move |_| {
        let notes = ApprovalNotes {
            procedure: procedure.get_untracked(),
            approved_on: approved_on.get_untracked(),
            reason: reason.get_untracked(),
            ..ApprovalNotes::default()
        };
        let id = ApprovalId::from_bits(clock::fresh_bits());
        if app.command(Command::InPlan { plan, command: PlanCommand::RecordApproval { id, notes } }) {
            app.show_message(app.label(Label::ApprovalRecorded).to_owned());
            on_close.run(());
        }
    };
    let select = move |code: String| procedure.set(procedure_of(&code));
    Some(view! {
        <div class="panel record-approval" role="group" aria-labelledby="record-meaning">
            <p id="record-meaning">{app.label(Label::ApprovalMeaning)}</p>
            {since.map(|since| view! { <p data-field="since">{since}</p> })}
            <ul class="changes-since">{changes}</ul>
            <div class="approval-fields">
                <label class="field">
                    <span class="field-label">{app.label(Label::ApprovedOn)}</span>
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
                <Choice
                    id="new-procedure"
                    label=app.label(Label::Procedure)
                    options=procedure_options(language)
                    selected=String::new()
                    on_select=select
                />
                <label class="field reason">
                    <span class="field-label">{app.label(Label::ApprovalReason)}</span>
                    <textarea
                        id="new-reason"
                        lang="ja"
                        rows="2"
                        prop:value=reason
                        on:input=move |event| reason.set(event_target_value(&event))
                    ></textarea>
                </label>
            </div>
            <p class="understood" id="new-approved-on-understood">{understood}</p>
            <details>
                <summary>{app.label(Label::ProcedureHelp)}</summary>
                <ul>
                    {approvals::procedure_help(language).into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                </ul>
            </details>
            <div class="buttons">
                <button type="button" class="primary" on:click=record>{app.label(Label::RecordIt)}</button>
                <button type="button" class="secondary" on:click=move |_| on_close.run(())>{app.label(Label::Cancel)}</button>
            </div>
        </div>
    })
}

/// The code of a procedure in a choice.
pub(super) fn procedure_code(of: Option<Procedure>) -> &'static str {
    match of {
        None => "",
        Some(Procedure::FirstApproval) => "first",
        Some(Procedure::AmendmentApproval) => "amendment",
        Some(Procedure::MinorReport) => "minor",
        Some(Procedure::NotFiled) => "not-filed",
    }
}

/// The procedure of that code.
pub(super) fn procedure_of(code: &str) -> Option<Procedure> {
    Procedure::ALL.into_iter().find(|one| procedure_code(Some(*one)) == code)
}

/// The procedures as options of a choice, after that none is named yet.
pub(super) fn procedure_options(language: Language) -> Vec<(String, String)> {
    let all = [None].into_iter().chain(Procedure::ALL.map(Some));
    all.map(|of| (procedure_code(of).to_owned(), approvals::procedure(of, language).to_owned())).collect()
}
