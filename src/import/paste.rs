//! What is pasted into the KPI grid, and what is copied out of it.
//!
//! A block is rows of texts as a spreadsheet lays them on the clipboard ([`Block`]). Where each text goes is worked out
//! here, before anything changes ([`place()`]): rows step through the KPIs, columns through the years, unless the block
//! itself says which rows and years it holds. What has no cell is left out and told ([`LeftOut`]); nothing ever
//! adds a row or a year, and no name is held against another.
//!
//! ```
//! use keikaku::import::paste::Block;
//!
//! let block = Block::read("2024年度\t2025年度\r\n12,000\t\"二行の\n文\"\r\n");
//! assert_eq!((block.height(), block.width()), (2, 2));
//! assert_eq!(Block::read("１２\r\n").single(), Some("１２"));
//! ```

use crate::command::{BulkEdit, BulkStep, IndicatorCommand, InputPhase, PlanCommand};
use crate::plan::indicator::Row;
use crate::plan::place::{CellAddress, CellPlace};
use crate::value::fiscal_year::{Date, FiscalYear};
use crate::value::id::IndicatorId;

pub(crate) mod block;
mod heads;
mod place;
mod words;

pub use block::Block;
pub use place::place;

/// What pasting does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The cells that it fills, one command each.
    pub commands: Vec<(IndicatorId, IndicatorCommand)>,
    /// What of the block has no place.
    pub left_out: LeftOut,
    /// The row that is filled of each KPI, where it is that of the first cell and not what the block, which comes from
    /// elsewhere, says.
    pub unnamed: Option<Row>,
}

/// What of a block was not pasted, by reason. Only what holds something is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Rows below the last KPI.
    pub rows: usize,
    /// Columns behind the last year.
    pub columns: usize,
    /// Years that the plan does not have, in the order of the block.
    pub years: Vec<FiscalYear>,
    /// Columns whose heading is a year without era or century (30年度).
    pub unclear_years: usize,
    /// Columns of which another says it holds the same year, or the value before the project, too.
    pub twice: usize,
    /// Columns of a headed block that are neither a year nor the value before the project.
    pub other_columns: usize,
    /// Rows of a block with named rows that are neither 目標 nor 実績: 累計, 達成率.
    pub other_rows: usize,
    /// Totals, which are reckoned and not entered.
    pub totals: usize,
    /// Texts for places that take none: yearly targets of a KPI with one target for the period, a baseline of 実績.
    pub no_input: usize,
}

impl Pasted {
    /// How many cells are filled or cleared.
    pub fn count(&self) -> usize {
        self.commands.len()
    }

    /// How many KPIs have cells among them.
    pub fn count_of_rows(&self) -> usize {
        self.commands.chunk_by(|one, other| one.0 == other.0).count()
    }

    /// All of it as one step.
    pub fn command(self) -> PlanCommand {
        let done = BulkEdit::Pasted(self.count());
        PlanCommand::InRows(BulkStep::new(self.commands, done, None))
    }
}

impl LeftOut {
    /// Whether all of the block found its place.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One text into each of these cells.
pub fn fill(cells: &[CellAddress], text: &str, on: Date) -> Pasted {
    let set = |(row, place): &CellAddress| (*row, set(*place, text, on));
    Pasted { commands: cells.iter().map(set).collect(), ..Pasted::default() }
}

/// Nothing into each of these cells, as one step; 切り取り where they were copied before.
pub fn clear(cells: &[CellAddress], is_cut: bool, on: Date) -> PlanCommand {
    let Pasted { commands, .. } = fill(cells, "", on);
    let done = if is_cut { BulkEdit::Cut(cells.len()) } else { BulkEdit::Cleared(cells.len()) };
    PlanCommand::InRows(BulkStep::new(commands, done, None))
}

fn set(place: CellPlace, text: &str, on: Date) -> IndicatorCommand {
    IndicatorCommand::SetCell { place, text: text.to_owned(), phase: InputPhase::Left, on }
}
