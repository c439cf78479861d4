//! Silencing a warning or a note with a reason, and letting it speak again (`decisions.md` 23).
//!
//! What is kept lies in the row that the finding speaks of, and goes with its copies; of facts and headings it lies in
//! the plan. A newer reason takes the place of the older one for the same rule at the same place.

use std::sync::Arc;

use super::table::Done;
use super::{Rejection, What};
use crate::checks::Finding;
use crate::plan::{Acknowledgement, Indicator, Plan};

/// Keeps the reason. An error can't be silenced.
pub(super) fn silence(plan: &Plan, finding: &Finding, reason: &str) -> Done {
    let kept = finding.silenced_because(reason).ok_or(Rejection::CannotBeSilenced)?;
    let after = with_kept(plan, finding, |all| {
        all.retain(|one| (&one.code, &one.place) != (&kept.code, &kept.place));
        all.push(kept.clone());
    })?;
    Ok((after, finding.place.indicator(), What::FindingSilenced(finding.code())))
}

/// Forgets every reason for that rule at that place.
pub(super) fn unsilence(plan: &Plan, finding: &Finding) -> Done {
    let kept = finding.silenced_because("").ok_or(Rejection::CannotBeSilenced)?;
    let after = with_kept(plan, finding, |all| {
        all.retain(|one| (&one.code, &one.place) != (&kept.code, &kept.place));
    })?;
    Ok((after, finding.place.indicator(), What::FindingReturned(finding.code())))
}

/// The plan with what is kept where the finding speaks.
fn with_kept(plan: &Plan, finding: &Finding, change: impl Fn(&mut Vec<Acknowledgement>)) -> Result<Plan, Rejection> {
    match finding.place.indicator() {
        None => {
            let mut after = plan.clone();
            change(&mut after.acknowledged);
            Ok(after)
        }
        Some(id) => {
            let mut row = Indicator::clone(plan.indicator(id).ok_or(Rejection::NoSuchIndicator)?);
            change(&mut row.acknowledged);
            Ok(plan.with_indicator(Arc::new(row)))
        }
    }
}
