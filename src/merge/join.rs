//! Indicators that both sides added under two ids and that may be the same by name and unit.

use std::sync::Arc;

use super::rows::Merger;
use super::{DiffStatus, Difference, Resolution};
use crate::plan::Indicator;
use crate::value::width::key;

impl<'a> Merger<'a> {
    /// The offer to take a KPI that they added and the one that we added by the same name and unit as one. Where there
    /// are several of that name nobody can tell which it is, and an unused slot is like any other.
    pub(super) fn one_of_ours(&self, theirs: &Arc<Indicator>) -> Option<Difference> {
        if key(&theirs.name).is_empty() || theirs.is_unused() {
            return None;
        }
        let alike = |row: &&'a Arc<Indicator>| self.base.get(row.id).is_none() && is_alike(row, theirs);
        let mut here = self.sides.ours.rows.iter().filter(|row| self.theirs.get(row.id).is_none()).filter(alike);
        let mut there = self.sides.theirs.rows.iter().filter(alike);
        let ours = here.next()?;
        if here.next().is_some() || there.nth(1).is_some() {
            return None;
        }
        let mut within = self.fields_of(None, ours, theirs);
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
        Some(Difference { within, ..Difference::of(pick, DiffStatus::Offered) })
    }
}

fn is_alike(one: &Indicator, other: &Indicator) -> bool {
    key(&one.name) == key(&other.name) && key(&one.unit) == key(&other.unit)
}
