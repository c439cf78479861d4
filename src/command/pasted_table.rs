//! A pasted table that makes indicators, as one step: the indicators that the plan lacks are added as empty ones, and what
//! the table says of them and of others is set as if it had been typed.

use super::applied_picks::{SettingMode, with_picks};
use super::table_rows::{Done, add};
use super::{Rejection, StepKind};
use crate::merge::Resolution;
use crate::plan::Plan;
use crate::value::{Date, IndicatorId};

/// What a pasted table does to a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedTable {
    /// The ids of the indicators that are added at the end, in their order.
    pub added: Vec<IndicatorId>,
    /// What is set in them, and in indicators that were there before.
    pub picks: Vec<Resolution>,
    /// The number of indicators that the table names first, whether they are added or fill an empty row.
    pub indicators: usize,
    /// The number of cells that are filled.
    pub cells: usize,
    /// The current day, which is noted where a provisional actual is replaced.
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
