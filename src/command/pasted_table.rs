//! A pasted table that creates indicators, as one step: missing indicators are added as empty rows, and the contents of
//! the table are set in new and existing rows as if they had been typed.

use super::applied_picks::{SettingMode, with_picks};
use super::table_rows::{Done, add};
use super::{Rejection, StepKind};
use crate::merge::Resolution;
use crate::plan::Plan;
use crate::value::{Date, IndicatorId};

/// The changes that a pasted table makes to a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedTable {
    /// The ids of the indicators that are added at the end, in their order.
    pub added: Vec<IndicatorId>,
    /// The fields that are set in added and in existing indicators.
    pub picks: Vec<Resolution>,
    /// The number of indicators that get their name from the table, whether they are added or fill an empty row.
    pub indicators: usize,
    /// The number of cells that are filled.
    pub cells: usize,
    /// The current day, which is stored with a replaced provisional actual.
    pub on: Date,
}

/// Carries the paste out, as a whole or not at all.
pub(super) fn paste(plan: &Plan, table: &PastedTable) -> Done {
    let mut after = plan.clone();
    for id in &table.added {
        (after, ..) = add(&after, *id)?;
    }
    let after = with_picks(&after, &table.picks, SettingMode::Typed(table.on))?;
    if after == *plan {
        return Err(Rejection::NothingChanged);
    }
    Ok((after, None, StepKind::TablePasted { indicators: table.indicators, cells: table.cells }))
}
