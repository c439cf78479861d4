//! The input of the rules on a KPI: its row and the properties of its plan.

use std::sync::Arc;

use super::{Detail, Finding, FindingPlace, RowPlace};
use crate::figures::totals::Span;
use crate::plan::cell::State;
use crate::plan::{Cell, Form, Indicator, Measure, Plan};
use crate::value::fiscal_year;
use crate::value::{Amount, Date, FiscalYear, width};

/// The properties of a plan that rules on rows read besides the row, read once for all rows. If the contexts of two
/// plans are equal, an unchanged row has the same findings. It is a small `Copy` value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct RuleContext<'a> {
    pub(super) form: &'a Arc<Form>,
    pub(super) span: Span<'a>,
    /// The approved state in force.
    pub(super) approved: Option<&'a Arc<Plan>>,
    /// The reference date (基準日).
    pub(super) reference_date: Option<Date>,
    /// The month of the evaluation (検証時期), from 1 to 12.
    pub(super) evaluated_in: Option<u8>,
}

impl<'a> RuleContext<'a> {
    /// The properties that rules read of the plan.
    pub(super) fn from_plan(plan: &'a Plan) -> Self {
        Self {
            form: &plan.form,
            span: Span::from_plan(plan),
            approved: plan.approval_in_force().map(|approval| &approval.state),
            reference_date: plan.reference_date,
            evaluated_in: fiscal_year::read_month(&plan.facts.evaluated_in),
        }
    }

    /// The fiscal years of the columns in which the project runs.
    pub(super) fn project_years(self) -> impl DoubleEndedIterator<Item = FiscalYear> {
        self.span.years().filter(move |year| self.span.is_in_project(*year))
    }
}

/// A KPI together with the properties of its plan.
#[derive(Clone, Copy)]
pub(super) struct Kpi<'a> {
    pub(super) row: &'a Indicator,
    pub(super) context: RuleContext<'a>,
}

impl<'a> Kpi<'a> {
    /// Creates a finding at a place of the row.
    pub(super) fn find(self, row_place: RowPlace, detail: impl Into<Arc<Detail>>) -> Finding {
        Finding { place: self.place(row_place), detail: detail.into() }
    }

    /// Whether the form asks for the value before the project. A group that has just begun has none.
    pub(super) fn needs_baseline(self) -> bool {
        !self.context.form.for_groups
    }

    /// The place of a finding in this row.
    pub(super) fn place(self, row_place: RowPlace) -> FindingPlace {
        FindingPlace::Indicator { id: self.row.id, row_place }
    }

    /// The cells that are shown for the current basis, including blank cells, in the order of the grid.
    ///
    /// It returns a list and not an iterator because a dozen rules use it, and each would compile the iterator chain
    /// anew.
    pub(super) fn cells(self) -> Vec<(RowPlace, &'a Cell)> {
        let row = self.row;
        let mut cells = vec![(RowPlace::Baseline, &row.baseline.cell)];
        if row.has_period_target() {
            cells.push((RowPlace::Period, &row.period_target));
        } else {
            for year in self.context.span.years() {
                cells.push((RowPlace::Target(year), row.target(year)));
            }
        }
        for year in self.context.span.years() {
            cells.push((RowPlace::Actual(year), row.actual(year)));
        }
        if let Some(stated) = &row.stated_total {
            cells.push((RowPlace::StatedTotal, stated));
        }
        cells
    }

    /// The numbers in the cells with their places; empty for a descriptive KPI (定性), whose cells are text.
    pub(super) fn numbers(self) -> Vec<(RowPlace, Amount)> {
        let mut numbers = Vec::new();
        if !self.is_described() {
            for (row_place, cell) in self.cells() {
                if let Some(amount) = cell.amount() {
                    numbers.push((row_place, amount));
                }
            }
        }
        numbers
    }

    /// Whether any cell that is shown for the current basis has a number; never for a descriptive KPI (定性).
    pub(super) fn has_number(self) -> bool {
        !self.numbers().is_empty()
    }

    /// Whether the KPI is descriptive (定性).
    pub(super) fn is_described(self) -> bool {
        self.row.measure == Measure::Descriptive
    }

    /// Whether nothing has been entered in the row: no name, no unit and no cell (`docs/decisions.md` 6).
    pub(super) fn is_untouched(self) -> bool {
        self.row.is_untouched()
    }

    /// Whether a value is expected in that year; a KPI measured by a survey has one only in the years of the survey.
    pub(super) fn is_measured_in(self, year: FiscalYear) -> bool {
        self.row.is_measured_in(year)
    }

    /// Whether the row has a numeric target, even if only one for all years.
    pub(super) fn has_target(self) -> bool {
        let has_whole = !self.is_described() && self.row.whole_target().is_some_and(|target| target.amount().is_some());
        has_whole
            || self.numbers().iter().any(|(row_place, _)| matches!(row_place, RowPlace::Target(_) | RowPlace::Period))
    }

    /// The project years whose target is blank.
    pub(super) fn blank_years(self) -> impl Iterator<Item = FiscalYear> {
        self.context.project_years().filter(move |year| self.row.target(*year).is_blank())
    }

    /// Whether the target of every project year is a number, and there is such a year.
    pub(super) fn has_every_target(self) -> bool {
        let is_number = |year| matches!(self.row.target(year).state, State::Number { .. });
        self.context.project_years().next().is_some() && self.context.project_years().all(is_number)
    }
}

/// Whether a text is nothing but white space.
pub(super) fn is_blank(text: &str) -> bool {
    width::trim(text).is_empty()
}
