//! Silencing a warning or a note with a reason, and showing it again (`docs/decisions.md` 23).
//!
//! The reason is stored in the indicator that the finding concerns, and is copied with it; for facts and headings it is
//! stored in the plan. A newer reason replaces the older one for the same rule at the same place.

use std::sync::Arc;

use super::table_rows::Done;
use super::{Rejection, StepKind};
use crate::checks::{Code, Severity};
use crate::plan::{Acknowledgement, Indicator, Plan};
use crate::value::IndicatorId;

/// Records the reason in the indicator or in the plan. Returns [`Rejection::CannotBeSilenced`] for an error.
pub(super) fn silence(plan: &Plan, row: Option<IndicatorId>, kept: &Acknowledgement) -> Done {
    let code = code_of(kept)?;
    let after = with_kept(plan, row, |all| {
        forget(all, kept);
        all.push(kept.clone());
    })?;
    Ok((after, row, StepKind::FindingSilenced(code)))
}

/// Removes every recorded reason for that rule at that place, so that the finding is shown again.
pub(super) fn unsilence(plan: &Plan, row: Option<IndicatorId>, kept: &Acknowledgement) -> Done {
    let code = code_of(kept)?;
    Ok((with_kept(plan, row, |all| forget(all, kept))?, row, StepKind::FindingReturned(code)))
}

fn forget(all: &mut Vec<Acknowledgement>, kept: &Acknowledgement) {
    all.retain(|one| (&one.code, &one.place) != (&kept.code, &kept.place));
}

fn code_of(kept: &Acknowledgement) -> Result<Code, Rejection> {
    let code = kept.code.parse::<Code>().ok().filter(|code| code.severity() != Severity::Error);
    code.ok_or(Rejection::CannotBeSilenced)
}

/// The plan after a change of the silenced findings of that indicator, or of the plan itself if `row` is `None`.
fn with_kept(
    plan: &Plan,
    row: Option<IndicatorId>,
    change: impl Fn(&mut Vec<Acknowledgement>),
) -> Result<Plan, Rejection> {
    let Some(id) = row else {
        let mut after = plan.clone();
        change(&mut after.acknowledged);
        return Ok(after);
    };
    let mut row = Indicator::clone(plan.indicator(id).ok_or(Rejection::NoSuchIndicator)?);
    change(&mut row.acknowledged);
    Ok(plan.with_indicator(Arc::new(row)))
}
