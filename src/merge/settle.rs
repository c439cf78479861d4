//! The selection of differences that are taken without a question: from another tab of the same user, and when a step
//! is undone.

use super::{DiffStatus, Difference, Resolution};
use crate::plan::Plan;

/// The changes that are taken from another tab of the same user without a question: everything that only that tab
/// changed, including removals. Two indicators are never joined.
pub fn taken_by_itself(differences: &[Difference]) -> Vec<Resolution> {
    let is_taken =
        |one: &&Difference| one.status != DiffStatus::Conflict && !matches!(one.pick, Resolution::Join { .. });
    differences.iter().filter(is_taken).map(|one| one.pick.clone()).collect()
}

/// The differences that both sides changed to different values and that the user has to decide.
pub fn open_conflicts(differences: &[Difference]) -> impl Iterator<Item = &Difference> {
    differences.iter().filter(|one| one.status == DiffStatus::Conflict)
}

/// The resolutions with which undoing a step changes `now` (`docs/decisions.md` 15): the step's fields win. A KPI, a
/// year or a record in which somebody else has worked since is neither removed nor brought back, as that would lose the
/// other person's work.
pub fn taken_back(differences: &[Difference], now: &Plan) -> Vec<Resolution> {
    let mut picks = taken_by_itself(differences);
    for conflict in open_conflicts(differences) {
        let wins = match &conflict.pick {
            Resolution::Set(_, setting) => setting.field().year().is_none_or(|year| now.years.contains(year)),
            Resolution::SetPlan(super::PlanSetting::Heading(year, _)) => now.years.contains(*year),
            Resolution::SetPlan(setting) => !matches!(setting, super::PlanSetting::Record(..)),
            Resolution::Order(_) => true,
            Resolution::Add { .. }
            | Resolution::Join { .. }
            | Resolution::Remove(_)
            | Resolution::AddYear(_)
            | Resolution::RemoveYear(_) => false,
        };
        if wins {
            picks.push(conflict.pick.clone());
        }
    }
    picks
}
