//! What would change, before anything does: the one model of a file that was opened, of another tab's work, and of the plan's
//! file in a folder.
//!
//! The merge finds [`Difference`](super::Difference)s. Each becomes a [`Change`] that a person reads; a [`Decision`] says what
//! becomes of it; what is taken of all [`Changes`] is a list of [`Resolution`]s, which one command carries out. Where a change
//! comes from a table file, its source tells the line, and how far the row is known.

use super::{IndicatorField, PlanField, Resolution, Value};
use crate::plan::Indicator;
use crate::plan::cell::{Bound, Doubt};
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::IndicatorId;

mod decisions;
mod listing;

pub use decisions::{Changes, DecidedChange, Decision};
pub use listing::of_differences;
pub(crate) use listing::{ChangeSource, UnreadableField, of_table};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind it is.
    pub kind: ChangeKind,
    /// Where.
    pub place: ChangePlace,
    /// The name of its KPI as it is here, or in the file where it is new; of a new plan the plan's.
    pub name: String,
    /// The unit that its figures are in.
    pub unit: String,
    /// What stood there when the file was sent, where it is a field and that is known.
    pub base: Option<Value>,
    /// What stands there now, where it is a field.
    pub old: Option<Value>,
    /// What the file says, where it is a field.
    pub new: Option<Value>,
    /// What the file says where it could not be read as anything.
    pub text: Option<String>,
    /// The line of the file.
    pub line: Option<usize>,
    /// What a person should look at.
    pub remark: Option<Remark>,
    /// What becomes of it, as it is proposed or decided.
    pub decision: Decision,
    /// What taking it does; `None` if it cannot be taken.
    pub(crate) resolution: Option<Resolution>,
}

/// The kinds of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// A value takes the place of another, or of nothing.
    Set,
    /// A value goes.
    Clear,
    /// A KPI, a year or a plan comes.
    Add,
    /// A KPI goes, if the user says so.
    Remove,
    /// A KPI that comes and one that was added here are one, if the user says so.
    Join,
    /// Both sides changed it: somebody decides.
    Conflict,
    /// It could not be read: ours stays unless the user takes the text as it is.
    Unread,
}

/// Where a change happens.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ChangePlace {
    /// In a field of a KPI.
    Field(IndicatorId, IndicatorField),
    /// A whole KPI.
    Kpi(IndicatorId),
    /// A KPI of the file, by its id there, and one of ours that may be the same.
    Join(IndicatorId),
    /// A field in which those two differ.
    Within(IndicatorId, IndicatorField),
    /// A column.
    Year(FiscalYear),
    /// The order of the KPIs.
    Order,
    /// A field of the plan itself.
    Own(PlanField),
    /// A whole plan.
    Plan,
}

/// What a person should look at in a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The text could not be read for sure.
    Doubt(Doubt),
    /// The cell carries another unit than its KPI (IN-009).
    OtherUnit(String),
    /// A year's target where the KPI has one for the whole period.
    TargetIsOfPeriod,
    /// A baseline in the row of actuals.
    BaselineOfActuals,
    /// A target with 超, 以上, 以下 or 未満 behind it where the KPI is compared otherwise, which is named.
    OtherBound(Bound),
    /// Not one of the words of its column.
    NoSuchWord,
}

impl Change {
    /// The KPI that it would add, or make one with ours.
    pub fn added(&self) -> Option<&Indicator> {
        match &self.resolution {
            Some(Resolution::Add { row, .. } | Resolution::Join { row, .. }) => Some(row),
            _ => None,
        }
    }
}

impl Remark {
    /// Its code, where it has one.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::Doubt(Doubt::OddMinus | Doubt::OddDash | Doubt::Brackets) => Some("IN-006"),
            Self::Doubt(Doubt::Grouping) => Some("IN-007"),
            Self::Doubt(Doubt::Damaged) => Some("IN-008"),
            Self::Doubt(Doubt::UnknownUnit) | Self::OtherUnit(_) => Some("IN-009"),
            _ => None,
        }
    }
}
