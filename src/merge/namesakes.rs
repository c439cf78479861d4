//! KPIs with the same name and unit that both sides added.

use std::collections::HashMap;
use std::sync::Arc;

use super::Sides;
use super::rows_by_id::RowsById;
use crate::plan::Indicator;
use crate::value::width::key;

/// The KPIs that were added since the base, by the keys of their names and units. A map avoids comparing every pair: a
/// file that is only looked at may add tens of thousands.
pub(super) struct Namesakes<'a>(HashMap<(String, String), Namesake<'a>>);

/// The KPIs with one name and unit.
#[derive(Default)]
struct Namesake<'a> {
    /// The KPIs that we added and they do not have.
    ours: Vec<&'a Arc<Indicator>>,
    /// The number of KPIs that they added.
    theirs: usize,
}

impl<'a> Namesakes<'a> {
    /// The KPIs that we added and they do not have, with the number of those that they added under the same name and unit.
    pub(super) fn find(sides: Sides<'a>, base: &RowsById<'a>, theirs: &RowsById<'a>) -> Self {
        let mut named = HashMap::<(String, String), Namesake<'a>>::new();
        let is_added = |row: &&'a Arc<Indicator>| base.get(row.id).is_none();
        let ours = sides.ours.rows.iter().filter(is_added);
        for row in ours.filter(|row| theirs.get(row.id).is_none()) {
            named.entry(name_and_unit(row)).or_default().ours.push(row);
        }
        // Only names of KPIs that we added matter.
        let has_any = !named.is_empty();
        for row in sides.theirs.rows.iter().filter(is_added).filter(|_| has_any) {
            if let Some(namesake) = named.get_mut(&name_and_unit(row)) {
                namesake.theirs += 1;
            }
        }
        Self(named)
    }

    /// Whether we added no KPI that they do not have.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Our only KPI with the name and unit of `theirs`; `None` if there is none, or if either side has several.
    pub(super) fn only(&self, theirs: &Indicator) -> Option<&'a Arc<Indicator>> {
        let namesake = self.0.get(&name_and_unit(theirs))?;
        match namesake.ours.as_slice() {
            [ours] if namesake.theirs < 2 => Some(ours),
            _ => None,
        }
    }
}

fn name_and_unit(row: &Indicator) -> (String, String) {
    (key(&row.name), key(&row.unit))
}
