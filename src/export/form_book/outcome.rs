//! What becomes of a mark: what is written, asked or left out, and why.

use serde::Serialize;

use super::book::{CellReference, Format, HiddenBy};
use super::heads::CellHeads;
use super::marks::{Marked, MarkedKpi, UnknownKpi};
use crate::plan::Certainty;
use crate::value::{FiscalYear, IndicatorId};

/// What becomes of one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filling {
    /// The name of the sheet.
    pub sheet: String,
    /// The cell.
    pub cell: CellReference,
    /// The KPI, if the plan has it.
    pub kpi: Option<IndicatorId>,
    /// What of it.
    pub what: Marked,
    /// The year that is meant, if it is about one.
    pub year: Option<FiscalYear>,
    /// What the cell would hold; `None` if there is nothing.
    pub value: Option<FilledValue>,
    /// What a person sees in the cell now.
    pub held: String,
    /// How final the figure is, where the book does not get to know that it is not.
    pub unsaid: Option<Certainty>,
    /// What is done.
    pub outcome: Outcome,
}

/// What is written into a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilledValue {
    /// A number in plain digits, as the cell holds it, and as a person sees it there.
    Number {
        /// What the cell holds.
        held: String,
        /// What its format shows, in plain digits.
        shown: String,
    },
    /// A text, whatever it looks like.
    Text(String),
}

/// What is done with a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is written.
    Written,
    /// The cell says so already.
    Same,
    /// It is written if a person says so, for each of these reasons.
    Asked(Vec<ConfirmReason>),
    /// It is not written.
    Left(Obstacle),
}

/// Why a person is asked before a cell is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfirmReason {
    /// Something else stands in it.
    HoldsOther,
    /// It is locked in a protected sheet.
    Locked,
    /// Other words than then lead to it: the form has changed.
    OtherHeads {
        /// The words when it was marked.
        then: CellHeads,
        /// The words now.
        now: CellHeads,
    },
    /// None of the words that lead to it names the KPI.
    Unnamed(CellHeads),
    /// The KPI has another name or unit than when it was marked.
    OtherKpi {
        /// The KPI when it was marked.
        then: MarkedKpi,
        /// The KPI now.
        now: MarkedKpi,
    },
    /// Its head or title names another year.
    OtherYear(FiscalYear),
    /// Its head or title names a year that cannot be the figure's as it is written: 6年度 over a figure of 2023.
    UnclearYear(String),
    /// Its heads or title name another year than when it was marked, and not the figure's.
    YearWords {
        /// The year when it was marked, as it was written.
        then: String,
        /// The year now, as it is written.
        now: String,
    },
    /// The book says another unit than the KPI's.
    BookUnit {
        /// The unit that the book says.
        book: String,
        /// The unit of the KPI.
        kpi: String,
    },
    /// The figure is in another unit than the KPI's, and is written with it as a text.
    OtherUnit,
    /// Its format would show the number as another one.
    Format(Format),
    /// Its format would show this.
    Shown(String),
    /// Its format would show nothing.
    ShowsNothing,
    /// Nobody sees it, as this is hidden.
    Hidden(HiddenBy),
}

/// Why nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The plan does not have the KPI.
    Kpi(UnknownKpi),
    /// The book does not have the sheet.
    NoSheet,
    /// The cell is none of those that can be filled in.
    NoCell,
    /// The cell is covered by a merged one.
    Covered,
    /// The cell holds a formula, which is never written over.
    Formula,
    /// There is no such year.
    NoYear,
    /// Nothing is entered in the plan, or no rate can be computed.
    Nothing,
}

impl Filling {
    /// Whether it is written: what is asked only where a person has said so.
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

/// The cells that are written, as the library takes them: those that are asked only where a person has said so. `None` if
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
