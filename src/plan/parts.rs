//! A KPI that is a part of another one of its plan (うち…, 内訳), one level deep (`docs/decisions.md` 61).

use std::sync::Arc;

use super::{Indicator, Plan};
use crate::value::{IndicatorId, width};

/// How a name begins that says of its KPI that it is a part.
const OF_WHICH: &str = "うち";
/// What may stand before it.
const LEADS: &[char] = &['(', '[', '「', '・', '-', '─', '└'];

impl Plan {
    /// The KPI of which this one is a part; `None` for a KPI that stands for itself, also where the other is gone or is a
    /// part itself: there is one level of parts.
    pub fn whole_of(&self, part: &Indicator) -> Option<&Arc<Indicator>> {
        let whole = self.indicator(part.part_of?)?;
        (whole.id != part.id && whole.part_of.is_none()).then_some(whole)
    }

    /// The KPIs of which that one may be a part, in the order of the grid: those that are in use and no parts themselves.
    /// None for a KPI that has parts of its own.
    pub fn possible_wholes(&self, part: IndicatorId) -> Vec<&Arc<Indicator>> {
        if self.indicators.iter().any(|row| row.part_of == Some(part)) {
            return Vec::new();
        }
        self.used_indicators().filter(|row| row.id != part && row.part_of.is_none()).collect()
    }

    /// The KPI of which that one is a part by its name, which begins with うち: the nearest one above that stands for itself.
    /// A name proves nothing, so that this is only proposed.
    pub fn proposed_whole(&self, part: IndicatorId) -> Option<&Arc<Indicator>> {
        let place = self.indicators.iter().position(|row| row.id == part)?;
        let is_part = |row: &Indicator| names_a_part(&row.name);
        self.indicators.get(place).filter(|row| is_part(row))?;
        let above = self.indicators.get(..place)?.iter().rev().find(|row| !is_part(row) && !row.is_unused())?;
        self.possible_wholes(part).into_iter().find(|whole| whole.id == above.id)
    }
}

/// Whether a name says of its KPI that it is a part of the one above: うち市外, （うち女性）.
pub fn names_a_part(name: &str) -> bool {
    width::key(name).trim_start_matches(LEADS).starts_with(OF_WHICH)
}
