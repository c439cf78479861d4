//! The numbers of opinions and meetings of 効果検証 in a review: both sides are numbered together, as they will be once
//! everything is taken.

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
    let kind = |(place, _): &(EvaluationPlace, ItemId)| (place.year, place.part.opinion().is_some());
    let key = |item: &(EvaluationPlace, ItemId)| (kind(item), item.1);
    items.sort_unstable_by_key(key);
    items.dedup_by_key(|item| key(item));
    for change in changes {
        let Some(of) = item(change) else { continue };
        let before = items.partition_point(|other| kind(other) < kind(&of));
        change.number = items.partition_point(|other| key(other) <= key(&of)) - before;
    }
}

/// The place and the id of a changed opinion or meeting; `None` for any other change.
fn item(change: &Change) -> Option<(EvaluationPlace, ItemId)> {
    if let ChangePlace::Own(PlanField::EvaluationText(place)) = change.place { with_id(place) } else { None }
}

fn with_id(place: EvaluationPlace) -> Option<(EvaluationPlace, ItemId)> {
    Some((place, place.part.opinion().or(place.part.meeting())?))
}
