//! The order of the KPIs, merged as one thing: it is theirs if only they moved rows, ours if only we did, and a
//! conflict if both did and differ. Rows that not all three sides have don't count.

use std::collections::HashSet;

use super::{Difference, Pick, Sides, Standing};
use crate::id::IndicatorId;
use crate::plan::lineage::KpiTable;

/// The order of theirs, where it is to be taken or talked about.
pub(super) fn merge(sides: Sides<'_>) -> Option<Difference> {
    let ids = |table: &KpiTable| table.rows.iter().map(|row| row.id).collect::<HashSet<_>>();
    let (base, ours, theirs) = (ids(sides.base), ids(sides.ours), ids(sides.theirs));
    let common = |id: &IndicatorId| base.contains(id) && ours.contains(id) && theirs.contains(id);
    let order = |table: &KpiTable| table.rows.iter().map(|row| row.id).filter(common).collect::<Vec<_>>();
    let (base, ours, theirs) = (order(sides.base), order(sides.ours), order(sides.theirs));
    let was_said = sides.answers.iter().any(|answer| order(answer) == theirs);
    if theirs == base || theirs == ours || was_said {
        return None;
    }
    let standing = if ours == base { Standing::Theirs } else { Standing::Conflict };
    let all = sides.theirs.rows.iter().map(|row| row.id).collect();
    Some(Difference::of(Pick::Order(all), standing))
}

/// The items in the order of `wanted`; one that is not named there keeps its place behind the one before it.
pub(crate) fn reordered<T: Clone>(items: &[T], id: impl Fn(&T) -> IndicatorId, wanted: &[IndicatorId]) -> Vec<T> {
    let named: HashSet<IndicatorId> = wanted.iter().copied().collect();
    let mut blocks: Vec<Vec<T>> = vec![Vec::new()];
    for item in items {
        if named.contains(&id(item)) {
            blocks.push(Vec::new());
        }
        if let Some(block) = blocks.last_mut() {
            block.push(item.clone());
        }
    }
    // The first block holds what stands before any that is named; it stays at the front.
    let place = |block: &Vec<T>| block.first().and_then(|first| wanted.iter().position(|one| *one == id(first)));
    blocks.get_mut(1..).unwrap_or_default().sort_by_key(place);
    blocks.concat()
}
