//! Pasting into the KPI grid, and copying out of it.
//!
//! A block is rows of texts as a spreadsheet lays them on the clipboard ([`Block`]). One of figures is laid into the grid from a
//! cell on ([`place()`]): rows step through the KPIs and columns through the years. One with words is a table, which is read as that of a
//! file ([`super::pasted_table`]). What has no cell is left out and reported ([`LeftOut`]). A block that goes into figures adds no row
//! and no year unless a person says so.
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
    /// The row of each KPI that is filled, where it was chosen by the first cell because a block from elsewhere does
    /// not name it; `None` otherwise.
    pub unnamed: Option<Row>,
    /// Whether the rows go to the KPIs in the order of the grid, because the block does not name them.
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
    /// The number of columns of a table that are nothing of an indicator.
    pub other_columns: usize,
    /// The number of rows that are nothing of an indicator.
    pub other_rows: usize,
    /// The names in a table that no KPI has, in its order.
    pub names: Vec<String>,
    /// The number of names, headings and other words of the table that stood where figures stand.
    pub words: usize,
    /// The number of totals, which are calculated and not entered.
    pub totals: usize,
    /// The number of cells with hidden text, which is not read.
    pub hidden: usize,
    /// The number of texts for places that take none: yearly targets of a KPI with one target for the period, a
    /// baseline of actuals (実績).
    pub no_input: usize,
}

impl Pasted {
    /// The number of cells that are filled or cleared.
    pub fn count(&self) -> usize {
        self.commands.len()
    }

    /// The number of KPIs that have cells among them.
    pub fn count_of_rows(&self) -> usize {
        self.commands.chunk_by(|one, other| one.0 == other.0).count()
    }

    /// The command that carries out all of it as one step.
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

/// The command that clears each of these cells as one step, labelled as a cut (切り取り) where they were copied before.
pub fn clear(cells: &[CellAddress], is_cut: bool, on: Date) -> PlanCommand {
    let Pasted { commands, .. } = fill(cells, "", on);
    let done = if is_cut { BulkEdit::Cut(cells.len()) } else { BulkEdit::Cleared(cells.len()) };
    PlanCommand::InRows(BulkStep::new(commands, done, None))
}

fn set(place: CellPlace, text: &str, on: Date) -> IndicatorCommand {
    IndicatorCommand::SetCell { place, text: text.to_owned(), phase: InputPhase::Left, on }
}

/// The command that sets a column of units in these KPIs, one each, as one step; `None` for a block that is none. 測るもの
/// follows each unit as where it is typed. A blank line leaves the unit of its KPI.
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
