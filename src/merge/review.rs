//! The review of changes before they are made: the one model for a file that was opened, for the work of another tab,
//! and for the plan's file in a folder.
//!
//! The merge finds [`Difference`](super::Difference)s. Each becomes a [`Change`] that a person reads; a [`Decision`]
//! says what becomes of it; what is taken of all [`Changes`] is a list of [`Resolution`]s, which one command carries
//! out. Where a change is from a table file, its source tells the line, and how far the row is known.

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

/// One proposed change, with all that a person needs to decide about it.
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
    /// The number that the opinion or the meeting of 効果検証 has among those here and those that the other side adds, counted from 1;
    /// 0 of any other place.
    pub number: usize,
    /// The value of the field when the file was sent; `None` if it is no field or the value is not known.
    pub base: Option<FieldValue>,
    /// The value of the field now; `None` if it is no field.
    pub old: Option<FieldValue>,
    /// The value of the field in the file; `None` if it is no field.
    pub new: Option<FieldValue>,
    /// The text in the file that could not be read; `None` if it was read.
    pub text: Option<String>,
    /// The line of the file, counted from 1; `None` if the change is of no line.
    pub line: Option<usize>,
    /// The reason for a person to look at the change closely; `None` if there is none.
    pub remark: Option<Remark>,
    /// How many (件) it counts for: one, or as many KPIs as a new plan has.
    pub count: usize,
    /// The section whose answer to an inquiry the figure here is from; `None` if it is from none.
    pub answered: Option<AnsweredBy>,
    /// What each of several files says for the place, where they say different things; the first is what is here called the
    /// value of the file. Empty if only one file changes it, or all to the same.
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
    /// Both sides changed the value, so that somebody has to decide.
    Conflict,
    /// The text could not be read: ours stays unless the user takes the text as it is.
    Unread,
    /// The text was read, and the plan has no place for what it says: ours stays unless the user types it.
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
    /// Whether both are the same place. An opinion that a file adds is the same whatever number it has: that follows what else is
    /// taken.
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
    /// The unit of a KPI whose figures would stay as they are in another unit.
    UnitOfFigures,
    /// The figure is in a row of this unit, which is not the unit of its KPI.
    UnitOfRow(String),
    /// The figure has this fiscal year beside it, which is not that of its column (IN-011).
    OtherYear(FiscalYear),
    /// The target is of one year, but the KPI has a target for the whole period.
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
    /// The plan has a figure that is more certain than the text: a final one where this one is preliminary, or one where
    /// this is none.
    LessCertain,
    /// The file, of no known version, has a blank where the plan has something; it is cleared only if the user says so.
    BlankInFile,
    /// The plan has no such KPI or year yet; of a file of no known version it is added only if the user says so.
    NotHere,
    /// The name or the unit is not that of the KPI here, in a file of no known version.
    OtherName,
    /// There is a record of activity of the same day, KPI and amount that says the same (同じもの).
    SameRecord,
    /// The sheet of 効果検証 is settled or published, so that the text can't be written on it as long as it is.
    SheetSettled,
    /// The plan has no such KPI, 基本目標, name of points or year any more whose sheet could hold the text.
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
    /// Whether the KPI that a conflict is about was deleted here: several files may also add one that never was here.
    pub fn was_deleted(&self) -> bool {
        self.claims.first().is_none_or(|claim| claim.change.kind == ChangeKind::Conflict)
    }

    /// The values among which the user may choose, each as written, where a cell of the file holds several (`100(120)`)
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

    /// Whether a person should look at it before the others: it waits for a decision, was not read, has no place, or is remarked upon.
    pub fn wants_a_look(&self) -> bool {
        matches!(self.kind, ChangeKind::Conflict | ChangeKind::Unread | ChangeKind::NoPlace) || self.remark.is_some()
    }
}

impl Remark {
    /// The remark on what would be added with these doubtful cells; `None` if there are none.
    pub(crate) fn on_cells(cells: Vec<DoubtfulCell>) -> Option<Self> {
        (!cells.is_empty()).then_some(Self::DoubtfulCells(cells))
    }

    /// Whether the figure may be that of another unit, of other years or of another size: it is never taken unless somebody says so.
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

    /// Whether it only says why the change is not proposed, and nothing of its text.
    pub fn is_of_proposal(&self) -> bool {
        matches!(self, Self::BlankInFile | Self::NotHere | Self::OtherName)
    }

    /// The kind of a change whose text was not taken for that reason.
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
