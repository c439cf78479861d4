//! The place in the grid of each text of a block (`docs/keys.md`).

use super::block::{Block, is_blank};
use super::heads::{Column, HeadSlot, Heads, Kind};
use super::{LeftOut, Pasted, set};
use crate::command::IndicatorCommand;
use crate::plan::indicator::Row;
use crate::plan::place::{CellAddress, CellPlace, InputPlace};
use crate::plan::{Indicator, Plan};
use crate::value::fiscal_year::Date;
use crate::value::id::IndicatorId;

/// The result of pasting the block at that cell. `shown` are the ids of the KPIs in the order of the grid.
///
/// Rows step through the KPIs in the row of the first cell (目標 → 目標), and go through both rows of each only if the
/// block names its rows. A blank text clears its cell; a field that is not there says nothing.
pub fn place(plan: &Plan, shown: &[IndicatorId], at: CellAddress, block: &Block, on: Date) -> Pasted {
    let heads = Heads::of(block, plan, at.1);
    let mut steps = Steps::from(shown, at);
    let is_unnamed = block.kinds.is_none() && heads.kinds.iter().all(|kind| *kind == Kind::Same);
    let kind = steps.kind;
    let mut pasted = Pasted { left_out: columns_left_out(block, &heads), ..Pasted::default() };
    for (fields, kind) in block.rows.iter().zip(&heads.kinds).skip(heads.lines) {
        let Some((id, kind)) = steps.next(*kind) else {
            pasted.left_out.other_rows += usize::from(!is_blank_row(fields));
            continue;
        };
        match id.and_then(|id| plan.indicator(id)) {
            Some(row) => place_row(row, kind, fields, &heads.slots, on, &mut pasted),
            None => pasted.left_out.rows += usize::from(!is_blank_row(fields)),
        }
    }
    // What stands before the project has no second row.
    let has_other_row = |(_, command): &(IndicatorId, IndicatorCommand)| {
        command.place().is_some_and(|place| place != InputPlace::Cell(CellPlace::Baseline))
    };
    pasted.unnamed = Some(kind).filter(|_| is_unnamed && pasted.commands.iter().any(has_other_row));
    pasted
}

fn place_row(row: &Indicator, kind: Row, fields: &[String], slots: &[HeadSlot], on: Date, pasted: &mut Pasted) {
    for (text, slot) in fields.iter().zip(slots) {
        let HeadSlot::Of(column) = slot else { continue };
        match cell(row, kind, *column) {
            Some(place) => pasted.commands.push((row.id, set(place, text, on))),
            None if is_blank(text) => {}
            None if *column == Column::Total => pasted.left_out.totals += 1,
            None => pasted.left_out.no_input += 1,
        }
    }
}

/// The cell of that row and column; `None` if nothing can be entered there.
fn cell(row: &Indicator, kind: Row, column: Column) -> Option<CellPlace> {
    match (kind, column) {
        (Row::Target, Column::Baseline) => Some(CellPlace::Baseline),
        (Row::Target, Column::Year(year)) if !row.has_period_target() => Some(CellPlace::Target(year)),
        (Row::Target, Column::Total) if row.has_period_target() => Some(CellPlace::Period),
        (Row::Actual, Column::Year(year)) => Some(CellPlace::Actual(year)),
        _ => None,
    }
}

/// The rows of the grid that the rows of a block are pasted into, one after the other.
struct Steps<'a> {
    shown: &'a [IndicatorId],
    /// The row of the first cell, for rows without a name.
    kind: Row,
    /// The place of the last row: the index of the KPI among those shown, and its row; `None` before the first row.
    last: Option<(usize, Row)>,
    first: Option<usize>,
}

impl<'a> Steps<'a> {
    fn from(shown: &'a [IndicatorId], (id, place): CellAddress) -> Self {
        let kind = if matches!(place, CellPlace::Actual(_)) { Row::Actual } else { Row::Target };
        Self { shown, kind, last: None, first: shown.iter().position(|one| *one == id) }
    }

    /// The KPI and the row of the next row of the block: none of either if it is neither 目標 nor 実績, no KPI behind the
    /// last one. A row of actuals (実績) is of the same KPI as the row of targets (目標) before it.
    fn next(&mut self, kind: Kind) -> Option<(Option<IndicatorId>, Row)> {
        let kind = match kind {
            Kind::Same => self.kind,
            Kind::Named(kind) => kind,
            Kind::Other => return None,
        };
        let place = match self.last {
            None => self.first.unwrap_or(self.shown.len()),
            Some((place, before)) if kind > before => place,
            Some((place, _)) => place + 1,
        };
        self.last = Some((place, kind));
        Some((self.shown.get(place).copied(), kind))
    }
}

/// The columns of the block that have content but no place, by reason.
fn columns_left_out(block: &Block, heads: &Heads) -> LeftOut {
    let mut left_out = LeftOut::default();
    for (place, slot) in heads.slots.iter().enumerate() {
        let fields = block.rows.iter().skip(heads.lines).filter_map(|row| row.get(place));
        if fields.into_iter().all(|field| is_blank(field)) {
            continue;
        }
        match slot {
            HeadSlot::Of(_) | HeadSlot::Lead => {}
            HeadSlot::Beyond => left_out.columns += 1,
            HeadSlot::OtherYear(year) if left_out.years.contains(year) => {}
            HeadSlot::OtherYear(year) => left_out.years.push(*year),
            HeadSlot::Twice => left_out.twice += 1,
            HeadSlot::UnclearYear => left_out.unclear_years += 1,
            HeadSlot::Other => left_out.other_columns += 1,
        }
    }
    left_out
}

fn is_blank_row(fields: &[String]) -> bool {
    fields.iter().all(|field| is_blank(field))
}
