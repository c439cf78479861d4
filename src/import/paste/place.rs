//! The outcome of pasting a block at a cell (`docs/keys.md`): cells filled from the cursor on, a table to read like a file, or a
//! question first.

use std::collections::HashSet;

use super::asking::{Paste, PasteBy, PasteQuestion, PasteReason, TableNames};
use super::block::{Block, is_blank};
use super::{LeftOut, Pasted, set};
use crate::columns::Wide;
use crate::columns::vocabulary::HeadWord;
use crate::import::reading::{GridCell, SheetGrid};
use crate::plan::cell::Cell;
use crate::plan::indicator::{Measure, Row};
use crate::plan::place::{CellAddress, CellPlace};
use crate::plan::{Indicator, Plan};
use crate::value::fiscal_year::{Date, FiscalYear};
use crate::value::id::IndicatorId;
use crate::value::width::key;

/// The outcome of pasting the block at this cell. `shown` are the ids of the KPIs in the order of the grid.
///
/// Figures, a single text and a copy of our own grid fill the cells from this cell on: rows advance through the KPIs in its row
/// (目標 → 目標), columns through the years. A blank text clears its cell; a missing field does nothing. A block with words is a
/// table, and is read like a file ([`crate::import::pasted_table`]), where the cursor supplies what the table does not state.
pub fn place(plan: &Plan, shown: &[IndicatorId], at: CellAddress, block: &Block, on: Date) -> Paste {
    let pasting = Pasting { plan, shown, at, on };
    let is_descriptive = pasting.kpi_at_cursor().is_some_and(|kpi| kpi.measure == Measure::Descriptive);
    let paste = if block.kinds.is_some() || block.is_single() || is_descriptive {
        Paste::Done(pasting.laid(block))
    } else {
        let grid = block.grid();
        if pasting.are_figures(&grid) {
            Paste::Done(pasting.laid(block))
        } else if grid.rows.iter().flatten().any(|cell| cell.seen.is_of_figures()) || heads_names(&grid) {
            Paste::AsTable(TableNames::Asked)
        } else {
            pasting.words(block, &grid)
        }
    };
    block.ask_of_looks(paste)
}

/// A block that is pasted at a cell.
#[derive(Clone, Copy)]
struct Pasting<'a> {
    plan: &'a Plan,
    shown: &'a [IndicatorId],
    at: CellAddress,
    on: Date,
}

/// The columns of the grid from the column of a cell on, as columns of the wide file; empty for a cell without a column, such as
/// the stated total (記載の累計).
pub(crate) fn columns_from(plan: &Plan, at: CellPlace) -> Vec<Wide> {
    let own = match at {
        CellPlace::Baseline => Some(Wide::Baseline),
        CellPlace::Target(year) | CellPlace::Actual(year) => Some(Wide::Year(year)),
        CellPlace::Period => Some(Wide::Total),
        CellPlace::StatedTotal => None,
    };
    let columns = [Wide::Baseline].into_iter().chain(plan.years.years().map(Wide::Year)).chain([Wide::Total]);
    columns.skip_while(|column| Some(*column) != own).collect()
}

/// Whether a heading announces names of indicators below it.
fn heads_names(grid: &SheetGrid) -> bool {
    grid.rows.len() > 1 && grid.rows.iter().flatten().any(|cell| cell.seen.head == Some(HeadWord::Name))
}

impl Pasting<'_> {
    fn kpi_at_cursor(&self) -> Option<&Indicator> {
        self.plan.indicator(self.at.0).map(AsRef::as_ref)
    }

    /// Whether the block contains only figures. In a row whose unit is 年, a year is a figure.
    fn are_figures(&self, grid: &SheetGrid) -> bool {
        let unit = self.kpi_at_cursor().map_or("", |kpi| kpi.unit.as_str());
        let is_in_unit = |cell: &GridCell| !unit.is_empty() && Cell::read(&cell.text, unit).amount().is_some();
        let is_one = |cell: &GridCell| cell.seen.is_blank() || cell.seen.is_of_figures() || is_in_unit(cell);
        grid.rows.iter().flatten().all(is_one) && !self.heads_years(grid)
    }

    /// Whether the first row consists of bare years above figures: consecutive years, some of them in the plan, pasted at a
    /// year's cell.
    fn heads_years(&self, grid: &SheetGrid) -> bool {
        let Some((first, rest)) = grid.rows.split_first() else { return false };
        let years: Option<Vec<FiscalYear>> = first.iter().map(|cell| cell.seen.bare_year()).collect();
        let Some(years) = years.filter(|years| years.len() > 1 && !rest.is_empty()) else { return false };
        let follow = years.windows(2).all(|pair| matches!(pair, [one, next] if one.plus(1) == Some(*next)));
        let above_years = matches!(self.at.1, CellPlace::Target(_) | CellPlace::Actual(_));
        follow && above_years && years.iter().any(|year| self.plan.years.contains(*year))
    }

    /// The outcome for a block of words: names and headings of the plan are left out; other words go into cells if the user
    /// confirms it.
    fn words(&self, block: &Block, grid: &SheetGrid) -> Paste {
        let names: HashSet<String> = self.plan.indicators().iter().map(|row| key(&row.name)).collect();
        let is_of_table = |cell: &GridCell| cell.seen.is_label || names.contains(&cell.seen.key);
        let filled = || grid.rows.iter().flatten().filter(|cell| !cell.seen.is_blank());
        if filled().all(is_of_table) {
            let left_out = LeftOut { words: filled().count(), ..LeftOut::default() };
            return Paste::Done(Pasted { left_out, ..Pasted::default() });
        }
        let choices = vec![(PasteBy::Cursor, Paste::Done(self.laid(block)))];
        Paste::Ask(PasteQuestion { reasons: vec![PasteReason::NoFigures], choices })
    }

    /// The block pasted into the grid from the cell on.
    fn laid(&self, block: &Block) -> Pasted {
        let (first, place) = self.at;
        let of_cursor = if matches!(place, CellPlace::Actual(_)) { Row::Actual } else { Row::Target };
        // In our own copy the rows alternate only if it has both kinds.
        let both = |kinds: &&Vec<Row>| kinds.contains(&Row::Target) && kinds.contains(&Row::Actual);
        let kinds = block.kinds.as_ref().filter(both);
        let columns = columns_from(self.plan, place);
        let mut at = self.shown.iter().position(|id| *id == first).unwrap_or(self.shown.len());
        let mut before: Option<Row> = None;
        let mut pasted = Pasted { by_order: true, ..Pasted::default() };
        let mut has_rows = false;
        for (nth, fields) in block.rows.iter().enumerate() {
            let row = kinds.and_then(|kinds| kinds.get(nth)).copied().unwrap_or(of_cursor);
            at += usize::from(before.is_some_and(|before| row <= before));
            before = Some(row);
            let has_text = fields.iter().any(|text| !is_blank(text));
            let Some(kpi) = self.shown.get(at).and_then(|id| self.plan.indicator(*id)) else {
                pasted.left_out.rows += usize::from(has_text);
                continue;
            };
            for (text, column) in fields.iter().zip(&columns) {
                match cell(kpi, row, *column) {
                    Some(place) => {
                        has_rows |= !matches!(place, CellPlace::Baseline);
                        pasted.commands.push((kpi.id, set(place, text, self.on)));
                    }
                    None if is_blank(text) => {}
                    None if *column == Wide::Total => pasted.left_out.totals += 1,
                    None => pasted.left_out.no_input += 1,
                }
            }
        }
        let is_filled =
            |place: &usize| block.rows.iter().any(|fields| fields.get(*place).is_some_and(|text| !is_blank(text)));
        pasted.left_out.columns = (columns.len()..block.width()).filter(is_filled).count();
        pasted.unnamed = Some(of_cursor).filter(|_| block.kinds.is_none() && has_rows);
        pasted
    }
}

/// The cell in this row and column; `None` if nothing can be entered there.
fn cell(row: &Indicator, kind: Row, column: Wide) -> Option<CellPlace> {
    match (kind, column) {
        (Row::Target, Wide::Baseline) => Some(CellPlace::Baseline),
        (Row::Target, Wide::Year(year)) if !row.has_period_target() => Some(CellPlace::Target(year)),
        (Row::Target, Wide::Total) if row.has_period_target() => Some(CellPlace::Period),
        (Row::Actual, Wide::Year(year)) => Some(CellPlace::Actual(year)),
        _ => None,
    }
}
