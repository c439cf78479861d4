//! The years over which a KPI is computed, and what its cell of one year adds to a sum.

use std::ops::RangeInclusive;

use crate::plan::cell::{Cell, Certainty, State};
use crate::plan::{Plan, YearAxis};
use crate::value::amount::Amount;
use crate::value::fiscal_year::FiscalYear;

/// A plan's year columns together with its project years (`docs/decisions.md` 3). It is a small `Copy` value.
#[derive(Clone, Copy, Debug)]
pub struct Span<'a> {
    axis: &'a YearAxis,
    first: FiscalYear,
    last: FiscalYear,
}

impl<'a> Span<'a> {
    /// The columns and project years of a plan.
    pub fn of(plan: &'a Plan) -> Self {
        Self::new(&plan.years, plan.project_years())
    }

    /// The columns of `axis` with a project in the years `project`. If the project ends before it begins (PLAN-006),
    /// all columns count as project years, so that no blank is read as 該当なし because of it.
    pub fn new(axis: &'a YearAxis, project: RangeInclusive<FiscalYear>) -> Self {
        let project = if project.is_empty() { axis.first()..=axis.last() } else { project };
        Self { axis, first: *project.start(), last: *project.end() }
    }

    /// The fiscal years of the columns in ascending order.
    pub fn years(self) -> impl DoubleEndedIterator<Item = FiscalYear> + ExactSizeIterator {
        self.axis.years()
    }

    /// Whether the fiscal year is one of the columns.
    pub fn contains(self, year: FiscalYear) -> bool {
        self.axis.contains(year)
    }

    /// Whether the project runs in the fiscal year.
    pub fn is_in_project(self, year: FiscalYear) -> bool {
        (self.first..=self.last).contains(&year)
    }
}

/// What the cell of one fiscal year adds to a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// A number, which is added.
    Number {
        /// The value in the indicator's unit.
        amount: Amount,
        /// Whether the value is final, preliminary or an estimate.
        certainty: Certainty,
    },
    /// No figure exists (該当なし): the year is skipped and the sum stays complete.
    NotApplicable,
    /// A figure is expected and missing, so the sum has a gap.
    Missing(Gap),
}

/// The reason for which an expected figure is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing has been entered (未入力).
    Blank,
    /// The figure is not known yet (未把握).
    Unknown,
    /// The cell contains text that is not a number.
    Unread,
    /// The year has a level, but there is no baseline to subtract.
    NoBaseline,
    /// The year has a level, but the given earlier year, whose level is to be subtracted, has none.
    NoYearBefore(FiscalYear),
}

impl Figure {
    /// The figure of a year's cell. Outside the project years a blank counts as 該当なし; a value there counts like any
    /// other (KPI-006 warns of it).
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
