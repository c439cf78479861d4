//! The list 認定・変更の履歴: each approved state with what is known of its approval, and what can be done with it.

use std::slice;
use std::sync::Arc;

use keikaku::command::{Command, PlanCommand};
use keikaku::export::file_name::version_file_name;
use keikaku::plan::{Approval, ApprovalText, Plan};
use keikaku::storage::plan_file::write_package;
use keikaku::value::id::{ApprovalId, PlanId};
use keikaku::wording::{Label, approvals};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::download::JSON;
use crate::ui::app::{AppState, focus, use_app};
use crate::ui::components::menu::Menu;
use crate::ui::pages::amendment::RECORD_BUTTON;
use crate::ui::pages::amendment::record_panel::{procedure_code, procedure_of, procedure_options};

/// The approved states in their order, the newest first.
#[component]
pub(super) fn ApprovalHistory(
    /// The plan.
    plan: PlanId,
    /// The plan as it is now.
    current: Memo<Option<Arc<Plan>>>,
    /// Called with the approved state that is to be read.
    #[prop(into)]
    on_read: Callback<ApprovalId>,
) -> impl IntoView {
    let app = use_app();
    let heads = [
        Label::ApprovalVersion,
        Label::ApprovedOn,
        Label::Procedure,
        Label::ApprovalReason,
        Label::ApprovalNote,
        Label::RowActions,
    ];
    let rows = move || {
        let plan_now = current.get()?;
        if plan_now.approvals().is_empty() {
            return Some(view! { <p class="empty">{app.label(Label::NoApprovals)}</p> }.into_any());
        }
        let rows = plan_now.approvals().iter().rev().map(|one| row(app, plan, &plan_now, one, on_read)).collect_view();
        let heads = heads.map(|head| view! { <th scope="col">{app.label(head)}</th> });
        let table = view! {
            <table class="approvals" aria-label=app.label(Label::ApprovalHistory)>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        };
        Some(table.into_any())
    };
    view! { <div class="wide">{rows}</div> }
}

fn row(
    app: AppState,
    plan: PlanId,
    plan_now: &Arc<Plan>,
    approval: &Arc<Approval>,
    on_read: Callback<ApprovalId>,
) -> impl IntoView + use<> {
    let language = app.language();
    let id = approval.id;
    let name = approvals::name(plan_now, id, language);
    let is_newest = plan_now.latest_approval().is_some_and(|latest| latest.id == id);
    let field = |of: ApprovalText, placeholder: Option<String>| {
        let label = format!("{name} {}", approvals::text_label(of, language));
        let change = move |event| {
            let text = event_target_value(&event);
            app.command(Command::InPlan { plan, command: PlanCommand::SetApprovalText { approval: id, of, text } });
        };
        view! {
            <input
                type="text"
                lang="ja"
                autocomplete="off"
                aria-label=label
                placeholder=placeholder
                prop:value=approval.text(of).to_owned()
                on:change=change
            />
        }
    };
    let position = plan_now.approvals().iter().position(|one| one.id == id).unwrap_or_default();
    let usual_name = approvals::name_of_position(position, language);
    let chosen = procedure_code(approval.procedure);
    let options = procedure_options(language).into_iter().map(|(code, text)| {
        let is_selected = code == chosen;
        view! { <option value=code selected=is_selected>{text}</option> }
    });
    let choose = move |event| {
        let procedure = procedure_of(&event_target_value(&event));
        app.command(Command::InPlan { plan, command: PlanCommand::SetProcedure { approval: id, procedure } });
    };
    let procedure_name = format!("{name} {}", app.label(Label::Procedure));
    let actions = {
        let (state, name) = (Arc::clone(&approval.state), name.clone());
        move || actions(app, plan, id, &state, &name, is_newest, on_read)
    };
    let menu_id = format!("approval-{id}");
    let version_id = format!("version-{id}");
    view! {
        <tr data-approval>
            <th scope="row">
                <span class="version-name" id=version_id.clone()>{name.clone()}</span>
                {field(ApprovalText::Name, Some(usual_name))}
            </th>
            <td>{field(ApprovalText::ApprovedOn, None)}</td>
            <td>
                <select aria-label=procedure_name on:change=choose>{options.collect_view()}</select>
            </td>
            <td>{field(ApprovalText::Reason, None)}</td>
            <td>{field(ApprovalText::Note, None)}</td>
            <td>
                <Menu id=menu_id.clone() text=app.label(Label::RowActions) labelled_by=format!("{version_id} {menu_id}")>
                    {actions()}
                </Menu>
            </td>
        </tr>
    }
}

/// What can be done with an approved state.
fn actions(
    app: AppState,
    plan: PlanId,
    id: ApprovalId,
    state: &Arc<Plan>,
    name: &str,
    is_newest: bool,
    on_read: Callback<ApprovalId>,
) -> impl IntoView + use<> {
    let begin = move |_| {
        let command = PlanCommand::BeginAmendment { from: id, on: clock::today() };
        if app.command(Command::InPlan { plan, command }) {
            app.show_message(app.label(Label::AmendmentBegun).to_owned());
        }
    };
    let (written, file) = (Arc::clone(state), version_file_name(state, name));
    let write = move |_| app.offer(&file, write_package(slice::from_ref(&written)).as_bytes(), JSON);
    let remove = move |_| {
        if app.command(Command::InPlan { plan, command: PlanCommand::RemoveLatestApproval(id) }) {
            focus::focus_after_update(vec![RECORD_BUTTON.to_owned()]);
        }
    };
    view! {
        <button type="button" on:click=move |_| on_read.run(id)>{app.label(Label::ReadApproval)}</button>
        <button type="button" on:click=begin>{app.label(Label::BeginAmendment)}</button>
        <button type="button" on:click=write>{app.label(Label::WriteVersion)}</button>
        {is_newest.then(|| view! {
            <button type="button" on:click=remove>{app.label(Label::RemoveApproval)}</button>
        })}
    }
}
