//! A KPI that is a part of another one of its plan (うち…, 内訳), one level deep (`docs/decisions.md` 61).

use std::sync::Arc;

use super::{Indicator, Plan};
use crate::value::{IndicatorId, width};

/// The word at the beginning of the name of a KPI that is a part of another.
const OF_WHICH: &str = "うち";
/// The characters that may precede that word.
const LEADS: &[char] = &['(', '[', '「', '・', '-', '─', '└'];

impl Plan {
    /// The KPI of which `part` is a part. `None` for a KPI that is not a part, and if the other KPI is gone or is a part
    /// itself: there is only one level of parts.
    pub fn whole_of(&self, part: &Indicator) -> Option<&Arc<Indicator>> {
        let whole = self.indicator(part.part_of?)?;
        (whole.id != part.id && whole.part_of.is_none()).then_some(whole)
    }

    /// The KPIs of which that KPI may be a part, in the order of the grid: those in use that are not parts themselves.
    /// Empty for a KPI that has parts of its own.
    pub fn possible_wholes(&self, part: IndicatorId) -> Vec<&Arc<Indicator>> {
        if self.indicators.iter().any(|row| row.part_of == Some(part)) {
            return Vec::new();
        }
        self.used_indicators().filter(|row| row.id != part && row.part_of.is_none()).collect()
    }

    /// The KPI of which that KPI is probably a part, because its name begins with うち: the nearest KPI above whose name
    /// does not. A name proves nothing, so this is only a proposal.
    pub fn proposed_whole(&self, part: IndicatorId) -> Option<&Arc<Indicator>> {
        let place = self.indicators.iter().position(|row| row.id == part)?;
        let is_part = |row: &Indicator| names_a_part(&row.name);
        self.indicators.get(place).filter(|row| is_part(row))?;
        let above = self.indicators.get(..place)?.iter().rev().find(|row| !is_part(row) && !row.is_unused())?;
        self.possible_wholes(part).into_iter().find(|whole| whole.id == above.id)
    }
}

/// Whether a name marks its KPI as a part of the KPI above: うち市外, （うち女性）.
pub fn names_a_part(name: &str) -> bool {
    width::key(name).trim_start_matches(LEADS).starts_with(OF_WHICH)
}
