//! Indicators that both sides added under two ids and that may be the same by name and unit.

use std::collections::HashMap;
use std::sync::Arc;

use super::rows::Merger;
use super::{DiffStatus, Difference, Resolution, Setting};
use crate::plan::Indicator;
use crate::value::width::key;

/// The KPIs that were added since the base, by the keys of their names and units. A file that is only looked at may add
/// tens of thousands, so that not every two are compared.
pub(super) struct Namesakes<'a>(HashMap<(String, String), Namesake<'a>>);

/// The KPIs of one name and unit.
#[derive(Default)]
struct Namesake<'a> {
    /// Those that we added and they do not have.
    ours: Vec<&'a Arc<Indicator>>,
    /// The number of those that they added.
    theirs: usize,
}

impl<'a> Namesakes<'a> {
    fn find(merger: &Merger<'a>) -> Self {
        let mut named = HashMap::<(String, String), Namesake<'a>>::new();
        let is_added = |row: &&'a Arc<Indicator>| merger.base.get(row.id).is_none();
        let ours = merger.sides.ours.rows.iter().filter(is_added);
        for row in ours.filter(|row| merger.theirs.get(row.id).is_none()) {
            named.entry(name_and_unit(row)).or_default().ours.push(row);
        }
        // Only names that we added, too, are of any interest.
        let has_any = !named.is_empty();
        for row in merger.sides.theirs.rows.iter().filter(is_added).filter(|_| has_any) {
            if let Some(namesake) = named.get_mut(&name_and_unit(row)) {
                namesake.theirs += 1;
            }
        }
        Self(named)
    }

    /// The one KPI of ours by the name and unit of one of theirs; `None` where either side has several.
    fn only(&self, theirs: &Indicator) -> Option<&'a Arc<Indicator>> {
        let namesake = self.0.get(&name_and_unit(theirs))?;
        match namesake.ours.as_slice() {
            [ours] if namesake.theirs < 2 => Some(ours),
            _ => None,
        }
    }
}

fn is_unset(difference: &Difference) -> bool {
    matches!(&difference.pick, Resolution::Set(_, Setting::Choice(choice)) if choice.is_unset())
}

fn name_and_unit(row: &Indicator) -> (String, String) {
    (key(&row.name), key(&row.unit))
}

impl Merger<'_> {
    /// The offer to take a KPI that they added and the one that we added by the same name and unit as one. Where there
    /// are several of that name nobody can tell which it is, and an unused slot is like any other.
    pub(super) fn one_of_ours(&self, theirs: &Arc<Indicator>) -> Option<Difference> {
        let namesakes = self.namesakes.get_or_init(|| Namesakes::find(self));
        if namesakes.0.is_empty() || key(&theirs.name).is_empty() || theirs.is_unused() {
            return None;
        }
        let ours = namesakes.only(theirs)?;
        let mut within = self.fields_of(None, ours, theirs);
        // A choice that they have not made says nothing against ours.
        within.retain(|difference| !is_unset(difference));
        let mut settings = Vec::new();
        for difference in &mut within {
            if let Resolution::Set(id, setting) = &mut difference.pick {
                *id = ours.id;
                if difference.status == DiffStatus::Theirs {
                    settings.push(setting.clone());
                }
            }
        }
        let pick = Resolution::Join { row: Arc::clone(theirs), into: ours.id, settings };
        Some(Difference { within, ..Difference::new(pick, DiffStatus::Offered) })
    }
}
