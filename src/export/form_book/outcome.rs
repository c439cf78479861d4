//! The outcome of each mark: written, asked or left out, and why.

use serde::Serialize;

use super::book::{CellReference, Format, HiddenBy};
use super::heads::CellHeads;
use super::marks::{Marked, MarkedKpi, UnknownKpi};
use crate::plan::Certainty;
use crate::value::{FiscalYear, IndicatorId};

/// The outcome of one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filling {
    /// The name of the sheet.
    pub sheet: String,
    /// The cell.
    pub cell: CellReference,
    /// The KPI, if the plan has it.
    pub kpi: Option<IndicatorId>,
    /// The value of the KPI that is marked.
    pub what: Marked,
    /// The year of the value, if it has one.
    pub year: Option<FiscalYear>,
    /// The value for the cell; `None` if there is none.
    pub value: Option<FilledValue>,
    /// The text that a person sees in the cell now.
    pub held: String,
    /// The certainty of a figure that is not final, if the book does not show it in another cell.
    pub unsaid: Option<Certainty>,
    /// What is done with it.
    pub outcome: Outcome,
}

/// The value that is written into a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilledValue {
    /// A number, as the cell holds it and as a person sees it there.
    Number {
        /// The number that the cell holds, in plain digits.
        held: String,
        /// The number that its format shows, in plain digits.
        shown: String,
    },
    /// A text, even if it looks like a number.
    Text(String),
}

/// What is done with a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The value is written.
    Written,
    /// The cell has this value already.
    Same,
    /// The value is written if the user confirms it, for these reasons.
    Asked(Vec<ConfirmReason>),
    /// The value is not written.
    Left(Obstacle),
}

/// The reason why the user is asked before a cell is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfirmReason {
    /// The cell has other content.
    HoldsOther,
    /// The cell is locked in a protected sheet.
    Locked,
    /// Other words lead to the cell than when it was marked: the form has changed.
    OtherHeads {
        /// The words when it was marked.
        then: CellHeads,
        /// The words now.
        now: CellHeads,
    },
    /// None of the words that lead to the cell names the KPI.
    Unnamed(CellHeads),
    /// The KPI has another name or unit than when it was marked.
    OtherKpi {
        /// The KPI when it was marked.
        then: MarkedKpi,
        /// The KPI now.
        now: MarkedKpi,
    },
    /// The heading or title of the cell names another year.
    OtherYear(FiscalYear),
    /// The heading or title of the cell names a year that, as written, cannot be the figure's year: 6年度 over a figure of 2023.
    UnclearYear(String),
    /// The headings or title of the cell name another year than when it was marked, and not the figure's year.
    YearWords {
        /// The text for the year when the cell was marked.
        then: String,
        /// The text for the year now.
        now: String,
    },
    /// The book states another unit than the KPI's.
    BookUnit {
        /// The unit that the book states.
        book: String,
        /// The unit of the KPI.
        kpi: String,
    },
    /// The figure is in another unit than the KPI's, and is written with its unit as a text.
    OtherUnit,
    /// The format of the cell would change the meaning of the number.
    Format(Format),
    /// The format of the cell would show this instead.
    Shown(String),
    /// The format of the cell would show nothing.
    ShowsNothing,
    /// The cell is hidden by this.
    Hidden(HiddenBy),
}

/// The reason why nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The plan does not have the KPI.
    Kpi(UnknownKpi),
    /// The book does not have the sheet.
    NoSheet,
    /// The sheet does not have the cell.
    NoCell,
    /// A merged area covers the cell.
    Covered,
    /// The cell holds a formula, which is never overwritten.
    Formula,
    /// The plan does not have the year.
    NoYear,
    /// The plan has no value, or no rate can be computed.
    Nothing,
}

impl Filling {
    /// Whether the value is written; if the user is asked, only if it is accepted.
    pub fn is_written(&self, is_accepted: impl Fn(&Self) -> bool) -> bool {
        match self.outcome {
            Outcome::Written => true,
            Outcome::Asked(_) => is_accepted(self),
            Outcome::Same | Outcome::Left(_) => false,
        }
    }
}

#[derive(Serialize)]
struct WritesRecord<'f> {
    writes: Vec<WriteRecord<'f>>,
}

#[derive(Serialize)]
struct WriteRecord<'f> {
    sheet: &'f str,
    row: u32,
    column: u32,
    kind: &'static str,
    text: &'f str,
}

/// The cells to write, in the JSON that the library takes; cells that the user is asked about only if accepted. `None` if
/// there are none.
pub fn writes_json(fillings: &[Filling], is_accepted: impl Fn(&Filling) -> bool) -> Option<String> {
    let written = fillings.iter().filter(|filling| filling.is_written(&is_accepted));
    let writes: Vec<WriteRecord<'_>> = written.filter_map(WriteRecord::from_filling).collect();
    if writes.is_empty() { None } else { serde_json::to_string(&WritesRecord { writes }).ok() }
}

impl<'f> WriteRecord<'f> {
    fn from_filling(filling: &'f Filling) -> Option<Self> {
        let (kind, text) = match filling.value.as_ref()? {
            FilledValue::Number { held, .. } => ("number", held),
            FilledValue::Text(text) => ("text", text),
        };
        let CellReference { row, column } = filling.cell;
        Some(Self { sheet: &filling.sheet, row, column, kind, text })
    }
}
