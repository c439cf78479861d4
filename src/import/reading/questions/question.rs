//! A question about some cells of a sheet, and what can be asked.

use crate::import::reading::grid::CellId;
use crate::import::reading::mark::{Region, SheetMark};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Which era years without one are of.
    Era,
    /// Which year is the first of those that are counted.
    FirstYear,
    /// Whether rows of too few cells lack the last ones.
    Alignment,
    /// Whether figures in cells that look otherwise than their texts count as they are seen.
    Altered,
    /// Whether a figure with a remark beside it counts alone.
    Remark,
    /// Which of two lines has the targets, and which the actuals.
    Lines,
    /// Whether a row is the sum of others, or an indicator.
    Sum,
    /// What stands in a column.
    Column,
    /// Which of several columns holds the names.
    NameColumn,
    /// Whose figures these are.
    Name,
    /// Whether figures are targets or actuals.
    Kind,
    /// Of which year figures are.
    Year,
    /// Which of several figures for one place counts.
    Contested,
}

impl Subject {
    /// A stable name of what is asked, for tests and support mails.
    pub fn code(self) -> &'static str {
        match self {
            Self::Era => "era",
            Self::FirstYear => "first-year",
            Self::Alignment => "alignment",
            Self::Altered => "altered",
            Self::Remark => "remark",
            Self::Lines => "lines",
            Self::Sum => "sum",
            Self::Column => "column",
            Self::NameColumn => "name-column",
            Self::Name => "name",
            Self::Kind => "kind",
            Self::Year => "year",
            Self::Contested => "contested",
        }
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
