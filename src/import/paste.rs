//! Pasting into the KPI grid, and copying out of it.
//!
//! A block is rows of texts as a spreadsheet writes them to the clipboard ([`Block`]). A block of figures fills the grid from a
//! cell on ([`place()`]): rows advance through the KPIs and columns through the years. A block with words is a table, which is
//! read like the table of a file ([`super::pasted_table`]). Parts without a cell are left out and reported ([`LeftOut`]). A block
//! of figures adds no row and no year without the user's consent.
//!
//! ```
//! use keikaku::import::paste::Block;
//!
//! let block = Block::read("2024年度\t2025年度\r\n12,000\t\"二行の\n文\"\r\n");
//! assert_eq!((block.height(), block.width()), (2, 2));
//! assert_eq!(Block::read("１２\r\n").single(), Some("１２"));
//! ```

use crate::command::{BulkEdit, BulkStep, IndicatorCommand, InputPhase, PlanCommand};
use crate::plan::Plan;
use crate::plan::indicator::{Measure, Row};
use crate::plan::place::{CellAddress, CellPlace, ChoiceValue, TextPlace};
use crate::value::fiscal_year::{Date, FiscalYear};
use crate::value::id::IndicatorId;
use crate::value::width::trim;

mod asking;
pub(crate) mod block;
mod looks;
pub(crate) mod markup;
mod place;

pub use asking::{Paste, PasteBy, PasteQuestion, PasteReason, TableNames};
pub(super) use block::is_blank;
pub use block::{Block, MOST_ROWS};
pub use looks::BlockLooks;
pub use markup::{ROW_MARK, TooLarge};
pub(super) use place::columns_from;
pub use place::place;

/// The result of pasting a block: the commands that fill cells, and what is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The commands that fill the cells, one for each cell, with the id of its KPI.
    pub commands: Vec<(IndicatorId, IndicatorCommand)>,
    /// The parts of the block that have no place in the grid.
    pub left_out: LeftOut,
    /// The row (目標 or 実績) that is filled, if the cursor's cell decides it because a block from elsewhere does not name it; `None`
    /// otherwise.
    pub unnamed: Option<Row>,
    /// Whether the rows go to the KPIs in the order of the grid, because the block does not name the KPIs.
    pub by_order: bool,
}

/// The number of parts of a block that were not pasted, by reason. Blank parts are not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// The number of rows below the last KPI.
    pub rows: usize,
    /// The number of columns behind the last year.
    pub columns: usize,
    /// The fiscal years that the plan does not have, in the order of the block.
    pub years: Vec<FiscalYear>,
    /// The number of figures that are computed from others (達成率, 累計, 差).
    pub computed: usize,
    /// The number of columns of a table that do not belong to an indicator.
    pub other_columns: usize,
    /// The number of rows that do not belong to an indicator.
    pub other_rows: usize,
    /// The names in a table that no KPI has, in the order of the table.
    pub names: Vec<String>,
    /// The number of names, headings and other words of the table in the place of figures.
    pub words: usize,
    /// The number of totals, which are computed and cannot be entered.
    pub totals: usize,
    /// The number of cells with hidden text, which is not read.
    pub hidden: usize,
    /// The number of texts for places without input: yearly targets of a KPI with one target for the period, a baseline in a row
    /// of actuals (実績).
    pub no_input: usize,
}

impl Pasted {
    /// The number of cells that are filled or cleared.
    pub fn count(&self) -> usize {
        self.commands.len()
    }

    /// The number of KPIs with such cells.
    pub fn count_of_rows(&self) -> usize {
        self.commands.chunk_by(|one, other| one.0 == other.0).count()
    }

    /// The command that applies the whole paste as one step.
    pub fn command(self) -> PlanCommand {
        let done = BulkEdit::Pasted(self.count());
        PlanCommand::InRows(BulkStep::new(self.commands, done, None))
    }
}

impl LeftOut {
    /// Whether nothing of the block was left out.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Fills each of these cells with the same text.
pub fn fill(cells: &[CellAddress], text: &str, on: Date) -> Pasted {
    let set = |(row, place): &CellAddress| (*row, set(*place, text, on));
    Pasted { commands: cells.iter().map(set).collect(), ..Pasted::default() }
}

/// The command that clears these cells as one step, labelled as a cut (切り取り) if they were copied before.
pub fn clear(cells: &[CellAddress], is_cut: bool, on: Date) -> PlanCommand {
    let Pasted { commands, .. } = fill(cells, "", on);
    let done = if is_cut { BulkEdit::Cut(cells.len()) } else { BulkEdit::Cleared(cells.len()) };
    PlanCommand::InRows(BulkStep::new(commands, done, None))
}

fn set(place: CellPlace, text: &str, on: Date) -> IndicatorCommand {
    IndicatorCommand::SetCell { place, text: text.to_owned(), phase: InputPhase::Left, on }
}

/// The command that sets the units of these KPIs from a block of one column, as one step; `None` for a wider block. 測るもの follows
/// each unit as if it were typed. A blank line keeps the unit of its KPI.
pub fn units(plan: &Plan, rows: &[IndicatorId], block: &Block) -> Option<PlanCommand> {
    if block.width() != 1 {
        return None;
    }
    let (mut commands, mut filled) = (Vec::new(), 0);
    for (text, row) in block.rows.iter().flatten().zip(rows.iter().filter_map(|id| plan.indicator(*id))) {
        let text = trim(text).to_owned();
        if text.is_empty() {
            continue;
        }
        filled += 1;
        let follows = row.measure == Measure::of_unit(&row.unit);
        let measure = follows.then(|| IndicatorCommand::Choose(ChoiceValue::Measure(Measure::of_unit(&text))));
        commands.push((row.id, IndicatorCommand::SetText { place: TextPlace::Unit, text }));
        commands.extend(measure.map(|measure| (row.id, measure)));
    }
    Some(PlanCommand::InRows(BulkStep::new(commands, BulkEdit::Pasted(filled), None)))
}
