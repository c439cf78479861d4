//! The review of changes before they are made. One model serves a file that was opened, the work of another tab, and
//! the plan's file in a folder.
//!
//! The merge finds [`Difference`](super::Difference)s. Each becomes a [`Change`] that the user reads, and a [`Decision`] states what
//! becomes of it. The changes that are taken of all [`Changes`] are a list of [`Resolution`]s, which one command carries out. For a
//! change from a table file, a `ChangeSource` gives its line and how certain the KPI of its row is.

use std::sync::Arc;

use super::{FieldValue, IndicatorField, PlanField, Resolution, Setting};
use crate::checks::{Detail, DoubtfulCell};
use crate::plan::cell::{Reading, ReadingDoubt};
use crate::plan::lineage::AnsweredBy;
use crate::plan::{Bound, EvaluationPart, EvaluationPlace, Indicator};
use crate::value::{FiscalYear, IndicatorId};

mod contest;
mod decisions;
mod items;
mod listing;

pub(crate) use contest::{Charge, Claimant};
pub use contest::{Claim, Contest, Elsewhere};
pub use decisions::{Changes, DecidedChange, Decision, Tally};
pub use listing::of_differences;
pub(crate) use listing::{ChangeSource, UnreadableField, of_table};

/// One proposed change, with everything that the user needs for the decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The kind of change.
    pub kind: ChangeKind,
    /// The place that the change is about.
    pub place: ChangePlace,
    /// The name of the KPI as it is here, or in the file if it is new; for a new plan the name of the plan.
    pub name: String,
    /// The unit of the KPI's figures.
    pub unit: String,
    /// The number of the opinion or meeting of 効果検証 among those here and those that the other side adds, counted from
    /// 1; 0 for any other place.
    pub number: usize,
    /// The value of the field when the file was sent; `None` if the change concerns no field or the value is not known.
    pub base: Option<FieldValue>,
    /// The value of the field now; `None` if the change concerns no field.
    pub old: Option<FieldValue>,
    /// The value of the field in the file; `None` if the change concerns no field.
    pub new: Option<FieldValue>,
    /// The text in the file that could not be read; `None` if it was read.
    pub text: Option<String>,
    /// The line of the file, counted from 1; `None` if the change has no line.
    pub line: Option<usize>,
    /// The reason to look at the change closely; `None` if there is none.
    pub remark: Option<Remark>,
    /// How many (件) the change counts for: one, or the number of KPIs of a new plan.
    pub count: usize,
    /// The section whose answer to an inquiry our figure comes from; `None` if it comes from none.
    pub answered: Option<AnsweredBy>,
    /// The value of each of several files for the place, if they differ; `new` is the value of the first. Empty if only
    /// one file changes the place, or all change it to the same value.
    pub claims: Vec<Claim>,
    /// The decision on the change, as proposed or as made by the user.
    pub decision: Decision,
    /// The change to make if theirs is taken; `None` if it cannot be taken.
    pub(crate) resolution: Option<Resolution>,
}

/// The kind of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// A value replaces another value or a blank.
    Set,
    /// A value is cleared.
    Clear,
    /// A KPI, a year or a plan is added.
    Add,
    /// A KPI or a year is removed, if the user decides so.
    Remove,
    /// A KPI of the file and one that was added here are joined into one, if the user decides so.
    Join,
    /// Both sides changed the value, so that the user has to decide.
    Conflict,
    /// The text could not be read: ours stays unless the user takes the text as it is.
    Unread,
    /// The text was read, but the plan has no place for it: ours stays unless the user types it.
    NoPlace,
}

/// The place of a change.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ChangePlace {
    /// A field of the KPI with this id.
    Field(IndicatorId, IndicatorField),
    /// The whole KPI with this id.
    Kpi(IndicatorId),
    /// A KPI of the file, by its id there, that may be the same as one of ours.
    Join(IndicatorId),
    /// A field in which the two KPIs that may be the same differ, by the id in the file.
    Within(IndicatorId, IndicatorField),
    /// The column of this fiscal year.
    Year(FiscalYear),
    /// The order of the KPIs.
    Order,
    /// A field of the plan itself.
    Own(PlanField),
    /// A whole plan.
    Plan,
}

impl ChangePlace {
    /// Whether both are the same place. The number of an opinion that a file adds is ignored, as it depends on what else is taken.
    pub(super) fn is_same_place(&self, other: &Self) -> bool {
        let opinion = |place: &Self| match place {
            Self::Own(PlanField::EvaluationText(EvaluationPlace { year, part: EvaluationPart::Opinion(id, text) })) => {
                Some((*year, *id, *text))
            }
            _ => None,
        };
        match (opinion(self), opinion(other)) {
            (Some((year, id, text)), Some((of, known, as_text))) => {
                (year, text) == (of, as_text) && id.bits() == known.bits()
            }
            _ => self == other,
        }
    }
}

/// The reason for a person to look at a change closely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The text could not be read for certain, for this reason.
    Doubt(ReadingDoubt),
    /// The cell contains this unit, which is not the unit of its KPI (IN-009).
    OtherUnit(String),
    /// The change sets another unit for a KPI that already has figures in its present unit.
    UnitOfFigures,
    /// The figure is in a row of this unit, which is not the unit of its KPI.
    UnitOfRow(String),
    /// The figure has this fiscal year beside it, which is not the year of its column (IN-011).
    OtherYear(FiscalYear),
    /// The target is for one year, but the KPI has a target for the whole period.
    TargetIsOfPeriod,
    /// The value is a baseline in the row of actuals.
    BaselineOfActuals,
    /// The target has this bound (超, 以上, 以下 or 未満) behind it, but the KPI is compared in another way.
    OtherBound(Bound),
    /// The text is not one of the words that its column allows.
    NoSuchWord,
    /// The text is no number of points.
    NoPoints,
    /// The cells of a figure and of its state contradict each other (`5620 / 集計中`).
    FigureAgainstState,
    /// The text is neither a figure nor a word for a state.
    NoFigure,
    /// The word was read as 未把握 (not known), which it may or may not mean.
    ReadAsNotKnown,
    /// The figure is doubtful beside the others of its KPI (KPI-015, EVAL-004, EVAL-005, SUM-003).
    Doubtful(Arc<Detail>),
    /// The KPI or the plan that would be added has doubtful figures in these cells.
    DoubtfulCells(Vec<DoubtfulCell>),
    /// The plan has a more certain figure: a final figure where the file has a preliminary one, or a figure where it has none.
    LessCertain,
    /// The file, whose version is not known, has a blank where the plan has a value; it is cleared only if the user decides so.
    BlankInFile,
    /// The plan has no such KPI or year yet; from a file of unknown version it is added only if the user decides so.
    NotHere,
    /// The name or the unit differs from that of the KPI here, in a file of unknown version.
    OtherName,
    /// An activity record of the same day, KPI and amount with the same content already exists (同じもの).
    SameRecord,
    /// The sheet of 効果検証 is settled or published, so that the text can't be written on it.
    SheetSettled,
    /// The plan no longer has the KPI, 基本目標, name of points or year whose sheet could hold the text.
    NotOnSheet,
}

impl Change {
    /// The KPI that the change would add or join with ours; `None` for other changes.
    pub fn added(&self) -> Option<&Indicator> {
        match &self.resolution {
            Some(Resolution::Add { row, .. } | Resolution::Join { row, .. }) => Some(row),
            _ => None,
        }
    }
}

impl Change {
    /// Whether the KPI of a conflict was deleted here; not if the conflict is between several files that add the KPI.
    pub fn was_deleted(&self) -> bool {
        self.claims.first().is_none_or(|claim| claim.change.kind == ChangeKind::Conflict)
    }

    /// The values among which the user may choose, each as written, if a cell of the file holds several (`100(120)`)
    /// and one of them can be typed; empty otherwise.
    pub fn candidates(&self) -> Vec<String> {
        match &self.new {
            Some(FieldValue::OfKpi(Setting::Cell(_, cell)))
                if self.kind == ChangeKind::Unread && self.can_be_typed() =>
            {
                Reading::from_text(&cell.text, &self.unit).candidates
            }
            _ => Vec::new(),
        }
    }

    /// Whether the user should look at the change before the others: it is a conflict, was not read, has no place, or has a remark.
    pub fn wants_a_look(&self) -> bool {
        matches!(self.kind, ChangeKind::Conflict | ChangeKind::Unread | ChangeKind::NoPlace) || self.remark.is_some()
    }
}

impl Remark {
    /// The remark on an addition with these doubtful cells; `None` if there are none.
    pub(crate) fn on_cells(cells: Vec<DoubtfulCell>) -> Option<Self> {
        (!cells.is_empty()).then_some(Self::DoubtfulCells(cells))
    }

    /// Whether the figure may belong to another unit, other years or another magnitude. It is never taken unless the user decides so.
    pub(crate) fn is_of_another_figure(&self) -> bool {
        let of_years = |doubt: &ReadingDoubt| {
            matches!(doubt, ReadingDoubt::YearWithoutEra | ReadingDoubt::CalendarYear | ReadingDoubt::Running)
        };
        match self {
            Self::OtherUnit(_)
            | Self::UnitOfFigures
            | Self::UnitOfRow(_)
            | Self::OtherYear(_)
            | Self::Doubtful(_)
            | Self::DoubtfulCells(_) => true,
            Self::Doubt(doubt) => of_years(doubt),
            _ => false,
        }
    }

    /// Whether the remark only explains why the change is not proposed, and concerns nothing in its text.
    pub fn is_of_proposal(&self) -> bool {
        matches!(self, Self::BlankInFile | Self::NotHere | Self::OtherName)
    }

    /// The kind of a change whose text was not taken because of this remark.
    pub(crate) fn kind(&self) -> ChangeKind {
        match self {
            Self::TargetIsOfPeriod
            | Self::BaselineOfActuals
            | Self::OtherBound(_)
            | Self::SheetSettled
            | Self::NotOnSheet => ChangeKind::NoPlace,
            _ => ChangeKind::Unread,
        }
    }

    /// The stable code of the remark (`IN-006` and so on); `None` if it has none.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::Doubt(ReadingDoubt::OddMinus | ReadingDoubt::OddDash | ReadingDoubt::Brackets) => Some("IN-006"),
            Self::Doubt(ReadingDoubt::Grouping) => Some("IN-007"),
            Self::Doubt(ReadingDoubt::Damaged) => Some("IN-008"),
            Self::Doubt(ReadingDoubt::UnknownUnit) | Self::OtherUnit(_) | Self::UnitOfFigures | Self::UnitOfRow(_) => {
                Some("IN-009")
            }
            Self::Doubt(ReadingDoubt::YearWithoutEra | ReadingDoubt::CalendarYear) | Self::OtherYear(_) => {
                Some("IN-011")
            }
            Self::Doubtful(detail) => Some(detail.code().printed()),
            Self::DoubtfulCells(cells) => cells.first().map(|cell| cell.detail.code().printed()),
            _ => None,
        }
    }
}
