//! Approvals of a plan: recording its state as approved, the notes on an approval, and a new draft from an approved
//! state.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::table_rows::{Done, with_rows};
use super::{Rejection, StepKind};
use crate::plan::indicator::Earlier;
use crate::plan::place::{cell_at, earlier_at};
use crate::plan::{
    Approval, ApprovalText, CellPlace, ComparisonStyle, Facts, Indicator, MOST_APPROVALS, Plan, Procedure, YearAxis,
};
use crate::value::{ApprovalId, Date, IndicatorId, width};

/// The notes on an approval when it is recorded. Every field may be blank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApprovalNotes {
    /// The procedure by which the state came into force.
    pub procedure: Option<Procedure>,
    /// The name of the state; blank for the default name by its position.
    pub name: String,
    /// The day of the approval as written.
    pub approved_on: String,
    /// The reason of the change.
    pub reason: String,
    /// Notes on the approval.
    pub note: String,
}

/// Records the current state of the plan as approved. Returns [`Rejection::IdTaken`] or
/// [`Rejection::TooManyApprovals`].
pub(super) fn record(plan: &Plan, id: ApprovalId, notes: &ApprovalNotes) -> Done {
    if plan.approval(id).is_some() {
        return Err(Rejection::IdTaken);
    }
    if plan.approvals().len() >= MOST_APPROVALS {
        return Err(Rejection::TooManyApprovals);
    }
    let number = plan.latest_approval().map_or(0, |latest| latest.number).saturating_add(1);
    let ApprovalNotes { procedure, name, approved_on, reason, note } = notes;
    let written = |text: &str| width::trim(text).to_owned();
    let mut after = plan.clone();
    // The reason moves from the draft to the approval.
    after.facts.amendment_reason.clear();
    after.set_approval(Arc::new(Approval {
        id,
        number,
        procedure: *procedure,
        name: written(name),
        approved_on: written(approved_on),
        reason: written(reason),
        note: written(note),
        state: Arc::new(plan.without_approvals()),
    }));
    Ok((after, None, StepKind::ApprovalRecorded(id)))
}

/// Removes the newest approved state. Returns [`Rejection::NotTheNewest`] for any other, because later approvals were
/// changes of it.
pub(super) fn remove_latest(plan: &Plan, id: ApprovalId) -> Done {
    if plan.latest_approval().is_none_or(|latest| latest.id != id) {
        return Err(Rejection::NotTheNewest);
    }
    let mut after = plan.clone();
    after.remove_approval(id);
    // The reason moves back to the draft, unless the draft has a new reason.
    if let Some(removed) = plan.approval(id).filter(|_| plan.facts.amendment_reason.is_empty()) {
        after.facts.amendment_reason.clone_from(&removed.reason);
    }
    Ok((after, None, StepKind::ApprovalRemoved))
}

/// The plan with `text` as that text of an approval.
pub(super) fn with_text(plan: &Plan, id: ApprovalId, of: ApprovalText, text: &str) -> Result<Plan, Rejection> {
    with_approval(plan, id, |approval| approval.set_text(of, text))
}

/// Writes a text of an approval.
pub(super) fn set_text(plan: &Plan, id: ApprovalId, of: ApprovalText, text: &str) -> Done {
    let after = with_text(plan, id, of, text)?;
    Ok((after, None, StepKind::ApprovalTextSet(id, of)))
}

/// Sets the procedure by which an approved state came into force.
pub(super) fn set_procedure(plan: &Plan, id: ApprovalId, procedure: Option<Procedure>) -> Done {
    let after = with_approval(plan, id, |approval| approval.procedure = procedure)?;
    Ok((after, None, StepKind::ProcedureSet(id)))
}

fn with_approval(plan: &Plan, id: ApprovalId, change: impl FnOnce(&mut Approval)) -> Result<Plan, Rejection> {
    let mut approval = Approval::clone(plan.approval(id).ok_or(Rejection::NoSuchApproval)?);
    change(&mut approval);
    let mut after = plan.clone();
    after.set_approval(Arc::new(approval));
    Ok(after)
}

/// Makes the current draft from that approved state: everything that the form prints. The other contents of the KPIs
/// (actuals, notes, sections in charge, sources) stay as they are, and so do later KPIs that have an actual. Figures are
/// in the unit of that state, or for a KPI with records in its present unit. If the draft changes a target in force, the
/// old target is kept with the day, so that a reason can be entered.
pub(super) fn begin_amendment(plan: &Plan, from: ApprovalId, on: Date) -> Done {
    let state = &plan.approval(from).ok_or(Rejection::NoSuchApproval)?.state;
    let mut after = plan.clone();
    after.form = Arc::clone(&state.form);
    after.facts = Facts { amendment_reason: plan.facts.amendment_reason.clone(), ..state.facts.clone() };
    after.document = state.document.clone();
    after.years = with_years_of_actuals(&state.years, plan)?;
    let in_force = plan.approval_in_force().map(|approval| &approval.state);
    let with_records: BTreeSet<IndicatorId> = plan.log().iter().filter_map(|record| record.indicator()).collect();
    let printed = state.indicators().iter().map(|row| {
        let now = plan.indicator(row.id).unwrap_or(row);
        // Records are no part of a state (`docs/decisions.md` 87): their KPI keeps its unit.
        let of_unit = if with_records.contains(&row.id) { now } else { row };
        let (now, row) = (now.in_unit_of(of_unit), row.in_unit_of(of_unit));
        let row = now.as_printed_in(&row);
        Arc::new(match in_force.and_then(|in_force| in_force.indicator(row.id)) {
            Some(in_force) => with_replaced_targets(row, in_force, &now, on),
            None => row,
        })
    });
    let has_actual = |row: &&Arc<Indicator>| row.shown_actuals().any(|(_, cell)| !cell.is_blank());
    let later = plan.indicators().iter().filter(|row| state.indicator(row.id).is_none()).filter(has_actual).cloned();
    let after = with_rows(&after, printed.chain(later).collect())?;
    Ok((after, None, StepKind::AmendmentBegun(from)))
}

/// The years, extended by those in which the plan has an actual.
fn with_years_of_actuals(years: &YearAxis, plan: &Plan) -> Result<YearAxis, Rejection> {
    let actuals = plan.indicators().iter().flat_map(|row| row.actual_years()).filter(|year| plan.years.contains(*year));
    let (mut years, mut needed) = (years.clone(), actuals.collect::<Vec<_>>());
    needed.sort_unstable();
    while needed.first().is_some_and(|first| *first < years.first()) {
        years = years.prepended().ok_or(Rejection::NoRoomForYear)?;
    }
    while needed.last().is_some_and(|last| *last > years.last()) {
        years = years.appended().ok_or(Rejection::NoRoomForYear)?;
    }
    Ok(years)
}

/// The row with the targets in force as earlier targets, where the row has different targets. If the row as it is `now` has
/// the same target and its trail has the one in force, the draft had replaced it already, perhaps with a reason.
fn with_replaced_targets(mut row: Indicator, in_force: &Indicator, now: &Indicator, on: Date) -> Indicator {
    let in_force = in_force.in_unit_of(&row);
    let years = in_force.targets.keys().map(|year| CellPlace::Target(*year));
    for place in years.chain([CellPlace::Period]) {
        let (before, after) = (cell_at(&in_force, place), cell_at(&row, place));
        let is_in_trail = || earlier_at(now, place).iter().any(|one| one.cell.state == before.state);
        let is_known = cell_at(now, place).state == after.state && is_in_trail();
        if !before.is_blank() && !before.says_the_same(&in_force.unit, &after, &row.unit) && !is_known {
            let earlier = row.earlier_targets.entry(place.year()).or_default();
            earlier.push(Earlier { cell: before, replaced_on: on, reason: String::new() });
        }
    }
    row
}

/// Sets the layout of the table of old and new.
pub(super) fn set_comparison_style(plan: &Plan, style: &ComparisonStyle) -> Plan {
    let mut after = plan.clone();
    after.comparison_style.clone_from(style);
    after
}
