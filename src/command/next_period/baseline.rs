//! The 現状値 of a KPI at the start of the plan of the next period.
//!
//! | basis | 現状値 |
//! |---|---|
//! | 各年度の値, and 定性 | the newest actual |
//! | 各年度の増加分, actuals written as levels | the newest actual |
//! | 各年度の増加分 | baseline + Σ of the actuals, up to the newest year with one |
//! | 計画期間の累計, 計画期間の平均, not chosen | none: it would be a figure of another kind |
//!
//! The 現状値 is exact and has a year, or there is none: a sum that lacks a year, has no baseline, or mixes several units
//! would look like a level that was never measured. A sum ends before the years that are still to come; a year without
//! a figure before its last year is a gap. A figure that is not final (速報, 見込) stays marked as such; one that is not
//! marked although its year still runs may change (`docs/decisions.md` 67), so the years end before it.

use crate::figures::totals::{self, Gaps, Span, Total};
use crate::plan::cell::State;
use crate::plan::{ActualsAre, Baseline, Basis, Cell, Certainty, Indicator, LevelMeaning, Measure};
use crate::value::{AsOf, FiscalYear};

/// The proposed 現状値 of a KPI, or the reason why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextBaseline {
    /// The newest actual.
    NewestActual(Cell, FiscalYear),
    /// The baseline of the old plan and all increments up to that year.
    BaselineAndIncrements(Cell, FiscalYear),
    /// No year that has ended has an actual.
    NoActual,
    /// The baseline of the old plan is no number, so the increments lead to no level.
    NoBaseline,
    /// The baseline of the old plan is the value of one year only, to which increments can't be added.
    BaselineOfOneYear,
    /// Increments are missing in these years.
    YearsMissing(Vec<FiscalYear>),
    /// The figures have several units.
    SeveralUnits,
    /// The KPI is counted over the whole period, or its basis is not chosen.
    OfWholePeriod,
}

impl NextBaseline {
    /// The proposed 現状値 of the KPI that continues this one, from the figures in the years of `span`.
    pub fn proposed(row: &Indicator, span: Span<'_>) -> Self {
        let are_levels = row.actuals_are == ActualsAre::Levels;
        match row.basis {
            _ if row.measure == Measure::Descriptive => newest(row, span),
            Some(Basis::Level) => newest(row, span),
            Some(Basis::Increment) if are_levels => newest(row, span),
            Some(Basis::Increment) => reached(row, span),
            Some(Basis::PeriodTotal | Basis::PeriodAverage) | None => Self::OfWholePeriod,
        }
    }

    /// The figure with its year; `None` if there is none.
    pub fn figure(&self) -> Option<(&Cell, FiscalYear)> {
        match self {
            Self::NewestActual(cell, year) | Self::BaselineAndIncrements(cell, year) => Some((cell, *year)),
            _ => None,
        }
    }

    /// The baseline of the new KPI; `None` if there is no figure.
    pub fn baseline(&self) -> Option<Baseline> {
        let (cell, year) = self.figure()?;
        let (cell, as_of_text) = (cell.clone(), year.western_label());
        Some(Baseline { cell, as_of_text, as_of: Some(AsOf::FiscalYear(year)) })
    }
}

/// The years before the first one that still runs and has an actual that is not marked as provisional.
fn settled<'s>(row: &'s Indicator, span: Span<'s>) -> impl Iterator<Item = FiscalYear> + 's {
    let may_change = move |year: FiscalYear| {
        let is_final = matches!(row.actual(year).state, State::Number { certainty: Certainty::Final, .. });
        is_final && span.day_within(year).is_some()
    };
    span.years().take_while(move |year| !may_change(*year))
}

/// The newest actual that is a number, or a text for a descriptive KPI.
fn newest(row: &Indicator, span: Span<'_>) -> NextBaseline {
    let says = |cell: &Cell| match cell.state {
        State::Number { .. } => true,
        State::Unread => row.measure == Measure::Descriptive,
        State::NotApplicable | State::Blank | State::Unknown { .. } => false,
    };
    let newest = settled(row, span).filter(|year| says(row.actual(*year))).last();
    newest.map_or(NextBaseline::NoActual, |year| NextBaseline::NewestActual(row.actual(year).clone(), year))
}

/// The level that the increments reach by the newest year with a number.
fn reached(row: &Indicator, span: Span<'_>) -> NextBaseline {
    let has_number = |year: &FiscalYear| row.actual(*year).amount().is_some();
    let Some(newest) = settled(row, span).filter(has_number).last() else { return NextBaseline::NoActual };
    let State::Number { amount: start, certainty } = row.baseline.cell.state else { return NextBaseline::NoBaseline };
    if row.level_meaning == LevelMeaning::Annual {
        return NextBaseline::BaselineOfOneYear;
    }
    let Total::Sum(sum) = totals::actual_total(row, span.up_to(newest)) else { return NextBaseline::OfWholePeriod };
    let Some(sum_of_years) = sum.amount.filter(|_| sum.is_complete()) else {
        return NextBaseline::YearsMissing(missing(sum.gaps));
    };
    let cells = span.years().map(|year| row.actual(year));
    if row.mixes_units(cells.chain([&row.baseline.cell])) {
        return NextBaseline::SeveralUnits;
    }
    let (amount, certainty) = (start + sum_of_years, certainty.max(sum.certainty()));
    let text = format!("{}{}", amount.plain(), certainty.mark());
    NextBaseline::BaselineAndIncrements(Cell { state: State::Number { amount, certainty }, text }, newest)
}

/// The years without a figure, in ascending order.
fn missing(gaps: Gaps) -> Vec<FiscalYear> {
    let Gaps { blank, unknown, unread, underived } = gaps;
    let mut years = [blank, unknown, unread, underived].concat();
    years.sort_unstable();
    years
}
