//! A question about some cells of a sheet, and what can be asked.

use crate::import::reading::grid::CellId;
use crate::import::reading::mark::{Region, SheetMark};
use crate::plan::coded::coded;

coded! {
    /// The subject of a question; the codes are for tests and support mails.
    Subject {
        /// Which era years without one belong to.
        Era: "era",
        /// Which year the counted years begin with.
        FirstYear: "first-year",
        /// Which year relative years are counted from.
        ThisYear: "this-year",
        /// Whether rows with too few cells lack the last or the first ones.
        Alignment: "alignment",
        /// Whether figures in cells that look different from their texts count as they appear.
        Altered: "altered",
        /// Whether a figure with a remark beside it counts alone.
        Remark: "remark",
        /// What kinds two lines or two figures of a cell have.
        Lines: "lines",
        /// Whether a row is the sum of others, or an indicator.
        Sum: "sum",
        /// What a column holds.
        Column: "column",
        /// Which of several columns holds the names.
        NameColumn: "name-column",
        /// To which indicator figures belong.
        Name: "name",
        /// Whether figures are targets or actuals.
        Kind: "kind",
        /// To which year figures belong.
        Year: "year",
        /// Which of several figures for one place counts.
        Contested: "contested",
    }
}

/// A question about some cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetQuestion {
    /// The subject.
    pub asked: Subject,
    /// The cells to which an answer applies.
    pub on: Region,
    /// The figures that wait for the answer.
    pub cells: Vec<CellId>,
    /// The possible answers, the likeliest first; any other mark on the cells is an answer as well.
    pub choices: Vec<SheetMark>,
}
