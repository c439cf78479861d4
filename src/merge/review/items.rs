//! The numbers of opinions and meetings of 効果検証 in a review: those of the other side are numbered with those here, as they stand
//! once all is taken.

use super::{Change, ChangePlace};
use crate::merge::PlanField;
use crate::plan::evaluation::ItemId;
use crate::plan::{EvaluationPlace, Plan};

/// Numbers the changes of opinions and meetings.
pub(super) fn number(plan: &Plan, changes: &mut [Change]) {
    let mut items: Vec<(EvaluationPlace, ItemId)> = changes.iter().filter_map(item).collect();
    let of_changes = items.iter().map(|(place, _)| place.year).collect::<Vec<_>>();
    for (year, sheet) in plan.evaluations.iter().filter(|(year, _)| of_changes.contains(year)) {
        items.extend(sheet.texts().filter_map(|(part, _)| with_id(EvaluationPlace { year, part })));
    }
    items.sort_unstable_by_key(|(place, id)| (place.year, place.part.opinion().is_some(), *id));
    items.dedup_by_key(|(place, id)| (place.year, *id));
    for change in changes {
        let Some((place, id)) = item(change) else { continue };
        let is_alike = |(other, _): &&(EvaluationPlace, ItemId)| {
            (other.year, other.part.opinion().is_some()) == (place.year, place.part.opinion().is_some())
        };
        change.number = items.iter().filter(is_alike).filter(|(_, other)| *other <= id).count();
    }
}

/// The place of a change of an opinion or a meeting with its id; `None` of any other change.
fn item(change: &Change) -> Option<(EvaluationPlace, ItemId)> {
    if let ChangePlace::Own(PlanField::EvaluationText(place)) = change.place { with_id(place) } else { None }
}

fn with_id(place: EvaluationPlace) -> Option<(EvaluationPlace, ItemId)> {
    Some((place, place.part.opinion().or(place.part.meeting())?))
}
