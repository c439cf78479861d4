//! What the rules on one KPI stand on: its row, and what the plan around it says.

use super::{Detail, Finding, Place, Spot};
use crate::amount::Amount;
use crate::cell::{Cell, State};
use crate::fiscal_year::{self, Date, FiscalYear};
use crate::notation;
use crate::plan::indicator::{Measure, Measured};
use crate::plan::{Form, Indicator, Plan};
use crate::totals::Span;

/// What a plan says that every row needs; read once for all of them. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) form: Form,
    pub(super) span: Span<'a>,
    /// 基準日.
    pub(super) reference_date: Option<Date>,
    /// The month of 検証時期.
    pub(super) evaluated_in: Option<u8>,
}

impl<'a> Ground<'a> {
    pub(super) fn of(plan: &'a Plan) -> Self {
        Self {
            form: plan.form,
            span: Span::of(plan),
            reference_date: plan.reference_date,
            evaluated_in: fiscal_year::read_month(&plan.facts.evaluated_in),
        }
    }

    /// The columns in which the project runs.
    pub(super) fn project_years(self) -> impl DoubleEndedIterator<Item = FiscalYear> {
        self.span.years().filter(move |year| self.span.is_in_project(*year))
    }
}

/// A KPI on its ground.
#[derive(Clone, Copy)]
pub(super) struct Kpi<'a> {
    pub(super) row: &'a Indicator,
    pub(super) ground: Ground<'a>,
}

impl<'a> Kpi<'a> {
    /// A finding at a spot of the row.
    pub(super) fn find(self, spot: Spot, detail: impl Into<Detail>) -> Finding {
        Finding { place: self.at(spot), detail: detail.into() }
    }

    pub(super) fn at(self, spot: Spot) -> Place {
        Place::Indicator { id: self.row.id, spot }
    }

    /// The cells that show by the basis in force, blank ones too, in the order of the grid.
    pub(super) fn cells(self) -> impl Iterator<Item = (Spot, &'a Cell)> {
        let row = self.row;
        let years = || self.ground.span.years();
        let by_year = (!row.basis.is_period()).then(|| years().map(|year| (Spot::Target(year), row.target(year))));
        let period = row.basis.is_period().then_some((Spot::Period, &row.period_target));
        let actuals = years().map(|year| (Spot::Actual(year), row.actual(year)));
        let stated = row.stated_total.iter().map(|cell| (Spot::StatedTotal, cell));
        let targets = by_year.into_iter().flatten().chain(period);
        [(Spot::Baseline, &row.baseline.cell)].into_iter().chain(targets).chain(actuals).chain(stated)
    }

    /// The numbers among them; none of a 定性 KPI, whose cells are text.
    pub(super) fn numbers(self) -> impl Iterator<Item = (Spot, Amount)> {
        let numbers = self.cells().filter_map(|(spot, cell)| Some((spot, cell.amount()?)));
        numbers.filter(move |_| !self.is_described())
    }

    pub(super) fn has_number(self) -> bool {
        self.numbers().next().is_some()
    }

    /// 定性.
    pub(super) fn is_described(self) -> bool {
        self.row.measure == Measure::Descriptive
    }

    /// Whether nobody has begun with the row: no name, no unit and no entered cell (`decisions.md` 6).
    pub(super) fn is_untouched(self) -> bool {
        is_blank(&self.row.name) && is_blank(&self.row.unit) && self.cells().all(|(_, cell)| cell.is_blank())
    }

    /// Whether a value of that year is to be had: of a survey KPI only in the years of the survey.
    pub(super) fn is_measured_in(self, year: FiscalYear) -> bool {
        match &self.row.measured {
            Measured::Survey { years } => years.contains(&year.western()),
            Measured::YearEnd | Measured::Rolling => true,
        }
    }

    /// Whether anything is aimed at in figures.
    pub(super) fn has_target(self) -> bool {
        self.numbers().any(|(spot, _)| matches!(spot, Spot::Target(_) | Spot::Period))
    }

    /// The project years whose target is blank.
    pub(super) fn blank_years(self) -> impl Iterator<Item = FiscalYear> {
        self.ground.project_years().filter(move |year| self.row.target(*year).is_blank())
    }

    /// Whether every project year holds a number as its target, and there is such a year.
    pub(super) fn has_every_target(self) -> bool {
        let is_number = |year| matches!(self.row.target(year).state, State::Number { .. });
        self.ground.project_years().next().is_some() && self.ground.project_years().all(is_number)
    }
}

/// Whether a text is nothing but white space.
pub(super) fn is_blank(text: &str) -> bool {
    notation::trim(text).is_empty()
}
