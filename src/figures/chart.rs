//! The content of the chart of a KPI: for each year a bar for the actual and a step for the target, and one line for
//! the target of the whole period.
//!
//! The figures are those of the table, never figures of the chart's own:
//!
//! | basis | bar | step | line |
//! |---|---|---|---|
//! | 各年度の増加分 | 実績累計 | 目標累計 | 合計 of 目標, where no year is missing in it |
//! | 各年度の値 | the year's actual | the year's target | – |
//! | 計画期間の累計 | 実績累計 | – | the one target |
//! | 計画期間の平均 | the year's actual | – | the one target |
//!
//! A missing entry is not 0, and neither is 該当なし: a year that should have an actual and has none is [`Bar::Missing`]; a
//! year that needs none, or that is still to come, is [`Bar::Absent`]. 定性 and unused slots have no chart. [`months`]
//! has the chart by the months of one year. [`drawing`] computes the lines, and [`lettering`] the places of the texts.

use crate::figures::totals::{self, Figure, Gap, Span, Total};
use crate::plan::cell::State;
use crate::plan::{ActualsAre, Basis, Cell, Certainty, Indicator};
use crate::value::{Amount, FiscalYear};

pub mod bullet;
pub mod drawing;
mod lettering;
mod line_kind;
pub mod months;
pub mod periods;
mod plot;
mod scale;
pub mod stacked;

pub use drawing::Drawing;
pub use line_kind::{ActualMarks, LineKind, Stroke};
use periods::PeriodBreak;
pub use plot::{Canvas, ChartLabels};

/// The content of the chart of a KPI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The columns, one for each fiscal year in the order of the table, or for each month.
    pub columns: Vec<ChartColumn>,
    /// The target of the whole period in the indicator's unit, drawn as a line across all years.
    pub goal: Option<Amount>,
    /// Whether each year's figure is a value of its own, so that the axis need not begin at 0. Sums begin at 0.
    pub is_of_values: bool,
    /// The places between columns at which one plan period ends and the next begins, in ascending order.
    pub breaks: Vec<PeriodBreak>,
}

/// The content of the chart for one fiscal year, or for one month of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartColumn {
    /// The fiscal year of the column.
    pub year: FiscalYear,
    /// The name of the month, in a chart by month.
    pub month: Option<&'static str>,
    /// The step: the target of the year, or the running total of the targets up to it, in the indicator's unit.
    pub target: Option<Amount>,
    /// The bar: the actual of the year, or the running total of the actuals up to it.
    pub actual: Bar,
}

/// The actual of a fiscal year, or the running total up to it, as the chart shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// There is a figure to draw.
    Figure {
        /// The height of the bar in the indicator's unit.
        amount: Amount,
        /// The least final certainty among the values in the figure.
        certainty: Certainty,
        /// Whether the figure includes all of its years.
        is_whole: bool,
    },
    /// A figure is expected and missing, for the given reason.
    Missing(Gap),
    /// No figure is expected for the year.
    Absent,
}

impl Chart {
    /// The chart of a KPI; `None` for descriptive KPIs (定性) and unused slots.
    pub fn from_indicator(indicator: &Indicator, span: Span<'_>) -> Option<Self> {
        let basis = totals::basis(indicator).filter(|_| !indicator.is_unused())?;
        let targets = targets(indicator, span, basis);
        let mut actuals = actuals(indicator, span, basis);
        drop_years_to_come(&mut actuals);
        let columns = span.years().zip(targets).zip(actuals);
        let columns =
            columns.map(|((year, target), actual)| ChartColumn { year, month: None, target, actual }).collect();
        let goal = match basis {
            Basis::Increment => totals::computed_total(indicator, span),
            Basis::PeriodTotal | Basis::PeriodAverage => indicator.whole_target().and_then(Cell::amount),
            Basis::Level => None,
        };
        let is_of_values = matches!(basis, Basis::Level | Basis::PeriodAverage);
        Some(Self { columns, goal, is_of_values, breaks: Vec::new() })
    }

    /// The newest year with a figure; `None` if no year has one.
    pub fn newest(&self) -> Option<ChartColumn> {
        self.columns.iter().rev().find(|column| column.actual.amount().is_some()).copied()
    }
}

impl Bar {
    /// The figure of the bar in the indicator's unit; `None` if there is none.
    pub fn amount(self) -> Option<Amount> {
        match self {
            Self::Figure { amount, .. } => Some(amount),
            Self::Missing(_) | Self::Absent => None,
        }
    }
}

/// Removes the mark of blank years after the newest year with any entry, because they may still be to come. A gap
/// before that year keeps its mark.
fn drop_years_to_come(actuals: &mut [Bar]) {
    for actual in actuals.iter_mut().rev().take_while(|actual| matches!(actual, Bar::Missing(Gap::Blank) | Bar::Absent))
    {
        *actual = Bar::Absent;
    }
}

fn targets(indicator: &Indicator, span: Span<'_>, basis: Basis) -> Vec<Option<Amount>> {
    match basis {
        Basis::Increment => totals::running_targets(indicator, span).iter().map(Total::amount).collect(),
        Basis::Level => span.years().map(|year| indicator.target(year).amount()).collect(),
        Basis::PeriodTotal | Basis::PeriodAverage => span.years().map(|_| None).collect(),
    }
}

fn actuals(indicator: &Indicator, span: Span<'_>, basis: Basis) -> Vec<Bar> {
    let of_year = |year| written(indicator, span, year);
    match basis {
        Basis::Level | Basis::PeriodAverage => span.years().map(of_year).collect(),
        Basis::Increment | Basis::PeriodTotal => {
            let sums = totals::running_actuals(indicator, span);
            span.years().zip(sums).map(|(year, sum)| up_to(indicator, sum).unwrap_or_else(|| of_year(year))).collect()
        }
    }
}

/// The bar of a running total; `None` if the total is not a sum.
fn up_to(indicator: &Indicator, total: Total) -> Option<Bar> {
    let Total::Sum(sum) = total else { return None };
    let Some(amount) = sum.amount else { return Some(Bar::Missing(Gap::NoBaseline)) };
    // A level includes all years before it.
    let is_whole = sum.is_complete() || indicator.actuals_are == ActualsAre::Levels;
    Some(Bar::Figure { amount, certainty: sum.certainty(), is_whole })
}

/// The bar of the value in the cell of the year.
fn written(indicator: &Indicator, span: Span<'_>, year: FiscalYear) -> Bar {
    let cell = indicator.actual(year);
    match Figure::from_cell(cell, span, year) {
        Figure::Number { amount, certainty } => Bar::Figure { amount, certainty, is_whole: true },
        // A year without a survey needs no value.
        Figure::Missing(_) if cell.state == State::Blank && !indicator.is_measured_in(year) => Bar::Absent,
        Figure::Missing(gap) => Bar::Missing(gap),
        Figure::NotApplicable => Bar::Absent,
    }
}
