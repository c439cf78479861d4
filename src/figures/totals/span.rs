//! The years a KPI is reckoned over, and what its cell of one year gives to a sum.

use std::ops::RangeInclusive;

use crate::plan::cell::{Cell, Certainty, State};
use crate::plan::{Plan, YearAxis};
use crate::value::amount::Amount;
use crate::value::fiscal_year::FiscalYear;

/// A plan's year columns together with its project years (`decisions.md` 3). Cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Span<'a> {
    axis: &'a YearAxis,
    first: FiscalYear,
    last: FiscalYear,
}

impl<'a> Span<'a> {
    /// The years of that plan.
    pub fn of(plan: &'a Plan) -> Self {
        Self::new(&plan.years, plan.project_years())
    }

    /// The columns of `axis` with a project in the years `project`. A project that ends before it
    /// begins (PLAN-006) counts as all columns, so that no blank is taken for 該当なし because of it.
    pub fn new(axis: &'a YearAxis, project: RangeInclusive<FiscalYear>) -> Self {
        let project = if project.is_empty() { axis.first()..=axis.last() } else { project };
        Self { axis, first: *project.start(), last: *project.end() }
    }

    /// The columns in ascending order.
    pub fn years(self) -> impl DoubleEndedIterator<Item = FiscalYear> + ExactSizeIterator {
        self.axis.years()
    }

    /// Whether the year is one of the columns.
    pub fn contains(self, year: FiscalYear) -> bool {
        self.axis.contains(year)
    }

    /// Whether the project runs in that year.
    pub fn is_in_project(self, year: FiscalYear) -> bool {
        (self.first..=self.last).contains(&year)
    }
}

/// What one year gives to a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// It is added.
    Number {
        /// In the indicator's unit.
        amount: Amount,
        /// How final it is.
        certainty: Certainty,
    },
    /// No figure exists: the year is skipped and the sum stays complete.
    NotApplicable,
    /// There should be a figure and there is none: the sum has a gap.
    Missing(Gap),
}

/// Why a figure that should be there is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// 未入力.
    Blank,
    /// 未把握.
    Unknown,
    /// Text that is no number.
    Unread,
    /// The year holds a level, but there is no number before the project to subtract.
    NoBaseline,
    /// The year holds a level, but that earlier year, which should be subtracted, holds none.
    NoYearBefore(FiscalYear),
}

impl Figure {
    /// What the cell of that year gives. Outside the project years a blank counts as 該当なし; what
    /// is written there counts like anywhere else (KPI-006 warns of it).
    pub fn of(cell: &Cell, span: Span<'_>, year: FiscalYear) -> Self {
        match cell.state {
            State::Number { amount, certainty } => Self::Number { amount, certainty },
            State::NotApplicable => Self::NotApplicable,
            State::Blank if !span.is_in_project(year) => Self::NotApplicable,
            State::Blank => Self::Missing(Gap::Blank),
            State::Unknown { .. } => Self::Missing(Gap::Unknown),
            State::Unread => Self::Missing(Gap::Unread),
        }
    }
}
