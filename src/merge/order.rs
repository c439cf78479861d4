//! The order of the KPIs, merged as a whole: theirs is taken if only they moved rows, ours stays if only we did, and
//! different moves on both sides are a conflict. Only rows that all three sides have count.

use std::sync::Arc;

use super::{DiffStatus, Difference, Resolution, Sides};
use crate::plan::{Indicator, KpiTable};
use crate::value::{ById, IndicatorId};

/// The difference in the order of the indicators; `None` if their order is that of the base, of ours or of an answer
/// applied before.
pub(super) fn merge(sides: Sides<'_>) -> Option<Difference> {
    let mut times = ById::default();
    for table in [sides.base, sides.ours, sides.theirs] {
        for row in &table.rows {
            times.count(row.id);
        }
    }
    let order = |table: &KpiTable| -> Vec<IndicatorId> {
        let ids = table.rows.iter().map(|row| row.id);
        ids.filter(|id| times.get(*id) == Some(3)).collect()
    };
    let (base, ours, theirs) = (order(sides.base), order(sides.ours), order(sides.theirs));
    let was_said = sides.answers.iter().any(|answer| order(answer) == theirs);
    if theirs == base || theirs == ours || was_said {
        return None;
    }
    let status = if ours == base { DiffStatus::Theirs } else { DiffStatus::Conflict };
    let all = sides.theirs.rows.iter().map(|row| row.id).collect();
    Some(Difference::new(Resolution::Order(all), status))
}

/// The rows in the order of `wanted`. A row that is not in `wanted` keeps its place behind the row before it; a row
/// before all wanted rows stays at the front.
pub(crate) fn reordered(rows: &[Arc<Indicator>], wanted: &[IndicatorId]) -> Vec<Arc<Indicator>> {
    let places = ById::places(wanted.iter().copied());
    let mut place = None;
    let mut ordered = Vec::new();
    for row in rows {
        place = places.get(row.id).or(place);
        ordered.push((place, row));
    }
    ordered.sort_by_key(|(place, _)| *place);
    ordered.into_iter().map(|(_, row)| Arc::clone(row)).collect()
}
