//! The rows of the KPI table: adding, removing, moving, copying, and changing one of them.

use std::sync::Arc;

use super::indicators::{self, IndicatorCommand};
use super::{Rejection, StepKind};
use crate::plan::{Indicator, MOST_INDICATORS, Plan};
use crate::value::IndicatorId;

/// The result of a command on a plan: the new plan, the indicator that was changed and the kind of change.
pub(super) type Done = Result<(Plan, Option<IndicatorId>, StepKind), Rejection>;

/// The plan with these indicators. Returns [`Rejection::TooManyIndicators`] or [`Rejection::IdTaken`] if they are not
/// allowed.
pub(super) fn with_rows(plan: &Plan, rows: Vec<Arc<Indicator>>) -> Result<Plan, Rejection> {
    if rows.len() > MOST_INDICATORS {
        return Err(Rejection::TooManyIndicators);
    }
    plan.with_indicators(rows).ok_or(Rejection::IdTaken)
}

fn position(plan: &Plan, id: IndicatorId) -> Result<usize, Rejection> {
    plan.indicators().iter().position(|row| row.id == id).ok_or(Rejection::NoSuchIndicator)
}

/// Adds an empty indicator at the end, in the group of the last one.
pub(super) fn add(plan: &Plan, id: IndicatorId) -> Done {
    let mut row = Indicator::new(id, plan.form.table.basis);
    row.group = plan.indicators().last().map(|last| last.group.clone()).unwrap_or_default();
    let mut rows = plan.indicators().to_vec();
    rows.push(Arc::new(row));
    Ok((with_rows(plan, rows)?, Some(id), StepKind::IndicatorAdded))
}

/// Removes an indicator.
pub(super) fn remove(plan: &Plan, id: IndicatorId) -> Done {
    let mut rows = plan.indicators().to_vec();
    rows.remove(position(plan, id)?);
    Ok((with_rows(plan, rows)?, Some(id), StepKind::IndicatorRemoved))
}

/// Moves an indicator past another one.
pub(super) fn shift(plan: &Plan, id: IndicatorId, past: IndicatorId) -> Done {
    let (from, to) = (position(plan, id)?, position(plan, past)?);
    let mut rows = plan.indicators().to_vec();
    let row = rows.remove(from);
    rows.insert(to, row);
    Ok((with_rows(plan, rows)?, Some(id), StepKind::IndicatorMoved))
}

/// Inserts a copy of an indicator directly after it.
pub(super) fn copy(plan: &Plan, of: IndicatorId, id: IndicatorId) -> Done {
    let from = position(plan, of)?;
    let original = plan.indicator(of).ok_or(Rejection::NoSuchIndicator)?;
    let mut rows = plan.indicators().to_vec();
    let mut copy = Indicator::clone(original);
    copy.id = id;
    rows.insert(from + 1, Arc::new(copy));
    Ok((with_rows(plan, rows)?, Some(id), StepKind::IndicatorCopied))
}

/// Carries out a command on one indicator.
pub(super) fn in_indicator(plan: &Plan, id: IndicatorId, command: &IndicatorCommand) -> Done {
    let row = plan.indicator(id).ok_or(Rejection::NoSuchIndicator)?;
    let (after, what) = indicators::apply(plan, row, command)?;
    let after = if after == **row { plan.clone() } else { plan.with_indicator(Arc::new(after)) };
    Ok((after, Some(id), what))
}
