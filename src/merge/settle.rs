//! What of the differences is taken where nobody is asked: from another tab of the same user, and in taking a step back.

use super::{Difference, Pick, Standing};
use crate::plan::Plan;

/// What comes from another tab of the same user without a question: what only that one changed, removals too. Two KPIs
/// stay two.
pub fn taken_by_itself(differences: &[Difference]) -> Vec<Pick> {
    let is_taken = |one: &&Difference| one.standing != Standing::Conflict && !matches!(one.pick, Pick::Join { .. });
    differences.iter().filter(is_taken).map(|one| one.pick.clone()).collect()
}

/// What both changed, each otherwise, and somebody has to decide.
pub fn open_conflicts(differences: &[Difference]) -> impl Iterator<Item = &Difference> {
    differences.iter().filter(|one| one.standing == Standing::Conflict)
}

/// What taking a step back puts into `now` (`decisions.md` 15): the step's fields win. A KPI or a year in which somebody
/// else has worked since is neither removed nor brought back by it, as that would cost the other's work.
pub fn taken_back(differences: &[Difference], now: &Plan) -> Vec<Pick> {
    let mut picks = taken_by_itself(differences);
    for conflict in open_conflicts(differences) {
        let wins = match &conflict.pick {
            Pick::Set(_, setting) => setting.field().year().is_none_or(|year| now.years.contains(year)),
            Pick::SetPlan(super::PlanSetting::Heading(year, _)) => now.years.contains(*year),
            Pick::SetPlan(_) | Pick::Order(_) => true,
            Pick::Add { .. } | Pick::Join { .. } | Pick::Remove(_) | Pick::AddYear(_) | Pick::RemoveYear(_) => false,
        };
        if wins {
            picks.push(conflict.pick.clone());
        }
    }
    picks
}
