//! Merging approved states: from another tab, an e-mailed answer, and the file in the folder.

use std::sync::Arc;

use keikaku::command::{ApprovalNotes, Command, PlanCommand, apply};
use keikaku::merge::{Base, DiffStatus, PlanSetting, Plans, Resolution, merge_plans, taken_by_itself};
use keikaku::plan::{ApprovalText, Plan, Procedure, Workbook};
use keikaku::value::id::{ApprovalId, PlanId};

use crate::support::sample;

/// The plan after these commands.
#[track_caller]
fn after(plan: &Plan, commands: impl IntoIterator<Item = PlanCommand>) -> Plan {
    let mut workbook = Workbook::new([Arc::new(plan.clone())]);
    for command in commands {
        workbook = (*apply(&workbook, &Command::InPlan { plan: plan.id, command }).unwrap().workbook).clone();
    }
    (**workbook.plan(plan.id).unwrap()).clone()
}

fn recorded(id: u64) -> PlanCommand {
    PlanCommand::RecordApproval { id: ApprovalId::from_bits(id), notes: ApprovalNotes::default() }
}

fn named(id: u64, of: ApprovalText, text: &str) -> PlanCommand {
    PlanCommand::SetApprovalText { approval: ApprovalId::from_bits(id), of, text: text.to_owned() }
}

fn start() -> Plan {
    after(&sample("001", PlanId::from_bits(1)), [recorded(1)])
}

/// Our approvals with the changes of theirs, and the number of conflicts.
#[track_caller]
fn merged(base: Base<'_>, ours: &Plan, theirs: &Plan) -> (Plan, usize) {
    let differences = merge_plans(Plans { base, ours, theirs });
    let conflicts = differences.iter().filter(|one| one.status == DiffStatus::Conflict).count();
    let mut plan = ours.clone();
    for pick in taken_by_itself(&differences) {
        let Resolution::SetPlan(PlanSetting::Approval(id, approval)) = &pick else { continue };
        match approval {
            Some(approval) => plan.set_approval(Arc::clone(approval)),
            None => plan.remove_approval(*id),
        }
    }
    (plan, conflicts)
}

fn ids(plan: &Plan) -> Vec<ApprovalId> {
    plan.approvals().iter().map(|one| one.id).collect()
}

#[test]
fn approvals_recorded_on_both_sides_are_kept_in_the_same_order() {
    let base = start();
    let (ours, theirs) = (after(&base, [recorded(2)]), after(&base, [recorded(3)]));
    let (here, conflicts) = merged(Base::Plan(&base), &ours, &theirs);
    let (there, _) = merged(Base::Plan(&base), &theirs, &ours);
    assert_eq!((ids(&here).len(), conflicts), (3, 0));
    assert_eq!(ids(&here), ids(&there));
}

#[test]
fn an_approval_known_to_one_side_is_kept_unchanged_without_a_base() {
    let base = start();
    let ours = after(&base, [recorded(2)]);
    let (here, conflicts) = merged(Base::Unknown, &ours, &base);
    assert_eq!((ids(&here), conflicts), (ids(&ours), 0));
    let (there, conflicts) = merged(Base::Unknown, &base, &ours);
    assert_eq!((there.approvals(), conflicts), (ours.approvals(), 0));
}

#[test]
fn changes_of_different_fields_of_an_approval_on_both_sides_are_merged() {
    let base = start();
    let ours = after(&base, [named(1, ApprovalText::Reason, "理由")]);
    let procedure =
        PlanCommand::SetProcedure { approval: ApprovalId::from_bits(1), procedure: Some(Procedure::AmendmentApproval) };
    let theirs = after(&base, [named(1, ApprovalText::ApprovedOn, "令和6年3月29日"), procedure]);
    let (plan, conflicts) = merged(Base::Plan(&base), &ours, &theirs);
    let approval = plan.latest_approval().unwrap();
    assert_eq!((approval.reason.as_str(), approval.approved_on.as_str()), ("理由", "令和6年3月29日"));
    assert_eq!((approval.procedure, conflicts), (Some(Procedure::AmendmentApproval), 0));
    assert_eq!(approval.state, base.latest_approval().unwrap().state);
}

#[test]
fn different_reasons_for_one_approval_are_a_conflict() {
    let base = start();
    let ours = after(&base, [named(1, ApprovalText::Reason, "甲")]);
    let theirs = after(&base, [named(1, ApprovalText::Reason, "乙")]);
    let (plan, conflicts) = merged(Base::Plan(&base), &ours, &theirs);
    assert_eq!((plan.latest_approval().unwrap().reason.as_str(), conflicts), ("甲", 1));
}

#[test]
fn an_approval_removed_only_on_the_other_side_is_removed() {
    let base = after(&start(), [recorded(2)]);
    let theirs = after(&base, [PlanCommand::RemoveLatestApproval(ApprovalId::from_bits(2))]);
    let (plan, conflicts) = merged(Base::Plan(&base), &base, &theirs);
    assert_eq!((ids(&plan), conflicts), (ids(&theirs), 0));
}
