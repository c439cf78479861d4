//! The subjects of findings about a KPI.

use super::value;
use crate::checks::{Code, Neighbour};
use crate::plan::indicator::{Row, usual_bound};
use crate::plan::{Aggregation, Basis, Bound, Direction, RecordText};
use crate::value::{Amount, AsOf, Date, FiscalYear};

/// The subject of a finding about a KPI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KpiDetail {
    /// KPI-001: the name is blank although the row has a number.
    NoName,
    /// KPI-002: the unit field of the 2022 form is blank although the row has a number.
    NoUnit,
    /// KPI-003: neither the unit field nor any cell has a unit.
    UnitUnsaid,
    /// KPI-004: the cell has another unit.
    OtherUnit {
        /// The unit of the cell.
        written: String,
        /// The unit of the row, or the unit that most cells have.
        usual: String,
    },
    /// KPI-004: the cell has a figure in another unit, which is not counted until the user gives its value in the row's
    /// unit.
    ForeignFigure {
        /// The text of the cell.
        text: String,
        /// The unit of the row.
        unit: String,
        /// The figure in the row's unit, if it can be converted.
        converted: Option<String>,
    },
    /// KPI-004: the cell was left unread because of its unit, but the row has that unit now.
    UnitSettled {
        /// The text of the cell.
        text: String,
    },
    /// KPI-004: the cell has no unit although others have one.
    WithoutUnit {
        /// The unit that most cells have.
        usual: String,
    },
    /// KPI-005: the cell is neither a number nor a known state.
    Unreadable {
        /// The text of the cell.
        text: String,
    },
    /// KPI-005: the cell is a number, but with another comparison than the row's (`docs/decisions.md` 12).
    OtherBound {
        /// The text of the cell.
        text: String,
        /// The comparison of the row.
        bound: Bound,
    },
    /// KPI-006: a number is outside the project years.
    NumberOutsideProject {
        /// The number in the row's unit.
        amount: Amount,
    },
    /// KPI-006: `-` (not applicable) is written for a project year.
    NoneWithinProject,
    /// KPI-007: an unused slot has a number.
    UnusedWithNumber {
        /// The first number of the row.
        amount: Amount,
    },
    /// KPI-008: another row has the same name.
    SameName {
        /// The name as written in this row.
        name: String,
        /// The number of the first row with that name, counted from 1.
        first: usize,
    },
    /// KPI-009: there is no baseline.
    NoBaseline,
    /// KPI-010: a level as written is outside 0 to 100 %.
    ShareOutOfRange {
        /// The level in percent.
        level: Amount,
    },
    /// KPI-010: a level reached by increments is outside 0 to 100 %.
    SharesAddUpOutOfRange {
        /// The level in percent.
        level: Amount,
    },
    /// KPI-011: a ratio counts as a total of the period, by its basis (目標の数え方).
    ShareAsTotal,
    /// KPI-011: a ratio counts as a total of the period, by another place of the document.
    ShareReadAsTotal {
        /// The place of that statement in the document.
        place: String,
    },
    /// KPI-012: the baseline and the target belong to periods of different kinds.
    OtherPeriods {
        /// The date or period of the baseline.
        as_of: AsOf,
        /// The date or period of the baseline as written.
        as_of_text: String,
        /// The basis of the target.
        basis: Basis,
        /// The first and the last year of the project.
        years: (FiscalYear, FiscalYear),
    },
    /// KPI-013: the last target, a level, is no better than the baseline.
    NoBetter {
        /// The baseline in the row's unit.
        baseline: Amount,
        /// The last target in the row's unit.
        target: Amount,
    },
    /// KPI-013: the increments add up to no improvement.
    NoGain {
        /// The sum of the increments.
        total: Amount,
    },
    /// KPI-019: the bound (目標の条件) does not fit the direction (めざす向き).
    BoundAgainstDirection {
        /// The bound as it was chosen or typed.
        bound: Bound,
        /// The direction.
        direction: Direction,
    },
    /// KPI-014: the last survey is not in the final year.
    LastSurvey {
        /// The western year of the survey.
        survey: i32,
        /// The final fiscal year of the project.
        last: FiscalYear,
    },
    /// PLAN-015: the row has values of years, but the column heads of the form state increments.
    LevelsUnderIncrements,
    /// KPI-016: the figures of a row of increments continue from the baseline as levels do.
    LevelsForIncrements {
        /// The row of the figures.
        of: Row,
        /// The baseline in the row's unit.
        baseline: Amount,
        /// The first and the last figure.
        figures: (Amount, Amount),
    },
    /// KPI-017: the actuals should be computed from records in a way that does not fit the basis of the targets, so
    /// that no record counts.
    RecordsDoNotFit {
        /// The chosen computation.
        aggregation: Aggregation,
    },
    /// KPI-018: a record is not counted, because the text to be counted is missing or can't be read.
    RecordNotCounted {
        /// The text of the record that must be corrected.
        of: RecordText,
        /// That text as written.
        text: String,
        /// The day of the record.
        on: Option<Date>,
    },
    /// KPI-015: its neighbours make the figure unlikely.
    Unlikely {
        /// The figure in the row's unit.
        amount: Amount,
        /// One or two figures that make it unlikely.
        beside: Vec<(Neighbour, Amount)>,
        /// The unit of the row.
        unit: String,
    },
    /// AMD-011: the target differs from the approved one without a reason.
    ChangedWithoutReason {
        /// The approved target as it is shown.
        approved: String,
    },
}

impl KpiDetail {
    /// The code of the finding with this subject.
    pub(super) fn code(&self) -> Code {
        match self {
            Self::NoName => Code::Kpi001,
            Self::NoUnit => Code::Kpi002,
            Self::UnitUnsaid => Code::Kpi003,
            Self::OtherUnit { .. }
            | Self::ForeignFigure { .. }
            | Self::UnitSettled { .. }
            | Self::WithoutUnit { .. } => Code::Kpi004,
            Self::Unreadable { .. } | Self::OtherBound { .. } => Code::Kpi005,
            Self::NumberOutsideProject { .. } | Self::NoneWithinProject => Code::Kpi006,
            Self::UnusedWithNumber { .. } => Code::Kpi007,
            Self::SameName { .. } => Code::Kpi008,
            Self::NoBaseline => Code::Kpi009,
            Self::ShareOutOfRange { .. } | Self::SharesAddUpOutOfRange { .. } => Code::Kpi010,
            Self::ShareAsTotal | Self::ShareReadAsTotal { .. } => Code::Kpi011,
            Self::OtherPeriods { .. } => Code::Kpi012,
            Self::NoBetter { .. } | Self::NoGain { .. } => Code::Kpi013,
            Self::BoundAgainstDirection { .. } => Code::Kpi019,
            Self::LastSurvey { .. } => Code::Kpi014,
            Self::LevelsUnderIncrements => Code::Plan015,
            Self::LevelsForIncrements { .. } => Code::Kpi016,
            Self::RecordsDoNotFit { .. } => Code::Kpi017,
            Self::RecordNotCounted { .. } => Code::Kpi018,
            Self::Unlikely { .. } => Code::Kpi015,
            Self::ChangedWithoutReason { .. } => Code::Amd011,
        }
    }

    /// The figures for which the finding is silenced; empty if they are not part of the finding.
    pub(super) fn figures(&self) -> Vec<String> {
        match self {
            Self::NoName
            | Self::NoUnit
            | Self::UnitUnsaid
            | Self::NoneWithinProject
            | Self::NoBaseline
            | Self::ShareAsTotal
            | Self::LevelsUnderIncrements => Vec::new(),
            Self::OtherUnit { written, usual } => vec![written.clone(), usual.clone()],
            Self::ForeignFigure { text, unit, .. } => vec![text.clone(), unit.clone()],
            Self::WithoutUnit { usual } => vec![usual.clone()],
            Self::UnitSettled { text }
            | Self::Unreadable { text }
            | Self::OtherBound { text, .. }
            | Self::RecordNotCounted { text, .. } => {
                vec![text.clone()]
            }
            Self::NumberOutsideProject { amount } | Self::UnusedWithNumber { amount } => vec![value(*amount)],
            Self::SameName { name, first } => vec![name.clone(), first.to_string()],
            Self::ShareOutOfRange { level } | Self::SharesAddUpOutOfRange { level } => vec![value(*level)],
            Self::ShareReadAsTotal { place } => vec![place.clone()],
            Self::OtherPeriods { as_of, basis, years, .. } => {
                vec![taken(*as_of), stands_for(*basis).to_owned(), years.0.to_string(), years.1.to_string()]
            }
            Self::NoBetter { baseline, target } => vec![value(*baseline), value(*target)],
            Self::NoGain { total } => vec![value(*total)],
            Self::BoundAgainstDirection { bound, direction } => {
                [*bound, usual_bound(Some(*direction))].map(|bound| bound.word().to_owned()).to_vec()
            }
            Self::LastSurvey { survey, last } => vec![survey.to_string(), last.to_string()],
            Self::LevelsForIncrements { baseline, figures: (first, last), .. } => {
                [*baseline, *first, *last].map(value).to_vec()
            }
            Self::RecordsDoNotFit { aggregation } => vec![aggregation.code().to_owned()],
            Self::Unlikely { amount, beside, .. } => {
                [*amount].into_iter().chain(beside.iter().map(|(_, amount)| *amount)).map(value).collect()
            }
            Self::ChangedWithoutReason { approved } => vec![approved.clone()],
        }
    }
}

fn taken(as_of: AsOf) -> String {
    match as_of {
        AsOf::FiscalYear(year) => format!("fy{year}"),
        AsOf::CalendarYear(year) => year.to_string(),
        AsOf::Mean(first, last) => format!("fy{first}-{last}"),
    }
}

fn stands_for(basis: Basis) -> &'static str {
    match basis {
        Basis::Increment => "increment",
        Basis::Level => "level",
        Basis::PeriodTotal => "period_total",
        Basis::PeriodAverage => "period_average",
    }
}
