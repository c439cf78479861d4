//! The order of the KPIs, merged as one thing: it is theirs if only they moved rows, ours if only we did, and a
//! conflict if both did and differ. Rows that not all three sides have don't count.

use litemap::LiteMap;

use super::{Difference, Pick, Sides, Standing};
use crate::id::IndicatorId;
use crate::plan::lineage::KpiTable;

/// The order of theirs, where it is to be taken or talked about.
pub(super) fn merge(sides: Sides<'_>) -> Option<Difference> {
    let mut times: LiteMap<IndicatorId, usize> = LiteMap::new();
    for table in [sides.base, sides.ours, sides.theirs] {
        for row in &table.rows {
            let before = times.get(&row.id).copied().unwrap_or_default();
            times.insert(row.id, before + 1);
        }
    }
    let order = |table: &KpiTable| -> Vec<IndicatorId> {
        let ids = table.rows.iter().map(|row| row.id);
        ids.filter(|id| times.get(id) == Some(&3)).collect()
    };
    let (base, ours, theirs) = (order(sides.base), order(sides.ours), order(sides.theirs));
    let was_said = sides.answers.iter().any(|answer| order(answer) == theirs);
    if theirs == base || theirs == ours || was_said {
        return None;
    }
    let standing = if ours == base { Standing::Theirs } else { Standing::Conflict };
    let all = sides.theirs.rows.iter().map(|row| row.id).collect();
    Some(Difference::of(Pick::Order(all), standing))
}

/// The items in the order of `wanted`; one that is not named there keeps its place behind the one before it, and one
/// before all that are named stays at the front.
pub(crate) fn reordered<T: Clone>(items: &[T], id: impl Fn(&T) -> IndicatorId, wanted: &[IndicatorId]) -> Vec<T> {
    let mut places: LiteMap<IndicatorId, usize> = LiteMap::new();
    for (place, id) in wanted.iter().enumerate() {
        places.insert(*id, place);
    }
    let mut ordered: LiteMap<(Option<usize>, usize), T> = LiteMap::new();
    let mut place = None;
    for (at, item) in items.iter().enumerate() {
        place = places.get(&id(item)).copied().or(place);
        ordered.insert((place, at), item.clone());
    }
    ordered.into_iter().map(|(_, item)| item).collect()
}
