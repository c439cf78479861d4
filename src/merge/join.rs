//! Indicators that both sides added under two ids and that may be the same by name and unit.

use std::sync::Arc;

use super::namesakes::Namesakes;
use super::rows::Merger;
use super::{DiffStatus, Difference, Resolution, Setting};
use crate::plan::Indicator;
use crate::value::width::key;

fn is_unset(difference: &Difference) -> bool {
    matches!(&difference.pick, Resolution::Set(_, Setting::Choice(choice)) if choice.is_unset())
}

impl Merger<'_> {
    /// The offer to join a KPI that they added with the KPI that we added under the same name and unit. `None` for an
    /// unused slot, and if several KPIs have that name, since it is unclear which one is meant.
    pub(super) fn one_of_ours(&self, theirs: &Arc<Indicator>) -> Option<Difference> {
        let namesakes = self.namesakes.get_or_init(|| Namesakes::find(self.sides, &self.base, &self.theirs));
        if namesakes.is_empty() || key(&theirs.name).is_empty() || theirs.is_unused() {
            return None;
        }
        let ours = namesakes.only(theirs)?;
        let mut within = self.fields_of(None, ours, theirs);
        // A choice that they have not made does not contradict ours.
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
