//! The list 認定・変更の履歴: each approved state with the data of its approval, and the actions on it.

use std::slice;
use std::sync::Arc;

use keikaku::command::{InputField, PlanCommand};
use keikaku::export::file_name::version_file_name;
use keikaku::plan::{Approval, ApprovalText, Plan};
use keikaku::storage::plan_file::write_package;
use keikaku::value::ApprovalId;
use keikaku::wording::{AmendmentLabel, Label, approvals};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{JSON, focus, use_locale, use_messages, use_open_plan};
use crate::ui::components::{Button, DocumentField, Menu, SelectField};
use crate::ui::pages::amendment::record_panel::{RECORD_BUTTON, procedure_code, procedure_of, procedure_options};

const HEADS: [Label; 6] = [
    AmendmentLabel::APPROVAL_VERSION,
    AmendmentLabel::APPROVED_ON,
    Label::PROCEDURE,
    AmendmentLabel::APPROVAL_REASON,
    AmendmentLabel::APPROVAL_NOTE,
    Label::ROW_ACTIONS,
];

/// The approved states, the newest first.
#[component]
pub(super) fn ApprovalHistory(
    /// Called with the approved state that is to be read.
    #[prop(into)]
    on_read: Callback<ApprovalId>,
) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let ids = Memo::new(move |_| {
        let ids = |plan: &Arc<Plan>| plan.approvals().iter().rev().map(|one| one.id).collect::<Vec<_>>();
        plan.read_settled(ids).unwrap_or_default()
    });
    let is_empty = move || ids.with(Vec::is_empty);
    let heads = HEADS.map(|head| view! { <th scope="col">{locale.label(head)}</th> });
    view! {
        <p class="empty" hidden=move || !is_empty()>{locale.label(AmendmentLabel::NO_APPROVALS)}</p>
        <div class="wide" hidden=is_empty>
            <table class="approvals" aria-label=locale.label(AmendmentLabel::APPROVAL_HISTORY)>
                <thead><tr>{heads}</tr></thead>
                <tbody>
                    {move || ids.get().into_iter().map(|id| view! { <ApprovalRow id on_read /> }).collect_view()}
                </tbody>
            </table>
        </div>
    }
}

/// An approved state. Its fields stay while its data changes, so that they keep the focus.
#[component]
fn ApprovalRow(
    /// The approved state.
    id: ApprovalId,
    /// Called with the approved state that is to be read.
    on_read: Callback<ApprovalId>,
) -> impl IntoView {
    let (language, plan) = (use_locale().language(), use_open_plan());
    let approval = Memo::new(move |_| plan.read_settled(|plan| plan.approval(id).cloned()).flatten());
    let name = Memo::new(move |_| plan.read_settled(|plan| approvals::name(plan, id, language)).unwrap_or_default());
    let usual_name = move || {
        let position = |plan: &Arc<Plan>| plan.approvals().iter().position(|one| one.id == id);
        let position = plan.read_settled(position).flatten().unwrap_or_default();
        approvals::name_of_position(position, language)
    };
    let field = |of: ApprovalText| {
        let label = move || format!("{} {}", name.get(), approvals::text_label(of, language));
        let label = Signal::derive(label);
        let field = InputField::Approval(id, of);
        let rows = matches!(of, ApprovalText::Reason | ApprovalText::Note).then_some(1);
        let placeholder = Signal::derive(move || (of == ApprovalText::Name).then(usual_name));
        view! { <DocumentField field nostrip:rows=rows label placeholder /> }
    };
    let equal = Memo::new(move |_| plan.read_settled(|plan| approvals::equal_version(plan, id, language)).flatten());
    let version_id = format!("version-{id}");
    view! {
        <tr data-approval>
            <th scope="row">
                <span class="version-name visually-hidden" id=version_id.clone()>{name}</span>
                {field(ApprovalText::Name)}
                {move || equal.get().map(|said| view! { <p class="hint" data-field="equal-version">{said}</p> })}
            </th>
            <td>{field(ApprovalText::ApprovedOn)}</td>
            <td>
                <ProcedureChoice id approval name />
            </td>
            <td>{field(ApprovalText::Reason)}</td>
            <td>{field(ApprovalText::Note)}</td>
            <td>
                <ApprovalActions id name version_id on_read />
            </td>
        </tr>
    }
}

/// The procedure by which the state came into force.
#[component]
fn ProcedureChoice(id: ApprovalId, approval: Memo<Option<Arc<Approval>>>, name: Memo<String>) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let chosen = Signal::derive(move || procedure_code(approval.with(|one| one.as_ref()?.procedure)).to_owned());
    let choose = move |code: String| {
        plan.command(PlanCommand::SetProcedure { approval: id, procedure: procedure_of(&code) });
    };
    let label = Signal::derive(move || format!("{} {}", name.get(), locale.label(Label::PROCEDURE)));
    view! { <SelectField options=procedure_options(locale.language()) chosen on_select=choose label /> }
}

/// The actions on an approved state.
#[component]
fn ApprovalActions(
    id: ApprovalId,
    name: Memo<String>,
    version_id: String,
    on_read: Callback<ApprovalId>,
) -> impl IntoView {
    let (locale, messages, plan) = (use_locale(), use_messages(), use_open_plan());
    let is_newest = Memo::new(move |_| {
        let newest = |plan: &Arc<Plan>| plan.latest_approval().is_some_and(|latest| latest.id == id);
        plan.read_settled(newest).unwrap_or_default()
    });
    let begin = move |_| {
        if plan.command(PlanCommand::BeginAmendment { from: id, on: clock::today() }) {
            messages.say(AmendmentLabel::BEGUN);
        }
    };
    let write = move |_| {
        let approval = untrack(|| plan.read_settled(|plan| plan.approval(id).cloned())).flatten();
        if let Some(approval) = approval {
            let file = version_file_name(&approval.state, &name.get_untracked());
            messages.offer(&file, write_package(slice::from_ref(&approval.state)).as_bytes(), JSON);
        }
    };
    let remove = move |_| {
        if plan.command(PlanCommand::RemoveLatestApproval(id)) {
            focus::focus_after_update(vec![RECORD_BUTTON.to_owned()]);
        }
    };
    let menu_id = format!("approval-{id}");
    view! {
        <Menu id=menu_id.clone() text=locale.label(Label::ROW_ACTIONS) labelled_by=format!("{version_id} {menu_id}")>
            <Button class="quiet" text=locale.label(AmendmentLabel::READ_APPROVAL) on_press=move |_| on_read.run(id) />
            <Button class="quiet" text=locale.label(AmendmentLabel::BEGIN) on_press=begin />
            <Button class="quiet" text=locale.label(AmendmentLabel::WRITE_VERSION) on_press=write />
            <Show when=move || is_newest.get()>
                <Button class="quiet" text=locale.label(AmendmentLabel::REMOVE_APPROVAL) on_press=remove />
            </Show>
        </Menu>
    }
}
