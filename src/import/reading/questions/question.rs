//! A question about some cells of a sheet, and what can be asked.

use crate::import::reading::grid::CellId;
use crate::import::reading::mark::{Region, SheetMark};
use crate::plan::coded::coded;

coded! {
    /// What is asked; the codes are for tests and support mails.
    Subject {
        /// Which era years without one are of.
        Era: "era",
        /// Which year is the first of those that are counted.
        FirstYear: "first-year",
        /// Which year others are named from.
        ThisYear: "this-year",
        /// Whether rows of too few cells lack the last ones.
        Alignment: "alignment",
        /// Whether figures in cells that look otherwise than their texts count as they are seen.
        Altered: "altered",
        /// Whether a figure with a remark beside it counts alone.
        Remark: "remark",
        /// Which of two lines has the targets, and which the actuals.
        Lines: "lines",
        /// Whether a row is the sum of others, or an indicator.
        Sum: "sum",
        /// What stands in a column.
        Column: "column",
        /// Which of several columns holds the names.
        NameColumn: "name-column",
        /// Whose figures these are.
        Name: "name",
        /// Whether figures are targets or actuals.
        Kind: "kind",
        /// Of which year figures are.
        Year: "year",
        /// Which of several figures for one place counts.
        Contested: "contested",
    }
}

/// A question about some cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetQuestion {
    /// What is asked.
    pub asked: Subject,
    /// The cells that the answer is about.
    pub on: Region,
    /// The figures that wait for it.
    pub cells: Vec<CellId>,
    /// The possible answers, the likeliest first; any other mark on the cells answers it, too.
    pub choices: Vec<SheetMark>,
}
